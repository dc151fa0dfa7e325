"""The view "Two classes": squared error and cross-entropy of one prediction."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import losses as charts
from lib.lesson import controls
from lib.losses import LOSSES
from lib.text.catalogue import losses as words
from lib.text.losses import classes as class_text


@ui.fragment
def draw() -> None:
    """Draw squared error and cross-entropy of one prediction, and their gradients."""
    panel, pictures = ui.controls_and_chart("twoclasses")
    ui.intro(
        panel,
        words.TWO_CLASSES_INTRO,
        *("loss", "logit", "gradient", "squared error", "cross-entropy"),
    )
    with panel:
        y = int(ui.choice(controls.ANSWER))
        against = ui.choice(controls.AGAINST)
    parameter, over, _ = ARGUMENTS[against]
    live_value = ui.live(parameter)
    with pictures:
        drawn = ui.draw(over(y, parameter, live_value.exact), against, {parameter.key: live_value})
    ui.explanation("losses", "Two classes")
    formulas_place = st.container()
    largest_gradients()
    one_prediction(drawn, (panel, formulas_place), ui.ending("losses", "Two classes"), y, against)


ARGUMENTS = {
    "logit": (
        controls.LOGIT,
        charts.over_logit,
        ("squared_error_with_logits", "binary_cross_entropy_with_logits"),
    ),
    "prediction": (controls.PROBABILITY, charts.over_prediction, ("squared_error", "binary_cross_entropy")),
}
"""The parameter over which both losses are drawn, their picture, and their names, by the option of AGAINST."""


@ui.fragment
def one_prediction(drawn: ui.Drawn, places: Sequence[DeltaGenerator], end: ui.Ending, y: int, against: str) -> None:
    """Draw what both losses are at the present logit or prediction."""
    panel, formulas_place = places
    parameter, _, names = ARGUMENTS[against]
    live_value = ui.live(parameter)
    if against == "logit":
        formula = class_text.prediction_formula(live_value.value)
        panel.markdown(words.TWO_CLASSES_PREDICTION.format(formula=formula))
    ui.tools([drawn], {parameter.key: live_value})
    with formulas_place:
        formulas(against, live_value.value, y)
        ui.table(class_text.losses_table([LOSSES[name] for name in names], live_value.value, y))
    ui.draw_ending(end)


def formulas(against: str, value: float, y: int) -> None:
    """Draw the formulas of both losses and of their gradients, in the logit or in the prediction."""
    write = class_text.formulas_in_logit if against == "logit" else class_text.formulas_in_prediction
    for column, (label, formula) in zip(st.columns(2), write(value, y).items(), strict=True):
        with column:
            st.markdown(f"**{label}**")
            st.latex(formula)
    if against == "logit":
        st.markdown(words.TWO_CLASSES_CHAIN_RULE)


def largest_gradients() -> None:
    """Draw the size of both gradients over the prediction."""
    panel, pictures = ui.controls_and_chart("size")
    panel.markdown(class_text.largest_gradient_sentence())
    panel.caption(words.TWO_CLASSES_SIZE_HALF)
    with pictures:
        ui.show(charts.gradient_magnitude(), "size")
