"""The box of an x and the table of the values of functions and derivatives at it, which two views have."""

from collections.abc import Mapping, Sequence

import streamlit as st

import ui
from lib.activations import Activation
from lib.lesson import controls
from lib.text import activations as activation_text
from ui.lesson import is_guided

TABLE = 320
"""Width of the table, in pixels: on a phone it stands under the box."""


def values_at_x(functions: Sequence[tuple[Activation, Mapping[str, float]]]) -> None:
    """Draw the box of x and the values at it; each function has the values of its parameters.

    A scene of the lesson or of the lecture has them only if its address has an x.
    """
    if is_guided() and controls.READ_AT.key not in st.query_params:
        return
    with st.container(horizontal=True, gap="small"):
        x = ui.number(controls.READ_AT)
        with st.container(width=TABLE):
            ui.table(activation_text.values_table(functions, x))
