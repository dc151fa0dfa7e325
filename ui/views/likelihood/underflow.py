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
    product_and_sum(panel, pictures)


@ui.fragment
def product_and_sum(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw the product and the sum of the present number of flips."""
    live_value = ui.live(controls.COIN_FLIPS)
    n = int(live_value.value)
    with panel:
        sample = examples.fair_flips(n)
        st.metric(words.UNDERFLOW_PRODUCT, significant(likelihood(sample, 0.5)), border=True)
        st.metric(words.UNDERFLOW_SUM, significant(log_likelihood(sample, 0.5)), border=True)
    key = controls.COIN_FLIPS.key
    with pictures:
        ui.show(charts.underflow(controls.COIN_FLIPS, live_value.exact), "underflow", {key: live_value}, play=key)
    ui.explanation("likelihood", "Underflow")
    st.latex(likelihood_text.fair_coin_formula(n))
    st.markdown(likelihood_text.underflow_sentence())
    ui.derivations("likelihood", "Underflow")
    ui.exercises("likelihood", "Underflow")
