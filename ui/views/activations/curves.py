"""The view "Curves": activations and their derivatives over x, each with a card of what is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.activations import ACTIVATIONS, Activation
from lib.analysis.frameworks import equivalents
from lib.analysis.properties import properties
from lib.charts import activations as charts
from lib.charts.core.picture import Picture
from lib.expressions.own_activation import fixed_at, is_finite_somewhere, with_kinks_at
from lib.lesson import controls
from lib.numerics.parameter import Parameter
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
    if typed:
        with panel.container(horizontal=True, gap="small"):
            own, own_live = live_function(typed)
    else:
        own, own_live = None, {}
    live = {p.key: ui.live(p) for activation in chosen for p in activation.parameters.values()} | own_live
    asked = Asked(chosen, own, (low, high), values, slopes)
    explained = st.container()
    # In a container: the place of a fragment is a part of its name, and under a new name its chart would be drawn anew.
    with st.container():
        cards = [(name, part) for name, part in map(card_place, asked.functions(live)) if part]
    at = box_of_x()
    curves_and_cards((pictures, explained), cards, at, ui.ending("activations", "Curves"), asked, live)


@dataclass(frozen=True)
class Asked:
    """What the controls ask for: functions of the registry and a typed one, over an interval, and what of them."""

    chosen: Sequence[Activation]
    own: Activation | None
    interval: tuple[float, float]
    values: bool
    slopes: bool

    def parameters(self) -> dict[str, Parameter]:
        """Return the parameters of the functions by key, with the bounds of their sliders."""
        functions = [*self.chosen, *([self.own] if self.own else [])]
        return {p.key: p for function in functions for p in function.parameters.values()}

    def functions(self, live: Mapping[str, ui.LiveValue]) -> list[Activation]:
        """Return the functions; the kinks of the typed one are those at the present values."""
        own = [with_kinks_at(self.own, **arguments(self.own, live))] if self.own else []
        return [*self.chosen, *own]

    def picture(self, live: Mapping[str, ui.LiveValue]) -> Picture:
        """Return the picture of the functions on an axis that fits them at the present values."""
        exact, present = ({key: getattr(held, which) for key, held in live.items()} for which in ("exact", "value"))
        several = self.own.parameters.values() if self.own and len(self.own.parameters) > 1 else ()
        both = {p.key: present[p.key] for p in several} or None
        functions = [named(function) for function in self.functions(live)]
        picture = charts.curves(functions, *self.interval, exact, self.values, self.slopes, both)
        return charts.fitted(picture, present, self.slopes)


def arguments(activation: Activation, live: Mapping[str, ui.LiveValue]) -> dict[str, float]:
    """Return the present values of the parameters of an activation, by their names."""
    return {name: live[p.key].value for name, p in activation.parameters.items()}


def card_place(activation: Activation) -> tuple[str, DeltaGenerator | None]:
    """Draw the card of an activation without what is in it; return its name, and the place if the card is open."""
    switch = controls.CARDS.get(activation.name, controls.OWN_CARD)
    return activation.name, ui.expandable(switch, switch.label)


@ui.fragment
def curves_and_cards(
    places: tuple[DeltaGenerator, DeltaGenerator],
    cards: Sequence[tuple[str, DeltaGenerator]],
    at: ValuesAt | None,
    end: ui.Ending,
    asked: Asked,
    live: Mapping[str, ui.LiveValue],
) -> None:
    """Draw the curves with their live sliders, and what is computed at the present values of the parameters.

    The axis follows the values, so the fragment of the sliders draws the picture.
    """
    live, (pictures, explained), own = ui.live_again(live, asked.parameters()), places, asked.own
    with pictures:
        ui.show(asked.picture(live), "curves", live)
        if own and not is_finite_somewhere(own, *asked.interval, **arguments(own, live)):
            st.warning(own_text.not_drawn_sentence(*asked.interval), icon=":material/error:")
    with explained:
        ui.explanation("activations", "Curves")
    functions = {function.name: function for function in asked.functions(live)}
    for name, part in cards:
        given = arguments(functions[name], live)
        with part:
            card(fixed_at(functions[name], **given), given)
    values_at_x(at, [(function, arguments(function, live)) for function in functions.values()])
    ui.draw_ending(end)


def card(activation: Activation, given: Mapping[str, float]) -> None:
    """Draw what an activation is, what was measured of it, the NumPy that runs, and how frameworks call it."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"f(x) = {activation.latex}")
        st.latex(f"f'(x) = {activation.derivative_latex}")
        if note := own_text.ties_sentence(activation):
            st.caption(note)
        st.latex(activation_text.values_formula(activation, **given))
        facts(activation, given)
        if activation.source:
            st.caption(markdown_text(activation.source))
    with source:
        ui.source(activation.function)
        ui.source(activation.derivative)
    if activation.name in ACTIVATIONS and equivalents(activation.name):
        ui.table(activation_text.frameworks_table(activation.name, **given))
        st.caption(activation_text.frameworks_sentence())


def facts(activation: Activation, given: Mapping[str, float]) -> None:
    """Draw what was measured of an activation, or why a typed one is not measured."""
    reason = "" if activation.name in ACTIVATIONS else own_text.unmeasured_reason(activation)
    if reason:
        st.markdown(reason)
        return
    try:
        ui.facts(activation_card.property_facts(properties(activation, **given)))
    except ValueError:
        st.markdown(words.OWN_NOT_FINITE)
