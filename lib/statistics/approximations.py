"""Approximations of the binomial distribution by the normal and the Poisson distribution, and their largest error."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise
from lib.numerics.error_function import erfc
from lib.numerics.validation import as_float64, check_count, check_integer, check_probability, whole_number
from lib.statistics.binomial import binomial_pmf
from lib.statistics.saddle_point import deviance, excess_over_mean, stirling_remainder

MAX_TERMS = 1_000_000
"""The most probabilities that are compared at once."""


@elementwise
def normal_approximation(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the density of the normal distribution of the same mean and variance v = n p (1 - p) at k.

    exp(-(k - n p)^2 / (2 v)) / sqrt(2 pi v) is a density, not a probability: for v = 0 it is infinite at the mean and 0
    elsewhere. ValueError unless k is a whole number, n a whole number of at least 0, and p lies in [0, 1].
    Source: de Moivre (1738), The Doctrine of Chances, pages 235 to 243.
    """
    excess, variance = _centred(k, n, p)
    density = np.exp(-(excess**2) / (2 * variance)) / np.sqrt(2 * math.pi * variance)
    return np.where(variance == 0, np.where(excess == 0, np.inf, 0.0), density)


@elementwise
def corrected_normal_approximation(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the probability of [k - 1/2, k + 1/2] under that normal distribution, the continuity correction.

    Both tails are measured from the mean outwards, so they keep their digits. For v = 0 the result is 1 at the mean and
    0 elsewhere. ValueError as in `normal_approximation`.
    Source: Feller (1968), An Introduction to Probability Theory and Its Applications, volume 1, section VII.3.
    """
    excess, variance = _centred(k, n, p)
    near, far = ((np.abs(excess) + side) / np.sqrt(2 * variance) for side in (-0.5, 0.5))
    return (erfc(near) - erfc(far)) / 2


@elementwise
def poisson_approximation(k: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return the Poisson probability e^-m m^k / k! of the same mean m = n p, also for k > n; 0 for k < 0.

    Computed by Loader's saddle-point expansion. ValueError as in `normal_approximation`.
    Source: Poisson (1837), Recherches sur la probabilité des jugements, pages 205 to 207; Loader (2000), Fast and
    Accurate Computation of Binomial Probabilities.
    """
    excess, _ = _centred(k, n, p)
    mean, x = n * p, np.maximum(k, 1)
    log_pmf = -stirling_remainder(x) - deviance(x, mean, excess) - np.log(2 * math.pi * x) / 2
    return np.select([np.isnan(p), k < 0, k == 0, mean == 0], [p, 0.0, np.exp(-mean), 0.0], np.exp(log_pmf))


def _centred(k: FloatArray, n: FloatArray, p: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return k - n p and n p (1 - p); raise ValueError as in `normal_approximation`."""
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    return excess_over_mean(k, n, p), n * p * (1 - p)


@dataclass(frozen=True)
class Approximation:
    """An approximation of the binomial pmf: `function(k, n, p)`, its key `name`, and its label and formula."""

    name: str
    label: str
    latex: str
    function: Callable[..., FloatArray]


_RECORDS = (
    Approximation(
        name="normal",
        label="Normal density",
        latex=r"\frac{1}{\sqrt{2 \pi v}}\, e^{-(k - n p)^2 / (2 v)}, \quad v = n p (1 - p)",
        function=normal_approximation,
    ),
    Approximation(
        name="corrected_normal",
        label="Normal, continuity corrected",
        latex=r"\Phi\left(\frac{k + \frac12 - n p}{\sqrt v}\right) - "
        r"\Phi\left(\frac{k - \frac12 - n p}{\sqrt v}\right)",
        function=corrected_normal_approximation,
    ),
    Approximation(
        name="poisson", label="Poisson", latex=r"\frac{(n p)^k}{k!}\, e^{-n p}", function=poisson_approximation
    ),
)

APPROXIMATIONS: dict[str, Approximation] = {record.name: record for record in _RECORDS}


def largest_error(n: int, p: ArrayLike, approximation: Callable[..., FloatArray]) -> FloatArray:
    """Return the largest |approximation(k, n, p) - binomial_pmf(k, n, p)| over k = 0..n, of the shape of `p`.

    ValueError unless n is a whole number of at least 1, p lies in [0, 1], and n + 1 times the number of p is at most
    1,000,000.
    """
    p = as_float64("p", p)
    terms = (whole_number("n", n) + 1) * p.size
    if terms > MAX_TERMS:
        raise ValueError(f"n + 1 times the number of p must be at most {MAX_TERMS}, not {terms}")
    k = np.arange(n + 1).reshape(-1, *(1,) * p.ndim)
    return np.abs(approximation(k, n, p) - binomial_pmf(k, n, p)).max(axis=0)[()]
