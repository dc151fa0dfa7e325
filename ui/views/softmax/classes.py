"""The view "Classes": from logits to probabilities, with every number between them."""

import streamlit as st

import ui
from lib.charts import softmax as charts
from lib.lesson import controls
from lib.softmax import softmax
from lib.text import softmax as softmax_text
from ui.views.softmax.class_controls import live_classes


@ui.fragment
def draw() -> None:
    """Draw the way from logits to probabilities, with every number in between."""
    ui.intro(
        "Drag one logit and watch every probability answer, while their sum stays 1. Point at a number: what it is "
        "made of lights up.",
        *("logit", "softmax", "entropy", "nat"),
    )
    panel, place = ui.controls_and_chart("classes")
    with panel:
        names, z, live = live_classes(controls.TEMPERATURE, controls.CONSTANT)
    told = {key: held.value for key, held in live.items()}
    logits, temperature = [told[p.key] for p in z], told[controls.TEMPERATURE.key]
    with place:
        ui.show(charts.computation(names, z, controls.TEMPERATURE, controls.CONSTANT, told), "chain", live)
        if len(names) == 2:
            st.markdown(softmax_text.two_classes_sentence(names, logits, temperature))
        st.latex(softmax_text.probability_formula(names, logits, temperature))
        st.markdown(softmax_text.sum_sentence(softmax(logits, temperature)))
        ui.expander(controls.STEPS, lambda: ui.table(softmax_text.steps_table(names, logits, temperature)))
