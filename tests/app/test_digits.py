"""No page prints a number with more than four significant digits, except those that are declared exact here.

The constants of a definition are written in a formula as they are defined, so those that are exact have all their
digits; irrational ones are rounded as every other number is.
"""

import json
import re
from collections.abc import Iterable

import pytest

from lib.activations import ACTIVATIONS
from lib.lesson import controls
from lib.lesson.address import PAGES, START
from lib.lesson.linked import PROBABILITY_AND_LOGIT
from lib.numerics.parameter import Parameter
from tests.app.pages import opened, tables

NUMBER = re.compile(r"(?<![\w.^_{])\d+(?:[\u202f ]\d{3}(?!\d))*(?:\.\d+)?")
SOURCE = re.compile(r"(arXiv|doi)\S+")
MOST = 4
VIEWS = [(page.name, view) for page in PAGES.values() for view in page.views]
WITH_CONSTANTS = ("selu", "gelu_tanh")
"""Activations whose definitions have constants of many digits."""
EXACT = {
    "0.0004782969": "L(0.1) of the lesson's ten flips, which the lesson gives in full",
    "0.0016777216": "L(0.2), likewise",
    "0.0009765625": "L(0.5), likewise",
    "0.0022235661": "L(0.3), the maximum",
    "0.044715": "the constant that defines the tanh form of GELU; with four digits it would be another function",
}
KINDS = ("markdown", "caption", "metric", "latex", "info", "warning", "success", "error")


def digits(number: str) -> int:
    """Return the significant digits of a number; the zeros at the end of a whole number may only be its size."""
    plain = re.sub(r"[\u202f ]", "", number)
    whole = "." not in plain
    significant = plain.replace(".", "").lstrip("0")
    return len(significant.rstrip("0") if whole else significant)


def printed(app) -> list[str]:
    """Return every text of a page that a visitor reads: prose, formulas, messages, tables, and text alternatives."""
    texts = [str(element.value) for kind in KINDS for element in app.get(kind)]
    texts += [cell for table in tables(app) for row in table.reset_index().to_numpy().tolist() for cell in row]
    texts += [column for table in tables(app) for column in table.columns]
    return [str(text) for text in texts] + descriptions(app)


def descriptions(app) -> list[str]:
    """Return the text alternative of every chart."""
    found = []
    for tool in app.get("bidi_component"):
        try:
            [data] = json.loads(tool.proto.json)
            found.append(data.get("description", ""))
        except (AttributeError, ValueError):
            continue
    return found


def unround(page: str, view: str) -> dict[str, str]:
    """Return values with many digits that belong together for every number of a tab that may have decimals.

    A logit follows the probability beside it, and the ends of a slider are in order.
    """
    numbers = [c for c in PAGES[page].views[view] if isinstance(c, Parameter) and c.step % 1]
    linked = PROBABILITY_AND_LOGIT
    followed = {controls.LOGIT.key} if (page, view) == (linked.page, linked.view) else set()
    upper = {bounds.high.key for bounds in controls.SLIDER_BOUNDS}
    shares = {c.key: 0.6137651 if c.key in upper else 0.4137651 for c in numbers if c.key not in followed}
    return {c.key: repr(round(c.low + shares[c.key] * (c.high - c.low), 7)) for c in numbers if c.key in shares}


def too_long(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return each number of the texts that has too many digits, with the start of its text; a source is no number."""
    return {
        (number, text[:80])
        for text in texts
        for number in NUMBER.findall(SOURCE.sub("", text))
        if digits(number) > MOST and number not in EXACT
    }


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_no_number_on_a_view_has_more_than_four_digits(page, view):
    assert not too_long(printed(opened(None if page == START else page, {"view": view} | unround(page, view))))


def test_no_number_on_the_card_of_a_function_with_constants_has_more_than_four_digits():
    cards = {controls.CARDS[name].key: "true" for name in WITH_CONSTANTS}
    labels = [ACTIVATIONS[name].label for name in WITH_CONSTANTS]
    texts = printed(opened("activations", {"view": "Curves", "functions": labels} | cards))
    assert any(r"\lambda \approx 1.051" in text for text in texts)
    assert any("0.044715" in text for text in texts)
    assert not too_long(texts)
