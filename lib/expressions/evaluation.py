"""The value of an expression.

An evaluation visits the tree from the leaves to the root. What it does at each node is an `Arithmetic`: here NumPy's on
arrays, in `dual` the same on dual numbers. Every operation is IEEE's on float64: an overflow is infinite, an undefined
result is NaN, and no warning is emitted.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lib.expressions.functions import CONSTANTS, FUNCTIONS
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation
from lib.numerics.arrays import FloatArray


@dataclass(frozen=True)
class Arithmetic:
    """What an evaluation does with a number, at an operation or comparison, and at a function of the table."""

    number: Callable[[float], Any]
    operations: Mapping[str, Callable[[Any, Any], Any]]
    functions: Mapping[str, Callable[..., Any]]


def interpret(tree: Node, values: Mapping[str, Any], arithmetic: Arithmetic) -> Any:
    """Return the value of a tree for the values of its names."""

    def value(node: Node) -> Any:
        return interpret(node, values, arithmetic)

    match tree:
        case Number(number):
            return arithmetic.number(number)
        case Name(name):
            return arithmetic.number(CONSTANTS[name]) if name in CONSTANTS else values[name]
        case Negative(operand):
            return -value(operand)
        case Operation(symbol, left, right) | Comparison(symbol, left, right):
            return arithmetic.operations[symbol](value(left), value(right))
        case Call(function, arguments):
            return arithmetic.functions[function](*map(value, arguments))


def power(u: FloatArray, v: FloatArray) -> FloatArray:
    """Return u^v; a negative base with an exponent that is not a whole number gives NaN.

    A whole exponent is applied to |u| and the sign is set afterwards, because NumPy is much slower for u < 0.
    """
    if np.ndim(v) or v != np.floor(v):
        return np.power(u, v)
    if v == 2:
        return u * u
    if v == 1:
        return u
    size = np.power(np.abs(u), v)
    return np.copysign(size, u) if v % 2 == 1 else size


def _compared(comparison: Callable[[FloatArray, FloatArray], Any]) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Return a comparison as a function with the values 0 and 1."""
    return lambda u, v: np.asarray(comparison(u, v), dtype=np.float64)[()]


COMPARISONS = {
    "<": _compared(operator.lt),
    "<=": _compared(operator.le),
    ">": _compared(operator.gt),
    ">=": _compared(operator.ge),
    "==": _compared(operator.eq),
    "!=": _compared(operator.ne),
}

OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": power}

ARRAYS = Arithmetic(
    number=np.float64,
    operations=OPERATIONS | COMPARISONS,
    functions={name: function.value for name, function in FUNCTIONS.items()},
)


def evaluate(tree: Node, values: Mapping[str, ArrayLike]) -> FloatArray:
    """Return the value of a tree for numbers or arrays that broadcast against each other, of their common shape."""
    arrays = {name: np.asarray(value, dtype=np.float64) for name, value in values.items()}
    shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    with np.errstate(all="ignore"):
        return np.array(np.broadcast_to(interpret(tree, arrays, ARRAYS), shape), dtype=np.float64)
