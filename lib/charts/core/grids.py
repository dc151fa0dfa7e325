"""Grids of x: the points that a line needs so that its kinks, jumps and the stops of a cursor are drawn exactly."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.parameter import DECIMALS, Parameter, grid

# How far on each side of a kink there is a point.
KINK_WIDTH = 1e-6
MOST_STEPS = 300
HUGE = 1e4
# A smaller change of a function between both sides of a kink is no jump.
LEAST_JUMP = 1e-3
# A change is a jump if this share of it is in one of so many parts of the interval, and so again in that part.
CUTS, PARTS, CONCENTRATED = 3, 16, 0.6


def decimals(x: ArrayLike) -> NDArray[np.float64]:
    """Return x with 0.35 in place of 0.35000000000000003; what is no decimal of few digits stays as it is."""
    values = np.asarray(x, dtype=np.float64)
    rounded = values.round(DECIMALS)
    return np.where(np.abs(values - rounded) < 1e-13 * np.maximum(1, np.abs(values)), rounded, values)


def grid_with_kinks(low: float, high: float, kinks: Sequence[float], points: int = 201) -> NDArray[np.float64]:
    """Return evenly spaced x in [low, high] with each kink in between, a point just below it and one just above it."""
    inside = [kink for kink in kinks if low < kink < high]
    beside = [kink + side * KINK_WIDTH for kink in inside for side in (-1, 0, 1)]
    return np.unique(np.concatenate([decimals(np.linspace(low, high, points)), beside]))


def quarter_step(low: float, high: float) -> float:
    """Return the step of a grid over [low, high] that holds every quarter: about 200 steps, at most MOST_STEPS."""
    parts = (part * 10**power for power in range(6) for part in (1, 2, 5))
    steps = [0.25 / part for part in parts]
    return min((step for step in steps if (high - low) / step <= MOST_STEPS * (1 + 1e-9)), default=0.25)


def round_grid(low: float, high: float, kinks: Sequence[float]) -> NDArray[np.float64]:
    """Return x in [low, high] at multiples of `quarter_step`, both ends, and each kink as in `grid_with_kinks`."""
    step = quarter_step(low, high)
    inside = np.arange(np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9) + 1) * step
    return np.union1d(grid_with_kinks(low, high, kinks, 2), decimals(inside))


def break_at_jumps(
    x: NDArray[np.float64], kinks: Sequence[float], function: Callable[..., NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Return function(x) with NaN at each kink where it jumps, so that its line is broken there and has no ramp."""
    values, at = function(x), np.array(kinks)
    if not at.size:
        return values
    with np.errstate(invalid="ignore"):
        heights = np.abs(function(at + KINK_WIDTH) - function(at - KINK_WIDTH))
    return np.where(np.isin(x, at[heights > LEAST_JUMP]), np.nan, values)


def without_ramps(
    x: NDArray[np.float64], values: NDArray[np.float64], function: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Return values of a function with NaN at the end of each cell of the grid that is nearer to a jump inside of it.

    For jumps whose places are not known, such as those that a slider has moved. A cell is cut into parts, and its part
    with the largest change again: the change over a jump stays, that of a continuous function is soon a small part.
    """
    with np.errstate(invalid="ignore"):
        change = np.abs(np.diff(values))
        cells = np.flatnonzero((change > LEAST_JUMP) & np.isfinite(change))
        low, high = x[cells], x[cells + 1]
        for _ in range(CUTS if cells.size else 0):
            low, high, largest = _steepest_part(low, high, function)
            keeps = largest > CONCENTRATED * change[cells]
            cells, low, high = cells[keeps], low[keeps], high[keeps]
    nearer = cells + (low - x[cells] > x[cells + 1] - low)
    return np.where(np.isin(np.arange(x.size), nearer), np.nan, values)


def _steepest_part(
    low: NDArray[np.float64], high: NDArray[np.float64], function: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return both ends of the part of each interval over which a function changes most, and the size of the change."""
    points = np.linspace(low, high, PARTS + 1)
    changes = np.nan_to_num(np.abs(np.diff(function(points.ravel()).reshape(points.shape), axis=0)))
    part, interval = changes.argmax(axis=0), np.arange(low.size)
    return points[part, interval], points[part + 1, interval], changes[part, interval]


class Jump(NamedTuple):
    """A place x at which a function jumps, and the side whose limit it has there, if either."""

    x: float
    value_from: Literal["left", "right", "neither"]


def jumps_at(kinks: Sequence[float], function: Callable[[float], ArrayLike]) -> tuple[Jump, ...]:
    """Return the jumps of a function among its kinks, each with the side from which it has its value."""
    found = []
    for kink in kinks:
        with np.errstate(all="ignore"):
            left, here, right = (float(np.asarray(function(kink + side * KINK_WIDTH))) for side in (-1, 0, 1))
        if abs(right - left) > LEAST_JUMP:
            sides: dict[Literal["left", "right"], float] = {"left": left, "right": right}
            nearest = min(sides, key=lambda side: abs(sides[side] - here))
            found.append(Jump(kink, nearest if abs(sides[nearest] - here) < LEAST_JUMP else "neither"))
    return tuple(found)


def without_poles(x: NDArray[np.float64], kinks: Sequence[float], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values with NaN beside a kink at which they are huge: a browser draws no dashes on so long a line.

    Of two points that a pole lies between, as one may that a slider has moved, the larger value is NaN too, so that no
    line joins both sides of the pole.
    """
    beside = np.any([np.abs(x - kink) < 2 * KINK_WIDTH for kink in kinks], axis=0) if kinks else np.zeros(x.size, bool)
    return np.where((beside & (np.abs(values) > HUGE)) | _at_poles(values), np.nan, values)


def _at_poles(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return where a value is the larger of two between which the sign changes while the sizes rise from both sides."""
    found, size = np.zeros(values.size, dtype=bool), np.abs(values)
    with np.errstate(invalid="ignore"):
        left, right = size[1:-2], size[2:-1]
        poles = (np.sign(values[1:-2]) * np.sign(values[2:-1]) < 0) & (left > size[:-3]) & (right > size[3:])
    place = np.flatnonzero(poles) + 1
    found[np.where(left[place - 1] >= right[place - 1], place, place + 1)] = True
    return found


def grid_with_cursor(x: ArrayLike, cursor: Parameter, start: float) -> NDArray[np.float64]:
    """Return the sorted points x with every stop of the cursor's slider and its start value among them."""
    return np.unique(np.concatenate([decimals(x), grid(cursor), [start]]))


def steps_with_cursor(count: int, cursor: Parameter, start: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the steps of a run of `count` states with every stop of the cursor, and the index of each one's state."""
    steps = grid_with_cursor(np.arange(count), cursor, start)
    return steps, np.clip(steps.round().astype(int), 0, count - 1)


def cell_edges(centers: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lower and the upper edges of the cells around evenly spaced centres."""
    half = (centers[1] - centers[0]) / 2
    return centers - half, centers + half
