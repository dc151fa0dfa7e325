"""What a page shows as it is: the source of a function, and facts as a list."""

import inspect
from collections.abc import Callable, Mapping

import streamlit as st

from lib.expressions.numpy_source import HasSource


def source(function: Callable[..., object]) -> None:
    """Show the source of a function of lib as it runs, without what decorates it, or of a typed one in NumPy."""
    text = function.source if isinstance(function, HasSource) else inspect.getsource(inspect.unwrap(function))
    st.code(text, language="python")


def facts(pairs: Mapping[str, str]) -> None:
    """Draw pairs of a name and a text as a list."""
    st.markdown("\n".join(f"- **{name}:** {value}" for name, value in pairs.items()))
