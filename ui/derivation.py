"""The derivations of a view: each is an expander, whose lines follow the controls of the view.

A view without a derivation says why.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.lesson import controls
from lib.lesson.address import PAGES, VIEW
from lib.lesson.control import Control
from lib.lesson.derivations.derivation import Derivation, State
from lib.lesson.derivations.registry import REASONS, Reason, derivations_of
from lib.numerics.parameter import Parameter
from lib.text import derivations as derivation_text
from lib.text.catalogue import common as words
from ui.controls import expandable, link, number, present_value
from ui.lesson import is_guided
from ui.page import default
from ui.table import table

Opened = Sequence[tuple[Derivation, DeltaGenerator]]
"""The derivations that are open, each with the place of its lines."""


def derivations(page: str, view: str) -> None:
    """Draw the derivations of a view with their lines."""
    derivation_lines(page, view, derivation_parts(page, view))


def derivation_parts(page: str, view: str) -> Opened:
    """Draw the derivations of a view without their lines, and boxes for the numbers that its own controls do not have.

    Return the open ones. A scene of the lecture has only those that its address opens.
    """
    if (page, view) in REASONS:
        if not is_guided():
            _reason(REASONS[page, view])
        return []
    switches = controls.DERIVATIONS
    found = [d for d in derivations_of(page, view) if not is_guided() or switches[d.id].key in st.query_params]
    boxes = st.container(horizontal=True, gap="small")
    parts = [
        expandable(switches[derivation.id], words.DERIVATION.format(title=derivation.title)) for derivation in found
    ]
    opened = [(derivation, part) for derivation, part in zip(found, parts, strict=True) if part]
    with boxes:
        for key in dict.fromkeys(key for derivation, _ in opened for key in derivation.controls):
            number(controls.DERIVATION_NUMBERS[key])
    return opened


def derivation_lines(page: str, view: str, opened: Opened) -> None:
    """Draw the lines of the derivations that are open, with the present values of the controls of a view."""
    if not opened:
        return
    state = {control.key: _value(control) for control in PAGES[page].views[view]}
    for derivation, part in opened:
        with part:
            _lines(derivation, state)


def _reason(reason: Reason) -> None:
    """Draw why a view has no derivation, with a link to the one that it uses."""
    with st.container(key="no-derivation"):
        st.markdown(words.NO_DERIVATION.format(reason=reason.sentence))
        if reason.elsewhere:
            there, view = reason.elsewhere
            link(there, words.DERIVATION_ELSEWHERE.format(page=PAGES[there].title, view=view), {VIEW: view})


def _lines(derivation: Derivation, state: State) -> None:
    """Draw the lines of a derivation, with what their numbers are before them, and that they are tested behind them."""
    with st.container(key=f"derivation-{derivation.id}"):
        st.markdown(derivation_text.given_markdown(derivation, state))
        st.markdown(derivation_text.lines_markdown(derivation, state))
    if derivation.id in derivation_text.TABLES:
        table(derivation_text.TABLES[derivation.id])
    st.caption(words.DERIVATION_TESTED)


def _value(control: Control) -> object:
    """Return the value of a control, its default if it is not drawn or has no choice."""
    value = present_value(control.key)
    if value is None:
        return default(control)
    return control.nearest(value) if isinstance(control, Parameter) else value
