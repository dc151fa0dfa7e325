"""The view "Confidence intervals": intervals, what they cover, and tests of one value."""

import functools
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import intervals as interval_charts
from lib.charts import likelihood as charts
from lib.lesson import controls, examples
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from ui.views.likelihood.flips import flips


@ui.fragment
def draw() -> None:
    """Draw four confidence intervals of a sample, their coverage, and three tests of one value of p."""
    panel, pictures = ui.controls_and_chart("sure")
    ui.intro(
        panel,
        words.INTERVALS_INTRO,
        "confidence interval",
        "confidence",
        "p-value",
        "log-likelihood",
    )
    with panel:
        sample = flips()
        confidence = ui.slider(controls.CONFIDENCE)
    with pictures:
        live = {controls.NULL.key: ui.live(controls.NULL)}
        drawn = both_pictures(sample, confidence, live)
        st.markdown(words.INTERVALS_WALD)
    ui.explanation("likelihood", "Confidence intervals")
    st.markdown(likelihood_text.information_sentence(sample))
    ui.show(charts.likelihood_by_sample_size(sample), "narrowing")
    tested = st.container()
    ui.expander(controls.COVERAGE_CARD, functools.partial(covered, len(sample), confidence))
    at_tested_value(drawn, tested, ui.ending("likelihood", "Confidence intervals"), sample, confidence)


def both_pictures(sample: Sequence[int], confidence: float, live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the likelihood-ratio interval as a cut through the curve, and beside it all intervals."""
    left, right = st.columns(2)
    with left:
        exact = live[controls.NULL.key].exact
        picture = interval_charts.likelihood_ratio_cut(sample, confidence, controls.NULL, exact)
        drawn = [ui.draw(picture, "tested", live)]
    with right:
        picture = interval_charts.intervals(sum(sample), len(sample), confidence, controls.NULL)
        drawn.append(ui.draw(picture, "intervals", live, follows=True))
    return drawn


@ui.fragment
def at_tested_value(
    charts: Sequence[ui.Drawn], tested: DeltaGenerator, end: ui.Ending, sample: Sequence[int], confidence: float
) -> None:
    """Draw the tests at the present value of p0."""
    live_value = ui.live(controls.NULL)
    ui.tools(charts, {controls.NULL.key: live_value})
    with tested:
        ui.expander(controls.TESTS_CARD, functools.partial(tests, sample, live_value.value, confidence))
    ui.draw_ending(end)


def tests(sample: Sequence[int], p0: float, confidence: float) -> None:
    """Draw three approximate tests of p0 and an exact one."""
    st.markdown(words.INTERVALS_TESTS)
    ui.table(likelihood_text.hypothesis_tests_table(sample, p0, confidence))
    st.markdown(likelihood_text.exact_test_sentence(sample, p0, confidence))
    st.latex(likelihood_text.hypothesis_tests_formula(sample, p0))


def covered(n: int, confidence: float) -> None:
    """Draw the coverage of each interval over the true p."""
    st.markdown(words.INTERVALS_COVERAGE)
    if n > examples.MOST_COVERAGE_FLIPS:
        limit = words.INTERVALS_COVERAGE_MOST.format(most=examples.MOST_COVERAGE_FLIPS)
        st.info(limit, icon=":material/info:")
        return
    ui.show(interval_charts.coverage_curves(n, confidence), "coverage")
    ui.table(likelihood_text.coverage_table(n, confidence))
