"""Two functions side by side: where they cross, how far apart they get, what they do to a bell curve, what they cost.

The functions are any that take a float64 array and return one of its shape: activations, derivatives, or either
with its arguments bound. Nothing here reads a clock; `costs` is given one.
"""

import math
from dataclasses import dataclass

import numpy as np

from lib.numerics.validation import finite, non_negative, whole_number

ROUNDING = 16 * np.finfo(np.float64).eps
"""Values this close, relative to the larger, count as equal: two results of 8 units in the last place each."""

SAMPLES = 2001
ZOOMS = 8

GAUSS_LEGENDRE = np.polynomial.legendre.leggauss(24)
TAIL = 12
"""How many standard deviations of a bell curve are integrated over to either side: 4e-33 of it lies beyond."""


# Where two functions cross, and where they are furthest apart


def crossings(f, g, low, high, samples=SAMPLES):
    """Return every x in (low, high) at which f - g changes sign, ascending, as a float64 array.

    The signs at `samples` equally spaced points are compared; each change is bisected until no float lies between, or
    f and g are equal. Values within ROUNDING of each other have no sign. Only a change of sign is reported: no point
    where the functions touch, no stretch of two samples or more on which they are equal (ReLU and ELU for x > 0),
    whatever the signs beside it, and nothing at low or high. At a jump it is the first float past it. An even number
    of crossings between two neighbouring samples is missed, and of an odd number one is found.
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
    return np.array([_bisected(f, g, *x[bracket]) for bracket in brackets if np.ptp(bracket) <= 2])


def _bisected(f, g, low, high):
    """Return where f - g first loses the sign that it has at `low`."""
    sign = np.sign(f(low) - g(low))
    while low < (middle := low + (high - low) / 2) < high:
        difference = sign * (f(middle) - g(middle))
        if difference == 0:
            return middle
        low, high = (middle, high) if difference > 0 else (low, middle)
    return high


def largest_difference(f, g, low, high):
    """Return (x, size): the x in [low, high] at which |f - g| is largest, and how large it is there.

    The best of 2001 equally spaced points is narrowed down eight times, each time between its two neighbours, so a
    peak must not be narrower than the first grid. The size is good to rounding, the x to about 1e-8 at a smooth peak,
    because the difference is flat there. Of equal sizes the first sample counts.
    ValueError unless low < high, and f and g are finite at the samples.
    """
    (low, high), best, largest = _interval(low, high), math.nan, -math.inf
    for _ in range(ZOOMS):
        x = np.linspace(low, high, SAMPLES)
        sizes = np.abs(_values("f", f, x) - _values("g", g, x))
        peak = sizes.argmax()
        if sizes[peak] > largest:
            best, largest = float(x[peak]), float(sizes[peak])
        low, high = x[max(peak - 1, 0)], x[min(peak + 1, SAMPLES - 1)]
    return best, largest


def _interval(low, high):
    low, high = finite("low", low), finite("high", high)
    if not low < high:
        raise ValueError(f"low must be less than high, not {low} and {high}")
    return low, high


def _values(name, function, x):
    values = np.asarray(function(x), dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError(f"{name} must be finite on [{x.min():g}, {x.max():g}]")
    return values


# What a function makes of a normal distribution


def output_moments(function, mean, spread, kinks=()):
    """Return (mean, variance) of f(X) for X normal with this mean and this standard deviation `spread`.

    E f(X) = integral of f(mean + spread t) phi(t) dt, and the variance likewise of (f - E f(X))^2, which does not
    cancel as E f^2 - (E f)^2 would. Gauss-Legendre quadrature on short pieces that end at every kink: all x where
    f, f' or f'' jumps must be in `kinks`, as they are in the registry's records. Right to 1e-10 of the result, or
    1e-13, for every function of the registry; any f will do that is smooth on the scale of |x| or of the spread.
    With spread 0 it is (f(mean), 0). ValueError unless spread >= 0, and f is finite within 12 spreads of the mean.
    Source: Davis and Rabinowitz, Methods of numerical integration (1984), section 2.7.
    """
    mean, spread = finite("mean", mean), non_negative("spread", spread)
    if spread == 0:
        return float(_values("function", function, np.array([mean]))[0]), 0.0
    t, weights = _normal_quadrature(mean, spread, kinks)
    values = _values("function", function, mean + spread * t)
    average = weights @ values
    return float(average), float(weights @ (values - average) ** 2)


def _normal_quadrature(mean, spread, kinks):
    """Return nodes t and weights, of sum 1, for the standard normal density over [-TAIL, TAIL].

    The pieces are half a unit of t, and shorter towards x = 0, where they are as long as their distance from it: every
    activation bends there, on its own scale however large the spread.
    """
    powers = 2.0 ** np.arange(-10, 21)
    with np.errstate(over="ignore"):
        bends = (np.concatenate([-powers, [0.0], powers, np.asarray(kinks, dtype=np.float64)]) - mean) / spread
    grid = np.linspace(-TAIL, TAIL, 4 * TAIL + 1)
    edges = np.unique(np.concatenate([grid, bends[np.abs(bends) < TAIL]]))
    nodes, weights = GAUSS_LEGENDRE
    half = np.diff(edges)[:, None] / 2
    t = (edges[:-1, None] + half * (1 + nodes)).ravel()
    mass = (half * weights).ravel() * np.exp(-t * t / 2)
    return t, mass / mass.sum()


# What a function costs


@dataclass(frozen=True)
class Cost:
    """The time of one function: quartiles and median in units of the clock per million elements.

    `ratio` is its median over that of the first function; NaN if the clock is too coarse to see the first.
    """

    lower_quartile: float
    median: float
    upper_quartile: float
    ratio: float


def costs(functions, x, repeats, clock):
    """Return name -> Cost for each of `functions`, a mapping name -> function, called on the array x.

    Every round calls each function once, in their order, so that a busy moment of the machine hits all alike. `clock`
    is called just before and just after, and returns a number, such as the seconds of time.perf_counter.
    ValueError unless there is a function, x has an element, and repeats is a whole number of at least 1.
    """
    x = np.asarray(x)
    if not functions or x.size == 0:
        raise ValueError(f"{'x' if functions else 'functions'} must not be empty")
    times = {name: [] for name in functions}
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
