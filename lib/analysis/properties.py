"""Properties of an activation for given parameters: range, slopes, mean, monotonicity, convexity, limits, kinks."""

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lib.activations import Activation
from lib.analysis.comparison import output_moments
from lib.analysis.extrema import Bound, Function, Piece, Place, bounds, close, one_sided_limit, pieces
from lib.numerics.arrays import FloatArray

SMALL_SLOPE = 0.01
"""An activation is saturated where the absolute value of its derivative is below this."""

AT_KINK = 1e-12
"""An x within this distance of a kink, relative to its size where that is more than 1, is the kink itself."""

SECOND_DERIVATIVE_STEP = 1e-5
FAR_OUT = 2.0**24, 2.0**26
"""The two |x| at which f(x) - slope x must agree for f to have an asymptote."""


@dataclass(frozen=True)
class Kink:
    """A point x at which f is not smooth, with its left and its right derivative.

    `order` is the order of the first derivative that jumps: 0 for f itself, 1 for f', 2 for f''. `step` is by how much
    f jumps.
    """

    x: float
    left: float
    right: float
    order: int
    step: float = 0.0

    @property
    def is_jump(self) -> bool:
        """Return whether f' jumps at x."""
        return self.order == 1


@dataclass(frozen=True)
class End:
    """How f behaves for x -> -inf or x -> inf: the limits of f and f', NaN for none.

    `intercept` is b if f approaches the line slope x + b, None if it approaches no line. `straight_from` is the x from
    which outwards f is that line, -inf or inf if it is a line everywhere, and None if it is not.
    """

    limit: float
    slope: float
    intercept: float | None
    straight_from: float | None


@dataclass(frozen=True)
class Properties:
    """The properties of an activation for given parameters.

    `minimum` and `maximum` bound its values, `least_slope` and `largest_slope` those of f'; each says where the bound
    is attained or approached. `mean` is the mean output for standard normal input and `spread` its root mean square.
    `convex` and `concave` are both true for a straight line. `flat` holds the intervals on which f' is 0. `saturated`
    holds the x below which, and the x above which, |f'| stays under 0.01: None on a side where it does not, and
    (inf, -inf) if it does for every x. `left` and `right` are the two ends. `kinks` are the points at which f is not
    smooth for these parameters.
    """

    minimum: Bound
    maximum: Bound
    least_slope: Bound
    largest_slope: Bound
    mean: float
    spread: float
    convex: bool
    concave: bool
    flat: tuple[Place, ...]
    saturated: tuple[float | None, float | None]
    left: End
    right: End
    kinks: tuple[Kink, ...]

    @property
    def low(self) -> float:
        """Return the infimum of f."""
        return self.minimum.value

    @property
    def high(self) -> float:
        """Return the supremum of f."""
        return self.maximum.value

    @property
    def steepest(self) -> float:
        """Return the bound of f' that has the larger absolute value."""
        return max(self.largest_slope.value, self.least_slope.value, key=abs)

    @property
    def lipschitz_constant(self) -> float:
        """Return the supremum of |f'|, infinite where f jumps: then there is no Lipschitz constant."""
        return math.inf if any(kink.order == 0 for kink in self.kinks) else abs(self.steepest)

    @property
    def monotone(self) -> bool:
        """Return whether f never falls or never rises."""
        return self.never_falls or self.never_rises

    @property
    def never_falls(self) -> bool:
        """Return whether neither a slope nor a jump is negative."""
        return self.least_slope.value >= 0 and all(kink.step >= 0 for kink in self.kinks)

    @property
    def never_rises(self) -> bool:
        """Return whether neither a slope nor a jump is positive."""
        return self.largest_slope.value <= 0 and all(kink.step <= 0 for kink in self.kinks)

    @property
    def centred(self) -> bool:
        """Return whether the mean output for standard normal input is 0, up to the error of the quadrature."""
        return abs(self.mean) <= 1e-10 * self.spread

    @property
    def ends(self) -> tuple[float, float]:
        """Return the limits of f for x -> -inf and x -> inf."""
        return self.left.limit, self.right.limit


def properties(activation: Activation, **arguments: float) -> Properties:
    """Return the properties of an activation for these parameters, its defaults where they are left out.

    They follow from `function`, `derivative` and `kinks` of the record alone (lib.analysis.extrema).
    """
    return _properties(activation.function, activation.derivative, activation.kinks, **arguments)


@functools.lru_cache(maxsize=256)
def _properties(
    function: Callable[..., FloatArray],
    derivative: Callable[..., FloatArray],
    kinks: tuple[float, ...],
    **arguments: float,
) -> Properties:
    f, slope = functools.partial(function, **arguments), functools.partial(derivative, **arguments)
    mean, variance = output_moments(f, 0, 1, kinks)
    found = [kink for x in kinks if (kink := _kink(f, slope, x)) is not None]
    at = [kink.x for kink in found]
    slopes = pieces(slope, at)
    minimum, maximum = bounds(f, pieces(f, at))
    least, largest = bounds(slope, slopes, defined_at_kinks=False)
    bends = [_bend(piece) for piece in slopes] + [_turn(kink) for kink in found]
    return Properties(
        minimum=minimum,
        maximum=maximum,
        least_slope=least,
        largest_slope=largest,
        mean=mean,
        spread=math.hypot(mean, math.sqrt(variance)),
        convex=all(upwards for upwards, _ in bends),
        concave=all(downwards for _, downwards in bends),
        flat=_flat(slopes, least, largest),
        saturated=(_saturated(slope, slopes, -1), _saturated(slope, slopes, 1)),
        left=_end(f, slope, slopes[0], -1),
        right=_end(f, slope, slopes[-1], 1),
        kinks=tuple(found),
    )


# Kinks and bends


def _sides(function: Function, x: float) -> tuple[float, float]:
    """Return the limits of a function at x from the left and from the right."""
    return one_sided_limit(function, x, -1), one_sided_limit(function, x, 1)


def _kink(f: Function, slope: Function, x: float) -> Kink | None:
    """Return what jumps at x, or None if f, f' and f'' are continuous there."""
    left, right = _sides(slope, x)
    values = float(f(np.array([x]))[0]), *_sides(f, x)
    scale = max(abs(value) for value in (*values, left, right))
    if max(values) - min(values) > 1e-12 * scale:
        return Kink(x, left, right, 0, values[2] - values[1])
    if not close(left, right):
        return Kink(x, left, right, 1)
    step = SECOND_DERIVATIVE_STEP
    before, after = slope(np.array([x - step, x + step]))
    second = (left - before) / step, (after - right) / step
    jumps = abs(second[1] - second[0]) > max(1e-3 * max(map(abs, second)), 1e-6 * scale)
    return Kink(x, left, right, 2) if jumps else None


def _bend(slopes: Piece) -> tuple[bool, bool]:
    """Return whether f' never falls on a piece, and whether it never rises."""
    values = slopes.values[np.isfinite(slopes.values)]
    sizes = np.abs(values)
    change, tolerance = np.diff(values), 1e-12 * (np.maximum(sizes[1:], sizes[:-1]) + min(sizes.max(), 1))
    return bool((change >= -tolerance).all()), bool((change <= tolerance).all())


def _turn(kink: Kink) -> tuple[bool, bool]:
    """Return whether f' does not fall at a kink, and whether it does not rise; neither where f jumps."""
    if kink.order == 2:
        return True, True
    return kink.is_jump and kink.right >= kink.left, kink.is_jump and kink.right <= kink.left


def _flat(slopes: Sequence[Piece], least: Bound, largest: Bound) -> tuple[Place, ...]:
    """Return the intervals on which f' is 0; those at a bound of f' are there with their ends."""
    for bound in (least, largest):
        if bound.value == 0:
            return tuple(place for place in bound.places if place.is_interval)
    constant = (piece for piece in slopes if piece.is_constant and piece.values[0] == 0)
    return tuple(Place(piece.low, piece.high, 0, (False, False)) for piece in constant)


# The ends


def _end(f: Function, slope: Function, slopes: Piece, side: int) -> End:
    """Return how f behaves on the outermost piece of the left side (-1) or of the right side (1)."""
    limit, tilt = (one_sided_limit(function, side * math.inf, -side) for function in (f, slope))
    inner = slopes.low if side > 0 else slopes.high
    straight_from = inner if slopes.is_constant else None
    if math.isfinite(limit):
        return End(limit, tilt, limit, straight_from)
    if not math.isfinite(tilt) or tilt == 0:
        return End(limit, tilt, None, straight_from)
    if straight_from is not None:
        x = inner if math.isfinite(inner) else 0.0
        return End(limit, tilt, float(f(np.array([x]))[0]) - tilt * x, straight_from)
    x = side * np.array(FAR_OUT)
    first, second = np.asarray(f(x)) - tilt * x
    return End(limit, tilt, float(first) if abs(first - second) < 1e-6 else None, None)


def _saturated(slope: Function, slopes: Sequence[Piece], side: int) -> float | None:
    """Return the x from which outwards |f'| < SMALL_SLOPE, or None if there is none on this side."""
    outermost = slopes[-1].limits[1] if side > 0 else slopes[0].limits[0]
    if not abs(outermost) < SMALL_SLOPE:
        return None
    x = np.concatenate([piece.x for piece in slopes])
    steep = x[np.abs(np.concatenate([piece.values for piece in slopes])) >= SMALL_SLOPE]
    if steep.size == 0:
        return -side * math.inf
    inner = float(steep.max() if side > 0 else steep.min())
    beyond = x[side * x > side * inner]
    outer = float(beyond.min() if side > 0 else beyond.max())
    for _ in range(60):
        middle = (inner + outer) / 2
        is_steep = abs(float(slope(np.array([middle]))[0])) >= SMALL_SLOPE
        inner, outer = (middle, outer) if is_steep else (inner, middle)
    kinks = (piece.high for piece in slopes[:-1])
    return next((kink for kink in kinks if abs(outer - kink) <= AT_KINK * max(abs(kink), 1)), outer)
