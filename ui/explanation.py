"""The explanation of a view under its picture, and at the end of the page the lesson's claims and where to go next."""

import functools
from collections.abc import Mapping
from weakref import WeakKeyDictionary

import streamlit as st

from lib.charts.core.live_numbers import LiveNumber, live_number
from lib.charts.core.picture import Picture
from lib.charts.core.series import SeriesStyle, series_styles
from lib.lesson import controls
from lib.lesson.address import VIEW
from lib.lesson.claims.filters import claims_of_view
from lib.lesson.claims.registry import CLAIMS
from lib.text.catalogue import common
from lib.text.explanations.explanation import Explanation
from lib.text.explanations.markup import AT_END, Term, explanation_html, placeholders
from lib.text.explanations.registry import EXPLANATIONS
from ui.chart import fragment
from ui.component import component
from ui.compute_queue import claim_finding
from ui.controls import expander, link, progress
from ui.lesson import is_guided
from ui.state import Charts, session
from ui.verdicts import verdict_line

Shown = Mapping[str, tuple[Picture, Mapping[str, float]]]

explanation_tools = component("explanation", "js")


def explanation(page: str, view: str) -> None:
    """Draw the explanation of a view, whose pictures are drawn above; a scene of the lesson explains itself.

    Its terms have the colours of the series that they name, and its numbers follow the sliders.
    """
    if is_guided():
        return
    explained, shown = EXPLANATIONS[page][view], session(Charts).pictures
    numbers = _numbers(explained, shown)
    texts = {name: number.now for name, number in numbers.items()}
    moving = set().union(*(number.steps for number in numbers.values()))
    values = {key: value for _, held in shown.values() for key, value in held.items() if key in moving}
    with st.container(key="explanation", gap=None):
        st.html(explanation_html(explained, _terms(explained, shown), texts, values))
        explanation_tools(
            key="explanation-tools",
            # Streamlit searches the values of a dictionary for data frames, and not those of a list.
            data=[{name: number.steps for name, number in numbers.items()}],
        )


def _terms(explained: Explanation, shown: Shown) -> dict[str, Term]:
    """Return the terms of an explanation of which a picture has the series, by their words."""
    styles = {name: _styles(picture) for name, (picture, _) in shown.items()}
    terms = {}
    for words, series in explained.terms.items():
        found = {name: style for name in styles if (style := _style(styles[name], series))}
        if found:
            first = next(iter(found.values()))
            terms[words] = Term(*first, tuple(name for name, style in found.items() if style == first))
    return terms


def _styles(picture: Picture) -> dict[str, SeriesStyle]:
    """Return the styles of the series of a picture, found once for as long as the picture is kept."""
    if picture not in _known_styles:
        _known_styles[picture] = series_styles(picture)
    return _known_styles[picture]


_known_styles: WeakKeyDictionary[Picture, dict[str, SeriesStyle]] = WeakKeyDictionary()


def _style(styles: Mapping[str, SeriesStyle], series: str | int) -> SeriesStyle | None:
    """Return the style of a series that is given by its name, or by its place."""
    return styles.get(series) if isinstance(series, str) else dict(enumerate(styles.values())).get(series)


def _numbers(explained: Explanation, shown: Shown) -> dict[str, LiveNumber]:
    """Return the live numbers of an explanation that a picture has, by their placeholders."""
    asked = sorted(set().union(*map(placeholders, explained.present)))
    found = {}
    for placeholder in asked:
        numbers = (live_number(picture, explained.live_name(placeholder), values) for picture, values in shown.values())
        if number := next(filter(None, numbers), None):
            found[placeholder] = number
    return found


@fragment
def conclusion(page: str, view: str) -> None:
    """Draw the claims of the lesson about a view, and where to go next; a scene of the lesson has its own way."""
    if is_guided():
        return
    names = claims_of_view(CLAIMS, page, view)
    if names:
        expander(controls.VIEW_CLAIMS, functools.partial(_claims, names))
    explained = EXPLANATIONS[page][view]
    following, name = explained.following
    with st.container(key="conclusion"):
        st.markdown(f"**{AT_END}.** {explained.paragraphs[AT_END]}")
        link(following, common.NEXT_VIEW.format(view=name), {VIEW: name})


def _claims(names: list[str]) -> None:
    """Draw claims, each with its verdict and what holds."""
    findings = {name: claim_finding(name) for name in progress(names, common.CHECKS_RUN)}
    for name, found in findings.items():
        st.markdown(f"**{CLAIMS[name].text}**  \n{verdict_line(CLAIMS[name], found)}")
