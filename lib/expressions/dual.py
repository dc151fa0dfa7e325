"""The derivative of an expression by forward-mode automatic differentiation.

A dual number is u + u' ε, where ε is a new number with ε² = 0. Calculating with such numbers gives the rules of
differentiation: (u + u' ε)(v + v' ε) = u v + (u' v + u v') ε is the product rule, and f(u + u' ε) = f(u) + f'(u) u' ε
is the chain rule. So a tree that is evaluated at x + 1 ε gives f(x) + f'(x) ε: the exact derivative, with no limit, no
step size and no formula.

Where a piecewise function has a kink the derivative follows the convention of the frameworks: 0 for abs, sign and relu
at 0 and for clip at its bounds; the mean of both slopes where the two arguments of min or max are equal. `where` has
the slope of the branch that it takes.

Source: Griewank and Walther (2008), Evaluating Derivatives, chapter 3, doi:10.1137/1.9780898717761.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.expressions.evaluation import COMPARISONS, Arithmetic, interpret, power
from lib.expressions.functions import FUNCTIONS, SMOOTH, Smooth
from lib.expressions.tree import Node
from lib.numerics.arrays import FloatArray

BoolArray = NDArray[np.bool_]

Slope = FloatArray | None
"""A derivative; None for what does not depend on the variable, so that 0 times infinity cannot make it NaN."""


@dataclass(frozen=True)
class Dual:
    """A value u and its derivative u', the number u + u' ε with ε² = 0."""

    value: FloatArray
    slope: Slope = None

    def __neg__(self) -> "Dual":
        """Return -u - u' ε."""
        return Dual(-self.value, _scaled(_array(-1), self.slope))

    def __add__(self, other: "Dual") -> "Dual":
        """Return the sum: (u + v)' = u' + v'."""
        return Dual(self.value + other.value, _sum(self.slope, other.slope))

    def __sub__(self, other: "Dual") -> "Dual":
        """Return the difference: (u - v)' = u' - v'."""
        return self + -other

    def __mul__(self, other: "Dual") -> "Dual":
        """Return the product: (u v)' = u' v + u v'."""
        slope = _sum(_scaled(other.value, self.slope), _scaled(self.value, other.slope))
        return Dual(self.value * other.value, slope)

    def __truediv__(self, other: "Dual") -> "Dual":
        """Return the quotient q: q' = (u' - q v') / v."""
        quotient = self.value / other.value
        slope = _sum(self.slope, _scaled(-quotient, other.slope))
        return Dual(quotient, None if slope is None else slope / other.value)

    def __pow__(self, other: "Dual") -> "Dual":
        """Return the power: (u^v)' = v u^(v - 1) u' + u^v ln(u) v'."""
        u, v, value = self.value, other.value, power(self.value, other.value)
        of_base = None if self.slope is None else np.where(v == 0, 0.0, v * power(u, v - 1)) * self.slope
        of_exponent = None if other.slope is None else np.where(value == 0, 0.0, value * np.log(u)) * other.slope
        return Dual(value, _sum(of_base, of_exponent))


def _sum(first: Slope, second: Slope) -> Slope:
    if first is None or second is None:
        return first if second is None else second
    return first + second


def _array(value: ArrayLike) -> FloatArray:
    return np.asarray(value, dtype=np.float64)


def _constant(value: float) -> "Dual":
    return Dual(_array(value))


def _scaled(factor: FloatArray, slope: Slope) -> Slope:
    return None if slope is None else factor * slope


# Functions


def _chain_rule(function: Smooth) -> Callable[[Dual], Dual]:
    """Return a smooth function of dual numbers: f(u)' = f'(u) u'."""

    def of_dual(u: Dual) -> Dual:
        slope = None if u.slope is None else function.slope(u.value) * u.slope
        return Dual(function.value(u.value), slope)

    return of_dual


def _selected(condition: BoolArray, then: Dual, otherwise: Dual) -> Dual:
    """Return `then` where the condition holds and `otherwise` elsewhere, each with its slope."""
    value = np.where(condition, then.value, otherwise.value)
    if then.slope is None and otherwise.slope is None:
        return Dual(value)
    slopes = [0.0 if slope is None else slope for slope in (then.slope, otherwise.slope)]
    return Dual(value, np.where(condition, *slopes))


def _with_nan(result: Dual, *arguments: Dual) -> Dual:
    """Return a selected result, NaN with its slope where an argument is NaN: then nothing can be selected."""
    undefined = functools.reduce(np.logical_or, (np.isnan(u.value) for u in arguments))
    return _selected(undefined, Dual(_array(np.nan), _array(np.nan)), result) if undefined.any() else result


def _abs(u: Dual) -> Dual:
    return Dual(np.abs(u.value), _scaled(np.sign(u.value), u.slope))


def _sign(u: Dual) -> Dual:
    return Dual(np.sign(u.value))


def _max(u: Dual, v: Dual) -> Dual:
    value = np.maximum(u.value, v.value)
    if u.slope is None and v.slope is None:
        return Dual(value)
    first, second = (0.0 if slope is None else slope for slope in (u.slope, v.slope))
    unequal = np.where(u.value > v.value, first, second)
    slope = np.where(u.value == v.value, 0.5 * (first + second), unequal)
    return Dual(value, np.where(np.isnan(value), np.nan, slope))


def _min(u: Dual, v: Dual) -> Dual:
    return -_max(-u, -v)


def _clip(u: Dual, low: Dual, high: Dual) -> Dual:
    above = (u.value >= high.value) | (low.value >= high.value)
    bound = _selected(above, high, low)
    return _with_nan(_selected((low.value < u.value) & ~above, u, bound), u, low, high)


def _relu(u: Dual) -> Dual:
    return _with_nan(_selected(u.value > 0, u, _constant(0)), u)


def _where(condition: Dual, then: Dual, otherwise: Dual) -> Dual:
    return _selected(condition.value != 0, then, otherwise)


_PIECEWISE = {"abs": _abs, "sign": _sign, "min": _min, "max": _max, "clip": _clip, "relu": _relu, "where": _where}


def _compared(comparison: Callable[[FloatArray, FloatArray], FloatArray]) -> Callable[[Dual, Dual], Dual]:
    """Return a comparison of dual numbers: its value is 0 or 1, so it has no slope."""
    return lambda u, v: Dual(comparison(u.value, v.value))


DUALS = Arithmetic(
    number=_constant,
    operations={
        "+": Dual.__add__,
        "-": Dual.__sub__,
        "*": Dual.__mul__,
        "/": Dual.__truediv__,
        "^": Dual.__pow__,
        **{symbol: _compared(comparison) for symbol, comparison in COMPARISONS.items()},
    },
    functions={name: _chain_rule(SMOOTH[name]) if name in SMOOTH else _PIECEWISE[name] for name in FUNCTIONS},
)


def differentiate(tree: Node, values: Mapping[str, ArrayLike], slopes: Mapping[str, ArrayLike]) -> FloatArray:
    """Return the derivative of a tree, given the values of its names and the derivatives of some of them.

    `slopes` is {"x": 1} for the derivative in x. With two entries it is the derivative along a curve, such as
    {"z": 1, "p": p (1 - p)} for p = sigmoid(z). Numbers and arrays broadcast; the result has their common shape. It is
    NaN where the value is.
    """
    duals = {name: Dual(_array(value)) for name, value in values.items()}
    duals |= {name: Dual(duals[name].value, _array(slope)) for name, slope in slopes.items()}
    shape = np.broadcast_shapes(*(dual.value.shape for dual in duals.values()))
    with np.errstate(all="ignore"):
        result = interpret(tree, duals, DUALS)
        slope = np.where(np.isnan(result.value), np.nan, 0.0 if result.slope is None else result.slope)
        return np.array(np.broadcast_to(slope, shape), dtype=np.float64)
