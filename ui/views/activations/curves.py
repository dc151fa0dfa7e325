"""The view "Curves": activations and their derivatives over x, each with a card of what is known of it."""

import functools
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.activations import ACTIVATIONS, Activation
from lib.analysis.frameworks import equivalents
from lib.analysis.properties import properties
from lib.charts import activations as charts
from lib.expressions.expression import Expression
from lib.expressions.own_activation import fixed_at, is_finite_somewhere
from lib.lesson import controls
from lib.text import activation_card
from lib.text import activations as activation_text
from lib.text import own_function as own_text
from lib.text.catalogue import activations as words
from lib.text.escape import markdown_text
from ui.views.activations.own_function import live_function, named, typed_function
from ui.views.activations.values import ValuesAt, box_of_x, values_at_x


@ui.fragment
def draw() -> None:
    """Choose functions and a range, and see f and f′."""
    panel, pictures = ui.controls_and_chart("curves")
    intro = panel.container()
    typed = typed_function()
    with panel:
        chosen = [ACTIVATIONS[name] for name in ui.choices(controls.FUNCTIONS)]
        low, high = ui.interval(controls.RANGE)
        shown = ui.choice(controls.SHOW)
    if not chosen and not typed:
        pictures.info(words.CURVES_NONE, icon=":material/touch_app:")
        ui.explanation("activations", "Curves")
        ui.exercises("activations", "Curves")
        return
    values, slopes = shown != "slope", shown != "function"
    has_sliders = any(activation.parameters for activation in chosen) or bool(typed and typed.parameters)
    sentence = activation_text.curves_sentence(has_sliders, values, slopes)
    ui.intro(intro, sentence, "activation", "unit", "slope", "kink")
    # The box is under the cards, so that its table moves neither them nor the box of the typed function.
    places, at = (panel, pictures, st.container()), box_of_x()
    curves_and_cards(places, at, chosen, typed, (low, high), values, slopes)


@ui.fragment
def curves_and_cards(
    places: tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator],
    at: ValuesAt | None,
    chosen: Sequence[Activation],
    typed: Expression | None,
    interval: tuple[float, float],
    values: bool,
    slopes: bool,
) -> None:
    """Draw the curves with their live sliders, and what is computed at the present values of the parameters."""
    (panel, pictures, below), (low, high), own = places, interval, None
    live = {p.key: ui.live(p) for activation in chosen for p in activation.parameters.values()}
    if typed:
        with panel.container(horizontal=True, gap="small"):
            own, own_live = live_function(typed)
        chosen, live = [*chosen, own], live | own_live
    exact, present = (
        {key: getattr(live_value, which) for key, live_value in live.items()} for which in ("exact", "value")
    )
    both = {p.key: present[p.key] for p in own.parameters.values()} if own and len(own.parameters) > 1 else None
    picture = charts.curves([named(activation) for activation in chosen], low, high, exact, values, slopes, both)
    with pictures:
        ui.show(charts.fitted(picture, present, slopes), "curves", live)
        values_of_own = {name: present[p.key] for name, p in own.parameters.items()} if own else {}
        if own and not is_finite_somewhere(own, low, high, **values_of_own):
            st.warning(own_text.not_drawn_sentence(low, high), icon=":material/error:")
    given = [{argument: present[p.key] for argument, p in a.parameters.items()} for a in chosen]
    with below:
        ui.explanation("activations", "Curves")
        for activation, arguments in zip(chosen, given, strict=True):
            switch = controls.CARDS.get(activation.name, controls.OWN_CARD)
            ui.expander(switch, functools.partial(card, fixed_at(activation, **arguments), arguments))
    values_at_x(at, list(zip(chosen, given, strict=True)))
    ui.derivations("activations", "Curves")
    ui.exercises("activations", "Curves")


def card(activation: Activation, arguments: Mapping[str, float]) -> None:
    """Draw what an activation is, what was measured of it, the NumPy that runs, and how frameworks call it."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        if note := own_text.ties_sentence(activation):
            st.caption(note)
        st.latex(activation_text.values_formula(activation, **arguments))
        facts(activation, arguments)
        if activation.source:
            st.caption(markdown_text(activation.source))
    with source:
        ui.source(activation.function)
        ui.source(activation.derivative)
    if activation.name in ACTIVATIONS and equivalents(activation.name):
        ui.table(activation_text.frameworks_table(activation.name, **arguments))
        st.caption(activation_text.frameworks_sentence())


def facts(activation: Activation, arguments: Mapping[str, float]) -> None:
    """Draw what was measured of an activation, or why a typed one is not measured."""
    reason = "" if activation.name in ACTIVATIONS else own_text.unmeasured_reason(activation)
    if reason:
        st.markdown(reason)
        return
    try:
        ui.facts(activation_card.property_facts(properties(activation, **arguments)))
    except ValueError:
        st.markdown(words.OWN_NOT_FINITE)
