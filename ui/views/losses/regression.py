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
    delta_value, places = ui.live(controls.HUBER_DELTA), [pictures, *(st.container() for _ in range(3))]
    fits(panel, places, deferred(sampled_points, name, examples.REGRESSION_POINTS, seed), degree, delta_value)
    with places[2]:
        noise(delta_value)


@ui.fragment
def fits(
    panel: DeltaGenerator, places: Sequence[DeltaGenerator], points: Call, degree: int, delta_value: ui.LiveValue
) -> None:
    """Draw the three fits to the points and the outlier at its present height; the third place is that of the noise."""
    pictures, below, _, end = places
    outlier, height = controls.OUTLIER, ui.live(controls.OUTLIER)
    arguments = (height.exact, degree, delta_value.value)
    with pictures:
        picture = ui.run_serialized(regression_charts.fits, points, examples.OUTLIER_X, outlier, *arguments)
        ui.show(picture, "fits", {outlier.key: height})
    x, y = with_outlier(points.value, examples.OUTLIER_X, height.value)
    panel.markdown(regression_text.outlier_sentence(x, y, degree, delta_value.value))
    with below:
        ui.explanation("losses", "Regression")
        st.latex(regression_text.LOSS_FORMULA)
        st.caption(words.REGRESSION_HALF)
        table_of_fits(x, y, degree, delta_value)
    with end:
        ui.derivations("losses", "Regression")
        ui.exercises("losses", "Regression")


def table_of_fits(x: FloatArray, y: FloatArray, degree: int, delta_value: ui.LiveValue) -> None:
    """Draw the slopes with a far outlier, and the mean of each loss for each fit."""
    st.markdown(regression_text.leverage_sentence(x[:-1], y[:-1], delta_value.value))
    ui.table(regression_text.fits_table(x, y, degree, delta_value.value))
    st.caption(words.REGRESSION_DIAGONAL)


def noise(delta_value: ui.LiveValue) -> None:
    """Draw the density of the noise that each loss assumes, and its negative logarithm."""
    st.markdown(words.REGRESSION_NOISE)
    residual = controls.RESIDUAL
    panel, pictures = ui.controls_and_chart("noise")
    with panel:
        at = ui.live(residual)
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
