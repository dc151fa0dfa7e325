"""The box of a visitor's own function, which several views of this page have."""

import streamlit as st

import ui
from lib.activations import ACTIVATIONS, Activation
from lib.expressions.builtin import TEXTS
from lib.expressions.expression import Expression
from lib.expressions.own_activation import is_costly, own_activation, undefined_at
from lib.lesson import controls
from lib.text import own_function as own_text
from lib.text.catalogue import activations as words
from ui.lesson import is_guided


def own_function() -> Activation | None:
    """Draw the box of the function and of its parameters, and return its record, None if it has no usable one.

    The views that compute with it need a finite value and slope at every x.
    """
    typed = ui.formula(controls.OWN_FUNCTION)
    if typed is None:
        return None
    with st.container(horizontal=True, gap="small"):
        values = {name: ui.number(controls.OWN_PARAMETERS[name]) for name in typed.parameters}
    own = own_activation(typed, {}, **values)
    x = undefined_at(own)
    if x is not None:
        st.warning(own_text.undefined_sentence(x), icon=":material/error:")
        return None
    return own


def trained_function() -> Activation | None:
    """Draw the box of the function for views that train networks, which a costly function would keep too long."""
    own = own_function()
    if own is None or not is_costly(own):
        return own
    st.warning(own_text.COSTLY, icon=":material/error:")
    return None


def typed_function() -> Expression | None:
    """Draw the box of the function with the functions to start from, and return what is typed, None if it is no use."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        box = st.container()
        if not is_guided():
            examples()
    with box:
        return ui.formula(controls.OWN_FUNCTION)


def live_function(typed: Expression) -> tuple[Activation, dict[str, ui.LiveValue]]:
    """Draw the boxes of the function's parameters; return its record with their sliders, and their values.

    The record has no kinks yet, since the sliders may move them.
    """
    sliders = ui.live_within({name: controls.OWN_BOUNDS[name] for name in typed.parameters})
    own = own_activation(typed, {name: parameter for name, (parameter, _) in sliders.items()})
    return own, {parameter.key: live_value for parameter, live_value in sliders.values()}


def named(activation: Activation) -> str | Activation:
    """Return the name of an activation of the registry, and any other as it is."""
    return activation.name if activation.name in ACTIVATIONS else activation


def examples() -> None:
    """Draw the words of the language, and buttons that put an activation of the lesson into the box."""
    with st.popover(words.OWN_START, icon=":material/edit:"):
        st.markdown(own_text.LANGUAGE)
        with st.container(horizontal=True, gap="xsmall"):
            for name, text in TEXTS.items():
                activation = ACTIVATIONS[name]
                values: dict[str, float] = {}
                for argument, parameter in activation.parameters.items():
                    bounds = controls.OWN_BOUNDS[own_text.PARAMETER_NAMES[argument]]
                    values |= bounds.keyed(parameter.default, parameter.low, parameter.high)
                ui.preset(activation.label, {controls.OWN_FUNCTION.key: text} | values)
