"""The view "Compare": any two activations against each other."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

import ui
from lib.activations import ACTIVATIONS, Activation, relu
from lib.analysis.comparison import costs, output_moments
from lib.charts import activations as charts
from lib.charts.core.calls import deferred
from lib.lesson import controls, examples
from lib.lesson.experiments.activations import activation_crossings
from lib.text import activations as activation_text
from lib.text.catalogue import activations as words
from ui.views.activations.own_function import named, own_function
from ui.views.activations.values import box_of_x, values_at_x


@ui.fragment
def draw() -> None:
    """Draw the comparison of two activations, and the exercises."""
    comparison()
    ui.explanation("activations", "Compare")
    ui.derivations("activations", "Compare")
    ui.exercises("activations", "Compare")


def comparison() -> None:
    """Draw two activations, their difference and crossings, their output for normal input, and their cost."""
    panel, pictures = ui.controls_and_chart("compare")
    ui.intro(panel, words.COMPARE_INTRO, "spread", "variance")
    with panel:
        first, second = compared()
        mean, spread = input_distribution()
        measured = st.button(words.COMPARE_MEASURE, icon=":material/timer:", key="measure")
    if first is None or second is None:
        pictures.info(words.OWN_MISSING, icon=":material/edit:")
        return
    try:
        moments = {a.label: output_moments(a.function, mean, spread, a.kinks) for a in (first, second)}
    except ValueError:
        pictures.warning(words.COMPARE_NOT_FINITE, icon=":material/error:")
        return
    with pictures:
        draw_pair(first, second, moments)
        values_at_x(box_of_x(), [(a, {name: p.default for name, p in a.parameters.items()}) for a in (first, second)])
        if measured:
            draw_costs(first, second)
        if {first.name, second.name} == {"tanh", "sigmoid"}:
            st.markdown(activation_text.tanh_and_sigmoid_sentence())


def compared() -> tuple[Activation | None, Activation | None]:
    """Draw the choice of two activations and the box of an own one; return both, None for an own one that is no use."""
    names = ui.select(controls.FIRST), ui.select(controls.SECOND)
    own = own_function()
    return ACTIVATIONS.get(names[0], own), ACTIVATIONS.get(names[1], own)


def input_distribution() -> tuple[float, float]:
    """Draw the controls of the normal input and return its mean and its standard deviation."""
    with st.container(horizontal=True, gap="small"):
        mean, spread = ui.number(controls.INPUT_MEAN), ui.number(controls.INPUT_SPREAD)
    st.caption(words.COMPARE_INPUT)
    return mean, spread


def draw_pair(first: Activation, second: Activation, moments: Mapping[str, tuple[float, float]]) -> None:
    """Draw both functions with the moments of their output, and their difference with their crossings."""
    given = named(first), named(second)
    crossed = deferred(activation_crossings, *given, *charts.COMPARED).value
    pairs = zip((first.function, first.derivative), crossed, strict=True)
    crossings: dict[str, tuple[Callable[..., Any], Any]] = dict(
        zip((words.COMPARE_FUNCTIONS, words.COMPARE_SLOPES), pairs, strict=True)
    )
    both, difference = st.columns(2)
    with both:
        ui.show(charts.pair(*given), "pair")
        ui.table(activation_text.moments_table(moments))
    with difference:
        ui.show(charts.difference(*given), "difference")
        ui.table(activation_text.crossings_table(crossings))


def draw_costs(first: Activation, second: Activation) -> None:
    """Draw the table of the computing times of both functions and their derivatives, measured now."""
    functions = {f.__name__: f for a in (first, second) for f in (a.function, a.derivative)}
    x = np.random.default_rng(0).normal(size=examples.COST_ELEMENTS)
    found = costs({"relu": relu} | functions, x, examples.COST_REPEATS, time.perf_counter)
    ui.table(activation_text.costs_table(found))
