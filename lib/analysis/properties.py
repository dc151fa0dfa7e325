"""Properties of an activation, found by evaluating it: range, mean, monotonicity, saturation, limits, kinks."""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import Activation
from lib.numerics.arrays import FloatArray

SMALL_SLOPE = 0.01
"""An activation is saturated where the absolute value of its derivative is below this."""

KINK_OFFSET = 1e-7
"""The one-sided derivatives at a kink are taken at this distance from it."""


@dataclass(frozen=True)
class Kink:
    """A point x at which f is not smooth, with its left and its right derivative."""

    x: float
    left: float
    right: float

    @property
    def is_jump(self) -> bool:
        """Return whether f' jumps at x; otherwise f'' does."""
        return abs(self.left - self.right) > 1e-6


@dataclass(frozen=True)
class Properties:
    """The properties of an activation for given parameters.

    `low` and `high` bound its values. `mean` is the mean output for standard normal input. `monotone` says whether f'
    keeps its sign. `steepest` is the derivative of the largest absolute value and `steepest_at` the x of it, or None if
    it is attained on an interval. `saturated` holds the x below which, and the x above which, |f'| stays under 0.01;
    None on a side where it does not. `ends` are the limits of f for x -> -inf and x -> inf, `end_slopes` those of f'.
    """

    low: float
    high: float
    mean: float
    monotone: bool
    steepest: float
    steepest_at: float | None
    saturated: tuple[float | None, float | None]
    ends: tuple[float, float]
    end_slopes: tuple[float, float]
    kinks: tuple[Kink, ...]

    @property
    def centred(self) -> bool:
        """Return whether the mean output for standard normal input is 0."""
        return abs(self.mean) < 1e-9


def properties(activation: Activation, **arguments: float) -> Properties:
    """Return the properties of an activation for these parameters, its defaults where they are left out.

    Evaluated at 40,001 points of [-20, 20], at both infinities, and at KINK_OFFSET to either side of each kink.
    """
    return _properties(activation.function, activation.derivative, activation.kinks, **arguments)


@functools.lru_cache(maxsize=256)
def _properties(
    function: Callable[..., FloatArray],
    derivative: Callable[..., FloatArray],
    kinks: tuple[float, ...],
    **arguments: float,
) -> Properties:
    x = np.linspace(-20, 20, 40_001)
    values, slopes = function(x, **arguments), derivative(x, **arguments)
    ends, steepest = _limits(function, **arguments), np.abs(slopes).argmax()
    attained = np.count_nonzero(np.abs(slopes) > np.abs(slopes[steepest]) - 1e-12)
    return Properties(
        low=min(float(values.min()), *ends),
        high=max(float(values.max()), *ends),
        mean=_normal_mean(x, values),
        monotone=bool((slopes >= 0).all() or (slopes <= 0).all()),
        steepest=float(slopes[steepest]),
        steepest_at=float(x[steepest]) if attained == 1 else None,
        saturated=(_saturated(-x, slopes), _saturated(x, slopes)),
        ends=ends,
        end_slopes=_limits(derivative, **arguments),
        kinks=tuple(_kink(derivative, kink, **arguments) for kink in kinks),
    )


def _limits(function: Callable[..., FloatArray], **arguments: float) -> tuple[float, float]:
    """Return the values at -inf and at inf."""
    left, right = function(np.array([-np.inf, np.inf]), **arguments)
    return float(left), float(right)


def _kink(derivative: Callable[..., FloatArray], x: float, **arguments: float) -> Kink:
    left, right = derivative(np.array([x - KINK_OFFSET, x + KINK_OFFSET]), **arguments)
    return Kink(x, float(left), float(right))


def _normal_mean(x: FloatArray, values: FloatArray) -> float:
    """Return the integral of f times the standard normal density, by the trapezoid rule with the kinks on its nodes."""
    density = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    return float(np.sum(values * density) * (x[1] - x[0]))


def _saturated(outwards: FloatArray, slopes: FloatArray) -> float | None:
    """Return the outermost x at which the slope is not small, or None if it is not small at the last point.

    `outwards` is x for the right side and -x for the left side.
    """
    order = np.argsort(outwards)
    steep = np.flatnonzero(np.abs(slopes[order]) >= SMALL_SLOPE)
    if steep.size == 0 or steep[-1] == slopes.size - 1:
        return None
    boundary = float(outwards[order][steep[-1]])
    return boundary if order[0] == 0 else -boundary
