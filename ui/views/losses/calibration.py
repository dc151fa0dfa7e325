"""The view "Calibration": forecasts that are too confident or not confident enough."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import calibration as calibration_charts
from lib.charts.core.calls import Call, deferred
from lib.lesson import controls, examples
from lib.lesson.experiments.calibration import sampled_forecasts
from lib.numerics.arrays import FloatArray, IntArray
from lib.text.catalogue import losses as words
from lib.text.losses import calibration as calibration_text
from lib.text.numbers import significant


@ui.fragment
def draw() -> None:
    """Draw the reliability of calibrated forecasts whose logits are scaled by one factor."""
    panel, pictures = ui.controls_and_chart("calibration")
    ui.intro(
        panel,
        words.CALIBRATION_INTRO,
        *("calibrated", "log loss", "Brier score", "bin"),
    )
    with panel, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        count, bins = int(ui.number(controls.FORECASTS)), int(ui.number(controls.BINS))
        seed = ui.seed(controls.SEED)
    forecasts, live = deferred(sampled_forecasts, count, seed), {controls.FACTOR.key: ui.live(controls.FACTOR)}
    exact = live[controls.FACTOR.key].exact
    left, right = pictures.columns(2)
    with left:
        picture = calibration_charts.reliability_diagram(forecasts, bins, controls.FACTOR, exact)
        drawn = [ui.draw(picture, "reliability", live)]
    with right:
        picture = calibration_charts.scores(forecasts, controls.FACTOR, exact)
        drawn.append(ui.draw(picture, "scores", live, follows=True))
    st.caption(words.CALIBRATION_LARGER)
    ui.explanation("losses", "Calibration")
    scaled(panel, drawn, ui.ending("losses", "Calibration"), forecasts, bins)


@ui.fragment
def scaled(panel: DeltaGenerator, charts: Sequence[ui.Drawn], end: ui.Ending, forecasts: Call, bins: int) -> None:
    """Draw the scores of the forecasts with the present factor."""
    live_value = ui.live(controls.FACTOR)
    logits, outcomes = forecasts.value
    panel.markdown(calibration_text.temperature_sentence(logits, outcomes, live_value.value))
    ui.tools(charts, {controls.FACTOR.key: live_value})
    with end.words:
        forecast_and_scores(logits, outcomes, live_value.value, bins)
    ui.draw_ending(end)


def forecast_and_scores(logits: FloatArray, outcomes: IntArray, factor: float, bins: int) -> None:
    """Draw what the factor makes of one forecast, the scores, and the decomposition of the Brier score."""
    st.markdown(words.CALIBRATION_FORECAST.format(forecast=significant(examples.FORECAST_SHOWN)))
    st.latex(calibration_text.forecast_formula(examples.FORECAST_SHOWN, factor))
    st.markdown(words.CALIBRATION_ORDER)
    ui.table(calibration_text.scores_table(logits, outcomes, factor, bins))
    st.markdown(calibration_text.decomposition_sentence(logits, outcomes, factor, bins))
    ui.table(calibration_text.decomposition_table(logits, outcomes, factor, bins))
