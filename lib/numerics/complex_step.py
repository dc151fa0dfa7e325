"""Numerical derivatives of functions that also take complex numbers, for comparison with a formula."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

STEP = 1e-30
"""Length of the imaginary step: nothing is subtracted, so it may be as small as one likes."""
REAL_STEP = 1e-4
"""Length of the real step of a second derivative, as a share of the scale of x."""


def derivative(function: Callable[[Any], Any], x: float) -> float:
    """Return f'(x) = Im f(x + ih) / h, whose error is of the order of rounding.

    The function must be analytic at x. Source: Squire and Trapp (1998), Using complex variables to estimate derivatives
    of real functions, doi:10.1137/S003614459631241X.
    """
    return float(np.imag(function(x + 1j * STEP)) / STEP)


def partial_derivative(function: Callable[[Any], Any], x: ArrayLike, index: int) -> float:
    """Return the derivative of a function of a vector in the entry at an index, as `derivative` does."""
    point = np.asarray(x, np.complex128).copy()
    point[index] += 1j * STEP
    return float(np.imag(function(point)) / STEP)


def second_derivative(function: Callable[[Any], Any], x: float, scale: float = 1.0) -> float:
    """Return f''(x) from a five-point difference of `derivative`, with steps of REAL_STEP times the scale of x.

    Its relative error is of the order of 1e-11 if f changes on that scale.
    """
    h = REAL_STEP * scale
    near, far = (derivative(function, x + k * h) - derivative(function, x - k * h) for k in (1, 2))
    return (8 * near - far) / (12 * h)
