"""The likelihood of a sample of Bernoulli trials and what follows from it: maximum, score, information, intervals.

A sample is a flat sequence of zeros and ones; p is the probability of a one, and k of the n trials are ones. The
distributions and the confidence intervals of lib.statistics are imported here, so that scripts find them in one place.
"""

import math
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import as_float64, check_count, check_probability
from lib.statistics.binomial import (
    bernoulli_pmf,
    binomial_cdf,
    binomial_log_pmf,
    binomial_moments,
    binomial_pmf,
)
from lib.statistics.intervals import clopper_pearson_interval, likelihood_ratio_interval, wald_interval, wilson_interval
from lib.statistics.saddle_point import deviance

__all__ = [
    "bernoulli_divergence",
    "bernoulli_entropy",
    "bernoulli_pmf",
    "binomial_cdf",
    "binomial_log_pmf",
    "binomial_moments",
    "binomial_pmf",
    "clopper_pearson_interval",
    "fisher_information",
    "likelihood",
    "likelihood_area",
    "likelihood_ratio_interval",
    "log_likelihood",
    "loss_per_flip",
    "mle",
    "score",
    "wald_interval",
    "wilson_interval",
]


def likelihood(sample: ArrayLike, p: ArrayLike) -> FloatArray:
    """Return the likelihood L(p) = p^k (1 - p)^(n - k) of a sample, of the shape of `p`.

    The product underflows: for a fair coin it is exactly 0 in float64 from 1,075 flips on, where `log_likelihood` is
    not. ValueError unless the sample holds zeros and ones and p lies in [0, 1].
    Source: Fisher (1922), On the mathematical foundations of theoretical statistics, section 6,
    doi:10.1098/rsta.1922.0009.
    """
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        return (p**k * (1 - p) ** (n - k))[()]


def log_likelihood(sample: ArrayLike, p: ArrayLike) -> FloatArray:
    """Return ln L(p) = k ln p + (n - k) ln(1 - p) with 0 ln 0 = 0, of the shape of `p`; -inf where L(p) = 0.

    ValueError as in `likelihood`.
    """
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        return np.asarray(_times(k, np.log(p)) + _times(n - k, np.log1p(-p)))[()]


def loss_per_flip(sample: ArrayLike, p: ArrayLike) -> FloatArray:
    """Return -ln L(p) / n, the mean cross-entropy of the trials, which equals H(k/n) + KL(k/n || p).

    ValueError as in `likelihood`.
    """
    return -log_likelihood(sample, p) / np.size(sample)


def score(sample: ArrayLike, p: ArrayLike) -> FloatArray:
    """Return the score, the derivative of ln L: k/p - (n - k)/(1 - p), of the shape of `p`.

    It is exactly 0 at the maximum p = k/n, unless k is 0 or n. It is infinite at p = 0 and p = 1 where the likelihood
    is 0 there, and where it exceeds the largest float64, as for k > 0 and p below 5e-309. ValueError as in
    `likelihood`.
    """
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        slope = _times(k, 1 / p) - _times(n - k, 1 / (1 - p))
    return np.where(p == k / n, 0.0, slope)[()] if 0 < k < n else np.asarray(slope)[()]


@elementwise
def fisher_information(n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the Fisher information n / (p (1 - p)) of n trials, the expected second derivative of -ln L.

    It is infinite at p = 0 and p = 1, and where it exceeds the largest float64, as for p below 5e-309. ValueError
    unless n is a whole number of at least 0 and p lies in [0, 1].
    Source: Casella and Berger (2002), Statistical Inference, section 7.3.
    """
    check_probability("p", p)
    check_count("n", n)
    return np.where(n == 0, 0.0 * p, n / (p * (1 - p)))


def likelihood_area(sample: ArrayLike) -> Fraction:
    """Return the integral of L(p) over [0, 1] as an exact fraction, 1 / ((n + 1) C(n, k)).

    It is not 1, because L is not a probability density in p. ValueError unless the sample holds zeros and ones.
    Source: Bayes (1763), An Essay towards Solving a Problem in the Doctrine of Chances, doi:10.1098/rstl.1763.0053.
    """
    k, n = _counts(sample)
    return Fraction(1, (n + 1) * math.comb(n, k))


def mle(sample: ArrayLike) -> float:
    """Return the maximum likelihood estimate of p, k/n.

    ValueError for an empty sample, and unless it holds zeros and ones.
    """
    k, n = _counts(sample)
    if n == 0:
        raise ValueError("sample must hold at least one trial")
    return k / n


@elementwise
def bernoulli_entropy(p: FloatArray) -> FloatArray:
    """Return the entropy of a trial, H(p) = -p ln p - (1 - p) ln(1 - p) in nats, in [0, ln 2], with 0 ln 0 = 0.

    ValueError unless p lies in [0, 1].
    """
    check_probability("p", p)
    return -_times(p, np.log(p)) - _times(1 - p, np.log1p(-p)) + 0.0


@elementwise
def bernoulli_divergence(q: FloatArray, p: FloatArray) -> FloatArray:
    """Return the Kullback-Leibler divergence KL(q || p) = q ln(q/p) + (1 - q) ln((1 - q)/(1 - p)) in nats.

    It is 0 at p = q, near which it keeps its digits, and infinite where p = 0 or p = 1 gives probability 0 to an
    outcome that q allows. ValueError unless q and p lie in [0, 1].
    Source: Kullback and Leibler (1951), On Information and Sufficiency, section 2, doi:10.1214/aoms/1177729694.
    """
    check_probability("q", q)
    check_probability("p", p)
    return deviance(q, p, q - p) + deviance(1 - q, 1 - p, p - q)


def _times(weight: ArrayLike, values: ArrayLike) -> FloatArray:
    """Return weight * values, and 0 where the weight is 0 and the value infinite or NaN."""
    weight, values = np.asarray(weight), np.asarray(values)
    return np.where((weight == 0) & ~np.isfinite(values), np.where(np.isnan(weight), weight, 0.0), weight * values)


def _counts(sample: ArrayLike) -> tuple[int, int]:
    """Return k and n of a sample; raise ValueError unless it is a flat sequence of zeros and ones."""
    trials = as_float64("sample", sample)
    if trials.ndim != 1 or not np.isin(trials, (0, 1)).all():
        raise ValueError("sample must be a flat sequence of 0 and 1")
    return int(trials.sum()), trials.size
