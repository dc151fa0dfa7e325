"""The terms of Loader's saddle-point expansion of binomial and Poisson probabilities.

A probability is e^-D / sqrt(2 pi v) times a correction: D is the deviance of k from the mean, v the variance, and the
correction comes from Stirling's remainders of the factorials. All terms are small, so none of the digits are lost that
the difference of log-gamma functions loses.
Source: Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
"""

import math

import numpy as np

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import vanishing_product

STIRLING_SERIES = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
"""The coefficients of 1/n, 1/n^3, 1/n^5, ... in Stirling's remainder."""

STIRLING_TABLE = np.array(
    [0.0] + [math.lgamma(m + 1) - (m + 0.5) * math.log(m) + m - math.log(2 * math.pi) / 2 for m in range(1, 16)]
)
"""Stirling's remainder of 1 to 15, where the series is not exact enough; the entry of 0 is not used."""

LOGARITHM_SERIES = (0.0, *(1 / (2 * j + 1) for j in range(1, 9)))
"""The coefficients of v^0, v^2, v^4, ... in artanh(v)/v - 1."""


def stirling_remainder(n: FloatArray) -> FloatArray:
    """Return ln n! - ((n + 1/2) ln n - n + ln(2 pi)/2), what Stirling's formula leaves out, for whole n >= 1."""
    series = sum(c / n ** (2 * j + 1) for j, c in enumerate(STIRLING_SERIES))
    return np.where(n <= 15, STIRLING_TABLE[np.clip(n, 0, 15).astype(int)], series)


def deviance(x: FloatArray, mean: FloatArray, excess: FloatArray) -> FloatArray:
    """Return x ln(x / mean) + mean - x, at least 0, where `excess` is x - mean, with 0 ln 0 = 0.

    Near x = mean the terms cancel, and a series is used: with v = (x - mean)/(x + mean),
    ln(x / mean) = 2 (v + v^3/3 + v^5/5 + ...). A mean below about 1e-300 makes the quotient overflow; then the
    difference of the logarithms is taken.
    """
    v, quotient = excess / (x + mean), x / mean
    series = excess * v + 2 * x * v * np.polynomial.polynomial.polyval(v * v, LOGARITHM_SERIES)
    logarithm = np.where(np.isinf(quotient), np.log(x) - np.log(mean), np.log(quotient))
    far = vanishing_product(logarithm, x) - excess
    return np.select([excess == 0, np.abs(v) < 0.1], [0.0, series], far)


def excess_over_mean(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return k - n p without the rounding of n p: n times the leading 24 bits of p is exact."""
    leading = p.astype(np.float32).astype(np.float64)
    return (k - n * leading) - n * (p - leading)
