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
    over_prediction(logit, pictures, sample)


@ui.fragment
def over_prediction(logit: DeltaGenerator, pictures: DeltaGenerator, sample: Sequence[int]) -> None:
    """Draw the cross-entropy over the prediction and over its logit, which follow each other."""
    ui.hold_together(PROBABILITY_AND_LOGIT)
    live_value = ui.live(P)
    with logit:
        ui.number(controls.LOGIT)
    live = {P.key: live_value}
    with pictures:
        left, right = st.columns(2)
        with left:
            ui.show(cross_entropy_charts.per_flip(sample, P, live_value.exact), "perflip", live)
            st.latex(likelihood_text.divergence_formula(sample, live_value.value))
            st.markdown(words.CROSS_ENTROPY_PARTS)
        with right:
            picture = cross_entropy_charts.per_flip_in_logit(sample, controls.LOGIT, P, live_value.exact)
            ui.show(picture, "perflipinlogit", live, follows=True)
            st.latex(likelihood_text.logit_slope_formula(sample, live_value.value))
            st.markdown(words.CROSS_ENTROPY_LOGIT_SLOPE)
    ui.explanation("likelihood", "Cross-entropy")
    ui.derivations("likelihood", "Cross-entropy")
    ui.exercises("likelihood", "Cross-entropy")
