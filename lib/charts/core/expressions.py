"""Vega expressions that several charts need: numbers as text, list cells, and tables that only expressions read."""

import altair as alt

from lib.text.numbers import DIGITS, LARGEST_POWER, SINGLE_DIGITS, SMALLEST_POWER

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
HOVER_DIGITS = 10
"""Significant digits of a number under the pointer, unless it is one of single precision."""
PRECISE, SINGLE = f".{HOVER_DIGITS}~g", f".{SINGLE_DIGITS}~g"
"""Formats of these two in a tooltip."""


def list_values(expression: str) -> str:
    """Return the expression for the array in a list cell.

    In a table that Streamlit sends such a cell is an Arrow vector, which Vega's functions do not treat as an array; in
    a standalone specification it is an array.
    """
    return f"(isArray({expression}) ? {expression} : {expression}.data[0].values)"


def number_text(expression: str, digits: int = DIGITS, otherwise: str = "'none'") -> str:
    """Return the expression that formats a number to so many significant digits, as `significant` in lib.text.numbers.

    `otherwise` is the expression for the text where the number is not finite.
    """
    half = 0.5 * 10.0**-digits
    low, high = 10.0**SMALLEST_POWER * (1 - half), 10.0 ** max(LARGEST_POWER, digits) * (1 - half)
    plain = f"abs({expression}) >= {low!r} && abs({expression}) < {high!r} || {expression} == 0"
    decimal = f"format({expression}, '.{digits}~r')"
    return f"(!isFinite({expression}) ? {otherwise} : {plain} ? {decimal} : {_with_power(expression, digits)})"


def fixed_text(expression: str, places: int = DIGITS, sign: str = "") -> str:
    """Return the expression that formats a number below 10 with so many decimal places, in at most DIGITS digits.

    With the `sign` "+" a positive number has one.
    """
    one = 1 - 0.5 * 10.0**-places
    return f"format({expression}, abs({expression}) < {one} ? '{sign}.{places}f' : '{sign}.{min(places, DIGITS - 1)}f')"


def hover_text(expression: str, single: str = "false", otherwise: str = "'none'") -> str:
    """Return the expression that formats a number as it is read out: with more digits while something is pointed at.

    `single` is the expression for whether the number is one of single precision.
    """
    short = number_text(expression, DIGITS, otherwise)
    long = f"{single} ? {number_text(expression, SINGLE_DIGITS)} : {number_text(expression, HOVER_DIGITS)}"
    return f"(!is_pointed || !isFinite({expression}) ? {short} : {long})"


def _with_power(expression: str, digits: int) -> str:
    """Return the expression that formats a number as a mantissa times a power of ten."""
    parts = f"split(format({expression}, '.{digits - 1}~e'), 'e')"
    return f"{parts}[0] + '×10' + {raised(f'toNumber({parts}[1])')}"


def raised(exponent: str) -> str:
    """Return the expression for a whole number of at most three digits as an exponent."""
    digits = f"{list(RAISED)}"
    hundreds = f"(abs({exponent}) > 99 ? {digits}[floor(abs({exponent}) / 100)] : '')"
    tens = f"(abs({exponent}) > 9 ? {digits}[floor(abs({exponent}) / 10) % 10] : '')"
    return f"({exponent} < 0 ? '⁻' : '') + {hundreds} + {tens} + {digits}[abs({exponent}) % 10]"


def power_label(value: str) -> str:
    """Return the expression for the label of a logarithmic axis: a power of ten, with its factor unless that is 1."""
    parts = f"split(format({value}, '.0e'), 'e')"
    return f"({parts}[0] === '1' ? '' : {parts}[0] + '×') + '10' + {raised(f'toNumber({parts}[1])')}"


def scaled_label(largest: str) -> str:
    """Return the expression for the label of a linear axis whose values are at most `largest` in size.

    Of an axis with very small or very large values all labels have the power of ten of the largest one.
    """
    exponent = f"floor(log({largest}) / LN10 + 1e-9)"
    scaled = f"format(datum.value / pow(10, {exponent}), '.{DIGITS}~r') + '×10' + {raised(exponent)}"
    small, large = 10.0 ** (SMALLEST_POWER + 1), 10.0**LARGEST_POWER
    usual = f"({largest} >= {small!r} && {largest} < {large!r}) || !({largest} > 0)"
    return f"{usual} ? datum.label : datum.value === 0 ? '0' : {scaled}"


def slope_text(expression: str) -> str:
    """Return the expression that formats a slope, which may be infinite, or undefined at a kink (see table.py)."""
    return number_text(expression, otherwise=f"{expression} > 0 ? 'infinite' : 'none, a kink'")


def retain_tables(*names: str) -> list[alt.Chart]:
    """Return layers without marks that refer to the named tables.

    Vega-Lite leaves a table out of the chart if only expressions read it.
    """
    return [alt.Chart(alt.NamedData(name)).transform_filter("false").mark_point() for name in names]
