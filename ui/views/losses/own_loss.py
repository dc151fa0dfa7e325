"""The box of a visitor's own loss, which two views of this page have."""

import streamlit as st

import ui
from lib.expressions.expression import Expression
from lib.expressions.own_loss import VARIABLES, OwnLoss, loss_record
from lib.lesson import controls
from lib.losses import Loss
from lib.text.catalogue import losses as words
from lib.text.losses import own_loss as own_text


def fixed_loss() -> OwnLoss | None:
    """Draw the box of the loss and of its parameters, and return it; None if there is none."""
    typed = ui.formula(controls.OWN_LOSS, VARIABLES)
    if typed is None:
        return None
    with st.container(horizontal=True, gap="small"):
        values = tuple((name, ui.number(controls.OWN_LOSS_PARAMETERS[name])) for name in typed.parameters)
    return OwnLoss(typed, values)


def typed_loss() -> Expression | None:
    """Draw the box of the loss with the losses to start from, and return what is typed; None if it is no use."""
    typed = ui.formula(controls.OWN_LOSS, VARIABLES)
    examples()
    return typed


def live_loss(typed: Expression) -> tuple[Loss, dict[str, ui.LiveValue]]:
    """Draw the boxes of the loss's parameters; return its record for a chart with their sliders, and their values."""
    sliders = ui.live_within({name: controls.OWN_LOSS_BOUNDS[name] for name in typed.parameters})
    parameters = {name: parameter for name, (parameter, _) in sliders.items()}
    starts = tuple((name, float(parameter.default)) for name, parameter in parameters.items())
    live = {parameter.key: live_value for parameter, live_value in sliders.values()}
    return loss_record(OwnLoss(typed, starts), parameters), live


def examples() -> None:
    """Draw the words of the language, and buttons that put a known loss into the box."""
    with st.popover(words.OWN_LOSS_EXAMPLES_HEAD, icon=":material/edit:"):
        st.markdown(own_text.LANGUAGE)
        with st.container(horizontal=True, gap="xsmall"):
            for label, text in own_text.EXAMPLES.items():
                ui.preset(label, {controls.OWN_LOSS.key: text})
