import streamlit as st

import ui
from lib.activations import ACTIVATIONS
from lib.charts import activations as charts

ui.page("pages/activations.py", "Look")
names = st.pills(
    "Functions",
    list(ACTIVATIONS),
    selection_mode="multi",
    default=["sigmoid", "elu"],
    key="f",
    bind="query-params",
    format_func=lambda n: ACTIVATIONS[n].label,
)


@st.fragment
def curves():
    live = {p.key: ui.live(p) for n in names for p in ACTIVATIONS[n].parameters.values()}
    starts = {k: v.start for k, v in live.items()}
    ui.show(charts.curves(names, -5.0, 5.0, starts), "curves", live)
    st.write(live)


curves()
