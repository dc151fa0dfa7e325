"""The view "Binomial table": a table of k and p, whose rows are distributions and whose columns are likelihoods."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import binomial_slices as slice_charts
from lib.lesson import controls
from lib.numerics.parameter import Parameter
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
    with pictures:
        p = ui.live(P)
        count, k = ui.live_up_to(controls.TABLE_K, n)
        whole, bars = st.columns([3, 2])
        with whole:
            drawn = [ui.draw(slice_charts.table(n, P, count), "table", {P.key: p, count.key: k})]
        with bars:
            picture = slice_charts.fixed_p(n, P, count, p.exact)
            drawn.append(ui.draw(picture, "fixedp", {P.key: p, count.key: k}, follows=True))
        places = st.columns([3, 2])
    explained = st.container()
    slices((*places, explained), drawn, ui.ending("likelihood", "Binomial table"), n, count)


@ui.fragment
def slices(
    places: Sequence[DeltaGenerator], charts: Sequence[ui.Drawn], end: ui.Ending, n: int, count: Parameter
) -> None:
    """Draw the row at the present k, whose axis fits it, and both numbers in words."""
    curve, numbers, explained = places
    live = {P.key: ui.live(P), count.key: ui.live_limited(controls.TABLE_K, count.high)}
    starts = {key: live_value.exact for key, live_value in live.items()}
    values = {key: live_value.value for key, live_value in live.items()}
    ui.tools(charts, live)
    with curve:
        picture = slice_charts.fitted(slice_charts.fixed_k(n, count, P, starts), values)
        ui.show(picture, "fixedk", live, follows=True)
    with numbers:
        ones, p = int(values[count.key]), values[P.key]
        st.latex(likelihood_text.pmf_formula(n, ones, p))
        st.markdown(likelihood_text.slices_sentence(n, ones, p))
    with explained:
        ui.explanation("likelihood", "Binomial table")
    ui.draw_ending(end)
