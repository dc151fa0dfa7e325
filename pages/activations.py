import time

import numpy as np
import streamlit as st

import ui
from lib import laboratory, lesson, tables
from lib.activations import ACTIVATIONS, relu
from lib.charts import activations as charts
from lib.charts import network as network_charts
from lib.charts import training as training_charts
from lib.comparison import costs, output_moments
from lib.layer_training import revivals
from lib.made import made, worked_out
from lib.network import INITIALISATIONS
from lib.properties import properties
from lib.training import train_neuron

ui.page(
    "pages/activations.py",
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network cannot learn through that unit.",
)
LABELS = {name: activation.label for name, activation in ACTIVATIONS.items()}


@st.fragment
def curves():
    """Choose functions and a range, and see f and f′."""
    chosen = [ACTIVATIONS[name] for name in ui.choices("functions", "Functions", LABELS, ["sigmoid", "elu"])]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        low, high = ui.span("range", "Range of x", -20.0, 20.0, (-5.0, 5.0), 0.5)
        shown = ui.choice("show", "Show", ["both", "function", "slope"])
        live = {p.key: ui.live(p) for activation in chosen for p in activation.parameters.values()}
    if not chosen:
        st.info("Choose at least one function above.", icon=":material/touch_app:")
        return
    exact = {key: held.exact for key, held in live.items()}
    names = [activation.name for activation in chosen]
    picture = charts.curves(names, low, high, exact, values=shown != "slope", slopes=shown != "function")
    ui.show(picture, "curves", live)
    for activation in chosen:
        part = ui.unfold(card_key(activation.name), f"{activation.label}: formula, properties, source")
        if part.open:
            with part:
                card(activation, {argument: live[p.key].value for argument, p in activation.parameters.items()})


def card_key(name):
    """Return the key in the address of the card of a function."""
    return "card" + name.replace("_", "")


def card(activation, arguments):
    """Draw what an activation is, what was measured of it, the NumPy that runs, and how frameworks call it."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        ui.facts(tables.property_facts(properties(activation, **arguments)))
        st.caption(activation.source)
    with source:
        ui.source(activation.function)
        ui.source(activation.derivative)
    st.table(tables.frameworks(activation.name, **arguments))


@st.fragment
def vanishing():
    """A deep net, forward and back, with real back-propagation."""
    st.markdown(
        "Watch the gradient on its way from the last layer back to the input: it shrinks or grows by a factor in each "
        "layer. ReLU does not cure that by itself: with weights of variance 1/n it loses half its size every two "
        "layers, and only He's weights keep it. Nor does centring: tanh beats sigmoid by its steeper slope."
    )
    chosen = [ACTIVATIONS[name] for name in ui.choices("units", "Activations", LABELS, list(lesson.LAB_ACTIVATIONS))]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        initial = ui.select("init", "Weights", {n: i.label for n, i in INITIALISATIONS.items()}, "xavier")
        layers, width = int(ui.number(lesson.LAYERS)), int(ui.number(lesson.WIDTH))
        seed = ui.seed(lesson.SEED)
    st.latex(r"\operatorname{Var} w = " + INITIALISATIONS[initial].latex)
    if not chosen:
        st.info("Choose at least one activation above.", icon=":material/touch_app:")
        return
    arguments = (initial, layers, width, seed)
    runs = {a.label: made(laboratory.flow, a.name, *arguments) for a in chosen}
    flows = {label: ui.in_turn(worked_out, runs[label]) for label in ui.progress(runs, "Back-propagation")}
    gradients = network_charts.by_layer(runs, "gradient_rms", "size of the gradient (root mean square)")
    ui.show(gradients, "gradients")
    signals = network_charts.by_layer(runs, "activation_rms", "size of the activations (root mean square)")
    ui.show(signals, "signals")
    st.table(tables.gradient_ratios(flows))
    shown = LABELS[ui.select("unit", "Activations of", LABELS, "sigmoid")]
    if shown not in flows:
        st.info(f"Choose {shown} above to see its activations.", icon=":material/touch_app:")
        return
    held = ui.live(lesson.LAYER)
    picture = network_charts.layer_histogram(runs[shown], lesson.LAYER, held.exact)
    ui.show(picture, "layerhistogram", {lesson.LAYER.key: held}, play=lesson.LAYER.key)


def dying_relu():
    """One neuron, a layer, two layers: who dies, and who comes back."""
    stages = {"one neuron": one_neuron, "a layer": one_layer, "two layers": two_layers}
    stages[ui.choice("stage", "Look at", list(stages))]()


@st.fragment
def one_neuron():
    """One ReLU neuron on five samples: what kills it, and what is only said to."""
    st.markdown(
        "One neuron learns to answer the same number for five inputs. It is dead once w x + b is positive on **none** "
        "of them: no gradient is left to move it. Try the causes that are usually named; two of them kill nothing."
    )
    with st.container(horizontal=True):
        for cause, values in lesson.CAUSES.items():
            ui.preset(cause, values)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        inputs = ui.choice("inputs", "Inputs", list(lesson.INPUTS))
        weight, bias, rate = (ui.number(p) for p in (lesson.WEIGHT, lesson.BIAS, lesson.RATE))
        held = ui.live(lesson.STEP)
    x, target = lesson.INPUTS[inputs], lesson.NEURON_TARGET
    states = made(train_neuron, x, [target] * len(x), weight, bias, rate, lesson.NEURON_STEPS)
    st.info(tables.neuron_verdict(states.value), icon=":material/monitor_heart:")
    key = lesson.STEP.key
    ui.show(training_charts.neuron(x, target, states, lesson.STEP, held.exact), "neuron", {key: held}, play=key)
    ui.show(training_charts.pre_activations(x, states), "preactivations")
    st.table(tables.neuron_steps(states.value, rate))


@st.fragment
def one_layer():
    """Which share of a layer is dead after training, by learning rate."""
    st.markdown(
        "Sixteen hidden units learn a wave, six random nets at each rate. Large steps kill ReLU units for good; the "
        "others keep a gradient on the left and none dies, but their nets diverge instead. A unit that is negative "
        "on one sample is not dead: it takes all of them."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed = ui.seed(lesson.SEED)
    runs = {ACTIVATIONS[name].label: made(laboratory.deaths, name, seed) for name in lesson.DYING_ACTIVATIONS}
    for run in ui.progress(list(runs.values()), "Training"):
        ui.in_turn(worked_out, run)
    ui.show(training_charts.by_rate(lesson.DYING_RATES, runs, "dead", "share of dead units"), "deadshare")
    st.caption("Counted in the nets that did not diverge; where all did, there is no line.")
    diverged = training_charts.by_rate(lesson.DYING_RATES, runs, "diverged", "share of nets that diverged")
    ui.show(diverged, "divergedshare")


@st.fragment
def two_layers():
    """Units of a second layer that die, and live again because the first layer moves."""
    st.markdown(
        "A dead unit of the second layer has no gradient of its own, but its input is what the first layer makes of "
        "x. While that still learns, the unit can come back. Freeze the first layer, and dead is for ever."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed, held = ui.seed(lesson.NET_SEED), ui.live(lesson.LAYER_STEP)
    runs = [ui.trained(laboratory.two_layers, seed, moving) for moving in (True, False)]
    counts = [f"**{revivals(run.value.alive)}**" for run in runs]
    st.markdown(f"Units that came back: {counts[0]} with the first layer learning, {counts[1]} with it frozen.")
    key = lesson.LAYER_STEP.key
    picture = training_charts.dead_over_time(*runs, lesson.LAYER_STEP, held.exact)
    ui.show(picture, "deadovertime", {key: held}, play=key)
    ui.show(training_charts.deaths(runs[0]), "deaths")


@st.fragment
def prelu():
    """PReLU learns its slope from data."""
    st.markdown(
        "One neuron learns a teacher whose slope left of 0 is yours to choose. What moves alpha is its gradient "
        "min(0, x). Alpha may pass 1, and there max(alpha x, x) takes the wrong branch on both sides."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        teacher, start = ui.number(lesson.TEACHER), ui.number(lesson.START_SLOPE)
        seed, held = ui.seed(lesson.SEED), ui.live(lesson.PRELU_STEP)
    runs, key = ui.trained(laboratory.prelu, teacher, start, seed), lesson.PRELU_STEP.key
    picture = training_charts.learned_slope(runs, teacher, lesson.PRELU_STEP, held.exact)
    ui.show(picture, "learnedslope", {key: held}, play=key)
    st.markdown(tables.slope_verdict(runs.value["PReLU"].alpha, teacher))
    ui.show(training_charts.slopes_over_time(runs, teacher), "slopes")
    ui.show(training_charts.losses_over_time(runs), "prelulosses")


@st.fragment
def compare():
    """Any two functions: their difference, where they cross, what they do to normal input, what they cost."""
    st.markdown(
        "Zero on the solid line is where the functions cross, zero on the dashed line where their slopes do. Tanh is "
        "steeper than sigmoid in the middle only: outside the two crossings sigmoid has the larger slope."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = ACTIVATIONS[ui.select("first", "First function", LABELS, "tanh")]
        second = ACTIVATIONS[ui.select("second", "Second function", LABELS, "sigmoid")]
        mean, spread = ui.number(lesson.INPUT_MEAN), ui.number(lesson.INPUT_SPREAD)
    ui.show(charts.difference(first.name, second.name), "difference")
    st.table(tables.crossings(*made(laboratory.crossed, first.name, second.name, *charts.COMPARED).value))
    moments = {a.label: output_moments(a.function, mean, spread, a.kinks) for a in (first, second)}
    st.table(tables.moments(moments))
    if st.button("Measure what they cost on this machine", icon=":material/timer:", key="measure"):
        both = {f.__name__: f for a in (first, second) for f in (a.function, a.derivative)}
        x = np.random.default_rng(0).normal(size=lesson.COST_ELEMENTS)
        st.table(tables.costs(costs({"relu": relu} | both, x, lesson.COST_REPEATS, time.perf_counter)))


@st.fragment
def catalogue():
    """All functions side by side."""
    st.markdown(
        "All functions on the same axes, x from −5 to 5, sorted by family; a click opens a function's card. A dotted "
        "line is the left side of f drawn 20 times as high, where it would be too flat to see."
    )
    ui.show(charts.catalogue(), "catalogue", chosen=open_card)


def open_card(name):
    """Go to the curve and the card of one function."""
    st.session_state.update({"view": "Curves", "functions": [name], card_key(name): True})


VIEWS = {
    "Curves": curves,
    "Vanishing gradient": vanishing,
    "Dying ReLU": dying_relu,
    "PReLU": prelu,
    "Compare": compare,
    "Catalogue": catalogue,
}
VIEWS[ui.views(list(VIEWS))]()
