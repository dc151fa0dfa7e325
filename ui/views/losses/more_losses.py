"""The view "More losses": any losses, each over its own argument."""

import functools

import streamlit as st

import ui
from lib.charts import loss_curves as loss_charts
from lib.lesson import controls
from lib.losses import LOSSES, Loss
from lib.text.escape import markdown_text
from lib.text.losses import more_losses as more_text


@ui.fragment
def draw() -> None:
    """Draw losses of the registry, each over its own argument."""
    ui.intro(
        "Choose losses and move the target: where a dashed gradient is near 0, training hardly moves a prediction, be "
        "it right or wrong.",
        *("soft target", "hinge", "focal loss"),
    )
    panel, place = ui.controls_and_chart("morelosses")
    with panel:
        names = ui.choices(controls.SHOWN_LOSSES)
        chosen = [LOSSES[name] for name in names]
        with st.container(horizontal=True, gap="small"):
            y = ui.number(controls.TARGET)
            live = {p.key: ui.live(p) for loss in chosen for p in loss.parameters.values()}
    if not chosen:
        st.info("Choose at least one loss above.", icon=":material/touch_app:")
        return
    if remarks := more_text.target_sentences(chosen, y):
        panel.info(remarks, icon=":material/info:")
    exact, values = ({key: getattr(held, which) for key, held in live.items()} for which in ("exact", "value"))
    for axis in loss_charts.AXES.values():
        on_axis = loss_charts.losses_on_axis(axis, names)
        if not on_axis:
            continue
        keys = [p.key for loss in on_axis for p in loss.parameters.values()]
        picture = loss_charts.over_argument(axis, names, y, exact)
        with place:
            ui.show(picture, f"over{axis.name}", {key: live[key] for key in keys})
            ui.table(more_text.losses_table(on_axis, axis.places, y, values))
    for loss in chosen:
        ui.expander(controls.LOSS_CARDS[loss.name], functools.partial(loss_card, loss))


def loss_card(loss: Loss) -> None:
    """Draw the formula of a loss and of its gradient, the NumPy that runs, and where it comes from."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"L = {loss.latex}")
        st.latex(f"L' = {loss.gradient_latex}")
        st.caption(markdown_text(loss.source))
    with source:
        ui.source(loss.function)
        ui.source(loss.gradient)
