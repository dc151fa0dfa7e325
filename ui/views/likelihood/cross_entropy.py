"""The view "Cross-entropy": from the likelihood of a sample to the cross-entropy of a prediction."""

import streamlit as st

import ui
from lib.charts import cross_entropy as cross_entropy_charts
from lib.lesson import controls
from lib.text import likelihood as likelihood_text
from ui.views.likelihood.flips import flips

P = controls.PROBABILITY


@ui.fragment
def draw() -> None:
    """Draw the likelihood of a sample beside the cross-entropy of a prediction."""
    ui.intro(
        "Drag p: the least cross-entropy is the largest likelihood. Drag z: in the logit the slope is the error of the "
        "prediction.",
        "cross-entropy",
        "entropy",
        "divergence",
        "nat",
        "logit",
    )
    panel, pictures = ui.controls_and_chart("crossentropy")
    with panel:
        sample = flips()
        with st.container(horizontal=True, gap="small"):
            live_value, logit = ui.live(P), ui.live(controls.LOGIT)
        query = {"view": "From likelihood", "flips": "".join(map(str, sample))}
        ui.link("losses", "Take this sample to the losses", query)
    with pictures:
        left, right = st.columns(2)
        with left:
            ui.show(cross_entropy_charts.per_flip(sample, P, live_value.exact), "perflip", {P.key: live_value})
            st.latex(likelihood_text.divergence_formula(sample, live_value.value))
            st.markdown("Only the second part, the divergence, depends on p.")
        with right:
            picture = cross_entropy_charts.per_flip_in_logit(sample, controls.LOGIT, logit.exact)
            ui.show(picture, "perflipinlogit", {controls.LOGIT.key: logit})
            st.latex(likelihood_text.logit_slope_formula(sample, logit.value))
            st.markdown(
                "The slope is prediction less share of ones. It is 0 only where both are equal; if all flips agree, it "
                "approaches 0 and stays above or below it."
            )
