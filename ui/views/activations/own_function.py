"""The box of a visitor's own function, which several views of this page have."""

import streamlit as st

import ui
from lib.activations import ACTIVATIONS, Activation
from lib.expressions.builtin import TEXTS
from lib.expressions.own_activation import is_costly, own_activation, undefined_at
from lib.lesson import controls
from lib.text import own_function as own_text
from ui.lecture import scene_number


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


def live_function() -> Activation | None:
    """Draw the box of the function for a chart with its slider, and return its record, None if there is none.

    One parameter is left free for the slider of the chart; a second one has a slider here.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        box = st.container()
        if not scene_number():
            examples()
    with box:
        typed = ui.formula(controls.OWN_FUNCTION)
    if typed is None:
        return None
    free, fixed = typed.parameters[:1], typed.parameters[1:]
    values = {name: ui.slider(controls.OWN_PARAMETERS[name]) for name in fixed}
    return own_activation(typed, {name: controls.OWN_PARAMETERS[name] for name in free}, **values)


def named(activation: Activation) -> str | Activation:
    """Return the name of an activation of the registry, and any other as it is."""
    return activation.name if activation.name in ACTIVATIONS else activation


def examples() -> None:
    """Draw the words of the language, and buttons that put an activation of the lesson into the box."""
    with st.popover("Start from a known function", icon=":material/edit:"):
        st.markdown(own_text.LANGUAGE)
        with st.container(horizontal=True, gap="xsmall"):
            for name, text in TEXTS.items():
                activation = ACTIVATIONS[name]
                starts = {
                    controls.OWN_PARAMETERS[own_text.PARAMETER_NAMES[argument]].key: float(parameter.default)
                    for argument, parameter in activation.parameters.items()
                }
                ui.preset(activation.label, {controls.OWN_FUNCTION.key: text} | starts)
