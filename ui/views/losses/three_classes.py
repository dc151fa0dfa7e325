"""The view "Three classes": both losses behind a softmax."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import losses as charts
from lib.lesson import controls
from lib.losses import cross_entropy, squared_error_of_softmax
from lib.softmax import softmax
from lib.text.catalogue import losses as words
from lib.text.escape import markdown_text
from lib.text.losses import classes as class_text
from lib.text.numbers import significant


@ui.fragment
def draw() -> None:
    """Draw both losses and their gradients for the logits of three classes."""
    panel, pictures = ui.controls_and_chart("threeclasses")
    ui.intro(
        panel,
        words.THREE_CLASSES_INTRO,
        "softmax",
    )
    with panel:
        names = ui.names(3, 3)
        true = ui.class_choice(controls.TRUE_CLASS, names)
    gradients(pictures, ui.ending("losses", "Three classes"), names, true)


@ui.fragment
def gradients(pictures: DeltaGenerator, end: ui.Ending, names: Sequence[str], true: int) -> None:
    """Draw both losses and their gradients at the present logits."""
    z = controls.named_logits(names)
    live = {p.key: ui.live(p) for p in z}
    values = {key: live_value.value for key, live_value in live.items()}
    logits, target = list(values.values()), np.eye(3)[true]
    with pictures:
        picture = charts.class_gradients(class_text.marked_names(names, true), z, target, values, height=372)
        ui.show(picture, "classes", live)
        st.caption(words.SUMMED)
    with end.words:
        ui.explanation("losses", "Three classes")
        numbers(names[true], logits, true)
        formulas = class_text.class_formulas(logits, target)
        for column, (label, formula) in zip(st.columns(2), formulas.items(), strict=True):
            with column:
                st.markdown(f"**{label}**")
                st.latex(formula)
        st.markdown(words.THREE_CLASSES_JACOBIAN)
    ui.draw_ending(end)


def numbers(name: str, logits: Sequence[float], true: int) -> None:
    """Draw the probability of the true class, which has a name, and both losses."""
    with st.container(horizontal=True):
        label = words.THREE_CLASSES_PROBABILITY.format(class_name=markdown_text(name))
        st.metric(label, significant(softmax(logits)[true]), border=True)
        st.metric(words.CROSS_ENTROPY, significant(cross_entropy(logits, true)), border=True)
        st.metric(words.SUMMED_SQUARED_ERROR, significant(squared_error_of_softmax(logits, true)), border=True)
