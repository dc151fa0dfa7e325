"""Values that a check compares a function with: difference quotients, and tanh and softmax in exact decimals."""

import functools
from collections.abc import Callable, Sequence
from decimal import Context, Decimal

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray

DIFFERENCE_STEP = 1e-5
"""Step of the difference quotient: near the cube root of the rounding unit, where its error is smallest."""
DIFFERENCE_TOLERANCE = 1e-8
"""A derivative agrees with the difference quotient within this; the quotient's own error is about 1e-10."""

DIGITS = 120
EXACT = Context(prec=DIGITS)
"""Decimal arithmetic that is exact enough to tell 1 - 2 e^-200 from 1; its smallest number is far below e^-10000."""


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
