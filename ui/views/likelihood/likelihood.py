"""The view "Likelihood": L(p) and ln L(p) of a sample."""

import streamlit as st

import ui
from lib.charts import likelihood as charts
from lib.lesson import controls, examples
from lib.likelihood import mle
from lib.text import likelihood as likelihood_text
from ui.views.likelihood.flips import flips

P = controls.PROBABILITY


@ui.fragment
def draw() -> None:
    """Draw the likelihood and the log-likelihood of a sample, with a slider for p."""
    ui.intro(
        "Drag p to the maximum of the curve. L(p) is the product of one factor for each flip, p for a 1 and 1 − p for "
        "a 0. For up to 20 flips each factor is drawn as a bar.",
        "sample",
        "likelihood",
        "log-likelihood",
        "score",
    )
    panel, pictures = ui.controls_and_chart("curve")
    with panel:
        # The coins are above the box of p and show the factors at the p that the box will have in this run.
        sample = flips(st.session_state.get(P.key, P.default))
        peak = mle(sample)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            live_value = ui.live(P)
            ui.preset("Go to the maximum", {P.key: peak}, icon=":material/vertical_align_top:")
        relative = ui.choice(controls.SCALE) != "raw"
        if not relative and (remark := likelihood_text.too_small_sentence(sample)):
            st.info(remark, icon=":material/info:")
            relative = True
    with pictures:
        left, right = st.columns(2)
        with left:
            ui.show(charts.likelihood_curve(sample, P, live_value.exact, relative), "likelihood", {"p": live_value})
        with right:
            if len(sample) <= 20:
                ui.show(charts.factors(sample, P, live_value.exact), "factors", {"p": live_value}, follows=True)
            ui.show(
                charts.log_likelihood_curve(sample, P, live_value.exact),
                "loglikelihood",
                {"p": live_value},
                follows=True,
            )
    words, numbers = st.columns(2)
    with words:
        st.latex(likelihood_text.likelihood_formula(sample, live_value.value))
        st.markdown(likelihood_text.maximum_sentence(sample))
        st.markdown(likelihood_text.area_sentence(sample))
    with numbers:
        ui.table(
            likelihood_text.likelihoods_table(sample, sorted({*examples.ARTICLE_PROBABILITIES, peak, live_value.value}))
        )
        if sample == likelihood_text.LESSON_FLIPS:
            st.caption("L(p) of the lesson's flips is written with all its digits where p has one decimal.")
