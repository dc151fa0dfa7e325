"""The view "Underflow": a product of many probabilities against the sum of their logarithms."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import likelihood as charts
from lib.lesson import controls, examples
from lib.likelihood import likelihood, log_likelihood
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from lib.text.numbers import significant


@ui.fragment
def draw() -> None:
    """Draw the product of many probabilities, which underflows, and the sum of their logarithms."""
    panel, pictures = ui.controls_and_chart("underflow")
    ui.intro(
        panel,
        words.UNDERFLOW_INTRO,
        "underflow",
        "float64",
        "log-likelihood",
    )
    live, key = {controls.COIN_FLIPS.key: ui.live(controls.COIN_FLIPS)}, controls.COIN_FLIPS.key
    with pictures:
        drawn = ui.draw(charts.underflow(controls.COIN_FLIPS, live[key].exact), "underflow", live, play=key)
    ui.explanation("likelihood", "Underflow")
    product_and_sum(panel, drawn, ui.ending("likelihood", "Underflow"))


@ui.fragment
def product_and_sum(panel: DeltaGenerator, drawn: ui.Drawn, end: ui.Ending) -> None:
    """Draw the product and the sum of the present number of flips."""
    live_value = ui.live(controls.COIN_FLIPS)
    n = int(live_value.value)
    with panel:
        sample = examples.fair_flips(n)
        st.metric(words.UNDERFLOW_PRODUCT, significant(likelihood(sample, 0.5)), border=True)
        st.metric(words.UNDERFLOW_SUM, significant(log_likelihood(sample, 0.5)), border=True)
    ui.tools([drawn], {controls.COIN_FLIPS.key: live_value})
    with end.words:
        st.latex(likelihood_text.fair_coin_formula(n))
        st.markdown(likelihood_text.underflow_sentence())
    ui.draw_ending(end)
