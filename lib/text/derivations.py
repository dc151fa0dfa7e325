"""A derivation as it stands on a page: each line in symbols, with the present numbers, and with its reason."""

from typing import Any

import numpy as np

from lib.lesson.derivations.derivation import Derivation, Equation, Line, Relation, State
from lib.lesson.derivations.writer import ROW, Writer, in_rows
from lib.text.losses.output_models import outputs_table
from lib.text.numbers import aligned

TABLES = {"gaussian-mse": outputs_table()}
"""The table under a derivation, by its name."""


def present_values(derivation: Derivation, state: State) -> tuple[dict[str, Any] | None, str]:
    """Return the values of the lines at a state of the page with "", or None with a sentence on why there are none."""
    try:
        return derivation.values(state), ""
    except ValueError as reason:
        return None, str(reason)


def given_markdown(derivation: Derivation, state: State) -> str:
    """Return what the numbers of the lines are, or why there are none, in Markdown."""
    values, reason = present_values(derivation, state)
    given = reason if values is None else f"$$\n{derivation.given(Writer(), **values)}\n$$"
    return "\n\n".join(filter(None, (derivation.about, given)))


def lines_markdown(derivation: Derivation, state: State) -> str:
    """Return every line in Markdown: its formula, with the present numbers below it, and then its reason."""
    values, _ = present_values(derivation, state)
    return "\n\n".join(
        f"$$\n{line_latex(line, number == 1, values)}\n$$\n\n**{number}.** {line.reason}"
        for number, line in enumerate(derivation.lines, start=1)
    )


def line_latex(line: Line, is_first: bool, values: dict[str, Any] | None) -> str:
    """Return one line in LaTeX: in symbols, and below that with numbers, if there are any."""
    relation = Relation.BEGIN if is_first else line.relation
    symbols = f"& {relation} {line.latex}"
    if values is None:
        return aligned(symbols)
    numbers = number_row(line, relation, values)
    if numbers.startswith(symbols):
        return aligned(numbers)
    return aligned(symbols, numbers, gap="0.6ex")


def number_row(line: Line, relation: Relation, values: dict[str, Any]) -> str:
    """Return the row of a line with its numbers in LaTeX: the formula, and its value where that is another text."""
    writer = Writer()
    value = None if line.result else line.value(**values)
    written = line.numbers(writer, **values)
    if isinstance(value, Equation):
        sign = writer.sign if value.holds else r"\ne"
        return in_rows([*rows_of(f"& {relation} {written[0]}"), f"{sign} {written[1]}"])
    first = f"& {writer.sign if relation is Relation.EQUAL else relation} {written}"
    result = line.result(writer, **values) if line.result else written_value(writer, value)
    return first if result == written else in_rows([*rows_of(first), f"{writer.sign} {result}"])


def rows_of(formula: str) -> list[str]:
    """Return the rows of a formula."""
    return formula.split(ROW)


def written_value(writer: Writer, value: Any) -> str:
    """Return the value of a line in LaTeX: a number, or a vector."""
    entries = np.ravel(value).tolist()
    return writer(entries[0]) if len(entries) == 1 else writer.vector(entries)
