import time

import numpy as np
import streamlit as st

import ui
from lib.activations import ACTIVATIONS, relu
from lib.analysis.comparison import costs, output_moments
from lib.analysis.properties import properties
from lib.charts import activation_catalogue
from lib.charts import activations as charts
from lib.charts import dying_relu as dying_charts
from lib.charts import prelu as prelu_charts
from lib.charts import vanishing_gradient as vanishing_charts
from lib.charts.core.calls import deferred, evaluate
from lib.learning.dead_units import count_revived_units
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.neuron import train_neuron
from lib.lesson import controls, examples, experiments
from lib.lesson.address import VIEW
from lib.text import activations as activation_text
from lib.text.numbers import significant

ui.page(
    "activations",
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network hardly learns through that unit.",
)


@ui.fragment
def curves():
    """Choose functions and a range, and see f and f′."""
    ui.intro(
        "Drag the slider under the picture, then point at a curve: its tangent has the slope that is drawn dashed.",
        "activation",
        "unit",
        "slope",
        "kink",
    )
    panel, place = ui.controls_and_chart("curves")
    with panel:
        chosen = [ACTIVATIONS[name] for name in ui.choices(controls.FUNCTIONS)]
        low, high = ui.interval(controls.RANGE)
        shown = ui.choice(controls.SHOW)
        with st.container(horizontal=True, gap="small"):
            live = {p.key: ui.live(p) for activation in chosen for p in activation.parameters.values()}
    if not chosen:
        st.info("Choose at least one function above.", icon=":material/touch_app:")
        return
    exact = {key: held.exact for key, held in live.items()}
    names = [activation.name for activation in chosen]
    picture = charts.curves(names, low, high, exact, values=shown != "slope", slopes=shown != "function")
    with place:
        ui.show(picture, "curves", live)
    for activation in chosen:
        part = ui.expander(controls.CARDS[activation.name])
        if part.open:
            with part:
                card(activation, {argument: live[p.key].value for argument, p in activation.parameters.items()})


def card(activation, arguments):
    """Draw what an activation is, what was measured of it, the NumPy that runs, and how frameworks call it."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        st.latex(activation_text.values_formula(activation, **arguments))
        ui.facts(activation_text.property_facts(properties(activation, **arguments)))
        st.caption(activation.source)
    with source:
        ui.source(activation.function)
        ui.source(activation.derivative)
    ui.table(activation_text.frameworks_table(activation.name, **arguments))


FACTORS = (
    "ReLU is no cure by itself: with weights of variance 1/n its factor is near 0.71, half of the gradient every two "
    "layers; with He's weights it is near 1. Nor is centring a cure: tanh beats sigmoid by its steeper slope, 1 "
    "against 1/4 at x = 0."
)


@ui.fragment
def vanishing():
    """A deep net, forward and back, with real back-propagation."""
    ui.intro(
        "Read the first picture from right to left: the gradient starts at the last layer and shrinks or grows by a "
        "factor in each. Choose other weights, and watch the factor change.",
        "gradient",
        "back-propagation",
        "root mean square",
        "variance",
    )
    panel, place = ui.controls_and_chart("flow")
    with panel:
        named = ui.choices(controls.UNITS)
        initial = ui.select(controls.INITIALISATION)
        with st.container(horizontal=True, gap="small"):
            layers, width = int(ui.number(controls.LAYERS)), int(ui.number(controls.WIDTH))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
    chosen, arguments = [ACTIVATIONS[name] for name in named], (initial, layers, width, seed)
    if not chosen:
        st.info("Choose at least one activation above.", icon=":material/touch_app:")
        return
    runs = {a.label: deferred(experiments.flow, a.name, *arguments) for a in chosen}
    with place:
        flows = {label: ui.run_serialized(evaluate, runs[label]) for label in ui.progress(runs, "Back-propagation")}
        back, forward = st.columns(2)
        with back:
            gradients = vanishing_charts.size_by_layer(runs, "gradient_rms", "size of the gradient (root mean square)")
            ui.show(gradients, "gradients")
        with forward:
            signals = vanishing_charts.size_by_layer(
                runs, "activation_rms", "size of the activations (root mean square)"
            )
            ui.show(signals, "signals")
        ui.table(activation_text.gradient_table(flows))
        st.markdown(
            f"Here the weights have ${activation_text.weight_variance_formula(INITIALIZATIONS[initial], width)}$. "
            + FACTORS
        )
    histogram(runs)


def histogram(runs):
    """What one layer puts out, for one of the activations that were run."""
    panel, place = ui.controls_and_chart("layer")
    with panel:
        shown = controls.ACTIVATION_LABELS[ui.select(controls.UNIT)]
        held = ui.live(controls.LAYER)
        st.markdown("Drag the slider from layer to layer: do the activations spread out, pile up, or shrink to 0?")
    with place:
        drawn = shown if shown in runs else next(iter(runs))
        if drawn != shown:
            st.caption(f"{shown} is not chosen above, so this is {drawn}.")
        picture = vanishing_charts.activation_histogram(drawn, runs[drawn], controls.LAYER, held.exact)
        ui.show(picture, "layerhistogram", {controls.LAYER.key: held}, play=controls.LAYER.key)


def dying_relu():
    """One neuron, a layer, two layers: who dies, and who comes back."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        stage = ui.choice(controls.STAGE)
        draw, words, *terms = STAGES[stage]
        with st.container():
            ui.intro(words, *terms)
    draw()


@ui.fragment
def one_neuron():
    """One ReLU neuron on five samples: what kills it, and what is only said to."""
    panel, place = ui.controls_and_chart("neuron")
    with panel:
        with st.container(horizontal=True, gap="xsmall"):
            for cause, values in examples.CAUSES.items():
                ui.preset(cause, values)
        inputs = ui.choice(controls.INPUTS)
        with st.container(horizontal=True, gap="small"):
            weight, bias, rate = (ui.number(p) for p in (controls.WEIGHT, controls.BIAS, controls.RATE))
            held = ui.live(controls.STEP)
    x, target, key = examples.INPUTS[inputs], examples.NEURON_TARGET, controls.STEP.key
    states = deferred(train_neuron, x, [target] * len(x), weight, bias, rate, examples.NEURON_STEPS)
    with panel:
        st.info(activation_text.neuron_sentence(states.value), icon=":material/monitor_heart:")
    with place:
        outputs, sums = st.columns(2)
        with outputs:
            picture = dying_charts.neuron(x, target, states, controls.STEP, held.exact)
            ui.show(picture, "neuron", {key: held}, play=key)
        with sums:
            picture = dying_charts.pre_activations(x, states, controls.STEP, held.exact)
            ui.show(picture, "preactivations", {key: held}, follows=True)
    st.latex(activation_text.neuron_formula(states.value, rate, round(held.value)))
    ui.table(activation_text.neuron_table(states.value, rate))


@ui.fragment
def one_layer():
    """Which share of a layer is dead after training, by learning rate."""
    panel, place = ui.controls_and_chart("dying")
    with panel, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seed = ui.seed(controls.SEED)
    runs = {ACTIVATIONS[name].label: deferred(experiments.deaths, name, seed) for name in examples.DYING_ACTIVATIONS}
    with place:
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


@ui.fragment
def two_layers():
    """Units of a second layer that die, and live again because the first layer moves."""
    panel, place = ui.controls_and_chart("revival")
    with panel, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seed, held = ui.seed(controls.NET_SEED), ui.live(controls.LAYER_STEP)
    runs, key = (
        [ui.run_training(experiments.two_layers, seed, moving) for moving in (True, False)],
        controls.LAYER_STEP.key,
    )
    counts = [f"**{count_revived_units(run.value.alive)}**" for run in runs]
    with panel:
        st.markdown(f"Units that came back: {counts[0]} with the first layer learning, {counts[1]} with it frozen.")
    with place:
        count, stretches = st.columns(2)
        with count:
            picture = dying_charts.dead_units(*runs, controls.LAYER_STEP, held.exact)
            ui.show(picture, "deadovertime", {key: held}, play=key)
        with stretches:
            ui.show(dying_charts.dead_intervals(runs[0], controls.LAYER_STEP), "deaths", {key: held}, follows=True)
            st.caption("With the first layer learning: a bar ends where its unit comes back.")


@ui.fragment
def prelu():
    """PReLU learns its slope from data."""
    ui.intro(
        "Play: the learned line turns onto the teacher's, and α walks to the teacher's slope. What moves α is its "
        "gradient: ∂f/∂α = min(0, x) is not 0 for x < 0.",
        "teacher",
        "loss",
    )
    panel, place = ui.controls_and_chart("prelu")
    with panel:
        with st.container(horizontal=True, gap="small"):
            teacher, start = ui.number(controls.TEACHER), ui.number(controls.START_SLOPE)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed, held = ui.seed(controls.SEED), ui.live(controls.PRELU_STEP)
    runs, key = ui.run_training(experiments.prelu, teacher, start, seed), controls.PRELU_STEP.key
    alphas, live = runs.value["PReLU"].alpha, {controls.PRELU_STEP.key: held}
    with panel:
        st.markdown(activation_text.slope_sentence(alphas, teacher))
        st.markdown(f"The step that follows, with learning rate η = {significant(examples.PRELU_RATE)}:")
        st.latex(activation_text.slope_formula(alphas, examples.PRELU_RATE, round(held.value)))
    with place:
        learned, slopes = st.columns(2)
        with learned:
            picture = prelu_charts.learned_function(runs, teacher, controls.PRELU_STEP, held.exact)
            ui.show(picture, "learnedslope", live, play=key)
        with slopes:
            picture = prelu_charts.alpha_over_steps(runs, teacher, controls.PRELU_STEP, held.exact)
            ui.show(picture, "slopes", live, follows=True)
        st.markdown(activation_text.fixed_slopes_sentence(runs.value))
        ui.show(
            prelu_charts.losses_over_steps(runs, controls.PRELU_STEP, held.exact), "prelulosses", live, follows=True
        )


@ui.fragment
def compare():
    """Any two functions: their difference, where they cross, what they do to normal input, what they cost."""
    ui.intro(
        "Choose two functions: in the second picture the solid line is 0 where they cross, the dashed line where their "
        "slopes do. Dots mark both.",
        "spread",
        "variance",
    )
    panel, place = ui.controls_and_chart("compare")
    with panel:
        first = ACTIVATIONS[ui.select(controls.FIRST)]
        second = ACTIVATIONS[ui.select(controls.SECOND)]
        with st.container(horizontal=True, gap="small"):
            mean, spread = ui.number(controls.INPUT_MEAN), ui.number(controls.INPUT_SPREAD)
        st.caption("The first table says what both make of normal input with this mean and spread.")
        measured = st.button("Measure what they cost on this machine", icon=":material/timer:", key="measure")
    moments = {a.label: output_moments(a.function, mean, spread, a.kinks) for a in (first, second)}
    crossed = deferred(experiments.crossed, first.name, second.name, *charts.COMPARED).value
    pairs = zip((first.function, first.derivative), crossed, strict=True)
    places = dict(zip(("f crosses g", "f′ crosses g′"), pairs, strict=True))
    with place:
        both, difference = st.columns(2)
        with both:
            ui.show(charts.pair(first.name, second.name), "pair")
            ui.table(activation_text.moments_table(moments))
        with difference:
            ui.show(charts.difference(first.name, second.name), "difference")
            ui.table(activation_text.crossings_table(places))
        if measured:
            functions = {f.__name__: f for a in (first, second) for f in (a.function, a.derivative)}
            x = np.random.default_rng(0).normal(size=examples.COST_ELEMENTS)
            ui.table(
                activation_text.costs_table(
                    costs({"relu": relu} | functions, x, examples.COST_REPEATS, time.perf_counter)
                )
            )
        if {first.name, second.name} == {"tanh", "sigmoid"}:
            st.markdown(
                "Tanh is steeper than sigmoid in the middle only: beyond x = ±1.6629 sigmoid has the larger slope. It "
                "is no other kind of curve either, as tanh(x) = 2 sigmoid(2x) − 1."
            )


def catalogue():
    """All functions side by side."""
    ui.intro(
        "Click a function to open its card. All have the same axes, x from −5 to 5 and y from −1.5 to 3; a dotted "
        "line is the left side of f drawn 20 times as high, where it would be too flat to see."
    )
    ui.show(activation_catalogue.catalogue(), "catalogue", on_choice=open_card)


def open_card(name):
    """Go to the curve and the card of one function."""
    card_key = controls.CARDS[name].key
    st.session_state.update({VIEW: "Curves", controls.FUNCTIONS.key: [name], card_key: True})
    st.query_params.update({controls.FUNCTIONS.key: controls.ACTIVATION_LABELS[name], card_key: "true"})


STAGES = {
    "one neuron": (
        one_neuron,
        "Press a cause, then play: the neuron is dead once w x + b is positive on **none** of its five inputs, since "
        "no gradient is left to move it. Two of the causes that are usually named kill nothing.",
        "pre-activation",
        "dead",
        "gradient descent",
        "learning rate",
    ),
    "a layer": (
        one_layer,
        "Watch ReLU in the first picture: large steps kill its units. A slope left of 0 keeps the others alive, and "
        "large steps break their nets in another way, in the second.",
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
VIEWS = {
    "Curves": curves,
    "Vanishing gradient": vanishing,
    "Dying ReLU": dying_relu,
    "PReLU": prelu,
    "Compare": compare,
    "Catalogue": catalogue,
}
ui.views(VIEWS)
