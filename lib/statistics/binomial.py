"""The Bernoulli and the binomial distribution: probabilities, their logarithm, distribution function and moments.

k is a number of successes in n independent trials, p the probability of a success. The functions are elementwise and
precise for all of float64 and for n up to ten million.
"""

import math

import numpy as np
from numpy.typing import NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import check_count, check_integer, check_probability
from lib.statistics.saddle_point import deviance, excess_over_mean, stirling_remainder


@elementwise
def bernoulli_pmf(k: FloatArray, p: FloatArray) -> FloatArray:
    """Return the probability of the outcome k of one trial: p for k = 1, 1 - p for k = 0, 0 for any other integer.

    ValueError unless k is a whole number and p lies in [0, 1].
    Source: Casella and Berger (2002), Statistical Inference, section 3.2.
    """
    check_probability("p", p)
    check_integer("k", k)
    return np.select([np.isnan(p), k == 1, k == 0], [p, p, 1 - p], 0.0)


@elementwise
def binomial_pmf(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the probability of k successes, C(n, k) p^k (1 - p)^(n - k); 0 for k outside 0..n.

    The exponential of `binomial_log_pmf`, with a relative error below 1e-12 up to n = 1e7. ValueError as there.
    """
    return np.exp(binomial_log_pmf(k, n, p))


@elementwise
def binomial_log_pmf(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return ln(C(n, k) p^k (1 - p)^(n - k)), and -inf where the probability is 0.

    Computed by Loader's saddle-point expansion for 0 < k < n. The difference of log-gamma functions would lose 8 digits
    at n = 1e7. ValueError unless k is a whole number, n a whole number of at least 0, and p lies in [0, 1].
    Source: Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
    """
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    k, n, p = np.broadcast_arrays(k, n, p)
    inner = _saddle_point(np.clip(k, 1, np.maximum(n - 1, 1)), np.maximum(n, 2), np.clip(p, 5e-324, 1 - 2**-53))
    no_success, all_successes = n * np.log1p(-p), n * np.log(p)
    certain = (n == 0) | ((k == 0) & (p == 0)) | ((k == n) & (p == 1))
    impossible = (k < 0) | (k > n) | ((k > 0) & (p == 0)) | ((k < n) & (p == 1))
    cases = [np.isnan(p), impossible, certain, k == 0, k == n]
    return np.select(cases, [p, -np.inf, 0.0, no_success, all_successes], inner)


def binomial_moments(n: float, p: float) -> tuple[float, float]:
    """Return the mean n p and the variance n p (1 - p) of the number of successes."""
    return n * p, n * p * (1 - p)


@elementwise
def binomial_cdf(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the probability of at most k successes; 0 for k < 0 and 1 for k >= n.

    It keeps its digits where it is small, as `binomial_survival` does. ValueError as in `binomial_log_pmf`.
    """
    upper_is_small, tail = _smaller_tail(k, n, p)
    cdf = np.where(upper_is_small, 1 - tail, tail)
    return np.select([np.isnan(p), k < 0, k >= n], [p, 0.0, 1.0], np.clip(cdf, 0, 1))


@elementwise
def binomial_survival(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the probability of more than k successes, 1 - `binomial_cdf`, with its digits where it is small.

    ValueError as in `binomial_log_pmf`.
    """
    upper_is_small, tail = _smaller_tail(k, n, p)
    survival = np.where(upper_is_small, tail, 1 - tail)
    return np.select([np.isnan(p), k < 0, k >= n], [p, 1.0, 0.0], np.clip(survival, 0, 1))


def _smaller_tail(k: FloatArray, n: FloatArray, p: FloatArray) -> tuple[NDArray[np.bool_], FloatArray]:
    """Return whether P(X > k) is computed rather than P(X <= k), roughly the smaller of them, and that probability.

    It is a pmf times a continued fraction of the incomplete beta function, for 0 <= k < n.
    Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.5.8 and 26.5.24.
    """
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    k, n, p = np.broadcast_arrays(k, n, p)
    within = np.clip(k, 0, np.maximum(n - 1, 0))
    q = 1 - p
    upper_is_small = p * (n + 2) < within + 2
    a, b, x = (np.where(upper_is_small, *pair) for pair in ((within + 1, n - within), (n - within, within + 1), (p, q)))
    front = np.where(upper_is_small, binomial_pmf(within + 1, n, p) * q, binomial_pmf(within, n, p) * p)
    return upper_is_small, front * _beta_fraction(a, b, x)


def _saddle_point(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return Loader's expansion of the log pmf for 0 < k < n and 0 < p < 1."""
    excess = excess_over_mean(k, n, p)
    deviances = deviance(k, n * p, excess) + deviance(n - k, n * (1 - p), -excess)
    remainders = stirling_remainder(n) - stirling_remainder(k) - stirling_remainder(n - k)
    return remainders - deviances + 0.5 * np.log(n / (2 * math.pi * k * (n - k)))


def _beta_fraction(a: FloatArray, b: FloatArray, x: FloatArray, terms: int = 20_000) -> FloatArray:
    """Return the continued fraction of the incomplete beta function to full precision, by Lentz's method.

    It converges in about sqrt(max(a, b)) steps for x < (a + 1)/(a + b + 2), which the caller has to ensure.
    Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.5.8.
    """
    tiny = 1e-300
    c = np.ones_like(x)
    d = 1 / _away_from_zero(1 - (a + b) * x / (a + 1), tiny)
    fraction = d
    for m in range(1, terms):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for coefficient in (even, odd):
            d = 1 / _away_from_zero(1 + coefficient * d, tiny)
            c = _away_from_zero(1 + coefficient / c, tiny)
            fraction = fraction * c * d
        if not (np.abs(c * d - 1) > 1e-15).any():
            break
    return fraction


def _away_from_zero(values: FloatArray, tiny: float) -> FloatArray:
    """Return the values with those nearer to 0 than `tiny` replaced by it."""
    return np.where(np.abs(values) < tiny, tiny, values)
