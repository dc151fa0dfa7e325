"""How a check looks at a function from outside: where something first holds, how steep it is, what it costs."""

import math

import numpy as np

from lib.activations import elu, relu, sigmoid, tanh
from lib.analysis.comparison import costs

STEP = 1e-5

ELEMENTS = 10_000
ROUNDS = 41
CHEAPER = 1.5
"""One formula is cheaper than another if that takes at least this many times as long."""
ALIKE = 2.0
"""Two formulas cost the same within this factor: a busy machine moves a ratio of medians by less."""
TIMED = "Medians of interleaved timings on this machine, on numbers that fit its cache."


def first_where(condition, low, high):
    """Return the smallest float in (low, high] where `condition` holds, or infinity if it does not hold at `high`.

    By bisection down to two neighbouring floats: it takes for granted that what holds somewhere holds beyond.
    """
    if not condition(high):
        return math.inf
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (low, middle) if condition(middle) else (middle, high)
    return high


def central_difference(function, x):
    """Return (f(x + h) - f(x - h)) / 2h with h = 1e-5: the slope to about 1e-10 where f is smooth and of size 1."""
    x = np.asarray(x, dtype=np.float64)
    return (function(x + STEP) - function(x - STEP)) / (2 * STEP)


def relative_costs(clock):
    """Return how many times ReLU's time each formula takes, on numbers that fit the processor's cache.

    The bare formulas are timed, without the argument checks that all of lib's functions share. "tanh" is written with
    the same exponential as sigmoid, as 2 sigmoid(2x) - 1, so that like is compared with like; "library_tanh" is
    NumPy's own, which some processors run in vector instructions.
    """
    bare = sigmoid.__wrapped__
    formulas = {
        "relu": relu.__wrapped__,
        "sigmoid": bare,
        "tanh": lambda x: 2 * bare(2 * x) - 1,
        "library_tanh": tanh.__wrapped__,
        "elu": elu.__wrapped__,
    }
    x = np.random.default_rng(0).standard_normal(ELEMENTS)
    return {name: cost.ratio for name, cost in costs(formulas, x, ROUNDS, clock).items()}
