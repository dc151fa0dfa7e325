"""Tables and exercises as HTML, which Streamlit passes on as it is: one message for each of them.

Streamlit's own table makes a data frame and an Arrow file for it, which costs the server ten times as much. All text
goes through html_text, in an attribute through html_attribute.
"""

import re
from collections.abc import Iterable, Mapping

from lib.lesson.exercises.exercise import Exercise, Result
from lib.text.catalogue import common as words
from lib.text.escape import html_attribute, html_text
from lib.text.exercises import hint, result_sentence, task
from lib.text.table import Table

_BOLD, _CODE = re.compile(r"\*\*([^*]+)\*\*"), re.compile(r"`([^`]+)`")


def table_html(table: Table) -> str:
    """Return a table with the headings of its columns and rows, which scrolls where it is too wide for its place.

    Its box has a name, because the Tab key stops there: Safari scrolls a box with the arrow keys only if it has focus.
    """
    corner = f'<th scope="col">{html_text(table.index)}</th>' if table.index else "<td></td>"
    columns = "".join(f'<th scope="col">{html_text(column)}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{html_text(row)}</th>{"".join(f"<td>{html_text(cell)}</td>" for cell in cells)}</tr>'
        for row, cells in zip(table.rows, table.cells, strict=True)
    )
    body = f"<thead><tr>{corner}{columns}</tr></thead><tbody>{rows}</tbody>"
    name = html_attribute(table_name(table))
    return f'<div class="table" role="group" aria-label="{name}" tabindex="0"><table>{body}</table></div>'


def table_name(table: Table) -> str:
    """Return what a screen reader calls a table: its own name, or the headings of its columns."""
    return words.TABLE_NAME.format(name=table.name or ", ".join(filter(None, (table.index, *table.columns))))


def exercises_html(found: Mapping[Exercise, Result]) -> str:
    """Return the exercises of a view, each with its number, its task, and what was found."""
    parts = "".join(_exercise_html(number, *each) for number, each in enumerate(found.items(), start=1))
    return f'<section class="exercises"><p>{_marked(words.EXERCISES_INTRO)}</p><div>{parts}</div></section>'


def hints_html(exercises: Iterable[Exercise]) -> str:
    """Return the hint of each exercise of a view, which opens, under its number.

    The text is the same in every state of the view. The browser replaces all of an HTML text that has changed, and a
    hint in it that is open would close. Test: tests/browser/test_explanation.py
    """
    parts = "".join(_hint_html(number, exercise) for number, exercise in enumerate(exercises, start=1))
    return f'<section class="hints">{parts}</section>'


def _exercise_html(number: int, exercise: Exercise, result: Result) -> str:
    said = _marked(result_sentence(result))
    state = f"✓ <strong>{said}</strong>" if result.solved else f"○ {said}"
    return f"<article><p><strong>{number}.</strong> {_marked(task(exercise))}</p><p>{state}</p></article>"


def _hint_html(number: int, exercise: Exercise) -> str:
    summary = words.HINT.format(number=number)
    return f"<details><summary>{summary}</summary><p>{_marked(hint(exercise))}</p></details>"


def _marked(text: str) -> str:
    """Return a text with what is bold or code in its Markdown as HTML."""
    return _CODE.sub(r"<code>\1</code>", _BOLD.sub(r"<strong>\1</strong>", html_text(text)))
