"""Normal and Poisson approximations of the binomial distribution."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.numerics.elementwise import elementwise
from lib.numerics.validation import as_float64, check_count, check_integer, check_probability, whole_number
from lib.statistics.binomial import binomial_pmf
from lib.statistics.saddle_point import deviance, excess_over_mean, stirling_remainder

MAX_TERMS = 1_000_000
"""The most probabilities that are compared at once."""

_erfc = np.frompyfunc(math.erfc, 1, 1)


@elementwise
def normal_approximation(k, n, p):
    """Return the normal density of mean n p and variance n p (1 - p) at k: exp(-(k - n p)^2 / (2 v)) / sqrt(2 pi v).

    A density, not a probability: without variance it is infinite at the mean and 0 elsewhere. ValueError unless k is
    whole, n a whole number of at least 0 and p in [0, 1].
    Source: de Moivre, The doctrine of chances (1738), pages 235 to 243.
    """
    excess, variance = _centred(k, n, p)
    density = np.exp(-(excess**2) / (2 * variance)) / np.sqrt(2 * math.pi * variance)
    return np.where(variance == 0, np.where(excess == 0, np.inf, 0.0), density)


@elementwise
def corrected_normal_approximation(k, n, p):
    """Return the area under that normal density from k - 1/2 to k + 1/2: the continuity correction.

    Measured from the mean outwards, so that far tails keep their digits. Without variance it is 1 at the mean, 0
    elsewhere. ValueError as in `normal_approximation`.
    Source: Feller, An introduction to probability theory and its applications, volume 1 (1968), section VII.3.
    """
    excess, variance = _centred(k, n, p)
    near, far = ((np.abs(excess) + side) / np.sqrt(2 * variance) for side in (-0.5, 0.5))
    return np.asarray(_erfc(near) - _erfc(far), dtype=np.float64) / 2


@elementwise
def poisson_approximation(k, n, p):
    """Return the Poisson probability of k with the mean m = n p: e^-m m^k / k!, also for k > n; 0 for k < 0.

    In Loader's saddle-point form, with no difference of large logarithms. ValueError as in `normal_approximation`.
    Source: Poisson, Recherches sur la probabilite des jugements (1837), pages 205 to 207; Loader (2000).
    """
    excess, _ = _centred(k, n, p)
    mean, positive = n * p, np.maximum(k, 1)
    log_pmf = -stirling_remainder(positive) - deviance(positive, mean, excess) - np.log(2 * math.pi * positive) / 2
    return np.select([np.isnan(p), k < 0, k == 0, mean == 0], [p, 0.0, np.exp(-mean), 0.0], np.exp(log_pmf))


def _centred(k, n, p):
    """Return k - n p and n p (1 - p) for checked arguments."""
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    return excess_over_mean(k, n, p), n * p * (1 - p)


@dataclass(frozen=True)
class Approximation:
    """One approximation of the binomial pmf: `function(k, n, p)`."""

    name: str
    label: str
    latex: str
    function: Callable


_RECORDS = (
    Approximation(
        "normal",
        "Normal density",
        r"\frac{1}{\sqrt{2 \pi v}}\, e^{-(k - n p)^2 / (2 v)}, \quad v = n p (1 - p)",
        normal_approximation,
    ),
    Approximation(
        "corrected_normal",
        "Normal, continuity corrected",
        r"\Phi\left(\frac{k + \frac12 - n p}{\sqrt v}\right) - \Phi\left(\frac{k - \frac12 - n p}{\sqrt v}\right)",
        corrected_normal_approximation,
    ),
    Approximation("poisson", "Poisson", r"\frac{(n p)^k}{k!}\, e^{-n p}", poisson_approximation),
)

APPROXIMATIONS: dict[str, Approximation] = {record.name: record for record in _RECORDS}


def largest_error(n, p, approximation):
    """Return the largest |approximation(k, n, p) - binomial pmf| over k = 0..n, of the shape of `p`.

    `approximation` is the function of a record of APPROXIMATIONS, or any other of the same signature.
    ValueError unless n is a whole number of at least 1, p in [0, 1], and n + 1 times the number of p <= 1,000,000.
    """
    p = as_float64("p", p)
    terms = (whole_number("n", n) + 1) * p.size
    if terms > MAX_TERMS:
        raise ValueError(f"n + 1 times the number of p must be at most {MAX_TERMS:,}, not {terms:,}")
    k = np.arange(n + 1).reshape(-1, *(1,) * p.ndim)
    return np.abs(approximation(k, n, p) - binomial_pmf(k, n, p)).max(axis=0)[()]
