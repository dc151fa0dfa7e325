"""What several checks measure: where a condition first holds, a slope, the gradient kept by a deep net, costs."""

import functools
import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import Activation, elu, relu, sigmoid, tanh
from lib.analysis.comparison import Function, costs
from lib.learning.gradient_flow import gradient_flow_through
from lib.learning.perceptron import Network
from lib.lesson.claims.claim import Condition
from lib.numerics.arrays import FloatArray

SEEDS = (0, 1, 2)
"""The seeds of the random nets and samples of a check, unless it says otherwise."""

DIFFERENCE_STEP = 1e-5
"""Step of the difference quotient: near the cube root of the rounding unit, where its error is smallest."""
DIFFERENCE_TOLERANCE = 1e-8
"""A derivative agrees with the difference quotient within this; the quotient's own error is about 1e-10."""

LAYERS, WIDTH, BATCH = 20, 100, 32
"""Size of the deep nets: layers, units in each, and samples."""

SIZES = (1_000, 3_000, 10_000)
"""Numbers of elements on which formulas are timed: so many fit a processor's cache, so the formula itself is timed."""
ROUNDS = 25
MUCH = 2.0
"""One formula is much cheaper than another if the other takes more than this many times as long, on every size."""
COSTLIER = 1.2
"""One formula costs more than another if it takes more than this many times as long, on every size."""
ALIKE = 2.0
"""Two formulas cost about the same if neither takes more than this many times as long as the other, on any size."""

DIGITS = 120
EXACT = Context(prec=DIGITS)
"""Decimal arithmetic that is exact enough to tell 1 - 2 e^-200 from 1; its smallest number is far below e^-10000."""

Clock = Callable[[], float]
"""A function that returns the time, in any unit."""


def first_where(condition: Callable[[float], Condition], low: float, high: float) -> float:
    """Return the smallest float in (low, high] at which `condition` holds, or infinity if it fails at `high`.

    Bisection down to two neighbouring floats. It presupposes that the condition holds from some point on.
    """
    if not condition(high):
        return math.inf
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (low, middle) if condition(middle) else (middle, high)
    return high


def central_difference(function: Callable[..., ArrayLike], x: ArrayLike) -> FloatArray:
    """Return (f(x + h) - f(x - h)) / 2h with h = 1e-5, of the shape of f(x).

    The error is about 1e-10 where f is smooth and of size 1.
    Source: Nocedal and Wright (2006), Numerical Optimization, section 8.1, doi:10.1007/978-0-387-40065-5.
    """
    x = np.asarray(x, dtype=np.float64)
    return (np.asarray(function(x + DIFFERENCE_STEP)) - np.asarray(function(x - DIFFERENCE_STEP))) / (
        2 * DIFFERENCE_STEP
    )


def exact_tanh(x: Decimal) -> Decimal:
    """Return tanh x = (e^2x - 1) / (e^2x + 1) to DIGITS decimal digits."""
    power = EXACT.exp(EXACT.multiply(2, x))
    return EXACT.divide(EXACT.subtract(power, 1), EXACT.add(power, 1))


def exact_softmax(logits: Sequence[float]) -> list[Decimal]:
    """Return softmax of logits to DIGITS decimal digits; e^-x is 0 only for x above 2 million."""
    largest = Decimal(max(logits))
    powers = [EXACT.exp(EXACT.subtract(Decimal(z), largest)) for z in logits]
    total = functools.reduce(EXACT.add, powers)
    return [EXACT.divide(power, total) for power in powers]


def gradients_kept(nets: Mapping[str, tuple[Activation, float]], seeds: Sequence[int] = SEEDS) -> dict[str, FloatArray]:
    """Return name -> the share of a gradient that reaches the input of a deep net, for each seed.

    A net is given by its activation and by n times the variance of its weights, where n is the width. Back-propagation
    through LAYERS layers of WIDTH units; a gradient is measured by its root mean square. A seed gives every net the
    same batch, the same gradient at the output, and the same weights up to their variance: those of
    lib.learning.gradient_flow.gradient_flow.
    """
    kept: dict[str, list[float]] = {name: [] for name in nets}
    for seed in seeds:
        generator = np.random.default_rng(seed)
        x, upstream = generator.standard_normal((2, BATCH, WIDTH))
        standard = generator.standard_normal((LAYERS, WIDTH, WIDTH))
        for name, (activation, variance) in nets.items():
            weights = list(standard * math.sqrt(variance / WIDTH))
            kept[name].append(gradient_flow_through(activation, weights, x, upstream).ratio)
    return {name: np.array(shares) for name, shares in kept.items()}


def stacked(networks: Sequence[Network]) -> Network:
    """Return networks of one shape as one Network with a leading axis, so that they train side by side."""
    layers = zip(*(network.layers for network in networks), strict=True)
    pairs = [tuple(np.stack(parts) for parts in zip(*layer, strict=True)) for layer in layers]
    return Network(tuple((weight, bias) for weight, bias in pairs), np.stack([network.alpha for network in networks]))


def _bare_formulas() -> dict[str, Function]:
    """Return the formulas that are timed, without the validation of arguments that all functions of lib share.

    "tanh" is written with the same exponential as sigmoid, 2 sigmoid(2x) - 1, so that the two differ in the formula
    alone; "library_tanh" is NumPy's, which some processors run in vector instructions.
    """
    bare_sigmoid = inspect.unwrap(sigmoid)
    return {
        "relu": inspect.unwrap(relu),
        "sigmoid": bare_sigmoid,
        "tanh": lambda x: 2 * bare_sigmoid(2 * x) - 1,
        "library_tanh": inspect.unwrap(tanh),
        "elu": inspect.unwrap(elu),
    }


def relative_costs(clock: Clock, first: str, *others: str) -> dict[str, FloatArray]:
    """Return name -> the median time of each other formula over that of the first, for each of SIZES.

    The names are those of `_bare_formulas`; the numbers that they are timed on are standard normal.
    """
    formulas = _bare_formulas()
    timed = {name: formulas[name] for name in (first, *others)}
    x = np.random.default_rng(0).standard_normal(max(SIZES))
    ratios = [costs(timed, x[:size], ROUNDS, clock) for size in SIZES]
    return {name: np.array([found[name].ratio for found in ratios]) for name in others}


TIMED = (
    "Medians of {rounds:.0f} interleaved timings on this server, for arrays of {smallest:,.0f}, {middle:,.0f} and "
    "{largest:,.0f} numbers."
)
"""How a cost was measured; its numbers are `timing_numbers`."""


def timing_numbers() -> dict[str, float]:
    """Return the numbers that TIMED quotes."""
    smallest, middle, largest = SIZES
    return {"rounds": ROUNDS, "smallest": smallest, "middle": middle, "largest": largest}
