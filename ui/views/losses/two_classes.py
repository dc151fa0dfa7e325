"""The view "Two classes": squared error and cross-entropy of one prediction."""

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
    formulas_place = st.container()
    largest_gradients()
    one_prediction(panel, pictures, formulas_place, y, against)


@ui.fragment
def one_prediction(
    panel: DeltaGenerator, pictures: DeltaGenerator, formulas_place: DeltaGenerator, y: int, against: str
) -> None:
    """Draw both losses over the logit or over the prediction, and what they are at the present one."""
    live_value = ui.live(controls.LOGIT if against == "logit" else controls.PROBABILITY)
    if against == "logit":
        formula = class_text.prediction_formula(live_value.value)
        panel.markdown(words.TWO_CLASSES_PREDICTION.format(formula=formula))
    if against == "logit":
        picture, live = charts.over_logit(y, controls.LOGIT, live_value.exact), {"z": live_value}
        names = ("squared_error_with_logits", "binary_cross_entropy_with_logits")
    else:
        picture, live = charts.over_prediction(y, controls.PROBABILITY, live_value.exact), {"p": live_value}
        names = ("squared_error", "binary_cross_entropy")
    with pictures:
        ui.show(picture, against, live)
    with formulas_place:
        ui.explanation("losses", "Two classes")
        formulas(against, live_value.value, y)
        ui.table(class_text.losses_table([LOSSES[name] for name in names], live_value.value, y))
    ui.derivations("losses", "Two classes")
    ui.exercises("losses", "Two classes")


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
