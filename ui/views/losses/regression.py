"""The view "Regression": three losses fit the same points."""

import streamlit as st

import ui
from lib.charts import regression as regression_charts
from lib.charts.core.calls import deferred
from lib.lesson import controls, examples
from lib.lesson.experiments.classification import sampled_points
from lib.lesson.experiments.regression import with_outlier
from lib.text.losses import regression as regression_text


@ui.fragment
def draw() -> None:
    """Draw the fits of three losses to the same points, one of which is an outlier."""
    panel, pictures = ui.controls_and_chart("fits")
    ui.intro(
        panel,
        "Drag the outlier up and down: the fit by squared error follows it without bound, the other two soon stop.",
        *("outlier", "leverage", "residual", "Huber δ"),
    )
    outlier, delta = controls.OUTLIER, controls.HUBER_DELTA
    with panel:
        name = ui.select(controls.NOISE)
        with st.container(horizontal=True, gap="small"):
            height, degree = ui.live(outlier), int(ui.number(controls.DEGREE))
            delta_value = ui.live(delta)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
        points = deferred(sampled_points, name, examples.REGRESSION_POINTS, seed)
        arguments = (height.exact, degree, delta_value.value)
        picture = ui.run_serialized(regression_charts.fits, points, examples.OUTLIER_X, outlier, *arguments)
        x, y = with_outlier(points.value, examples.OUTLIER_X, height.value)
        st.markdown(regression_text.outlier_sentence(x, y, degree, delta_value.value))
    with pictures:
        ui.show(picture, "fits", {outlier.key: height})
    ui.explanation("losses", "Regression")
    st.latex(regression_text.LOSS_FORMULA)
    st.caption(regression_text.LOSS_SENTENCE)
    st.markdown(regression_text.leverage_sentence(x[:-1], y[:-1], delta_value.value))
    ui.table(regression_text.fits_table(x, y, degree, delta_value.value))
    st.caption("The least number of each column is on the diagonal: each fit is the best one by its own loss.")
    noise(delta_value)
    ui.derivations("losses", "Regression")
    ui.exercises("losses", "Regression")


def noise(delta_value: ui.LiveValue) -> None:
    """Draw the density of the noise that each loss assumes, and its negative logarithm."""
    st.markdown(
        "**The noise that each loss assumes.** Take the density of the noise, and −ln of it: up to a constant that is "
        "the loss. The least loss is the largest likelihood, here as for the coin. The heavier the tails of the "
        "density, the less a far point pulls."
    )
    residual = controls.RESIDUAL
    panel, pictures = ui.controls_and_chart("noise")
    with panel:
        at = ui.live(residual)
        st.latex(regression_text.noise_formula(at.value, delta_value.value))
        st.caption("The two numbers on the right are the loss, and ln Z, which is the same for every residual r.")
    live = {residual.key: at, controls.HUBER_DELTA.key: delta_value}
    left, right = pictures.columns(2)
    with left:
        ui.show(regression_charts.densities(delta_value.exact, residual, at.exact), "densities", live)
    with right:
        picture = regression_charts.negative_log_densities(delta_value.exact, residual, at.exact)
        ui.show(picture, "negativelogarithms", live, follows=True)
    ui.table(regression_text.noise_table(at.value, delta_value.value))
