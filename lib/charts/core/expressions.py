"""Vega expressions that several charts need: numbers as text, list cells, and tables that only expressions read."""

import altair as alt


def list_values(expression: str) -> str:
    """Return the expression for the array in a list cell.

    In a table that Streamlit sends such a cell is an Arrow vector, which Vega's functions do not know as an array; in
    a standalone specification it is an array.
    """
    return f"(isArray({expression}) ? {expression} : {expression}.data[0].values)"


def number_text(expression: str, digits: int = 4, otherwise: str = "'none'") -> str:
    """Return the expression that formats a number to so many significant digits.

    `otherwise` is the expression for the text where the number is not finite.
    """
    return f"(isFinite({expression}) ? format({expression}, '.{digits}~g') : {otherwise})"


def slope_text(expression: str) -> str:
    """Return the expression that formats a slope, which may be infinite, or undefined at a kink (see table.py)."""
    return number_text(expression, otherwise=f"{expression} > 0 ? 'infinite' : 'none, a kink'")


def retain_tables(*names: str) -> list[alt.Chart]:
    """Return layers without marks that refer to the named tables.

    Vega-Lite leaves a table out of the chart if only expressions read it.
    """
    return [alt.Chart(alt.NamedData(name)).transform_filter("false").mark_point() for name in names]
