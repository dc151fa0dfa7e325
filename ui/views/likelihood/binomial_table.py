"""The view "Binomial table": a table of k and p, whose rows are distributions and whose columns are likelihoods."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import binomial_slices as slice_charts
from lib.lesson import controls
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words

P = controls.PROBABILITY


@ui.fragment
def draw() -> None:
    """Draw the probabilities of all k and p, one row as a distribution, and one column as a likelihood."""
    panel, pictures = ui.controls_and_chart("slices")
    ui.intro(
        panel,
        words.BINOMIAL_INTRO,
        "distribution",
        "likelihood",
    )
    with panel, st.container(horizontal=True, gap="small"):
        n = int(ui.number(controls.TABLE_N))
    slices(pictures, n)


@ui.fragment
def slices(pictures: DeltaGenerator, n: int) -> None:
    """Draw the table with its row and its column at the present k and p."""
    with pictures:
        p = ui.live(P)
        count, k = ui.live_up_to(controls.TABLE_K, n)
    live = {P.key: p, count.key: k}
    ones = int(k.value)
    starts = {key: live_value.exact for key, live_value in live.items()}
    values = {key: live_value.value for key, live_value in live.items()}
    with pictures:
        whole, bars = st.columns([3, 2])
        with whole:
            ui.show(slice_charts.table(n, P, count), "table", live)
        with bars:
            ui.show(slice_charts.fixed_p(n, P, count, p.exact), "fixedp", live, follows=True)
        curve, numbers = st.columns([3, 2])
        with curve:
            picture = slice_charts.fitted(slice_charts.fixed_k(n, count, P, starts), values)
            ui.show(picture, "fixedk", live, follows=True)
        with numbers:
            st.latex(likelihood_text.pmf_formula(n, ones, p.value))
            st.markdown(likelihood_text.slices_sentence(n, ones, p.value))
    ui.explanation("likelihood", "Binomial table")
    ui.derivations("likelihood", "Binomial table")
    ui.exercises("likelihood", "Binomial table")
