"""How often a confidence interval really holds p: the exact coverage, by summation over every outcome k.

An `interval` is one of lib.intervals, or any function (successes, n, confidence) -> (low, high) whose ends, cut to
[0, 1], do not fall as the successes rise. The coverage jumps wherever p crosses one of its n + 1 low or high ends:
against p it is a saw-tooth. Source: Brown, Cai and DasGupta, Interval estimation for a binomial proportion (2001).
"""

import functools

import numpy as np

from lib.numerics.validation import as_float64, bounded_count, check_probability, finite
from lib.statistics.binomial import binomial_cdf, binomial_pmf

MAX_TRIALS = 1000
"""The most flips that are summed over: time and memory grow with n times the number of p."""


def coverage(interval, n, confidence, p):
    """Return the probability that the interval of n flips holds `p`, sum of pmf(k) over low_k <= p <= high_k.

    In [0, 1], of the shape of `p`. Closed intervals: at a jump itself both sides count. At p = 0 and 1 the outcome
    is certain. ValueError unless p lies in [0, 1], n in 1..1000 and the confidence in (0, 1).
    """
    p = check_probability("p", as_float64("p", p))
    low, high = _ends(interval, n, confidence)
    held = (low[:, None] <= p.ravel()) & (p.ravel() <= high[:, None])
    return _mass(held, n, p.ravel()).reshape(p.shape)[()]


def jumps(interval, n, confidence):
    """Return every p in (0, 1) at which the coverage jumps, sorted: the ends of the n + 1 intervals.

    A chart that samples `np.nextafter` on either side of each draws every edge of the saw-tooth upright.
    ValueError unless n lies in 1..1000 and the confidence in (0, 1).
    """
    ends = np.unique(_ends(interval, n, confidence))
    return ends[(ends > 0) & (ends < 1)]


def mean_coverage(interval, n, confidence):
    """Return the mean of the coverage over p in [0, 1], exactly: the average for a p that is uniformly distributed.

    Outcome k adds the integral of its pmf from low_k to high_k. That of p^k (1 - p)^(n - k) is an incomplete beta
    function, so the share of outcome k is (F(k; n + 1, low_k) - F(k; n + 1, high_k)) / (n + 1), F the binomial cdf.
    ValueError as in `jumps`. Source: Abramowitz and Stegun (1964), 26.5.24.
    """
    low, high = _ends(interval, n, confidence)
    k = np.arange(n + 1)
    return float((binomial_cdf(k, n + 1, low) - binomial_cdf(k, n + 1, high)).mean())


def smallest_coverage(interval, n, confidence):
    """Return the greatest lower bound of the coverage over p in (0, 1).

    Between two jumps the held outcomes are a fixed run a..b, and P(a <= X <= b) rises, then falls: its slope is
    n (pmf(a - 1) - pmf(b)) of n - 1 flips, which changes its sign once. So the bound is a one-sided limit at a jump
    or at 0 or 1. It need not be attained: at the jump itself, both intervals that meet there hold p.
    ValueError as in `jumps`.
    """
    low, high = _ends(interval, n, confidence)
    edges = np.concatenate([[0.0], jumps(interval, n, confidence), [1.0]])
    left, right = edges[:-1], edges[1:]
    held = (low[:, None] <= left) & (right <= high[:, None])
    return float(min(_mass(held, n, left).min(), _mass(held, n, right).min()))


def _ends(interval, n, confidence):
    """Return the low and the high ends for k = 0..n, cut to [0, 1], as a read-only array of shape (2, n + 1)."""
    return _remembered_ends(interval, bounded_count("n", n, MAX_TRIALS), finite("confidence", confidence))


@functools.lru_cache(maxsize=64)
def _remembered_ends(interval, n, confidence):
    """Compute the ends once for all that is asked of them: Clopper-Pearson's take far longer than any sum over them."""
    ends = np.clip(interval(np.arange(n + 1), n, confidence), 0, 1)
    ends.flags.writeable = False
    return ends


def _mass(held, n, p):
    """Return for each p the probability of the outcomes that `held`, of shape (n + 1, p), marks; few of them are."""
    k, column = np.nonzero(held)
    return np.minimum(np.bincount(column, binomial_pmf(k, n, p[column]), minlength=p.size), 1.0)
