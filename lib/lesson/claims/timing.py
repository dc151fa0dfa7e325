"""What a formula costs: its time over that of another one."""

import inspect
from collections.abc import Callable

import numpy as np

from lib.activations import elu, relu, sigmoid, tanh
from lib.analysis.comparison import Function, costs
from lib.numerics.arrays import FloatArray

SIZES = (1_000, 3_000, 10_000)
"""Numbers of elements on which formulas are timed: so many fit a processor's cache, so the formula itself is timed."""
ROUNDS = 25
MUCH = 2.0
"""One formula is much cheaper than another if the other takes more than this many times as long, on every size."""
COSTLIER = 1.2
"""One formula costs more than another if it takes more than this many times as long, on every size."""
ALIKE = 2.0
"""Two formulas cost about the same if neither takes more than this many times as long as the other, on any size."""

Clock = Callable[[], float]
"""A function that returns the time, in any unit."""


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
