"""The view "Temperature": the probabilities over the temperature, and their limits."""

import streamlit as st

import ui
from lib.charts import softmax as charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from ui.views.softmax.class_controls import classes


@ui.fragment
def draw() -> None:
    """Draw the probabilities over the temperature, with their limits."""
    ui.intro(
        "Drag the temperature: a low one gives nearly everything to the largest logit, a high one makes the classes "
        "nearly equal, and no two classes change places.",
        *("temperature", "arg max", "entropy"),
    )
    panel, place = ui.controls_and_chart("temperature")
    with panel:
        names, logits = classes()
        held = ui.live(controls.TEMPERATURE)
    key = controls.TEMPERATURE.key
    with place:
        ui.show(
            charts.over_temperature(names, logits, controls.TEMPERATURE, held.exact), "overtemperature", {key: held}
        )
        st.latex(softmax_text.probability_formula(names, logits, held.value))
        st.latex(softmax_text.odds_formula(names, logits, held.value))
        st.markdown(softmax_text.temperature_sentence(names, logits, held.value))
