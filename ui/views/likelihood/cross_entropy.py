"""The view "Cross-entropy": from the likelihood of a sample to the cross-entropy of a prediction."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import cross_entropy as cross_entropy_charts
from lib.lesson import controls
from lib.lesson.linked import PROBABILITY_AND_LOGIT
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from ui.views.likelihood.flips import flips

P = controls.PROBABILITY


@ui.fragment
def draw() -> None:
    """Draw the cross-entropy of a sample over the prediction p, and over its logit z."""
    panel, pictures = ui.controls_and_chart("crossentropy")
    ui.intro(
        panel,
        words.CROSS_ENTROPY_INTRO,
        "cross-entropy",
        "entropy",
        "divergence",
        "nat",
        "logit",
    )
    with panel:
        sample, logit = flips(), st.container()
        query = {"view": "From likelihood", "flips": "".join(map(str, sample))}
        ui.link("losses", words.CROSS_ENTROPY_TO_LOSSES, query)
    ui.hold_together(PROBABILITY_AND_LOGIT)
    live = {P.key: ui.live(P)}
    with pictures:
        left, right = st.columns(2)
        with left:
            picture = cross_entropy_charts.per_flip(sample, P, live[P.key].exact)
            drawn, divergence = [ui.draw(picture, "perflip", live)], st.container()
            st.markdown(words.CROSS_ENTROPY_PARTS)
        with right:
            picture = cross_entropy_charts.per_flip_in_logit(sample, controls.LOGIT, P, live[P.key].exact)
            drawn.append(ui.draw(picture, "perflipinlogit", live, follows=True))
            slope = st.container()
            st.markdown(words.CROSS_ENTROPY_LOGIT_SLOPE)
    ui.explanation("likelihood", "Cross-entropy")
    at_prediction(drawn, (logit, divergence, slope), ui.ending("likelihood", "Cross-entropy"), sample)


@ui.fragment
def at_prediction(
    charts: Sequence[ui.Drawn], places: Sequence[DeltaGenerator], end: ui.Ending, sample: Sequence[int]
) -> None:
    """Draw the prediction and its logit, which follow each other, and the formulas of both pictures."""
    ui.hold_together(PROBABILITY_AND_LOGIT)
    live_value = ui.live(P)
    logit, divergence, slope = places
    with logit:
        ui.number(controls.LOGIT)
    ui.tools(charts, {P.key: live_value})
    divergence.latex(likelihood_text.divergence_formula(sample, live_value.value))
    slope.latex(likelihood_text.logit_slope_formula(sample, live_value.value))
    ui.draw_ending(end)
