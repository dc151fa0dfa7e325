"""An explanation as HTML, with its terms and its live numbers as elements that frontend/explanation_tools.js finds."""

import json
import re
import string
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from lib.text.explanations.explanation import TERM, Explanation

_BOLD = re.compile(r"\*\*(.+?)\*\*")
# What stands at the end of the page.
AT_END = "Next"


class Term(NamedTuple):
    """How the words of a term look, and the names of the charts in which their series is drawn.

    `color` is the place of the colour in the theme, and `dashes` says whether the lines are "solid" or "dashed" where
    the term is about that.
    """

    color: int | None
    dashes: str
    charts: tuple[str, ...]


def explanation_html(
    explanation: Explanation,
    terms: Mapping[str, Term],
    numbers: Mapping[str, str],
    values: Mapping[str, float] | None = None,
) -> str:
    """Return what stands under the picture as HTML.

    `terms` holds those of which a picture has the series, by their words; the others are plain text. `numbers` holds
    the present text of each live number, by its placeholder; a sentence without all of its numbers is left out.
    `values` holds the values of the sliders to which these numbers belong, by their keys.
    """
    texts = {heading: text for heading, text in explanation.marked_paragraphs.items() if heading != AT_END}
    paragraphs = [_paragraph(heading, _marked(text, terms)) for heading, text in texts.items()]
    present = [
        _marked(sentence, terms, numbers)
        for sentence in explanation.present
        if placeholders(sentence) <= numbers.keys()
    ]
    if present:
        paragraphs.insert(list(texts).index("What to notice") + 1, _paragraph("Now", " ".join(present), values or {}))
    return "\n".join(paragraphs)


def placeholders(sentence: str) -> set[str]:
    """Return the names of the placeholders in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _paragraph(heading: str, html: str, values: Mapping[str, float] | None = None) -> str:
    """Return a paragraph with its heading, and with the values of the sliders to which its numbers belong."""
    data = "" if values is None else f' data-values="{escape(json.dumps(values))}"'
    return f"<p{data}><strong>{heading}.</strong> {html}</p>"


def _marked(text: str, terms: Mapping[str, Term], numbers: Mapping[str, str] | None = None) -> str:
    """Return a text as HTML: **bold** words, [terms], and with `numbers` its {placeholders}."""
    html = TERM.sub(lambda found: _term(found[1], terms), _BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False)))
    return html.format_map({name: _number(name, shown) for name, shown in numbers.items()}) if numbers else html


def _term(words: str, terms: Mapping[str, Term]) -> str:
    """Return the words of a term, as an inline toggle button if a picture has its series.

    An element of a button would not break with its line.
    """
    term = terms.get(words)
    if term is None:
        return words
    attributes = {"color": term.color, "dashes": term.dashes, "charts": " ".join(term.charts)}
    given = {name: str(value) for name, value in attributes.items() if value not in (None, "")}
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())
    return f'<span class="term" role="button" tabindex="0" aria-pressed="false" {data}>{words}</span>'


def _number(name: str, shown: str) -> str:
    """Return the element of a live number."""
    return f'<span class="live" data-number="{escape(name)}">{escape(shown)}</span>'
