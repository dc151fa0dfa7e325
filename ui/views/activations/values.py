"""The box of an x and the table of the values of functions and derivatives at it, which two views have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.activations import Activation
from lib.lesson import controls
from lib.text import activations as activation_text
from ui.lesson import is_guided

TABLE = 320
"""Width of the table, in pixels: on a phone it stands under the box."""


@dataclass(frozen=True)
class ValuesAt:
    """An x, and the place beside its box for the table of the values at it."""

    x: float
    place: DeltaGenerator


def box_of_x() -> ValuesAt | None:
    """Draw the box of x; a scene of the lesson or of the lecture has one only if its address has an x."""
    if is_guided() and controls.READ_AT.key not in st.query_params:
        return None
    with st.container(horizontal=True, gap="small"):
        return ValuesAt(ui.number(controls.READ_AT), st.container(width=TABLE))


def values_at_x(at: ValuesAt | None, functions: Sequence[tuple[Activation, Mapping[str, float]]]) -> None:
    """Draw the values at x; each function has the values of its parameters."""
    if at:
        with at.place:
            ui.table(activation_text.values_table(functions, at.x))
