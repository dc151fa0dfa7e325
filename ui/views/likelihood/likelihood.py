"""The view "Likelihood": L(p) and ln L(p) of a sample."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import likelihood as charts
from lib.lesson import controls, examples
from lib.likelihood import mle
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from ui.views.likelihood.flips import flips

P = controls.PROBABILITY


@ui.fragment
def draw() -> None:
    """Draw the likelihood and the log-likelihood of a sample, with a slider for p."""
    panel, pictures = ui.controls_and_chart("curve")
    ui.intro(
        panel,
        words.LIKELIHOOD_INTRO,
        "sample",
        "likelihood",
        "log-likelihood",
        "score",
    )
    with panel:
        sample = flips()
        ui.preset(words.LIKELIHOOD_TO_MAXIMUM, {P.key: mle(sample)}, icon=":material/vertical_align_top:")
        relative = ui.choice(controls.SCALE) != "raw"
        if not relative and (remark := likelihood_text.too_small_sentence(sample)):
            st.info(remark, icon=":material/info:")
            relative = True
    at_p(pictures, sample, relative)


@ui.fragment
def at_p(pictures: DeltaGenerator, sample: Sequence[int], relative: bool) -> None:
    """Draw both curves, and what they are at the present p."""
    live_value = ui.live(P)
    with pictures:
        ui.show(charts.likelihood_curve(sample, P, live_value.exact, relative), "likelihood", {P.key: live_value})
        st.markdown(likelihood_text.ratio_sentence(sample, live_value.value))
    ui.explanation("likelihood", "Likelihood")
    logarithm_and_factors(sample, live_value)
    formulas, numbers = st.columns(2)
    with formulas:
        st.latex(likelihood_text.likelihood_formula(sample, live_value.value))
        st.markdown(likelihood_text.maximum_sentence(sample))
        st.markdown(likelihood_text.area_sentence(sample))
    with numbers:
        values = sorted({*examples.ARTICLE_PROBABILITIES, mle(sample), live_value.value})
        ui.table(likelihood_text.likelihoods_table(sample, values))
        if sample == likelihood_text.LESSON_FLIPS:
            st.caption(words.LIKELIHOOD_DIGITS)
    ui.derivations("likelihood", "Likelihood")
    ui.exercises("likelihood", "Likelihood")


def logarithm_and_factors(sample: Sequence[int], live_value: ui.LiveValue) -> None:
    """Draw ln L(p), and of up to 20 flips the factors of L(p) beside it."""
    live = {P.key: live_value}
    few = len(sample) <= charts.MOST_FACTORS
    places = st.columns(2) if few else [st.container()]
    with places[0]:
        ui.show(charts.log_likelihood_curve(sample, P, live_value.exact), "loglikelihood", live, follows=True)
        st.markdown(words.LIKELIHOOD_SUM)
    if few:
        with places[1]:
            ui.show(charts.factors(sample, P, live_value.exact), "factors", live, follows=True)
            st.markdown(words.LIKELIHOOD_PRODUCT)
