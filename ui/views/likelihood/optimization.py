"""The view "Optimisation": gradient ascent and Newton's method on the log-likelihood."""

import streamlit as st

import ui
from lib.charts import maximum_likelihood as ascent_charts
from lib.charts.core.calls import Call, deferred
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
    states = deferred(maximize, sum(sample), len(sample), start, method, coordinate, rate, examples.ASCENT_STEPS)
    key = controls.ASCENT_STEP.key
    with pictures:
        picture = ascent_charts.ascent(sample, states, controls.ASCENT_STEP)
        drawn = ui.draw(picture, "ascent", {key: ui.live(controls.ASCENT_STEP)}, play=key)
        st.info(likelihood_text.ascent_sentence(states.value, sample, coordinate), icon=":material/hiking:")
    ui.explanation("likelihood", "Optimisation")
    at_step(drawn, ui.ending("likelihood", "Optimisation"), states, method, coordinate, rate)


@ui.fragment
def at_step(drawn: ui.Drawn, end: ui.Ending, states: Call, method: str, coordinate: str, rate: float) -> None:
    """Draw what is computed at the present step of a search."""
    live_value = ui.live(controls.ASCENT_STEP)
    ui.tools([drawn], {controls.ASCENT_STEP.key: live_value})
    step = int(live_value.value)
    with end.words:
        st.latex(likelihood_text.ascent_formula(states.value, step, method, coordinate, rate))
        ui.table(likelihood_text.ascent_table(states.value, step))
        st.markdown(words.OPTIMIZATION_METHODS)
    ui.draw_ending(end)
