"""The source of a function on the page."""

import inspect
from collections.abc import Callable

import streamlit as st

from lib.expressions.numpy_source import HasSource


def source(function: Callable[..., object]) -> None:
    """Show the source of a function of lib as it runs, without what decorates it, or of a typed one in NumPy."""
    text = function.source if isinstance(function, HasSource) else inspect.getsource(inspect.unwrap(function))
    st.code(text, language="python")
