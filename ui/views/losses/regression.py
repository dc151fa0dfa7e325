"""The view "Regression": three losses fit the same points."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import regression as regression_charts
from lib.charts.core.calls import Call, deferred
from lib.lesson import controls, examples
from lib.lesson.experiments.classification import sampled_points
from lib.lesson.experiments.regression import with_outlier
from lib.numerics.arrays import FloatArray
from lib.text.catalogue import losses as words
from lib.text.losses import regression as regression_text


@ui.fragment
def draw() -> None:
    """Draw the fits of three losses to the same points, one of which is an outlier."""
    panel, pictures = ui.controls_and_chart("fits")
    ui.intro(
        panel,
        words.REGRESSION_INTRO,
        *("outlier", "leverage", "residual", "Huber δ"),
    )
    with panel:
        name = ui.select(controls.NOISE)
        with st.container(horizontal=True, gap="small"):
            degree = int(ui.number(controls.DEGREE))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
    points = deferred(sampled_points, name, examples.REGRESSION_POINTS, seed)
    # All are read before the exercises, which may depend on any of them.
    delta_value, height, at = (ui.live(p) for p in (controls.HUBER_DELTA, controls.OUTLIER, controls.RESIDUAL))
    with pictures:
        arguments = (points, examples.OUTLIER_X, controls.OUTLIER, height.exact, degree, delta_value.value)
        picture = ui.run_serialized(regression_charts.fits, *arguments)
        drawn = ui.draw(picture, "fits", {controls.OUTLIER.key: height})
    ui.explanation("losses", "Regression")
    st.latex(regression_text.LOSS_FORMULA)
    st.caption(words.REGRESSION_HALF)
    below, densities = st.container(), st.container()
    fits(drawn, (panel, below), ui.ending("losses", "Regression"), points, degree, delta_value)
    with densities:
        noise(delta_value, at)


@ui.fragment
def fits(
    drawn: ui.Drawn,
    places: Sequence[DeltaGenerator],
    end: ui.Ending,
    points: Call,
    degree: int,
    delta_value: ui.LiveValue,
) -> None:
    """Draw the numbers of the three fits to the points and the outlier at its present height."""
    panel, below = places
    height = ui.live(controls.OUTLIER)
    x, y = with_outlier(points.value, examples.OUTLIER_X, height.value)
    panel.markdown(regression_text.outlier_sentence(x, y, degree, delta_value.value))
    ui.tools([drawn], {controls.OUTLIER.key: height})
    with below:
        table_of_fits(x, y, degree, delta_value)
    ui.draw_ending(end)


def table_of_fits(x: FloatArray, y: FloatArray, degree: int, delta_value: ui.LiveValue) -> None:
    """Draw the slopes with a far outlier, and the mean of each loss for each fit."""
    st.markdown(regression_text.leverage_sentence(x[:-1], y[:-1], delta_value.value))
    ui.table(regression_text.fits_table(x, y, degree, delta_value.value))
    st.caption(words.REGRESSION_DIAGONAL)


def noise(delta_value: ui.LiveValue, at: ui.LiveValue) -> None:
    """Draw the density of the noise that each loss assumes, and its negative logarithm."""
    st.markdown(words.REGRESSION_NOISE)
    residual = controls.RESIDUAL
    panel, pictures = ui.controls_and_chart("noise")
    with panel:
        st.latex(regression_text.noise_formula(at.value, delta_value.value))
        st.caption(words.REGRESSION_NOISE_NUMBERS)
    live = {residual.key: at, controls.HUBER_DELTA.key: delta_value}
    left, right = pictures.columns(2)
    with left:
        ui.show(regression_charts.densities(delta_value.exact, residual, at.exact), "densities", live)
    with right:
        picture = regression_charts.negative_log_densities(delta_value.exact, residual, at.exact)
        ui.show(picture, "negativelogarithms", live, follows=True)
    ui.table(regression_text.noise_table(at.value, delta_value.value))
