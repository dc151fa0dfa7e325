"""The view "Dying ReLU": one neuron, a layer, and two layers that are trained until units die."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.activations import ACTIVATIONS
from lib.charts import dying_relu as dying_charts
from lib.charts.core.calls import Call, deferred, evaluate
from lib.charts.network_diagram import network
from lib.learning.dead_units import count_revived_units
from lib.learning.neuron import gradient_over_steps, train_neuron, weights_over_steps
from lib.lesson import controls, examples
from lib.lesson.experiments.activations import dead_shares, two_layer_training
from lib.lesson.linked import CAUSE_AND_NUMBERS
from lib.text import activations as activation_text
from lib.text.catalogue import activations as words
from ui.views.activations.own_function import trained_function


@ui.fragment
def draw() -> None:
    """Draw the training of one ReLU neuron, of a layer, or of two layers."""
    panel, pictures = ui.controls_and_chart("dying", two_lines=True)
    intro = panel.container()
    with panel:
        draw_stage, sentences, *terms = STAGES[ui.choice(controls.STAGE)]
    ui.intro(intro, sentences, *terms)
    draw_stage(panel, pictures)


def one_neuron(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw the training of one ReLU neuron on five samples, until it is dead or has learned."""
    ui.hold_together(CAUSE_AND_NUMBERS)
    with panel:
        ui.choice(controls.CAUSE)
        inputs = ui.choice(controls.INPUTS)
        with st.container(horizontal=True, gap="small"):
            weight, bias, rate = (ui.number(p) for p in (controls.WEIGHT, controls.BIAS, controls.RATE))
    x = examples.INPUTS[inputs]
    states = deferred(train_neuron, x, [examples.NEURON_TARGET] * len(x), weight, bias, rate, examples.NEURON_STEPS)
    live = {controls.STEP.key: ui.live(controls.STEP)}
    with pictures:
        drawn = outputs_and_sums(x, states, live)
        said = st.container()
    ui.explanation("activations", "Dying ReLU")
    panels = {
        words.DYING_RELU_WEIGHTS: {"": weights_over_steps(states.value)},
        words.DYING_RELU_GRADIENT: {"": gradient_over_steps(states.value)},
    }
    exact = live[controls.STEP.key].exact
    diagram = network(activation_text.NEURON_UNITS, panels, controls.STEP, exact, words.DYING_RELU_NETWORK)
    drawn.append(ui.draw(diagram, "neuronnetwork", live, follows=True))
    training_of_one(drawn, said, ui.ending("activations", "Dying ReLU"), states, rate)


def outputs_and_sums(x: Sequence[float], states: Call, live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the function of the neuron at each step of its training, and its pre-activations."""
    exact, target = live[controls.STEP.key].exact, examples.NEURON_TARGET
    outputs, sums = st.columns(2)
    with outputs:
        picture = dying_charts.neuron(x, target, states, controls.STEP, exact)
        drawn = [ui.draw(picture, "neuron", live, play=controls.STEP.key)]
    with sums:
        picture = dying_charts.pre_activations(x, states, controls.STEP, exact)
        drawn.append(ui.draw(picture, "preactivations", live, follows=True))
    return drawn


@ui.fragment
def training_of_one(
    charts: Sequence[ui.Drawn], said: DeltaGenerator, end: ui.Ending, states: Call, rate: float
) -> None:
    """Draw the numbers of the training of one neuron at the present step."""
    live_value = ui.live(controls.STEP)
    ui.tools(charts, {controls.STEP.key: live_value})
    step = round(live_value.value)
    said.info(activation_text.neuron_sentence(states.value, step), icon=":material/monitor_heart:")
    with end.words:
        st.latex(activation_text.neuron_formula(states.value, rate, step))
        st.caption(words.DYING_RELU_LOSS)
        ui.table(activation_text.neuron_table(states.value, rate, step))
    ui.draw_ending(end)


def one_layer(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw the share of dead units of a layer after training, by learning rate."""
    with panel:
        own = trained_function()
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
    runs = {ACTIVATIONS[name].label: deferred(dead_shares, name, seed) for name in examples.DYING_ACTIVATIONS}
    runs |= {own.label: deferred(dead_shares, own, seed)} if own else {}
    with pictures:
        for run in ui.progress(list(runs.values()), words.DYING_RELU_LAYER_PROGRESS):
            ui.run_serialized(evaluate, run)
        dead, diverged = st.columns(2)
        with dead:
            ui.show(dying_charts.share_by_learning_rate(examples.DYING_RATES, runs, "dead"), "deadshare")
        with diverged:
            ui.show(dying_charts.share_by_learning_rate(examples.DYING_RATES, runs, "diverged"), "divergedshare")
        st.caption(words.DYING_RELU_LAYER_COUNTED)
        ui.table(activation_text.dead_units_table({label: run.value for label, run in runs.items()}))
    with panel:
        st.markdown(activation_text.networks_sentence())
        st.markdown(activation_text.dead_units_sentence({label: run.value for label, run in runs.items()}))
    ui.explanation("activations", "Dying ReLU")
    ui.derivations("activations", "Dying ReLU")
    ui.exercises("activations", "Dying ReLU")


def two_layers(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw the units of a second layer that die, and those that become active again as the first layer changes."""
    with panel, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seed = ui.seed(controls.NET_SEED)
    runs = [ui.run_training(two_layer_training, seed, moving) for moving in (True, False)]
    learning, frozen = (count_revived_units(run.value.alive) for run in runs)
    with panel:
        st.markdown(words.DYING_RELU_LAYERS_REVIVED.format(learning=learning, frozen=frozen))
    live = {controls.LAYER_STEP.key: ui.live(controls.LAYER_STEP)}
    with pictures:
        count, stretches = st.columns(2)
        with count:
            picture = dying_charts.dead_units(*runs, controls.LAYER_STEP, live[controls.LAYER_STEP.key].exact)
            drawn = [ui.draw(picture, "deadovertime", live, play=controls.LAYER_STEP.key)]
        with stretches:
            picture = dying_charts.dead_intervals(runs[0], controls.LAYER_STEP)
            drawn.append(ui.draw(picture, "deaths", live, follows=True))
            st.caption(words.DYING_RELU_LAYERS_BARS)
    ui.explanation("activations", "Dying ReLU")
    training_of_two(drawn, ui.ending("activations", "Dying ReLU"))


@ui.fragment
def training_of_two(charts: Sequence[ui.Drawn], end: ui.Ending) -> None:
    """Draw the tools of both pictures at the present step, and the exercises."""
    ui.tools(charts, {controls.LAYER_STEP.key: ui.live(controls.LAYER_STEP)})
    ui.draw_ending(end)


STAGES = {
    "one neuron": (
        one_neuron,
        words.DYING_RELU_NEURON_INTRO,
        "pre-activation",
        "dead",
        "gradient descent",
        "learning rate",
    ),
    "a layer": (
        one_layer,
        words.DYING_RELU_LAYER_INTRO,
        "learning rate",
        "dead",
        "diverge",
    ),
    "two layers": (
        two_layers,
        words.DYING_RELU_LAYERS_INTRO,
        "dead",
        "frozen",
    ),
}
