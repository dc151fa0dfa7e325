"""The sentences, the table and the formulas of the view "Why nonlinear"."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.linear_separability import LinearSeparation, separate
from lib.learning.two_units import TwoUnits, is_right
from lib.lesson.examples import XOR_INPUTS, XOR_TARGETS
from lib.text.catalogue import activations as words
from lib.text.numbers import aligned, factor, latex, latex_relation, significant
from lib.text.table import Table

UNITS = (("x₁", "x₂"), ("h₁", "h₂"), ("y",))
"""The names of the units, layer by layer."""


def collapse_formula(network: TwoUnits) -> str:
    """Return W = W2 W1 and b = W2 b1 + b2 with the present numbers."""
    weights, bias = (np.round(part, 9) + 0.0 for part in network.linear)
    second, first = _matrix([network.second]), _matrix(network.first)
    shift = rf"{second} {_column(network.first_bias)} + {factor(network.second_bias)}"
    return aligned(
        "W &= W_2 W_1",
        rf"&= {second} {first} {latex_relation(*weights)} {_matrix([weights])}",
        "b &= W_2 b_1 + b_2",
        rf"&= {shift} {latex_relation(bias)} {latex(bias)}",
        gap="1ex",
        small=True,
    )


def _matrix(rows: Iterable[ArrayLike]) -> str:
    """Return a matrix in LaTeX."""
    body = r" \\ ".join(" & ".join(latex(entry) for entry in np.atleast_1d(row)) for row in rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def _column(entries: ArrayLike) -> str:
    """Return a column vector in LaTeX."""
    return _matrix(np.asarray(entries)[:, None])


def collapse_sentence(has_relu: bool) -> str:
    """Say what one matrix and one bias are to the two layers."""
    if has_relu:
        return words.WHY_NONLINEAR_COLLAPSE_OF_RELU
    return words.WHY_NONLINEAR_COLLAPSE


def verdict_sentence(network: TwoUnits) -> str:
    """Say at how many of the points the network is right."""
    right = is_right(network, XOR_INPUTS, XOR_TARGETS)
    if right.all():
        return words.WHY_NONLINEAR_SOLVED
    count = int(right.sum())
    said = words.WHY_NONLINEAR_SOME_RIGHT.format(count=count) if count else words.WHY_NONLINEAR_NONE_RIGHT
    return said if network.has_relu else f"{said} {words.WHY_NONLINEAR_LINE}"


def separation_sentence() -> str:
    """Say that no line separates the points of XOR, how that was decided, and for how many functions there is one."""
    found, functions = separate(XOR_INPUTS, XOR_TARGETS), list(product((0, 1), repeat=len(XOR_INPUTS)))
    separable = sum(separate(XOR_INPUTS, labels).line is not None for labels in functions)
    return words.WHY_NONLINEAR_SEPARATION.format(
        certificate=_certificate(found), functions=len(functions), separable=separable
    )


def _certificate(found: LinearSeparation) -> str:
    """Return the sum of the multipliers times the signed values of a line, which is 0."""
    terms = ""
    signs = ("+" if label else "−" for label in XOR_TARGETS)
    for sign, times, point in zip(signs, found.multipliers or (), XOR_INPUTS, strict=True):
        count = "" if times == 1 else f"{times} "
        first = sign if sign == "−" else ""
        terms += f" {sign} {count}f({point[0]}, {point[1]})" if terms else f"{first}{count}f({point[0]}, {point[1]})"
    return f"{terms} = 0"


def points_table(network: TwoUnits) -> Table:
    """Return what both layers make of each point, and whether its class is right."""
    z, h, y = network.pre_activations(XOR_INPUTS), network.hidden(XOR_INPUTS), network.output(XOR_INPUTS)
    right = is_right(network, XOR_INPUTS, XOR_TARGETS)
    columns = {
        "z₁": _numbers(z[:, 0]),
        "z₂": _numbers(z[:, 1]),
        "h₁": _numbers(h[:, 0]),
        "h₂": _numbers(h[:, 1]),
        "y": _numbers(y),
        words.WHY_NONLINEAR_CLASS: ["1" if value > 0 else "0" for value in y],
        "XOR": [str(label) for label in XOR_TARGETS],
        words.WHY_NONLINEAR_RIGHT: [words.WHY_NONLINEAR_YES if is_so else words.WHY_NONLINEAR_NO for is_so in right],
    }
    return Table.from_columns(columns, [f"({a}, {b})" for a, b in XOR_INPUTS], index="(x₁, x₂)")


def _numbers(values: Sequence[float] | np.ndarray) -> list[str]:
    """Return numbers as text; a sum that misses a decimal number by rounding is that number."""
    return [significant(round(float(value), 12) + 0.0) for value in values]
