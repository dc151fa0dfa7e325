"""The least Streamlit app that draws an activation with its slope: what the real one is measured against."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from lib.activations import ACTIVATIONS


def follow(source, target):
    """Give the control `target` the value of the control `source`."""
    st.session_state[target] = st.session_state[source]


name = st.pills("Function", list(ACTIVATIONS), default="elu", format_func=lambda key: ACTIVATIONS[key].label)
activation = ACTIVATIONS[name or "elu"]
alpha = st.slider("α", 0.0, 2.0, 1.0, 0.025, key="slider", on_change=follow, args=("slider", "box"))
st.number_input("α", 0.0, 2.0, 1.0, 0.025, key="box", on_change=follow, args=("box", "slider"))

x = np.linspace(-5, 5, 201)
arguments = dict.fromkeys(activation.parameters, alpha)
curves = {"f(x)": activation.function(x, **arguments), "f′(x)": activation.derivative(x, **arguments)}
table = pd.DataFrame({"x": x} | curves).melt("x", var_name="curve", value_name="y")
st.altair_chart(alt.Chart(table).mark_line().encode(x="x", y="y", color="curve"))
