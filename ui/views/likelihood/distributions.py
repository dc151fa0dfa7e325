"""The view "Distributions": one trial, n trials, and both simulated."""

import functools

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import distributions as distribution_charts
from lib.charts import simulation as simulation_charts
from lib.charts.core.calls import Call, deferred
from lib.lesson import controls
from lib.lesson.experiments.likelihood import flip_simulation
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words


@ui.fragment
def draw() -> None:
    """Draw the Bernoulli and the binomial distribution, and a simulation of both."""
    panel, pictures = ui.controls_and_chart("distributions")
    ui.intro(panel, words.DISTRIBUTIONS_INTRO, "Bernoulli distribution", "binomial distribution", "pmf")
    with panel:
        p, n = ui.slider(controls.SHARE), int(ui.slider(controls.TRIALS))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            repeats, seed = int(ui.number(controls.REPEATS)), ui.seed(controls.SEED)
    with pictures:
        histogram = deferred(flip_simulation, n, p, repeats, seed)
        live_value = ui.live(controls.GROWTH)
        picture = simulation_charts.growing_histogram(n, p, histogram, controls.GROWTH, live_value.exact)
        drawn = ui.draw(picture, "growing", {controls.GROWTH.key: live_value}, play=controls.GROWTH.key)
    ui.explanation("likelihood", "Distributions")
    one, many = st.columns([1, 2])
    with one:
        ui.show(distribution_charts.bernoulli(p), "bernoulli")
    with many:
        ui.show(distribution_charts.binomial(n, p), "binomial")
    formulas(n, p)
    ui.expander(controls.APPROXIMATIONS_CARD, functools.partial(approximations, n, p))
    simulation(panel, drawn, ui.ending("likelihood", "Distributions"), n, p, histogram)


def formulas(n: int, p: float) -> None:
    """Draw the formulas of both distributions, and the mean and the variance of the binomial one."""
    general, filled = st.columns(2)
    with general:
        st.latex(r"p(1) = p, \quad p(0) = 1 - p")
        st.latex(r"P(k) = \binom{n}{k}\, p^k (1-p)^{n-k}")
    with filled:
        st.latex(likelihood_text.moments_formula(n, p))


@ui.fragment
def simulation(panel: DeltaGenerator, drawn: ui.Drawn, end: ui.Ending, n: int, p: float, histogram: Call) -> None:
    """Draw the numbers of the simulation up to the present checkpoint."""
    live_value = ui.live(controls.GROWTH)
    at = min(int(live_value.value), len(histogram.value.checkpoints) - 1)
    with panel:
        ui.table(likelihood_text.simulation_table(n, p, histogram.value, at))
    ui.tools([drawn], {controls.GROWTH.key: live_value})
    ui.draw_ending(end)


def approximations(n: int, p: float) -> None:
    """Draw the largest error of each approximation of the binomial distribution."""
    st.markdown(words.DISTRIBUTIONS_APPROXIMATIONS)
    ui.table(likelihood_text.approximations_table(n, p))
