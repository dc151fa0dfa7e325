"""The box of a visitor's own loss, which two views of this page have."""

import streamlit as st

import ui
from lib.expressions.own_loss import VARIABLES, OwnLoss
from lib.lesson import controls
from lib.text.losses import own_loss as own_text


def fixed_loss() -> OwnLoss | None:
    """Draw the box of the loss and of its parameters, and return it; None if there is none."""
    typed = ui.formula(controls.OWN_LOSS, VARIABLES)
    if typed is None:
        return None
    with st.container(horizontal=True, gap="small"):
        values = tuple((name, ui.number(controls.OWN_LOSS_PARAMETERS[name])) for name in typed.parameters)
    return OwnLoss(typed, values)


def live_loss() -> OwnLoss | None:
    """Draw the box of the loss for a chart with a slider for its first parameter, and return it; None if there is none.

    The first parameter has its default here, and a second one has a slider beside the chart.
    """
    typed = ui.formula(controls.OWN_LOSS, VARIABLES)
    examples()
    if typed is None:
        return None
    first = [(name, float(controls.OWN_LOSS_PARAMETERS[name].default)) for name in typed.parameters[:1]]
    others = [(name, ui.slider(controls.OWN_LOSS_PARAMETERS[name])) for name in typed.parameters[1:]]
    return OwnLoss(typed, (*first, *others))


def examples() -> None:
    """Draw the words of the language, and buttons that put a known loss into the box."""
    with st.popover("Start from a known loss", icon=":material/edit:"):
        st.markdown(own_text.LANGUAGE)
        with st.container(horizontal=True, gap="xsmall"):
            for label, text in own_text.EXAMPLES.items():
                ui.preset(label, {controls.OWN_LOSS.key: text})
