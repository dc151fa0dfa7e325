"""The view "Temperature": the probabilities over the temperature, and their limits."""

from collections.abc import Sequence

import streamlit as st

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
    live = {controls.TEMPERATURE.key: ui.live(controls.TEMPERATURE)}
    with pictures:
        exact = live[controls.TEMPERATURE.key].exact
        drawn = ui.draw(charts.over_temperature(names, logits, controls.TEMPERATURE, exact), "overtemperature", live)
    ui.explanation("softmax", "Temperature")
    at_temperature(drawn, ui.ending("softmax", "Temperature"), names, logits)


@ui.fragment
def at_temperature(drawn: ui.Drawn, end: ui.Ending, names: Sequence[str], logits: Sequence[float]) -> None:
    """Draw the probabilities at the present temperature as formulas."""
    live_value = ui.live(controls.TEMPERATURE)
    ui.tools([drawn], {controls.TEMPERATURE.key: live_value})
    with end.words:
        st.latex(softmax_text.probability_formula(names, logits, live_value.value))
        st.latex(softmax_text.odds_formula(names, logits, live_value.value))
        st.markdown(softmax_text.temperature_sentence(names, logits, live_value.value))
    ui.draw_ending(end)
