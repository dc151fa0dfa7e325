r"""Numbers as a reader sees them: in plain text, and in LaTeX.

In plain text a minus sign is U+2212, infinity is ∞ and a NaN is NaN; a number that rounds to 0 has no sign, and an
exponent no leading zero, as in 4.5e−5. In LaTeX a number that is very large or very small has a power of ten, as in
4.5 \cdot 10^{-5}. Whatever shows a number on a page, in a table or in a text alternative takes it from here.
"""

import string
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import isinf, isnan
from typing import SupportsFloat

MINUS = "−"
GROUP = "\u202f"
INFINITY = "∞"
NAN = "NaN"


# Plain text


def formatted(number: SupportsFloat, specification: str) -> str:
    """Return a number in a format specification of Python, such as ".4f", as plain text."""
    value = float(number)
    if isnan(value):
        return NAN
    plus = "+" if specification.startswith("+") else ""
    if isinf(value):
        return (MINUS if value < 0 else plus) + INFINITY
    mantissa, _, exponent = format(value, specification).partition("e")
    if not any(digit in mantissa for digit in "123456789"):
        mantissa = mantissa.replace("-", plus)
    return (f"{mantissa}e{int(exponent):+d}" if exponent else mantissa).replace("-", MINUS)


def significant(number: SupportsFloat, digits: int = 6) -> str:
    """Return a number in at most so many significant digits."""
    return formatted(number, f".{digits}g")


def fixed(number: SupportsFloat, places: int = 4) -> str:
    """Return a number with so many decimal places."""
    return formatted(number, f".{places}f")


def signed(number: SupportsFloat, places: int) -> str:
    """Return a number with so many decimal places and its sign, also if it is positive."""
    return formatted(number, f"+.{places}f")


def percentage(share: SupportsFloat, places: int = 0) -> str:
    """Return a share of 1 in percent, with so many decimal places."""
    return formatted(share, f".{places}%")


def grouped(count: int) -> str:
    """Return a whole number with a narrow no-break space before each group of three digits, as in 10 000.

    A comma there would be a decimal comma to half of the readers, and to a number box.
    """
    return f"{count:,}".replace(",", GROUP).replace("-", MINUS)


def fraction(exact: Fraction) -> str:
    """Return an exact fraction, as in 1/1 320; with a denominator above 10^12 its value in three digits."""
    if exact.denominator > 10**12:
        return significant(exact, 3)
    return f"{grouped(exact.numerator)}/{grouped(exact.denominator)}"


def listed(numbers: Iterable[SupportsFloat], digits: int = 6) -> str:
    """Return numbers, each in at most so many significant digits, with commas between them."""
    return ", ".join(significant(number, digits) for number in numbers)


class _NumberFormatter(string.Formatter):
    """The formatter of str.format, with numbers as `formatted` writes them."""

    def format_field(self, value: float, format_spec: str) -> str:
        """Return one placeholder with its number in it."""
        return formatted(value, format_spec)


def filled(template: str, numbers: Mapping[str, float]) -> str:
    """Return a text in which each placeholder, such as {error:.1g}, has its number; KeyError if there is none."""
    return _NumberFormatter().vformat(template, (), numbers)


# LaTeX


def latex(number: SupportsFloat, digits: int = 4) -> str:
    """Return a number in at most so many significant digits, in LaTeX."""
    return _in_latex(significant(number, digits))


def latex_fixed(number: SupportsFloat, places: int = 4) -> str:
    """Return a number with so many decimal places, in LaTeX."""
    return _in_latex(fixed(number, places))


def factor(number: SupportsFloat, digits: int = 4) -> str:
    """Return a number in LaTeX that may follow an operator: in brackets if it is negative."""
    text = latex(number, digits)
    return f"({text})" if text.startswith("-") else text


def power(base: SupportsFloat, exponent: int, digits: int = 6) -> str:
    """Return a power of a number in LaTeX, the base in brackets if it is negative or has a power of ten itself."""
    text = latex(base, digits)
    return f"({text})^{{{exponent}}}" if "^" in text or text.startswith("-") else f"{text}^{{{exponent}}}"


def vector(numbers: Iterable[SupportsFloat], digits: int = 3) -> str:
    """Return the numbers of a vector in LaTeX, in parentheses."""
    return f"({', '.join(latex(number, digits) for number in numbers)})"


def aligned(*rows: str, gap: str = "", small: bool = False) -> str:
    """Return rows of LaTeX below each other, aligned at their first &, with a `gap` such as 1ex between them."""
    return _stacked("aligned", rows, gap, small)


def gathered(*rows: str, gap: str = "", small: bool = False) -> str:
    """Return rows of LaTeX below each other, each centered, with a `gap` such as 1ex between them."""
    return _stacked("gathered", rows, gap, small)


def _stacked(environment: str, rows: tuple[str, ...], gap: str, small: bool) -> str:
    body = (rf" \\[{gap}] " if gap else r" \\ ").join(rows)
    return (r"\small " if small else "") + rf"\begin{{{environment}}} {body} \end{{{environment}}}"


def _in_latex(text: str) -> str:
    """Return a number of plain text in LaTeX."""
    mantissa, _, exponent = text.replace(MINUS, "-").partition("e")
    mantissa = mantissa.replace(INFINITY, r"\infty").replace(NAN, rf"\text{{{NAN}}}")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
