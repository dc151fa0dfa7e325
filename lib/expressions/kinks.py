"""The points at which an expression has a kink or a jump, with its values and slopes on both sides.

An expression can only fail to be smooth where one of its nodes changes over from one branch to another, or where a
smooth function is not: abs(u) at u = 0, max(u, v) and u < v at u = v, 1/u at u = 0. Each of these is a change of the
sign of a difference such as u - v, a `switch`. Its sign is looked at on a grid, and each change is bisected to
neighboring floats. The values and derivatives at these two floats are then the one-sided ones.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lib.expressions.dual import differentiate
from lib.expressions.evaluation import evaluate
from lib.expressions.tree import Call, Comparison, Node, Number, Operation, depends, nodes
from lib.numerics.arrays import FloatArray
from lib.numerics.bisection import bisected

SAMPLES = 4001
BISECTIONS = 70
MOST_KINKS = 200
"""The most points that are looked at; an expression that oscillates fast has more."""
NEAR, FAR = 1e-12, 1e-9
"""A value that still changes between these distances from a point has no finite limit there."""
CURVATURE_STEP = 1e-6


@dataclass(frozen=True)
class Kink:
    """A point x where f, f' or f'' jumps: the values and the derivatives to its left and right, and at x itself.

    `slope` is the derivative at x by the convention of `dual`. A value or slope is NaN on a side where the expression
    is not defined.
    """

    x: float
    values: tuple[float, float]
    slopes: tuple[float, float]
    slope: float

    @property
    def is_jump(self) -> bool:
        """Return whether f itself jumps, or is not defined on one side."""
        return _differ(*self.values)

    @property
    def is_slope_jump(self) -> bool:
        """Return whether f' jumps."""
        return _differ(*self.slopes)


def kinks(tree: Node, low: float, high: float, parameters: Mapping[str, float]) -> tuple[Kink, ...]:
    """Return every kink of an expression in x on (low, high), in ascending order.

    Of two changes of one switch that are closer than (high - low) / 4000, both may be missed; at most 200 points are
    looked at.
    """
    of_x = _functions(tree, parameters)
    grid = np.linspace(low, high, SAMPLES)
    with np.errstate(all="ignore"):
        pairs = sorted({pair for switch in switches(tree) for pair in _changes(switch, grid, parameters)})
        found = [_kink(left, right, *of_x) for left, right in pairs[:MOST_KINKS]]
    distinct: dict[float, Kink] = {kink.x: kink for kink in found if kink is not None}
    return tuple(distinct[x] for x in sorted(distinct))


def switches(tree: Node) -> Iterator[Node]:
    """Yield every difference in x whose sign decides between branches, or is that of a distance from a singularity."""
    for node in nodes(tree):
        for switch in _switches_of(node):
            if depends(switch, "x"):
                yield switch


def _switches_of(node: Node) -> tuple[Node, ...]:
    match node:
        case Comparison(_, left, right) | Call("min" | "max", (left, right)):
            return (Operation("-", left, right),)
        case Call("clip", (argument, low, high)):
            return Operation("-", argument, low), Operation("-", argument, high), Operation("-", low, high)
        case Call("abs" | "sign" | "relu" | "sqrt" | "log" | "where", (argument, *_)):
            return (argument,)
        case Call("log1p", (argument,)):
            return (Operation("+", Number(1), argument),)
        case Operation("/", _, right):
            return (right,)
        case Operation("^", base, exponent) if not isinstance(exponent, Number) or exponent.value % 1:
            return (base,)
    return ()


def _changes(switch: Node, grid: FloatArray, parameters: Mapping[str, float]) -> Iterator[tuple[float, float]]:
    """Yield the last float before and the first float after each change of a switch on the grid."""

    def sign(x: FloatArray) -> FloatArray:
        return np.sign(evaluate(switch, {"x": x, **parameters}))

    signs = sign(grid)
    signed = np.flatnonzero(np.abs(signs) == 1)
    step = np.diff(signed)
    changed = signed[:-1][(signs[signed[:-1]] != signs[signed[1:]]) & (step <= 2)]
    low, high, before = grid[changed], grid[np.minimum(changed + 2, grid.size - 1)], signs[changed]
    last = bisected(lambda x: sign(x) == before, low, high, BISECTIONS)[0]
    first = bisected(lambda x: sign(x) != -before, low, high, BISECTIONS)[1]
    yield from zip(last.tolist(), first.tolist(), strict=True)
    touched = signed[:-1][(signs[signed[:-1]] == signs[signed[1:]]) & (step == 2)]
    yield from ((x - 1e-9, x + 1e-9) for x in grid[touched + 1].tolist())


Function = Callable[[FloatArray], FloatArray]


def _functions(tree: Node, parameters: Mapping[str, float]) -> tuple[Function, Function]:
    """Return the expression and its derivative as functions of x."""

    def value(x: FloatArray) -> FloatArray:
        return evaluate(tree, {"x": x, **parameters})

    def slope(x: FloatArray) -> FloatArray:
        return differentiate(tree, {"x": x, **parameters}, {"x": 1.0})

    return value, slope


def _kink(left: float, right: float, value: Function, slope: Function) -> Kink | None:
    """Return what is at a change between two floats, or None if f, f' and f'' go on unchanged."""
    x = _between(left, right)
    sides = np.array([left, right])
    slopes = _one_sided(slope, sides)
    steps = np.array([-1, 1]) * CURVATURE_STEP * max(1, abs(x))
    curvatures = (slope(sides + steps) - slopes) / steps
    at = float(slope(np.array([x]))[0])
    kink = Kink(x, _pair(_one_sided(value, sides)), _pair(slopes), at)
    smooth = not (kink.is_jump or kink.is_slope_jump or _differ(*_pair(curvatures), 1e-3))
    return None if smooth else kink


def _one_sided(function: Function, sides: FloatArray) -> FloatArray:
    """Return the limits of a function from the left and from the right: its values there, or infinity.

    Between neighboring floats 0 times infinity is possible, as in exp(-1/x) for x = 1e-323; the value a little further
    away stands for such a NaN.
    """
    outwards = np.array([-1, 1]) * max(1, np.abs(sides).max())
    values, near, far = (function(sides + distance * outwards) for distance in (0, NEAR, FAR))
    values = np.where(np.isnan(values), far, values)
    diverges = np.abs(near - far) > 1e-3 * (1 + np.abs(far))
    return np.where(diverges, np.copysign(np.inf, near - far), values)


def _between(left: float, right: float) -> float:
    """Return the number with the fewest decimal places in [left, right], or their mean."""
    middle = left + (right - left) / 2
    rounded = (round(middle, places) + 0.0 for places in range(17))
    return next((x for x in rounded if left <= x <= right), middle)


def _pair(values: FloatArray) -> tuple[float, float]:
    left, right = values.tolist()
    return left, right


def _differ(left: float, right: float, tolerance: float = 1e-7) -> bool:
    """Return whether two one-sided values differ by more than rounding."""
    if np.isfinite([left, right]).all():
        return abs(left - right) > tolerance * max(1.0, abs(left), abs(right))
    return not (left == right or np.isnan([left, right]).all())
