"""How the tests read what is shown: a number back from its text, and a table by its headings."""

import re
import unicodedata

from lib.text.table import Table

NUMBER = re.compile(r"(-?\d+\.?\d*)(?: \\cdot 10\^\{(-?\d+)\})?")


def number(text: str) -> float:
    """Return the number that is printed as plain text."""
    mantissa, _, exponent = unicodedata.normalize("NFKC", text).replace("−", "-").partition("×10")
    return float(f"{mantissa.replace('∞', 'inf').replace(' ', '')}e{exponent or 0}".removesuffix("e0"))


def number_in_latex(text: str) -> float:
    """Return the number that is written in LaTeX."""
    return float(re.sub(r" \\cdot 10\^\{(-?\d+)\}$", r"e\1", text).replace(r"\infty", "inf"))


def results(latex: str) -> list[float]:
    """Return every number of a formula in LaTeX, in order."""
    return [float(f"{mantissa}e{exponent or 0}") for mantissa, exponent in NUMBER.findall(latex)]


def last(latex: str) -> float:
    """Return the last number of a formula in LaTeX."""
    return results(latex)[-1]


def rows(table: Table) -> dict[str, dict[str, str]]:
    """Return the text of every cell by the heading of its row and of its column."""
    return {
        heading: dict(zip(table.columns, cells, strict=True))
        for heading, cells in zip(table.rows, table.cells, strict=True)
    }


def column(table: Table, heading: str) -> dict[str, str]:
    """Return the texts of one column by the heading of their row."""
    return {row: cells[heading] for row, cells in rows(table).items()}


def lines(latex: str) -> list[str]:
    """Return the rows of LaTeX below each other: those with a gap between them, or all if there is no gap."""
    body = re.sub(r".*?\\begin\{\w+\} (.*) \\end\{\w+\}", r"\1", latex)
    gap = re.search(r" \\\\\[[\d.]+\w+\] ", body)
    return body.split(gap[0] if gap else r" \\ ")
