"""The view "Why nonlinear": linear layers are one layer, and two ReLU units compute what no line can."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import two_units as charts
from lib.charts.network_diagram import network_of_sliders
from lib.learning.two_units import two_units
from lib.lesson import controls, examples
from lib.text import two_units as texts
from lib.text.catalogue import activations as words


@ui.fragment
def draw() -> None:
    """Draw a network of two hidden units on the points of XOR, with all of its weights as sliders."""
    panel, pictures = ui.controls_and_chart("xor")
    ui.intro(
        panel,
        words.WHY_NONLINEAR_INTRO,
        *("XOR", "hidden unit", "activation", "linearly separable"),
    )
    with panel:
        has_relu = ui.choice(controls.HIDDEN) == "relu"
        with st.container(horizontal=True, gap="small"):
            ui.preset(words.WHY_NONLINEAR_SOLUTION, dict(zip(_KEYS, examples.XOR_SOLUTION, strict=True)))
            ui.preset(words.WHY_NONLINEAR_RESET, dict(zip(_KEYS, examples.TWO_UNITS_START, strict=True)))
        verdict = st.container()
    weights(verdict, pictures, has_relu)


@ui.fragment
def weights(verdict: DeltaGenerator, pictures: DeltaGenerator, has_relu: bool) -> None:
    """Draw the network at the present weights: both planes, the diagram, and what the two layers are without ReLU."""
    live = {parameter.key: ui.live(parameter) for parameter in controls.TWO_UNITS}
    values = {key: live_value.value for key, live_value in live.items()}
    network = two_units(list(values.values()), has_relu)
    verdict.markdown(texts.verdict_sentence(network))
    with pictures:
        inputs, units = st.columns(2)
        with inputs:
            ui.show(charts.input_plane(controls.TWO_UNITS, values, has_relu), "inputplane", live)
        with units:
            ui.show(charts.hidden_plane(controls.TWO_UNITS, values, has_relu), "hiddenplane", live, follows=True)
            diagram = network_of_sliders(texts.UNITS, controls.TWO_UNITS, values, words.WHY_NONLINEAR_NETWORK)
            ui.show(diagram, "xornetwork", live, height=236, follows=True)
    ui.explanation("activations", "Why nonlinear")
    ui.table(texts.points_table(network))
    st.markdown(texts.collapse_sentence(has_relu))
    st.latex(texts.collapse_formula(network))
    st.markdown(texts.separation_sentence())
    ui.derivations("activations", "Why nonlinear")
    ui.exercises("activations", "Why nonlinear")


_KEYS = [parameter.key for parameter in controls.TWO_UNITS]
