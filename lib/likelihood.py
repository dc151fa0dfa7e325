"""The likelihood of a sample of trials, and what follows from it: maximum, slope, information, intervals."""

import math
from fractions import Fraction

import numpy as np

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


def likelihood(sample, p):
    """Return L(p) = product over the sample of p (for a 1) or 1 - p (for a 0), of the shape of `p`.

    The product itself, p^k (1-p)^(n-k): a fair coin's is exactly 0 in float64 from 1,075 flips on.
    Source: Fisher, On the mathematical foundations of theoretical statistics (1922), section 6.
    """
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        return (p**k * (1 - p) ** (n - k))[()]


def log_likelihood(sample, p):
    """Return ln L(p) = k ln p + (n - k) ln(1 - p) with 0 ln 0 = 0, of the shape of `p`; -inf where L is 0."""
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        return np.asarray(_times(k, np.log(p)) + _times(n - k, np.log1p(-p)))[()]


def loss_per_flip(sample, p):
    """Return -ln L(p) / n, the mean cross-entropy of the trials; equal to H(k/n) + KL(k/n || p)."""
    return -log_likelihood(sample, p) / len(sample)


def score(sample, p):
    """Return the slope of ln L, k/p - (n - k)/(1 - p), of the shape of `p`; infinite at an end that L excludes."""
    k, n = _counts(sample)
    p = check_probability("p", as_float64("p", p))
    with np.errstate(all="ignore"):
        return np.asarray(_times(k, 1 / p) - _times(n - k, 1 / (1 - p)))[()]


@elementwise
def fisher_information(n, p):
    """Return n / (p (1 - p)), the expected curvature of -ln L for n trials; infinite at p = 0 and p = 1.

    Source: Casella and Berger (2002), section 7.3.
    """
    check_probability("p", p)
    check_count("n", n)
    return np.where(n == 0, 0.0 * p, n / (p * (1 - p)))


def likelihood_area(sample):
    """Return the area under L(p) over [0, 1] as an exact fraction, 1 / ((n + 1) C(n, k)): L is no density in p.

    Source: Bayes, An essay towards solving a problem in the doctrine of chances (1763), the beta integral.
    """
    k, n = _counts(sample)
    return Fraction(1, (n + 1) * math.comb(n, k))


def mle(sample):
    """Return the p that maximises the likelihood, k/n; ValueError for an empty sample."""
    k, n = _counts(sample)
    if n == 0:
        raise ValueError("sample must hold at least one trial")
    return k / n


@elementwise
def bernoulli_entropy(p):
    """Return H(p) = -p ln p - (1-p) ln(1-p) in nats, in [0, ln 2], with 0 ln 0 = 0."""
    check_probability("p", p)
    return -_times(p, np.log(p)) - _times(1 - p, np.log1p(-p)) + 0.0


@elementwise
def bernoulli_divergence(q, p):
    """Return KL(q || p) = q ln(q/p) + (1-q) ln((1-q)/(1-p)) in nats: 0 at p = q, infinite where p excludes q.

    Source: Kullback and Leibler, On information and sufficiency (1951), section 2.
    """
    check_probability("q", q)
    check_probability("p", p)
    return np.maximum(_times(q, np.log(q / p)) + _times(1 - q, np.log((1 - q) / (1 - p))), 0.0)


def _times(weight, values):
    """Return weight * values, 0 where the weight is 0 and the value infinite or undefined by 0/0."""
    return np.where((weight == 0) & ~np.isfinite(values), np.where(np.isnan(weight), weight, 0.0), weight * values)


def _counts(sample):
    """Return the number of ones and the length of a 1-d sample of zeros and ones; ValueError for anything else."""
    trials = as_float64("sample", sample)
    if trials.ndim != 1 or not np.isin(trials, (0, 1)).all():
        raise ValueError("sample must be a flat sequence of 0 and 1")
    return int(trials.sum()), trials.size
