"""Comparison of two functions: crossings, largest difference, output moments for normal input, running time.

The functions take a float64 array and return one of its shape: activations, derivatives, or either with its parameters
bound.
"""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.analysis.extrema import Place
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import finite, non_negative, whole_number

ROUNDING = 16 * np.finfo(np.float64).eps
"""Values closer than this, relative to the larger, count as equal: each may be off by 8 units in the last place."""

SAMPLES = 2001
REFINEMENTS = 8
PIECE_SAMPLES = 101
SAME = 1e-12
"""Two analytic functions that differ by no more than this part of their size at every sample are the same."""
JUMP = 1e-6
"""A difference that changes by more than this between neighbouring floats jumps."""

GAUSS_LEGENDRE = np.polynomial.legendre.leggauss(24)
TAIL = 12
"""The integrals run over this many standard deviations to either side; a probability of 4e-33 lies beyond."""

Function = Callable[..., FloatArray]


# Where two functions cross, and where they are furthest apart


def crossings(f: Function, g: Function, low: float, high: float, samples: int = SAMPLES) -> FloatArray:
    """Return every x in (low, high) at which f - g changes its sign, in ascending order.

    The signs at `samples` equally spaced points are compared, and each change is bisected down to two neighbouring
    floats or to a point of equality. Values within ROUNDING of each other have no sign. Not reported are points where
    the functions touch, intervals of two samples or more on which they are equal (ReLU and ELU for x > 0), and low and
    high themselves. At a jump the result is the first float beyond it. Of an even number of crossings between two
    neighbouring samples none is found, of an odd number one.
    ValueError unless low < high, samples is a whole number of at least 2, and f and g are finite at the samples.
    """
    if whole_number("samples", samples) < 2:
        raise ValueError(f"samples must be a whole number of at least 2, not {samples}")
    x = np.linspace(*_interval(low, high), samples)
    first, second = _values("f", f, x), _values("g", g, x)
    equal = np.abs(first - second) <= ROUNDING * np.maximum(np.abs(first), np.abs(second))
    signed = np.flatnonzero(~equal)
    changes = np.flatnonzero(np.diff(first[signed] > second[signed]))
    brackets = [signed[[change, change + 1]] for change in changes]
    return np.array([_bisect(f, g, *x[bracket]) for bracket in brackets if np.ptp(bracket) <= 2])


@dataclass(frozen=True)
class Meetings:
    """Where two functions meet: their `crossings`, with a common value, and the rest.

    `jumps` holds x and f - g before and after it where f - g changes its sign in a jump, so that there is no common
    value. `equal` holds the intervals on which f = g, with infinite ends beyond the last kink; an end belongs to its
    interval if f - g is continuous there.
    """

    crossings: FloatArray
    jumps: tuple[tuple[float, float, float], ...]
    equal: tuple[Place, ...]


def meetings(f: Function, g: Function, low: float, high: float, kinks: Sequence[float]) -> Meetings:
    """Return where two functions cross in (low, high), where they are equal, and where f - g changes sign in a jump.

    Both must be analytic between the `kinks`: so on each piece between them they are equal everywhere or at single
    points. ValueError as in `crossings`.
    """
    equal = _equal_intervals(f, g, low, high, kinks)
    changes = [
        x for x in map(float, crossings(f, g, low, high)) if not any(place.low < x < place.high for place in equal)
    ]
    places = [_nearest(x, kinks) for x in changes]
    sides = [tuple(_difference(f, g, math.nextafter(x, side)) for side in (-math.inf, math.inf)) for x in places]
    jumps = tuple(
        (x, before, after) for x, (before, after) in zip(places, sides, strict=True) if abs(before - after) > JUMP
    )
    smooth = [x for x, (before, after) in zip(changes, sides, strict=True) if abs(before - after) <= JUMP]
    return Meetings(np.array(smooth), jumps, tuple(equal))


def _equal_intervals(f: Function, g: Function, low: float, high: float, kinks: Sequence[float]) -> list[Place]:
    """Return the intervals on which two functions are equal, joined where they are equal at a kink too."""
    inner = sorted({float(kink) for kink in kinks if low < kink < high})
    found: list[Place] = []
    for start, end in itertools.pairwise([low, *inner, high]):
        x = np.linspace(start, end, PIECE_SAMPLES)[1:-1]
        first, second = _values("f", f, x), _values("g", g, x)
        if np.abs(first - second).max() > SAME * max(np.abs(first).max(), np.abs(second).max()):
            continue
        ends = -math.inf if start == low else start, math.inf if end == high else end
        closed = start != low and _is_equal_around(f, g, start), end != high and _is_equal_around(f, g, end)
        if found and found[-1].high == start and closed[0]:
            before = found.pop()
            ends, closed = (before.low, ends[1]), (before.closed[0], closed[1])
        found.append(Place(*ends, 0, closed))
    return found


def _is_equal_around(f: Function, g: Function, x: float) -> bool:
    """Return whether f = g at x, and f - g is continuous there."""
    around = math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf)
    return all(abs(_difference(f, g, at)) <= SAME for at in around)


def _difference(f: Function, g: Function, x: float) -> float:
    at = np.array([x])
    return float(f(at)[0] - g(at)[0])


def _nearest(x: float, kinks: Sequence[float]) -> float:
    """Return the kink that x is at, up to rounding, or x itself."""
    return min((float(kink) for kink in kinks if abs(kink - x) < SAME), key=lambda kink: abs(kink - x), default=x)


def _bisect(f: Function, g: Function, low: float, high: float) -> float:
    """Return the first float at which f - g does not have the sign that it has at `low`."""
    sign = np.sign(f(low) - g(low))
    while low < (middle := low + (high - low) / 2) < high:
        difference = sign * (f(middle) - g(middle))
        if difference == 0:
            return middle
        low, high = (middle, high) if difference > 0 else (low, middle)
    return high


def largest_difference(f: Function, g: Function, low: float, high: float) -> tuple[float, float]:
    """Return the x in [low, high] at which |f - g| is largest, and the difference there.

    The largest of 2001 equally spaced samples is refined eight times, each time between its two neighbours, so a peak
    must not be narrower than the first grid. The difference is exact up to rounding; x is exact to about 1e-8 at a
    smooth peak, where the difference hardly depends on it. Of equal samples the first counts.
    ValueError unless low < high, and f and g are finite at the samples.
    """
    (low, high), best, largest = _interval(low, high), math.nan, -math.inf
    for _ in range(REFINEMENTS):
        x = np.linspace(low, high, SAMPLES)
        sizes = np.abs(_values("f", f, x) - _values("g", g, x))
        peak = sizes.argmax()
        if sizes[peak] > largest:
            best, largest = float(x[peak]), float(sizes[peak])
        low, high = x[max(peak - 1, 0)], x[min(peak + 1, SAMPLES - 1)]
    return best, largest


def _interval(low: float, high: float) -> tuple[float, float]:
    low, high = finite("low", low), finite("high", high)
    if not low < high:
        raise ValueError(f"low must be less than high, not {low} and {high}")
    return low, high


def _values(name: str, function: Function, x: FloatArray) -> FloatArray:
    values = np.asarray(function(x), dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError(f"{name} must be finite on [{x.min():g}, {x.max():g}]")
    return values


# Mean and variance of the output for normal input


def output_moments(function: Function, mean: float, spread: float, kinks: Sequence[float] = ()) -> tuple[float, float]:
    """Return the mean and the variance of f(X), where X is normal with this mean and standard deviation `spread`.

    E f(X) is the integral of f(mean + spread t) phi(t) dt, with phi the standard normal density, and the variance that
    of (f - E f(X))^2, which does not cancel as E f^2 - (E f)^2 would. Gauss-Legendre quadrature on short intervals that
    end at every kink: `kinks` must hold all x at which f, f' or f'' jumps, as the records of ACTIVATIONS do. For these
    the relative error is below 1e-10, or the absolute error below 1e-13; f must be smooth on the scale of |x| or of
    the spread. With spread 0 the result is (f(mean), 0).
    ValueError unless spread >= 0, f is finite within 12 spreads of the mean, and mean and variance are below 1e308.
    Source: Davis and Rabinowitz (1984), Methods of Numerical Integration, section 2.7.
    """
    mean, spread = finite("mean", mean), non_negative("spread", spread)
    if spread == 0:
        return float(_values("function", function, np.array([mean]))[0]), 0.0
    t, weights = _normal_quadrature(mean, spread, kinks)
    values = _values("function", function, mean + spread * t)
    with np.errstate(over="ignore", invalid="ignore"):
        average = weights @ values
        variance = weights @ (values - average) ** 2
    return finite("mean of the output", average), finite("variance of the output", variance)


def _normal_quadrature(mean: float, spread: float, kinks: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    """Return nodes t and weights, of sum 1, for the standard normal density over [-TAIL, TAIL].

    The intervals have length 1/2 in t, and are shorter near x = 0, where their length is their distance from it: every
    activation has its curvature there, whatever the spread.
    """
    powers = 2.0 ** np.arange(-10, 21)
    with np.errstate(over="ignore"):
        inner = (np.concatenate([-powers, [0.0], powers, np.asarray(kinks, dtype=np.float64)]) - mean) / spread
    grid = np.linspace(-TAIL, TAIL, 4 * TAIL + 1)
    edges = np.unique(np.concatenate([grid, inner[np.abs(inner) < TAIL]]))
    nodes, weights = GAUSS_LEGENDRE
    half = np.diff(edges)[:, None] / 2
    t = (edges[:-1, None] + half * (1 + nodes)).ravel()
    mass = (half * weights).ravel() * np.exp(-t * t / 2)
    return t, mass / mass.sum()


# Running time


@dataclass(frozen=True)
class Cost:
    """The running time of one function: median and quartiles in units of the clock per million elements.

    `ratio` is its median divided by that of the first function; NaN where the clock is too coarse for the first.
    """

    lower_quartile: float
    median: float
    upper_quartile: float
    ratio: float


def costs(functions: Mapping[str, Function], x: ArrayLike, repeats: int, clock: Callable[[], float]) -> dict[str, Cost]:
    """Return the running time of each of the named functions on the array x.

    Every repeat calls each function once, in their order, so that other load on the machine affects all alike. `clock`
    is called before and after each call, and returns a number, such as the seconds of time.perf_counter.
    ValueError unless there is a function, x has an element, and repeats is a whole number of at least 1.
    """
    x = np.asarray(x)
    if not functions or x.size == 0:
        raise ValueError(f"{'x' if functions else 'functions'} must not be empty")
    times: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(whole_number("repeats", repeats)):
        for name, function in functions.items():
            start = clock()
            function(x)
            times[name].append(clock() - start)
    quartiles = {name: np.percentile(taken, [25, 50, 75]) * (1e6 / x.size) for name, taken in times.items()}
    first = next(iter(quartiles.values()))[1]
    return {
        name: Cost(*map(float, taken), ratio=float(taken[1] / first) if first > 0 else math.nan)
        for name, taken in quartiles.items()
    }
