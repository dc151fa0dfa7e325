r"""Numbers as a reader sees them: in plain text, and in LaTeX.

A page prints at most four significant digits; the table of a chart and its text under the pointer have more. A minus
sign is U+2212, infinity is ∞ and a NaN is NaN; a number that rounds to 0 has no sign. A number that is very large or
very small has a power of ten, as in 4.783×10⁻⁴, in LaTeX 4.783 \cdot 10^{-4}. Digits are grouped by a narrow no-break
space, if at all, so that what is printed can be pasted into a box. Whatever shows a number on a page, in a table or in
a text alternative takes it from here.

In a formula an equals sign stands before a number that is printed in full, and the sign of approximation before one
that is rounded. The function `relation` decides which, and nothing else does.
"""

import string
import sys
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import exp, floor, isclose, isinf, isnan, log
from typing import SupportsFloat

DIGITS = 4
"""Significant digits of a number on a page, at most."""
PRECISE_DIGITS = 12
"""Significant digits in the table of a chart: more would show rounding errors."""
SINGLE_DIGITS = 7
"""Those of a number in single precision, as the frames of a chart have them."""
SMALLEST_POWER, LARGEST_POWER = -3, 5
"""A number below 10^-3, and one of 10^5 or more, is written with a power of ten."""
PRECISE_SMALLEST_POWER = -6
"""In the table of a chart a number below 10^-6 is."""
MINUS = "−"
GROUP = "\u202f"
INFINITY = "∞"
NAN = "NaN"
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


# Plain text


def significant(number: SupportsFloat, digits: int = DIGITS, smallest_power: int = SMALLEST_POWER) -> str:
    """Return a number in at most so many significant digits, without zeros at the end."""
    value = float(number)
    if not isnan(value) and not isinf(value) and value:
        mantissa, exponent = _scientific(value, digits)
        if not smallest_power <= exponent < max(LARGEST_POWER, digits):
            return _power_of_ten(_stripped(mantissa), exponent)
        value = float(f"{mantissa}e{exponent}")
        return _signs(_stripped(f"{value:.{max(0, digits - 1 - exponent)}f}"))
    return _not_finite(value) or "0"


def significant_texts(numbers: Iterable[SupportsFloat]) -> list[str]:
    """Return each number as `significant` does, in a tenth of the time: a slider has hundreds of steps."""
    low, high = 10.0**SMALLEST_POWER, 10.0 ** (DIGITS - 1)
    return [
        f"{value:.{DIGITS}g}".replace("-", MINUS) if low <= abs(value) < high else significant(value)
        for value in map(float, numbers)
    ]


def precise(number: SupportsFloat, single: bool = False) -> str:
    """Return a number in the digits that it has, for the table of a chart; `single` is one of single precision."""
    return significant(number, SINGLE_DIGITS if single else PRECISE_DIGITS, PRECISE_SMALLEST_POWER)


def fixed(number: SupportsFloat, places: int = 4) -> str:
    """Return a number with so many decimal places, and with fewer where it would have more than DIGITS digits."""
    return _fixed(number, places, "")


def not_hidden(number: SupportsFloat, places: int = 4) -> str:
    """Return a number as `fixed` does, and one that it would write as 0 though it is not 0 as `significant` does."""
    return significant(number) if round(float(number), places) == 0 else fixed(number, places)


def signed(number: SupportsFloat, places: int = 4) -> str:
    """Return a number as `fixed` does and with its sign, also if it is positive; one that rounds to 0 is 0."""
    return _fixed(number, places, "+")


def _fixed(number: SupportsFloat, places: int, plus: str) -> str:
    """Return a number with decimal places, and `plus` before one that is positive."""
    value = float(number)
    if isnan(value) or isinf(value):
        return ("" if isnan(value) or value < 0 else plus) + _not_finite(value)
    rounded = float(f"{value:.{places}f}")
    exponent = _scientific(rounded, DIGITS)[1] if rounded else -1
    if exponent >= LARGEST_POWER:
        return ("" if value < 0 else plus) + significant(value)
    if exponent >= 0:
        places = min(places, max(0, DIGITS - 1 - exponent))
    if exponent >= DIGITS:
        value = float(f"{value:.{DIGITS - 1}e}")
    return _with_plus(_signs(f"{value:.{places}f}"), plus)


def _with_plus(text: str, plus: str) -> str:
    """Return the text of a number with `plus` before it if it is positive; where there is a plus, a zero is 0."""
    if plus and not any(digit in text for digit in "123456789"):
        return "0"
    return text if text.startswith(MINUS) else plus + text


def relation(*numbers: SupportsFloat, digits: int = DIGITS) -> str:
    """Return the sign before an expression in which numbers stand: = if all are printed in full, ≈ if one is rounded.

    A number is printed in full if it differs from its rounded form only by rounding errors of float64.
    """
    return "=" if all(_is_exact(float(number), digits) for number in numbers) else "≈"


def _is_exact(value: float, digits: int) -> bool:
    """Return whether a number in so many significant digits is all of it."""
    return isnan(value) or isinf(value) or isclose(value, float(f"{value:.{digits - 1}e}"), rel_tol=1e-12)


def equals(number: SupportsFloat, digits: int = DIGITS) -> str:
    """Return a number after its `relation` to what stands before it, as in "= 0.25" and "≈ 0.3333"."""
    return f"{relation(number, digits=digits)} {significant(number, digits)}"


def plain_power(base: SupportsFloat, exponent: int, digits: int = DIGITS) -> str:
    """Return a power of a number, the base in brackets if it is negative or has a power of ten itself."""
    text, raised = significant(base, digits), str(exponent).translate(SUPERSCRIPT)
    return f"({text}){raised}" if text.startswith("−") or "×" in text else f"{text}{raised}"


def percentage(share: SupportsFloat, places: int = 0) -> str:
    """Return a share of 1 in percent, with so many decimal places."""
    value = float(share)
    return _not_finite(value) or _signs(f"{value:.{places}%}")


def grouped(count: int) -> str:
    """Return a whole number with a narrow no-break space before each group of three digits, as in 10 000.

    A number of four digits has none, as on the axes of charts: 1075. A comma there would be a decimal comma to half of
    the readers, and to a number box.
    """
    return _signs(f"{count:,}".replace(",", GROUP) if abs(count) >= 10_000 else f"{count}")


def latex_grouped(count: int) -> str:
    """Return a whole number in LaTeX, with its digits grouped as `grouped` does."""
    return grouped(count).replace(GROUP, r"\,").replace(MINUS, "-")


def exponential(logarithm: float, digits: int = DIGITS) -> str:
    """Return e to a power in at most so many significant digits, also where a float64 would underflow or overflow."""
    if not log(sys.float_info.min) < logarithm < log(sys.float_info.max):
        if not isinf(logarithm) and not isnan(logarithm):
            exponent = floor(logarithm / log(10))
            mantissa, carried = _scientific(10 ** (logarithm / log(10) - exponent), digits)
            return _power_of_ten(_stripped(mantissa), exponent + carried)
        return "0" if logarithm < 0 else _not_finite(logarithm)
    return significant(exp(logarithm), digits)


def fraction(exact: Fraction) -> str:
    """Return an exact fraction, as in 1/1320; with a denominator of more than DIGITS digits its value."""
    if exact.denominator >= 10**DIGITS:
        if 0 < exact < sys.float_info.min:
            return exponential(log(exact.numerator) - log(exact.denominator))
        return significant(exact)
    return f"{grouped(exact.numerator)}/{grouped(exact.denominator)}"


def listed(numbers: Iterable[SupportsFloat], digits: int = DIGITS) -> str:
    """Return numbers, each in at most so many significant digits, with commas between them."""
    return ", ".join(significant(number, digits) for number in numbers)


def formatted(number: SupportsFloat, specification: str) -> str:
    """Return a number in a format specification of Python, such as ".1e" or ",.0f", as plain text.

    Where it asks for at most four decimal places, it has no more than DIGITS significant digits.
    """
    value, kind = float(number), specification[-1:]
    plus = "+" if specification.startswith("+") else ""
    if isnan(value) or isinf(value):
        return ("" if isnan(value) or value < 0 else plus) + _not_finite(value)
    places = specification.lstrip("+,").removeprefix(".").rstrip("efg%")
    if kind == "f" and places and 0 < int(places) <= DIGITS:
        return _fixed(value, int(places), plus)
    if kind == "e":
        mantissa, exponent = _scientific(value, int(places) + 1)
        return _power_of_ten(mantissa, exponent)
    if kind == "g":
        return significant(value, int(places or 6))
    if kind == "f" and "," in specification and specification.endswith(",.0f"):
        return grouped(round(value))
    return _with_plus(_signs(format(value, specification.replace(",", "").removeprefix("+"))), plus)


def _scientific(value: float, digits: int) -> tuple[str, int]:
    """Return mantissa and exponent of a finite number that is rounded to so many significant digits."""
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    return mantissa, int(exponent)


def _power_of_ten(mantissa: str, exponent: int) -> str:
    """Return a mantissa times a power of ten."""
    return _signs(f"{mantissa}×10{str(exponent).translate(SUPERSCRIPT)}" if exponent else mantissa)


def _stripped(digits: str) -> str:
    """Return decimal digits without zeros at the end, and without a point there."""
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _signs(text: str) -> str:
    """Return the text of a number with the minus sign of print, and without one before a zero."""
    bare = text if any(digit in text for digit in "123456789") else text.replace("-", "")
    return bare.replace("-", MINUS)


def _not_finite(value: float) -> str:
    """Return the text of a value that is no finite number, or nothing."""
    return NAN if isnan(value) else (MINUS if value < 0 else "") + INFINITY if isinf(value) else ""


class _NumberFormatter(string.Formatter):
    """The formatter of str.format, with numbers as `formatted` writes them."""

    def format_field(self, value: float, format_spec: str) -> str:
        """Return one placeholder with its number in it."""
        return formatted(value, format_spec)


def filled(template: str, numbers: Mapping[str, float]) -> str:
    """Return a text in which each placeholder, such as {error:.1g}, has its number; KeyError if there is none."""
    return _NumberFormatter().vformat(template, (), numbers)


# LaTeX


def latex(number: SupportsFloat, digits: int = DIGITS) -> str:
    """Return a number in at most so many significant digits, in LaTeX."""
    return _in_latex(significant(number, digits))


def latex_exponential(logarithm: float, digits: int = DIGITS) -> str:
    """Return e to a power as `exponential` does, in LaTeX."""
    return _in_latex(exponential(logarithm, digits))


def latex_fixed(number: SupportsFloat, places: int = 4) -> str:
    """Return a number with so many decimal places, in LaTeX."""
    return _in_latex(fixed(number, places))


def latex_relation(*numbers: SupportsFloat, digits: int = DIGITS) -> str:
    """Return the sign that `relation` returns, in LaTeX."""
    return {"=": "=", "≈": r"\approx"}[relation(*numbers, digits=digits)]


def latex_equals(number: SupportsFloat, digits: int = DIGITS) -> str:
    """Return a number in LaTeX after its `relation` to what stands before it."""
    return f"{latex_relation(number, digits=digits)} {latex(number, digits)}"


def equals_vector(numbers: Iterable[SupportsFloat], digits: int = 3) -> str:
    """Return a vector in LaTeX after its `relation` to what stands before it."""
    values = [*numbers]
    return f"{latex_relation(*values, digits=digits)} {vector(values, digits)}"


def equals_probability(p: SupportsFloat, complement: SupportsFloat) -> str:
    """Return a probability as `probability` does, after its `relation` to what stands before it."""
    return f"{latex_relation(rounded_part(p, complement))} {probability(p, complement)}"


def probability(p: SupportsFloat, complement: SupportsFloat) -> str:
    """Return a probability in LaTeX; one that would be rounded to 1 is written as 1 less its complement."""
    return f"1 - {latex(complement)}" if _rounds_to_one(p, complement) else latex(p)


def rounded_part(p: SupportsFloat, complement: SupportsFloat) -> float:
    """Return the number that `probability` rounds: the probability, or its complement where that is written."""
    return float(complement if _rounds_to_one(p, complement) else p)


def _rounds_to_one(p: SupportsFloat, complement: SupportsFloat) -> bool:
    """Return whether a probability below 1 would be written as 1."""
    return latex(p) == "1" and float(complement) > 0


def bracketed(formula: str) -> str:
    """Return LaTeX in brackets, unless it is a single number that is not negative and has no power of ten."""
    return f"({formula})" if " " in formula or formula.startswith("-") else formula


def logarithm(formula: str) -> str:
    """Return the natural logarithm of a number in LaTeX, which is in brackets where it needs them."""
    inner = bracketed(formula)
    return rf"\ln{inner}" if inner.startswith("(") else rf"\ln {inner}"


def factor(number: SupportsFloat, digits: int = DIGITS) -> str:
    """Return a number in LaTeX that may follow an operator: in brackets if it is negative."""
    text = latex(number, digits)
    return f"({text})" if text.startswith("-") else text


def power(base: SupportsFloat, exponent: int, digits: int = DIGITS) -> str:
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
    mantissa, _, exponent = text.replace(MINUS, "-").partition("×10")
    mantissa = mantissa.replace(INFINITY, r"\infty").replace(NAN, rf"\text{{{NAN}}}")
    plain = exponent.translate({small: digit for digit, small in SUPERSCRIPT.items()})
    return rf"{mantissa} \cdot 10^{{{plain}}}" if exponent else mantissa
