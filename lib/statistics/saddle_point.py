"""The parts of Loader's saddle-point form of the binomial and Poisson probabilities."""

import math

import numpy as np

STIRLING_SERIES = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
STIRLING_TABLE = np.array(
    [0.0] + [math.lgamma(m + 1) - (m + 0.5) * math.log(m) + m - math.log(2 * math.pi) / 2 for m in range(1, 16)]
)


def excess_over_mean(k, n, p):
    """Return k - np; p is split so that n times its 24 leading bits is exact."""
    leading = p.astype(np.float32).astype(np.float64)
    return (k - n * leading) - n * (p - leading)


def deviance(x, mean, excess):
    """Return x ln(x / mean) + mean - x for excess = x - mean; a series where the terms would cancel.

    With v = (x - mean)/(x + mean), ln(x / mean) = 2 (v + v^3/3 + v^5/5 + ...).
    """
    v = excess / (x + mean)
    series = excess * v + 2 * x * v * sum(v ** (2 * j) / (2 * j + 1) for j in range(1, 9))
    return np.where(np.abs(v) < 0.1, series, x * np.log(x / mean) - excess)


def stirling_remainder(n):
    """Return ln n! - ((n + 1/2) ln n - n + ln(2 pi)/2), from a table up to 15 and from Stirling's series above."""
    series = sum(c / n ** (2 * j + 1) for j, c in enumerate(STIRLING_SERIES))
    return np.where(n <= 15, STIRLING_TABLE[np.clip(n, 0, 15).astype(int)], series)
