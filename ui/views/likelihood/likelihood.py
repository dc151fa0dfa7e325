"""The view "Likelihood": L(p) and ln L(p) of a sample."""

from collections.abc import Mapping, Sequence

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
    live = {P.key: ui.live(P)}
    with pictures:
        picture = charts.likelihood_curve(sample, P, live[P.key].exact, relative)
        drawn, ratio = [ui.draw(picture, "likelihood", live)], st.container()
    ui.explanation("likelihood", "Likelihood")
    drawn += logarithm_and_factors(sample, live)
    at_p(drawn, ratio, ui.ending("likelihood", "Likelihood"), sample)


@ui.fragment
def at_p(charts: Sequence[ui.Drawn], ratio: DeltaGenerator, end: ui.Ending, sample: Sequence[int]) -> None:
    """Draw what both curves are at the present p."""
    live_value = ui.live(P)
    ui.tools(charts, {P.key: live_value})
    ratio.markdown(likelihood_text.ratio_sentence(sample, live_value.value))
    formulas, numbers = end.words.columns(2)
    with formulas:
        st.latex(likelihood_text.likelihood_formula(sample, live_value.value))
        st.markdown(likelihood_text.maximum_sentence(sample))
        st.markdown(likelihood_text.area_sentence(sample))
    with numbers:
        values = sorted({*examples.ARTICLE_PROBABILITIES, mle(sample), live_value.value})
        ui.table(likelihood_text.likelihoods_table(sample, values))
        if sample == likelihood_text.LESSON_FLIPS:
            st.caption(words.LIKELIHOOD_DIGITS)
    ui.draw_ending(end)


def logarithm_and_factors(sample: Sequence[int], live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw ln L(p), and of up to 20 flips the factors of L(p) beside it."""
    exact = live[P.key].exact
    few = len(sample) <= charts.MOST_FACTORS
    places = st.columns(2) if few else [st.container()]
    with places[0]:
        drawn = [ui.draw(charts.log_likelihood_curve(sample, P, exact), "loglikelihood", live, follows=True)]
        st.markdown(words.LIKELIHOOD_SUM)
    if few:
        with places[1]:
            drawn.append(ui.draw(charts.factors(sample, P, exact), "factors", live, follows=True))
            st.markdown(words.LIKELIHOOD_PRODUCT)
    return drawn
