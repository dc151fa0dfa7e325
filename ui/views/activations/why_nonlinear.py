"""The view "Why nonlinear": linear layers are one layer, and two ReLU units compute what no line can."""

from collections.abc import Sequence

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
    with pictures:
        columns = st.columns(2)
    explained = st.container()
    st.markdown(texts.collapse_sentence(has_relu))
    formula = st.container()
    st.markdown(texts.separation_sentence())
    weights((verdict, *columns, explained, formula), ui.ending("activations", "Why nonlinear"), has_relu)


@ui.fragment
def weights(places: Sequence[DeltaGenerator], end: ui.Ending, has_relu: bool) -> None:
    """Draw the network at the present weights: both planes, the diagram, and what the two layers are without ReLU."""
    live = {parameter.key: ui.live(parameter) for parameter in controls.TWO_UNITS}
    values = {key: live_value.value for key, live_value in live.items()}
    network = two_units(list(values.values()), has_relu)
    verdict, inputs, units, explained, formula = places
    verdict.markdown(texts.verdict_sentence(network))
    with inputs:
        ui.show(charts.input_plane(controls.TWO_UNITS, values, has_relu), "inputplane", live)
    with units:
        ui.show(charts.hidden_plane(controls.TWO_UNITS, values, has_relu), "hiddenplane", live, follows=True)
        diagram = network_of_sliders(texts.UNITS, controls.TWO_UNITS, values, words.WHY_NONLINEAR_NETWORK)
        ui.show(diagram, "xornetwork", live, height=236, follows=True)
    with explained:
        ui.explanation("activations", "Why nonlinear")
        ui.table(texts.points_table(network))
    formula.latex(texts.collapse_formula(network))
    ui.draw_ending(end)


_KEYS = [parameter.key for parameter in controls.TWO_UNITS]
