"""A list of facts on the page."""

from collections.abc import Mapping

import streamlit as st


def facts(pairs: Mapping[str, str]) -> None:
    """Draw pairs of a name and a text as a list."""
    st.markdown("\n".join(f"- **{name}:** {value}" for name, value in pairs.items()))
