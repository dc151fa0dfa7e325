"""A table of text on the page."""

import streamlit as st

from lib.text.html import table_html
from lib.text.table import Table


def table(content: Table) -> None:
    """Draw a table with the headings of its columns and rows."""
    st.html(table_html(content))
