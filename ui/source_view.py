"""What a page shows as it is: the source of a function, and facts as a list."""

import inspect
from collections.abc import Callable, Mapping

import streamlit as st


def source(function: Callable[..., object]) -> None:
    """Show the source of a function of lib as it runs, without what decorates it."""
    st.code(inspect.getsource(inspect.unwrap(function)), language="python")


def facts(pairs: Mapping[str, str]) -> None:
    """Draw pairs of a name and a text as a list."""
    st.markdown("\n".join(f"- **{name}:** {value}" for name, value in pairs.items()))
