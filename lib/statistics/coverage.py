"""The coverage of a confidence interval for p: the probability that the interval contains p, summed over every k.

An interval may be any function (successes, n, confidence) -> (low, high) whose ends, cut to [0, 1], do not fall as the
number of successes rises. As a function of p, the coverage jumps wherever p crosses one of the n + 1 lower or upper
ends.
Source: Brown, Cai and DasGupta (2001), Interval Estimation for a Binomial Proportion, doi:10.1214/ss/1009213286.
"""

import functools

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, bounded_count, check_probability, finite
from lib.statistics.binomial import binomial_cdf, binomial_pmf
from lib.statistics.intervals import Interval

MAX_TRIALS = 1000
"""The largest n: time and memory grow with n times the number of p."""


def coverage(interval: Interval, n: int, confidence: float, p: ArrayLike) -> FloatArray:
    """Return the coverage at `p`, the sum of pmf(k) over every k with low_k <= p <= high_k, of the shape of `p`.

    It lies in [0, 1]. The intervals are closed, so at a jump those of both sides count. ValueError unless p lies in
    [0, 1], n is a whole number in [1, 1000], and the confidence lies in (0, 1).
    """
    p = check_probability("p", as_float64("p", p))
    low, high = _ends(interval, n, confidence)
    covered = (low[:, None] <= p.ravel()) & (p.ravel() <= high[:, None])
    return _probability(covered, n, p.ravel()).reshape(p.shape)[()]


def jumps(interval: Interval, n: int, confidence: float) -> FloatArray:
    """Return every p in (0, 1) at which the coverage jumps, in ascending order: the ends of the n + 1 intervals.

    A chart that includes the two floats next to each jump draws it as a vertical line. ValueError as in `coverage`.
    """
    ends = np.unique(_ends(interval, n, confidence))
    return ends[(ends > 0) & (ends < 1)]


def mean_coverage(interval: Interval, n: int, confidence: float) -> float:
    """Return the mean of the coverage over p in [0, 1], that is, for a uniformly distributed p.

    Outcome k contributes the integral of its pmf from low_k to high_k, an incomplete beta function: with F the binomial
    distribution function it is (F(k; n + 1, low_k) - F(k; n + 1, high_k)) / (n + 1). ValueError as in `coverage`.
    Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.5.24.
    """
    low, high = _ends(interval, n, confidence)
    k = np.arange(n + 1)
    return float((binomial_cdf(k, n + 1, low) - binomial_cdf(k, n + 1, high)).mean())


def smallest_coverage(interval: Interval, n: int, confidence: float) -> float:
    """Return the infimum of the coverage over p in (0, 1).

    Between two jumps the covered outcomes are a fixed range a..b, and P(a <= X <= b) rises, then falls: its derivative
    is n times the difference of pmf(a - 1) and pmf(b) for n - 1 trials, which changes its sign once. So the infimum is
    a one-sided limit at a jump or at 0 or 1. It need not be attained, because at a jump the intervals of both sides
    contain p. ValueError as in `coverage`.
    """
    low, high = _ends(interval, n, confidence)
    edges = np.concatenate([[0.0], jumps(interval, n, confidence), [1.0]])
    left, right = edges[:-1], edges[1:]
    covered = (low[:, None] <= left) & (right <= high[:, None])
    return float(min(_probability(covered, n, left).min(), _probability(covered, n, right).min()))


def _ends(interval: Interval, n: int, confidence: float) -> FloatArray:
    """Return the lower and the upper ends for k = 0..n, cut to [0, 1], as a read-only array of shape (2, n + 1)."""
    return _cached_ends(interval, bounded_count("n", n, MAX_TRIALS), finite("confidence", confidence))


@functools.lru_cache(maxsize=64)
def _cached_ends(interval: Interval, n: int, confidence: float) -> FloatArray:
    """Return the ends, cached because those of Clopper and Pearson take far longer to compute than their coverage."""
    ends = np.clip(np.stack(interval(np.arange(n + 1), n, confidence)), 0, 1)
    ends.flags.writeable = False
    return ends


def _probability(covered: NDArray[np.bool_], n: int, p: FloatArray) -> FloatArray:
    """Return for each p the probability of the outcomes that are `covered`, a mask of shape (n + 1, number of p).

    Only the few covered outcomes are evaluated.
    """
    k, column = np.nonzero(covered)
    return np.minimum(np.bincount(column, binomial_pmf(k, n, p[column]), minlength=p.size), 1.0)
