"""A table of text on the page."""

import pandas as pd
import streamlit as st

from lib.text.escape import markdown_text
from lib.text.table import Table


def table(content: Table) -> None:
    """Draw a table with the headings of its columns and rows."""
    index = pd.Index([markdown_text(row) for row in content.rows], name=content.index or None)
    st.table(pd.DataFrame(list(content.cells), index, content.columns))
