"""Words on the page: the source of a function, and facts as a list."""

import inspect

import streamlit as st


def source(function):
    """Show the source of a function of lib as it runs, without what decorates it."""
    st.code(inspect.getsource(inspect.unwrap(function)), language="python")


def facts(pairs):
    """Draw pairs of a name and a text as a list."""
    st.markdown("\n".join(f"- **{name}:** {value}" for name, value in pairs.items()))
