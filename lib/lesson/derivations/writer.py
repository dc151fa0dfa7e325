"""A writer of numbers in LaTeX that knows whether any of them was rounded."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import SupportsFloat, TypeVar

from lib.text import numbers

Item = TypeVar("Item")

MOST_TERMS = 4
"""Of more terms or entries than these the first two and the last are written, with dots between them."""
DOTS = r"\dots"
ROW = r" \\ &\quad "
"""The beginning of a further row of a formula."""
LONGEST_ROW = 31
"""A row of a formula that is as wide as more digits is broken, so that it fits a phone."""
LONGEST_PART = 24
"""So is a sum or a product, which has a sign and perhaps a factor before it."""
WIDTHS = {r"\\(approx|le|ge|ne|Leftrightarrow)\b|=|<": "000", r" [+-] ": "00", r"\\(ln|max)\b": "00"}
"""How many digits are as wide as a sign with the space around it."""
UNSEEN = re.compile(r"\\(begin|end)\{\w+\}|\\(t?frac|left|right|[bB]ig[lr]|quad)\b|\\[^a-zA-Z]|[{}^_&\s]")
"""What of a formula takes no room of its own."""


class Writer:
    """Write the numbers of one line in LaTeX; `rounded` says whether one of them is not written with all its digits."""

    def __init__(self) -> None:
        self.rounded = False

    @property
    def sign(self) -> str:
        """Return the sign of equality, or of approximation if a number was rounded."""
        return r"\approx" if self.rounded else "="

    def __call__(self, number: SupportsFloat) -> str:
        """Return a number."""
        self.rounded |= numbers.relation(number) != "="
        return numbers.latex(number)

    def sign_of(self, number: SupportsFloat) -> str:
        """Return the sign between a name and its number: of equality, or of approximation if the number is rounded."""
        return numbers.latex_relation(number)

    def factor(self, number: SupportsFloat) -> str:
        """Return a number that may follow an operator: in brackets if it is negative."""
        text = self(number)
        return f"({text})" if text.startswith("-") else text

    def power(self, base: SupportsFloat, exponent: int | str) -> str:
        """Return a power of a number, the base in brackets if it needs them."""
        return f"{numbers.bracketed(self(base))}^{{{exponent}}}"

    def logarithm(self, number: SupportsFloat) -> str:
        """Return the natural logarithm of a number."""
        return numbers.logarithm(self(number))

    def exponential(self, logarithm: float) -> str:
        """Return e to a power, also where a float64 would underflow."""
        self.rounded |= logarithm != 0
        return numbers.latex_exponential(logarithm)

    def probability(self, p: SupportsFloat, complement: SupportsFloat) -> str:
        """Return a probability in brackets where it needs them; one near 1 is written as 1 less its complement."""
        self(numbers.rounded_part(p, complement))
        return numbers.bracketed(numbers.probability(p, complement))

    def vector(self, entries: Sequence[SupportsFloat]) -> str:
        """Return the entries of a vector in parentheses."""
        return f"({', '.join(shortened(entries, self))})"

    def column(self, entries: Iterable[SupportsFloat]) -> str:
        """Return a column vector."""
        return self.matrix([entry] for entry in entries)

    def matrix(self, rows: Iterable[Iterable[SupportsFloat]]) -> str:
        """Return a matrix in parentheses."""
        body = r" \\ ".join(" & ".join(self(entry) for entry in row) for row in rows)
        return rf"\left(\begin{{smallmatrix}} {body} \end{{smallmatrix}}\right)"


def shortened(items: Sequence[Item], write: Callable[[Item], str], most: int = MOST_TERMS) -> list[str]:
    """Return items as they are written, of more than `most` the first two, dots, and the last."""
    if len(items) <= most:
        return [write(item) for item in items]
    return [write(items[0]), write(items[1]), DOTS, write(items[-1])]


def summed(terms: Sequence[str]) -> str:
    """Return the sum of terms; a term that begins with a minus sign is subtracted."""
    first, *others = terms
    signed = [f"- {term[1:].lstrip()}" if term.startswith("-") else f"+ {term}" for term in others]
    return in_rows([first, *signed], LONGEST_PART)


def multiplied(factors: Sequence[str]) -> str:
    """Return the product of factors, of which some may be dots."""
    if DOTS in factors:
        return in_rows([factors[0], rf"\cdot {factors[1]}", rf"\cdots {factors[-1]}"], LONGEST_PART)
    return in_rows([factors[0], *(rf"\cdot {factor}" for factor in factors[1:])], LONGEST_PART)


def in_rows(parts: Sequence[str], longest: int = LONGEST_ROW) -> str:
    """Return parts of a formula one after another, in a new row where a row would get too long."""
    rows = [""]
    for part in parts:
        if rows[-1] and width(f"{rows[-1]} {part}") > longest:
            rows.append("")
        rows[-1] += f" {part}" if rows[-1] else part
    return ROW.join(rows)


def width(latex: str) -> int:
    """Return about how many digits are as wide as a formula; any other command counts as one."""
    for sign, digits in WIDTHS.items():
        latex = re.sub(sign, digits, latex)
    return len(re.sub(r"\\[a-zA-Z]+", "0", UNSEEN.sub("", latex)))
