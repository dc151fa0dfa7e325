"""Bisection of many intervals at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lib.numerics.arrays import FloatArray


def bisected(
    holds: Callable[[FloatArray], NDArray[np.bool_]], low: FloatArray, high: FloatArray, steps: int
) -> tuple[FloatArray, FloatArray]:
    """Return two points of each interval, a condition holding at the first and not at the second.

    The condition holds at `low` and not at `high`, which may be on either side. After `steps` halvings, or as soon as
    both points are neighbouring floats, the search ends.
    """
    for _ in range(steps):
        middle = low + (high - low) / 2
        if ((middle == low) | (middle == high)).all():
            break
        kept = holds(middle)
        low, high = np.where(kept, middle, low), np.where(kept, high, middle)
    return low, high
