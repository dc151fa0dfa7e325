"""The view "Optimisation": gradient ascent and Newton's method on the log-likelihood."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import maximum_likelihood as ascent_charts
from lib.charts.core.calls import deferred
from lib.inference.maximum_likelihood import maximize
from lib.lesson import controls, examples
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from ui.views.likelihood.flips import flips


@ui.fragment
def draw() -> None:
    """Draw gradient ascent and Newton's method on a log-likelihood, in p or in the logit."""
    panel, pictures = ui.controls_and_chart("ascent")
    ui.intro(
        panel,
        words.OPTIMIZATION_INTRO,
        "log-likelihood",
        "gradient ascent",
        "Newton's method",
        "logit",
    )
    with panel:
        sample = flips()
        with st.container(horizontal=True, gap="small"):
            method = ui.select(controls.METHOD)
            coordinate = ui.select(controls.COORDINATE)
        with st.container(horizontal=True, gap="small"):
            start, rate = ui.number(controls.ASCENT_START), ui.number(controls.ASCENT_RATE)
    search(pictures, sample, start, method, coordinate, rate)


@ui.fragment
def search(
    pictures: DeltaGenerator, sample: Sequence[int], start: float, method: str, coordinate: str, rate: float
) -> None:
    """Draw the steps of a search, and what is computed at the present one."""
    live_value = ui.live(controls.ASCENT_STEP)
    states = deferred(maximize, sum(sample), len(sample), start, method, coordinate, rate, examples.ASCENT_STEPS)
    key, step = controls.ASCENT_STEP.key, int(live_value.value)
    with pictures:
        ui.show(ascent_charts.ascent(sample, states, controls.ASCENT_STEP), "ascent", {key: live_value}, play=key)
        st.info(likelihood_text.ascent_sentence(states.value, sample, coordinate), icon=":material/hiking:")
    ui.explanation("likelihood", "Optimisation")
    st.latex(likelihood_text.ascent_formula(states.value, step, method, coordinate, rate))
    ui.table(likelihood_text.ascent_table(states.value, step))
    st.markdown(words.OPTIMIZATION_METHODS)
    ui.derivations("likelihood", "Optimisation")
    ui.exercises("likelihood", "Optimisation")
