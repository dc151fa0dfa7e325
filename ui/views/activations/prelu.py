"""The view "PReLU": a parameter of the activation that is learned."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import own_parameter as own_parameter_charts
from lib.charts import prelu as prelu_charts
from lib.charts.core.calls import Call
from lib.expressions.own_activation import short_formula
from lib.lesson import controls, examples
from lib.lesson.experiments.activations import own_parameter_training, prelu_training
from lib.text import activations as activation_text
from lib.text import own_function as own_text
from lib.text.catalogue import activations as words


@ui.fragment
def draw() -> None:
    """Draw how PReLU learns its slope from data."""
    panel, pictures = ui.controls_and_chart("prelu", two_lines=True)
    ui.intro(
        panel,
        words.PRELU_INTRO,
        "teacher",
        "loss",
    )
    with panel:
        with st.container(horizontal=True, gap="small"):
            teacher, start = ui.number(controls.TEACHER), ui.number(controls.START_SLOPE)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
    runs = ui.run_training(prelu_training, teacher, start, seed)
    live = {controls.PRELU_STEP.key: ui.live(controls.PRELU_STEP)}
    with panel:
        st.markdown(activation_text.slope_sentence(runs.value["PReLU"].alpha, teacher))
        st.markdown(activation_text.next_step_sentence(examples.PRELU_RATE))
    with pictures:
        drawn = learned_slope(runs, teacher, live)
    ui.explanation("activations", "PReLU")
    st.markdown(activation_text.fixed_slopes_sentence(runs.value))
    picture = prelu_charts.losses_over_steps(runs, controls.PRELU_STEP, live[controls.PRELU_STEP.key].exact)
    drawn.append(ui.draw(picture, "prelulosses", live, follows=True))
    drawn += own_parameter(seed, live)
    at_step(panel, drawn, ui.ending("activations", "PReLU"), runs)


def learned_slope(runs: Call, teacher: float, live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the learned function beside the teacher's, and the slope over the steps."""
    exact = live[controls.PRELU_STEP.key].exact
    learned, slopes = st.columns(2)
    with learned:
        picture = prelu_charts.learned_function(runs, teacher, controls.PRELU_STEP, exact)
        drawn = [ui.draw(picture, "learnedslope", live, play=controls.PRELU_STEP.key)]
    with slopes:
        picture = prelu_charts.alpha_over_steps(runs, teacher, controls.PRELU_STEP, exact)
        drawn.append(ui.draw(picture, "slopes", live, follows=True))
    return drawn


@ui.fragment
def at_step(panel: DeltaGenerator, charts: Sequence[ui.Drawn], end: ui.Ending, runs: Call) -> None:
    """Draw the step of the training that follows the present one."""
    live_value = ui.live(controls.PRELU_STEP)
    alphas = runs.value["PReLU"].alpha
    panel.latex(activation_text.slope_formula(alphas, examples.PRELU_RATE, round(live_value.value)))
    ui.tools(charts, {controls.PRELU_STEP.key: live_value})
    ui.draw_ending(end)


def own_parameter(seed: int, live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw how a parameter of the visitor's own function is learned in the same way."""
    panel, pictures = ui.controls_and_chart("ownparameter")
    with panel:
        st.markdown(words.PRELU_OWN_INTRO)
        typed = ui.formula(controls.OWN_FUNCTION)
        if typed is None or not typed.parameters:
            return []
        name, *others = typed.parameters
        with st.container(horizontal=True, gap="small"):
            start = ui.number(controls.OWN_PARAMETERS[name])
            fixed = {other: ui.number(controls.OWN_PARAMETERS[other]) for other in others}
            teacher = ui.number(controls.OWN_TEACHER)
        run = ui.run_training(own_parameter_training, typed, name, fixed, teacher, start, seed)
        st.latex(rf"\frac{{\partial f}}{{\partial {name}}} = {short_formula(typed.derivative_latex(name))}")
        st.markdown(own_text.learned_sentence(name, run.value, teacher))
    with pictures:
        exact = live[controls.PRELU_STEP.key].exact
        picture = own_parameter_charts.parameter_over_steps(run, teacher, controls.PRELU_STEP, exact)
        return [ui.draw(picture, "ownparameter", live, follows=True)]
