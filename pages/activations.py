import streamlit as st

import ui
from lib import lesson, tables
from lib.activations import ACTIVATIONS
from lib.charts import activations as charts
from lib.charts import training
from lib.properties import properties
from lib.training import train_neuron

ui.page(
    "pages/activations.py",
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network cannot learn through that unit.",
)

view = ui.views(["Curves", "Dying ReLU"])


@st.fragment
def curves():
    """Choose functions and a range, and see f and f′."""
    names = ui.choices("functions", "Functions", {n: a.label for n, a in ACTIVATIONS.items()}, ["sigmoid", "elu"])
    chosen = [ACTIVATIONS[name] for name in names]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        low, high = ui.span("range", "Range of x", -20.0, 20.0, (-5.0, 5.0), 0.5)
        shown = ui.choice("show", "Show", ["both", "function", "slope"])
        live = {p.key: ui.live(p, (*names, shown)) for activation in chosen for p in activation.parameters.values()}
    if not names:
        st.info("Choose at least one function above.", icon=":material/touch_app:")
        return
    starts = {key: held.start for key, held in live.items()}
    picture = charts.curves(names, low, high, starts, values=shown != "slope", slopes=shown != "function")
    ui.show(picture, "curves", live)
    columns = st.columns(min(len(names), 3))
    for index, activation in enumerate(chosen):
        with columns[index % len(columns)]:
            card(activation, live)


def card(activation, live):
    """Draw what an activation is, and what was measured of it at its present arguments."""
    arguments = {argument: live[p.key].value for argument, p in activation.parameters.items()}
    with st.container(border=True):
        st.markdown(f"**{activation.label}**")
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        ui.facts(tables.property_facts(properties(activation, **arguments)))
        st.caption(activation.source)


@st.fragment
def dying_relu():
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
    states = train_neuron(x, [target] * len(x), weight, bias, rate, lesson.NEURON_STEPS)
    st.info(tables.neuron_verdict(states), icon=":material/monitor_heart:")
    key = lesson.STEP.key
    ui.show(training.neuron(x, target, states, lesson.STEP, held.start), "neuron", {key: held}, play=key)
    ui.show(training.pre_activations(x, states), "preactivations")
    st.table(tables.neuron_steps(states, rate))


{"Curves": curves, "Dying ReLU": dying_relu}[view]()
