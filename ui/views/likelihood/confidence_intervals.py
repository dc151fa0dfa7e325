"""The view "Confidence intervals": intervals, what they cover, and tests of one value."""

import functools
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import intervals as interval_charts
from lib.charts import likelihood as charts
from lib.lesson import controls, examples
from lib.text import likelihood as likelihood_text
from ui.views.likelihood.flips import flips


@ui.fragment
def draw() -> None:
    """Draw four confidence intervals of a sample, their coverage, and three tests of one value of p."""
    panel, pictures = ui.controls_and_chart("sure")
    ui.intro(
        panel,
        "Drag p0. Where the curve is above the cut, the likelihood-ratio test keeps p0, and p0 lies in the "
        "likelihood-ratio interval.",
        "confidence interval",
        "confidence",
        "p-value",
        "log-likelihood",
    )
    with panel:
        sample = flips()
        confidence = ui.slider(controls.CONFIDENCE)
    with pictures:
        columns = st.columns(2)
        st.markdown(
            "Wald's interval may leave [0, 1], and has no width when all flips agree. The other three stay inside, "
            "and have a width."
        )
    explained = st.container()
    st.markdown(likelihood_text.information_sentence(sample))
    ui.show(charts.likelihood_by_sample_size(sample), "narrowing")
    tested = st.container()
    ui.expander(controls.COVERAGE_CARD, functools.partial(covered, len(sample), confidence))
    at_tested_value((*columns, explained, tested), sample, confidence)


@ui.fragment
def at_tested_value(places: Sequence[DeltaGenerator], sample: Sequence[int], confidence: float) -> None:
    """Draw the intervals and the tests at the present value of p0."""
    live_value = ui.live(controls.NULL)
    live = {controls.NULL.key: live_value}
    left, right, explained, tested = places
    with left:
        picture = interval_charts.likelihood_ratio_cut(sample, confidence, controls.NULL, live_value.exact)
        ui.show(picture, "tested", live)
    with right:
        picture = interval_charts.intervals(sum(sample), len(sample), confidence, controls.NULL)
        ui.show(picture, "intervals", live, follows=True)
    with explained:
        ui.explanation("likelihood", "Confidence intervals")
    with tested:
        ui.expander(controls.TESTS_CARD, functools.partial(tests, sample, live_value.value, confidence))
    ui.derivations("likelihood", "Confidence intervals")
    ui.exercises("likelihood", "Confidence intervals")


def tests(sample: Sequence[int], p0: float, confidence: float) -> None:
    """Draw three approximate tests of p0 and an exact one."""
    st.markdown(
        "**Three approximate tests of p0** read the height of ln L above it, the distance to the maximum, and the "
        "slope at it. Each keeps the values that are in its interval: likelihood ratio, Wald, and Wilson for the "
        "score. The Clopper-Pearson interval belongs to an exact test that doubles the probability of the smaller "
        "tail; its p-value can differ from the exact one in the table."
    )
    ui.table(likelihood_text.hypothesis_tests_table(sample, p0, confidence))
    st.markdown(likelihood_text.exact_test_sentence(sample, p0, confidence))
    st.latex(likelihood_text.hypothesis_tests_formula(sample, p0))


def covered(n: int, confidence: float) -> None:
    """Draw the coverage of each interval over the true p."""
    st.markdown("**Coverage**: how often each interval holds the true p, summed over all samples of this size.")
    if n > examples.MOST_COVERAGE_FLIPS:
        st.info(f"Coverage is computed for up to {examples.MOST_COVERAGE_FLIPS} flips.", icon=":material/info:")
        return
    ui.show(interval_charts.coverage_curves(n, confidence), "coverage")
    ui.table(likelihood_text.coverage_table(n, confidence))
