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
from ui.views.activations.own_function import trained_function


@ui.fragment
def draw() -> None:
    """Draw the training of one ReLU neuron, of a layer, or of two layers."""
    panel, pictures = ui.controls_and_chart("dying", two_lines=True)
    intro = panel.container()
    with panel:
        draw_stage, words, *terms = STAGES[ui.choice(controls.STAGE)]
    ui.intro(intro, words, *terms)
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
        "weights": {"": weights_over_steps(states.value)},
        "gradient": {"": gradient_over_steps(states.value)},
    }
    diagram = network(activation_text.NEURON_UNITS, panels, controls.STEP, live_value.exact, "The neuron")
    ui.show(diagram, "neuronnetwork", {key: live_value}, follows=True)
    st.latex(activation_text.neuron_formula(states.value, rate, step))
    st.caption("The loss is the mean of ½ (output − target)². The factor ½ cancels the 2 of the derivative.")
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
        for run in ui.progress(list(runs.values()), "Training"):
            ui.run_serialized(evaluate, run)
        dead, diverged = st.columns(2)
        with dead:
            ui.show(
                dying_charts.share_by_learning_rate(examples.DYING_RATES, runs, "dead", "share of dead units"),
                "deadshare",
            )
        with diverged:
            title = "share of nets that diverged"
            ui.show(dying_charts.share_by_learning_rate(examples.DYING_RATES, runs, "diverged", title), "divergedshare")
        st.caption("Units are counted in the nets that did not diverge; where all did, there is no line.")
        ui.table(activation_text.dead_units_table({label: run.value for label, run in runs.items()}))
    with panel:
        st.markdown(
            "Sixteen hidden units learn a wave, six random nets at each rate. A unit that is negative on one sample "
            "is not dead: it takes all of them."
        )
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
    counts = [f"**{count_revived_units(run.value.alive)}**" for run in runs]
    with panel:
        st.markdown(f"Units that came back: {counts[0]} with the first layer learning, {counts[1]} with it frozen.")
    with pictures:
        count, stretches = st.columns(2)
        with count:
            picture = dying_charts.dead_units(*runs, controls.LAYER_STEP, live_value.exact)
            ui.show(picture, "deadovertime", {key: live_value}, play=key)
        with stretches:
            ui.show(
                dying_charts.dead_intervals(runs[0], controls.LAYER_STEP), "deaths", {key: live_value}, follows=True
            )
            st.caption("With the first layer learning: a bar ends where its unit comes back.")
    ui.explanation("activations", "Dying ReLU")
    ending()


def ending() -> None:
    """Draw what the fragment of each network ends with: why there is no derivation, and the exercises."""
    ui.derivations("activations", "Dying ReLU")
    ui.exercises("activations", "Dying ReLU")


STAGES = {
    "one neuron": (
        one_neuron,
        "Choose a cause, then press play. The neuron is dead once w x + b is at most 0 on all of its five inputs: its "
        "gradient is then 0, so gradient descent no longer changes it. Which of the causes do kill it?",
        "pre-activation",
        "dead",
        "gradient descent",
        "learning rate",
    ),
    "a layer": (
        one_layer,
        "The first picture shows the share of dead units after training at each learning rate, the second the share of "
        "networks whose training diverged. Compare ReLU with the activations whose slope is not 0 for negative x.",
        "learning rate",
        "dead",
        "diverge",
    ),
    "two layers": (
        two_layers,
        "Play, and watch the bars: a dead unit of the second layer has no gradient of its own, yet it can come back "
        "while the first layer moves its input. With the first layer frozen, dead is for ever.",
        "dead",
        "frozen",
    ),
}
