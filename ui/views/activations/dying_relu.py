"""The view "Dying ReLU": one neuron, a layer, and two layers that are trained until units die."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.activations import ACTIVATIONS
from lib.charts import dying_relu as dying_charts
from lib.charts.core.calls import deferred, evaluate
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
    training_of_one(pictures, inputs, weight, bias, rate)


@ui.fragment
def training_of_one(pictures: DeltaGenerator, inputs: str, weight: float, bias: float, rate: float) -> None:
    """Draw the steps of the training of one neuron."""
    live_value = ui.live(controls.STEP)
    x, target, key, step = examples.INPUTS[inputs], examples.NEURON_TARGET, controls.STEP.key, round(live_value.value)
    states = deferred(train_neuron, x, [target] * len(x), weight, bias, rate, examples.NEURON_STEPS)
    with pictures:
        outputs, sums = st.columns(2)
        with outputs:
            picture = dying_charts.neuron(x, target, states, controls.STEP, live_value.exact)
            ui.show(picture, "neuron", {key: live_value}, play=key)
        with sums:
            picture = dying_charts.pre_activations(x, states, controls.STEP, live_value.exact)
            ui.show(picture, "preactivations", {key: live_value}, follows=True)
        st.info(activation_text.neuron_sentence(states.value, step), icon=":material/monitor_heart:")
    ui.explanation("activations", "Dying ReLU")
    panels = {
        words.DYING_RELU_WEIGHTS: {"": weights_over_steps(states.value)},
        words.DYING_RELU_GRADIENT: {"": gradient_over_steps(states.value)},
    }
    diagram = network(activation_text.NEURON_UNITS, panels, controls.STEP, live_value.exact, words.DYING_RELU_NETWORK)
    ui.show(diagram, "neuronnetwork", {key: live_value}, follows=True)
    st.latex(activation_text.neuron_formula(states.value, rate, step))
    st.caption(words.DYING_RELU_LOSS)
    ui.table(activation_text.neuron_table(states.value, rate, step))
    ending()


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
    ending()


def two_layers(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw the units of a second layer that die, and those that become active again as the first layer changes."""
    with panel, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seed = ui.seed(controls.NET_SEED)
    training_of_two(panel, pictures, seed)


@ui.fragment
def training_of_two(panel: DeltaGenerator, pictures: DeltaGenerator, seed: int) -> None:
    """Draw the steps of the training of both layers."""
    live_value = ui.live(controls.LAYER_STEP)
    runs, key = (
        [ui.run_training(two_layer_training, seed, moving) for moving in (True, False)],
        controls.LAYER_STEP.key,
    )
    learning, frozen = (count_revived_units(run.value.alive) for run in runs)
    with panel:
        st.markdown(words.DYING_RELU_LAYERS_REVIVED.format(learning=learning, frozen=frozen))
    with pictures:
        count, stretches = st.columns(2)
        with count:
            picture = dying_charts.dead_units(*runs, controls.LAYER_STEP, live_value.exact)
            ui.show(picture, "deadovertime", {key: live_value}, play=key)
        with stretches:
            ui.show(
                dying_charts.dead_intervals(runs[0], controls.LAYER_STEP), "deaths", {key: live_value}, follows=True
            )
            st.caption(words.DYING_RELU_LAYERS_BARS)
    ui.explanation("activations", "Dying ReLU")
    ending()


def ending() -> None:
    """Draw what the fragment of each network ends with: why there is no derivation, and the exercises."""
    ui.derivations("activations", "Dying ReLU")
    ui.exercises("activations", "Dying ReLU")


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
