"""The complementary error function, which NumPy does not have."""

import math

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray

_erfc = np.frompyfunc(math.erfc, 1, 1)


def erfc(x: ArrayLike) -> FloatArray:
    """Return the complementary error function, 2/sqrt(pi) times the integral of e^(-t^2) from x to infinity.

    Python's math.erfc is called for each element. Phi(x) = erfc(-x / sqrt 2) / 2 is the standard normal distribution
    function, without cancellation in the left tail.
    """
    return np.asarray(_erfc(x), dtype=np.float64)
