"""The view "Overflow": softmax and its loss in three float formats."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import overflow as overflow_charts
from lib.lesson import controls, examples
from lib.numerics.floating_point import FORMS
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import classes


@ui.fragment
def draw() -> None:
    """Draw softmax and its loss in three float formats, up to where each form overflows or underflows."""
    panel, pictures = ui.controls_and_chart("overflow")
    ui.intro(
        panel,
        words.OVERFLOW_INTRO,
        *("float format", "overflow", "underflow", "NaN"),
    )
    with panel:
        names, logits = classes()
        dtype = ui.choice(controls.FLOAT_FORMAT)
    live = {controls.SHIFT.key: ui.live(controls.SHIFT)}
    with pictures:
        picture = overflow_charts.over_shift(logits, names[0], dtype, controls.SHIFT, live[controls.SHIFT.key].exact)
        drawn = ui.draw(picture, "overshift", live)
    ui.explanation("softmax", "Overflow")
    below = st.container()
    st.markdown("\n\n".join(map(softmax_text.overflow_sentence, examples.OVERFLOWING_LOGITS)))
    st.markdown(words.OVERFLOW_OPERATIONS.format(format=dtype))
    columns = [part.container() for part in _formulas()]
    thresholds()
    forms(drawn, [pictures, below, *columns], ui.ending("softmax", "Overflow"), logits, names, dtype)


def _formulas() -> list[DeltaGenerator]:
    """Draw the formula of each form, and return their columns."""
    columns = st.columns(len(FORMS))
    for form, part in zip(FORMS.values(), columns, strict=True):
        part.latex(form.latex)
    return columns


def thresholds() -> None:
    """Draw where each form breaks, which depends on no control."""
    st.markdown(words.OVERFLOW_THRESHOLDS)
    ui.table(softmax_text.failure_thresholds_table())


@ui.fragment
def forms(
    drawn: ui.Drawn,
    places: Sequence[DeltaGenerator],
    end: ui.Ending,
    logits: Sequence[float],
    names: Sequence[str],
    dtype: str,
) -> None:
    """Draw what each form computes with the present constant, at the place of each part."""
    pictures, below, *columns = places
    live_value = ui.live(controls.SHIFT)
    shifted = [z + live_value.value for z in logits]
    with pictures:
        ui.tools([drawn], {controls.SHIFT.key: live_value})
        agree, verdict = softmax_text.agreement(shifted, dtype)
        if agree:
            st.success(verdict, icon=":material/check:")
        else:
            st.error(verdict, icon=":material/error:")
    with below:
        ui.table(softmax_text.overflow_table(names, shifted, dtype))
    for form, part in zip(FORMS.values(), columns, strict=True):
        with part:
            st.markdown(softmax_text.first_fault_sentence(form, shifted, dtype))
            ui.table(softmax_text.operations_table(form, shifted, dtype))
    ui.draw_ending(end)
