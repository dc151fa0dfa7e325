"""The box in which a visitor types a function."""

import streamlit as st

from lib.expressions.expression import Expression, expression
from lib.expressions.tokens import ExpressionError
from lib.lesson.control import Text
from lib.text import own_function as own_text
from lib.text.escape import markdown_text
from ui.controls import text


def formula(control: Text, variables: tuple[str, ...] = ("x",)) -> Expression | None:
    """Draw the box of a function, and return what is typed in it; None if nothing is, or if it cannot be read.

    What cannot be read stays in the box, so that it can be corrected; the place of the fault is marked under it.
    """
    typed = text(control)
    if not typed.strip():
        return None
    try:
        return expression(typed, variables)
    except ExpressionError as fault:
        st.error(markdown_text(own_text.fault_sentence(fault)), icon=":material/error:")
        st.code(own_text.marked_place(typed, fault.place), language=None)
        return None
