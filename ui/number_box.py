"""The box of a number, among the controls or in the row of a slider."""

from typing import Any

import streamlit as st

from lib.numerics.parameter import Parameter
from lib.text.escape import markdown_text


def numeric(parameter: Parameter) -> dict[str, Any]:
    """Return the arguments that the widgets of a parameter have in common."""
    return {
        "min_value": float(parameter.low),
        "max_value": float(parameter.high),
        "value": float(parameter.default),
        "step": float(parameter.step),
        "format": "%g",
        "key": parameter.key,
        "help": parameter.help or None,
        "bind": "query-params",
    }


def number_box(parameter: Parameter, width: int) -> float:
    """Draw a number box, so many pixels wide, and return its value."""
    return parameter.nearest(st.number_input(markdown_text(parameter.label), width=width, **numeric(parameter)))
