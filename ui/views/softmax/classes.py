"""The view "Classes": from logits to probabilities, with every number between them."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import softmax as charts
from lib.lesson import controls
from lib.softmax import softmax
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import class_names, live_logits


@ui.fragment
def draw() -> None:
    """Draw the way from logits to probabilities, with every number in between."""
    panel, pictures = ui.controls_and_chart("classes")
    ui.intro(
        panel,
        words.CLASSES_INTRO,
        *("logit", "softmax", "entropy", "nat"),
    )
    with panel:
        names = class_names()
        with st.expander(words.CLASSES_FURTHER), st.container(horizontal=True, gap="small"):
            temperature, constant = ui.number(controls.TEMPERATURE), ui.number(controls.CONSTANT)
    computation(pictures, ui.ending("softmax", "Classes"), names, temperature, constant)


@ui.fragment
def computation(
    pictures: DeltaGenerator, end: ui.Ending, names: Sequence[str], temperature: float, constant: float
) -> None:
    """Draw every number between the present logits and their probabilities."""
    z, live = live_logits(names)
    values = {key: live_value.value for key, live_value in live.items()}
    logits = [values[p.key] + constant for p in z]
    with pictures:
        ui.show(charts.computation(names, z, temperature, constant, values), "chain", live)
    with end.words:
        ui.explanation("softmax", "Classes")
        if len(names) == 2:
            st.markdown(softmax_text.two_classes_sentence(names, logits, temperature))
        st.latex(softmax_text.probability_formula(names, logits, temperature))
        st.markdown(softmax_text.sum_sentence(softmax(logits, temperature), constant))
        ui.expander(controls.STEPS_TABLE, lambda: ui.table(softmax_text.steps_table(names, logits, temperature)))
    ui.draw_ending(end)
