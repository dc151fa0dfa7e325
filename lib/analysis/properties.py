"""What a card says of an activation, found by looking at the function itself and never typed."""

import functools
import math
from dataclasses import dataclass

import numpy as np

from lib.activations import Activation

SMALL_SLOPE = 0.01
BESIDE = 1e-7


@dataclass(frozen=True)
class Kink:
    """A place x where f is not smooth: the slope just left and just right of it."""

    x: float
    left: float
    right: float

    @property
    def is_jump(self):
        """Say whether the slope itself jumps, or only its own slope does."""
        return abs(self.left - self.right) > 1e-6


@dataclass(frozen=True)
class Properties:
    """Range, mean, slopes, ends and kinks of an activation at given arguments.

    `mean` is the mean output for standard normal input. `steepest_at` is None if a whole stretch is as
    steep. `saturated` holds the x below which and beyond which the size of the slope stays under 0.01, or
    None on a side where it does not. `ends` are the limits for x -> -inf and x -> inf, and `end_slopes`
    the slopes there.
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
    def centred(self):
        """Say whether the mean output for standard normal input is 0."""
        return abs(self.mean) < 1e-9


def properties(activation: Activation, **arguments) -> Properties:
    """Measure an activation on 40,001 points of [-20, 20], at both infinities, and beside its kinks."""
    return _measured(activation.name, activation.function, activation.derivative, activation.kinks, **arguments)


@functools.lru_cache(maxsize=256)
def _measured(_, function, derivative, kinks, **arguments):
    x = np.linspace(-20, 20, 40_001)
    values, slopes = function(x, **arguments), derivative(x, **arguments)
    ends = function(np.array([-np.inf, np.inf]), **arguments)
    beside = np.array([[kink - BESIDE, kink + BESIDE] for kink in kinks]).reshape(-1, 2)
    steepest = np.abs(slopes).argmax()
    attained = np.count_nonzero(np.abs(slopes) > np.abs(slopes[steepest]) - 1e-12)
    return Properties(
        low=min(float(values.min()), *map(float, ends)),
        high=max(float(values.max()), *map(float, ends)),
        mean=_normal_mean(x, values),
        monotone=bool((slopes >= 0).all() or (slopes <= 0).all()),
        steepest=float(slopes[steepest]),
        steepest_at=float(x[steepest]) if attained == 1 else None,
        saturated=(_saturated(-x, slopes), _saturated(x, slopes)),
        ends=tuple(map(float, ends)),
        end_slopes=tuple(map(float, derivative(np.array([-np.inf, np.inf]), **arguments))),
        kinks=tuple(
            Kink(kink, *map(float, slope)) for kink, slope in zip(kinks, derivative(beside, **arguments), strict=True)
        ),
    )


def _normal_mean(x, values):
    """Return the integral of f times the normal density, by the trapezoid rule with kinks on its nodes."""
    density = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    return float(np.sum(values * density) * (x[1] - x[0]))


def _saturated(outwards, slopes):
    """Return the x of the last point, going outwards, whose slope is not small; None if that is the last of all.

    With x mirrored for the left side, so the answer is mirrored back by its sign.
    """
    order = np.argsort(outwards)
    steep = np.flatnonzero(np.abs(slopes[order]) >= SMALL_SLOPE)
    if steep.size == 0 or steep[-1] == slopes.size - 1:
        return None
    boundary = float(outwards[order][steep[-1]])
    return boundary if order[0] == 0 else -boundary
