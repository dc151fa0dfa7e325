"""Search for the first float at which a condition holds."""

import math
from collections.abc import Callable

from lib.lesson.claims.claim import Condition


def first_where(condition: Callable[[float], Condition], low: float, high: float) -> float:
    """Return the smallest float in (low, high] at which `condition` holds, or infinity if it fails at `high`.

    Bisection down to two neighbouring floats. It presupposes that the condition holds from some point on.
    """
    if not condition(high):
        return math.inf
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (low, middle) if condition(middle) else (middle, high)
    return high
