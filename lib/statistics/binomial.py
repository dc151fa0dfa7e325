"""Bernoulli and binomial distributions, right over all of float64 and up to ten million trials."""

import math

import numpy as np

from lib.numerics.elementwise import elementwise
from lib.numerics.validation import check_count, check_integer, check_probability
from lib.statistics.saddle_point import deviance, excess_over_mean, stirling_remainder


@elementwise
def bernoulli_pmf(k, p):
    """Return the probability of the outcome k of one trial: p for k = 1, 1 - p for k = 0, 0 for any other integer.

    Source: Casella and Berger, Statistical inference (2002), section 3.2.
    """
    check_probability("p", p)
    check_integer("k", k)
    return np.select([np.isnan(p), k == 1, k == 0], [p, p, 1 - p], 0.0)


@elementwise
def binomial_pmf(k, n, p):
    """Return C(n, k) p^k (1-p)^(n-k), the probability of k successes in n trials; 0 for k outside 0..n.

    The exponential of binomial_log_pmf: within 1e-12 of the exact value, relatively, up to n = 1e7.
    """
    return np.exp(binomial_log_pmf(k, n, p))


@elementwise
def binomial_log_pmf(k, n, p):
    """Return ln(C(n, k) p^k (1-p)^(n-k)); -inf where the probability is 0, ValueError for p outside [0, 1].

    ln of the binomial is the difference of huge logarithms, so the log-gamma form loses 1e-8 at n = 1e7.
    Loader's saddle-point form adds small numbers instead: Stirling's remainders and two deviances.
    Source: Loader, Fast and accurate computation of binomial probabilities (2000).
    """
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    k, n, p = np.broadcast_arrays(k, n, p)
    inner = _saddle_point(np.clip(k, 1, np.maximum(n - 1, 1)), np.maximum(n, 2), np.clip(p, 5e-324, 1 - 2**-53))
    none, all_ = n * np.log1p(-p), n * np.log(p)
    certain = (n == 0) | ((k == 0) & (p == 0)) | ((k == n) & (p == 1))
    impossible = (k < 0) | (k > n) | ((k > 0) & (p == 0)) | ((k < n) & (p == 1))
    cases = [np.isnan(p), impossible, certain, k == 0, k == n]
    return np.select(cases, [p, -np.inf, 0.0, none, all_], inner)


def binomial_moments(n, p):
    """Return the mean n p and the variance n p (1 - p) of the number of successes."""
    return n * p, n * p * (1 - p)


@elementwise
def binomial_cdf(k, n, p):
    """Return the probability of at most k successes in n trials, for integer k; 0 below 0, 1 from n on.

    The tail that is not near 1 is the pmf times a continued fraction of the incomplete beta function.
    Source: Abramowitz and Stegun, Handbook of mathematical functions (1964), 26.5.8 and 26.5.24.
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
    tail = front * _beta_fraction(a, b, x)
    cdf = np.where(upper_is_small, 1 - tail, tail)
    return np.select([np.isnan(p), k < 0, k >= n], [p, 0.0, 1.0], np.clip(cdf, 0, 1))


def _saddle_point(k, n, p):
    """Return Loader's form for 0 < k < n and 0 < p < 1."""
    excess = excess_over_mean(k, n, p)
    total = deviance(k, n * p, excess) + deviance(n - k, n * (1 - p), -excess)
    remainder = stirling_remainder(n) - stirling_remainder(k) - stirling_remainder(n - k)
    return remainder - total + 0.5 * np.log(n / (2 * math.pi * k * (n - k)))


def _beta_fraction(a, b, x, terms=20_000):
    """Return the continued fraction of the incomplete beta function, by Lentz's method, to full precision.

    It needs about sqrt(max(a, b)) steps for x < (a + 1)/(a + b + 2), which its caller sees to.
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


def _away_from_zero(values, tiny):
    return np.where(np.abs(values) < tiny, tiny, values)
