"""The view "More losses": any losses, each over its own argument."""

import functools
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import loss_curves as loss_charts
from lib.expressions.expression import Expression
from lib.expressions.own_loss import BoundLoss, fixed_at, loss_kinks
from lib.expressions.propriety import loss_propriety
from lib.lesson import controls
from lib.losses import LOSSES, Loss
from lib.text.catalogue import losses as words
from lib.text.escape import markdown_text
from lib.text.losses import more_losses as more_text
from lib.text.losses import own_loss as own_text
from ui.views.losses.own_loss import live_loss, typed_loss


@ui.fragment
def draw() -> None:
    """Draw losses of the registry, each over its own argument."""
    panel, pictures = ui.controls_and_chart("morelosses")
    ui.intro(
        panel,
        words.MORE_LOSSES_INTRO,
        *("soft target", "hinge", "focal loss"),
    )
    with panel:
        named = [LOSSES[name] for name in ui.choices(controls.SHOWN_LOSSES)]
        typed = typed_loss()
        y = ui.number(controls.TARGET)
    if not named and not typed:
        pictures.info(words.MORE_LOSSES_NONE, icon=":material/touch_app:")
        ui.explanation("losses", "More losses")
        ui.exercises("losses", "More losses")
        return
    below = st.container()
    curves_and_cards((panel, pictures, below), ui.ending("losses", "More losses"), named, typed, y)


@ui.fragment
def curves_and_cards(
    places: Sequence[DeltaGenerator], end: ui.Ending, named: Sequence[Loss], typed: Expression | None, y: float
) -> None:
    """Draw the losses with their live sliders, and what is computed at the present values of their parameters."""
    panel, pictures, below = places
    chosen, live = with_typed_loss(panel.container(horizontal=True, gap="small"), named, typed)
    if remarks := more_text.target_sentences(chosen, y):
        panel.info(remarks, icon=":material/info:")
    with pictures:
        for axis in loss_charts.AXES.values():
            if on_axis := loss_charts.losses_on_axis(axis, names_or_records(chosen)):
                over_axis(axis, on_axis, y, live)
    with below:
        ui.explanation("losses", "More losses")
        values = {key: live_value.value for key, live_value in live.items()}
        for loss in chosen:
            switch = controls.LOSS_CARDS.get(loss.name, controls.OWN_LOSS_CARD)
            ui.expander(switch, functools.partial(loss_card, fixed(loss, values), y))
    ui.draw_ending(end)


def with_typed_loss(
    place: DeltaGenerator, named: Sequence[Loss], typed: Expression | None
) -> tuple[list[Loss], dict[str, ui.LiveValue]]:
    """Return the losses with the typed one, and the live values of their parameters; draw the bounds of its sliders."""
    live = {p.key: ui.live(p) for loss in named for p in loss.parameters.values()}
    if typed is None:
        return list(named), live
    with place:
        own, own_live = live_loss(typed)
    return [*named, own], live | own_live


def names_or_records(losses: Sequence[Loss]) -> list[str | Loss]:
    """Return the name of each loss of the registry, and the record of a typed one."""
    return [loss.name if loss.name in LOSSES else loss for loss in losses]


def over_axis(axis: loss_charts.Axis, losses: Sequence[Loss], y: float, live: Mapping[str, ui.LiveValue]) -> None:
    """Draw the losses of one axis, and the table that compares them."""
    exact, values = ({key: getattr(held, which) for key, held in live.items()} for which in ("exact", "value"))
    pairs = [loss.parameters.values() for loss in losses if len(loss.parameters) > 1]
    both = {p.key: values[p.key] for pair in pairs for p in pair} or None
    keys = [p.key for loss in losses for p in loss.parameters.values()]
    kinks = [x for loss in losses for x in loss_kinks(fixed(loss, values), y, axis.low, axis.high)]
    picture = loss_charts.over_argument(axis, names_or_records(losses), y, exact, both, kinks)
    ui.show(picture, f"over{axis.name}", {key: live[key] for key in keys})
    unseen(losses, axis, y, values)
    ui.table(more_text.losses_table(losses, axis.compared_at, y, values))


def fixed(loss: Loss, values: Mapping[str, float]) -> Loss:
    """Return a loss with its parameters fixed at the values of their keys."""
    return fixed_at(loss, **{argument: values[parameter.key] for argument, parameter in loss.parameters.items()})


def unseen(losses: Sequence[Loss], axis: loss_charts.Axis, y: float, values: Mapping[str, float]) -> None:
    """Say so where nothing of a typed loss is seen in the picture of its axis."""
    for loss in losses:
        if isinstance(loss.function, BoundLoss):
            note = own_text.unseen_sentence(fixed(loss, values), y, axis.low, axis.high, axis.y_domain)
            if note:
                st.warning(note, icon=":material/error:")


def loss_card(loss: Loss, y: float) -> None:
    """Draw the formula of a loss and of its gradient, the NumPy that runs, and where it comes from.

    A typed loss has its gradient in p and in z, with numbers for the target y.
    """
    formula, source = st.columns(2)
    with formula:
        st.latex(f"L = {loss.latex}")
        if isinstance(loss.function, BoundLoss):
            for gradient in own_text.gradient_formulas(loss.function.loss):
                st.latex(gradient)
            ui.table(own_text.gradients_table(loss.function.loss, y))
            st.markdown(own_text.propriety_sentence(loss_propriety(loss.function.loss)))
        else:
            st.latex(f"L' = {loss.gradient_latex}")
            st.caption(markdown_text(loss.source))
    with source:
        ui.source(loss.function)
        ui.source(loss.gradient)
