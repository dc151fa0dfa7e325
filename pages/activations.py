import streamlit as st

import ui
from lib import tables
from lib.activations import ACTIVATIONS
from lib.charts import activations as charts
from lib.properties import properties

ui.page(
    "pages/activations.py",
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network cannot learn through that unit.",
)

names = ui.choices("functions", "Functions", {n: a.label for n, a in ACTIVATIONS.items()}, ["sigmoid", "elu"])
with st.container(horizontal=True, vertical_alignment="bottom"):
    low, high = ui.span("range", "Range of x", -20.0, 20.0, (-5.0, 5.0), 0.5)
    shown = ui.choice("show", "Show", ["both", "function", "slope"])
if not names:
    st.info("Choose at least one function above.", icon=":material/touch_app:")
    st.stop()


@st.fragment
def laboratory():
    """Draw the curves, and the cards of the values at which their sliders stand."""
    live = {}
    with st.container(horizontal=True):
        for name in names:
            live |= {p.key: ui.live(p) for p in ACTIVATIONS[name].parameters.values()}
    starts = {key: held.start for key, held in live.items()}
    picture = charts.curves(names, low, high, starts, values=shown != "slope", slopes=shown != "function")
    ui.show(picture, "curves", live)
    columns = st.columns(min(len(names), 3))
    for index, name in enumerate(names):
        with columns[index % len(columns)]:
            card(ACTIVATIONS[name], live)


def card(activation, live):
    """Draw what an activation is, and what was measured of it at its present arguments."""
    arguments = {argument: live[p.key].value for argument, p in activation.parameters.items()}
    with st.container(border=True):
        st.markdown(f"**{activation.label}**")
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        ui.facts(tables.property_facts(properties(activation, **arguments)))
        st.caption(activation.source)


laboratory()
