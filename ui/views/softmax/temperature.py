"""The view "Temperature": the probabilities over the temperature, and their limits."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import softmax as charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import classes


@ui.fragment
def draw() -> None:
    """Draw the probabilities over the temperature, with their limits."""
    panel, pictures = ui.controls_and_chart("temperature")
    ui.intro(
        panel,
        words.TEMPERATURE_INTRO,
        *("temperature", "arg max", "entropy"),
    )
    with panel:
        names, logits = classes()
    over_temperature(pictures, names, logits)


@ui.fragment
def over_temperature(pictures: DeltaGenerator, names: Sequence[str], logits: Sequence[float]) -> None:
    """Draw the probabilities, and those at the present temperature as formulas."""
    live_value = ui.live(controls.TEMPERATURE)
    key = controls.TEMPERATURE.key
    with pictures:
        ui.show(
            charts.over_temperature(names, logits, controls.TEMPERATURE, live_value.exact),
            "overtemperature",
            {key: live_value},
        )
    ui.explanation("softmax", "Temperature")
    st.latex(softmax_text.probability_formula(names, logits, live_value.value))
    st.latex(softmax_text.odds_formula(names, logits, live_value.value))
    st.markdown(softmax_text.temperature_sentence(names, logits, live_value.value))
    ui.derivations("softmax", "Temperature")
    ui.exercises("softmax", "Temperature")
