"""What several checks measure: where a condition first holds, a slope, the gradient kept by a deep net, costs."""

import inspect
import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import Activation, elu, relu, sigmoid, tanh
from lib.analysis.comparison import costs
from lib.learning.gradient_flow import gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson.claims.claim import Condition
from lib.numerics.arrays import FloatArray

DIFFERENCE_STEP = 1e-5
"""Step of the difference quotient: near the cube root of the rounding unit, where its error is smallest."""
DIFFERENCE_TOLERANCE = 1e-8
"""A derivative agrees with the difference quotient within this; the quotient's own error is about 1e-10."""

LAYERS, WIDTH, BATCH = 20, 100, 32
"""Size of the deep nets: layers, units in each, and samples."""

ELEMENTS = 10_000
"""So many float64 numbers fit into a processor's second-level cache, so that a timing measures the formula."""
ROUNDS = 41
CHEAPER = 1.5
"""One formula is cheaper than another if the other takes more than this many times as long."""
ALIKE = 2.0
"""Two formulas cost the same within this factor: a busy machine changes a ratio of medians by less."""
TIMED = "Medians of interleaved timings on this machine, on numbers that fit its cache."

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

    The error is about 1e-10 where f is smooth and of size 1. Source: Nocedal and Wright, Numerical optimization (2006),
    section 8.1.
    """
    x = np.asarray(x, dtype=np.float64)
    return (np.asarray(function(x + DIFFERENCE_STEP)) - np.asarray(function(x - DIFFERENCE_STEP))) / (
        2 * DIFFERENCE_STEP
    )


def gradient_kept(activation: Activation, initialisation: str, nets: int = 1) -> float:
    """Return the share of a gradient that reaches the input of a deep net, the geometric mean over random nets.

    Back-propagation through LAYERS layers of WIDTH units; a gradient is measured by its root mean square. The nets have
    the seeds 0 to nets - 1, and a seed gives the same net and batch for every activation.
    """
    ratios = [
        gradient_flow(
            activation, INITIALIZATIONS[initialisation], LAYERS, WIDTH, BATCH, np.random.default_rng(seed)
        ).ratio
        for seed in range(nets)
    ]
    return float(np.exp(np.log(ratios).mean()))


def relative_costs(clock: Clock) -> dict[str, float]:
    """Return name of a formula -> its median time over that of ReLU, on ELEMENTS standard normal numbers.

    The bare formulas are timed, without the validation of arguments that all functions of lib share. "tanh" is written
    with the same exponential as sigmoid, 2 sigmoid(2x) - 1, so that the two differ in the formula alone; "library_tanh"
    is NumPy's, which some processors run in vector instructions.
    """
    bare_sigmoid = inspect.unwrap(sigmoid)
    formulas = {
        "relu": inspect.unwrap(relu),
        "sigmoid": bare_sigmoid,
        "tanh": lambda x: 2 * bare_sigmoid(2 * x) - 1,
        "library_tanh": inspect.unwrap(tanh),
        "elu": inspect.unwrap(elu),
    }
    x = np.random.default_rng(0).standard_normal(ELEMENTS)
    return {name: cost.ratio for name, cost in costs(formulas, x, ROUNDS, clock).items()}
