"""The likelihood ratio, the Wald, the score and the exact test of the hypothesis p = p0 for Bernoulli trials.

The first three measure one quantity each of the curve ln L between its maximum at k/n and p0: its height, the distance,
and the slope at p0. Scaled, it is a statistic whose distribution, if p0 is right, approaches the chi-square
distribution with 1 degree of freedom as n grows; so their p-values are approximations for large n. Each of the three is
dual to a confidence interval of lib.statistics.intervals: p0 lies in the interval exactly if the p-value is at least
1 - confidence. The exact test needs no approximation, because it sums binomial probabilities.
Source: Buse (1982), The Likelihood Ratio, Wald, and Lagrange Multiplier Tests: An Expository Note,
doi:10.1080/00031305.1982.10482817.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.likelihood import bernoulli_divergence, fisher_information, mle, score
from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.error_function import erfc
from lib.numerics.validation import as_float64, check_count, check_integer, check_probability
from lib.statistics.binomial import binomial_cdf, binomial_log_pmf, binomial_survival
from lib.statistics.intervals import Interval, likelihood_ratio_interval, wald_interval, wilson_interval

TIE = 1e-7
"""Probabilities within this relative distance count as equal, as in R and SciPy: rounding must not split a tie."""


@dataclass(frozen=True)
class LikelihoodGeometry:
    """What the three tests measure of the curve ln L, for a maximum likelihood estimate phat = k/n and a hypothesis p0.

    `height` is ln L(phat) - ln L(p0), `distance` is phat - p0, and `slope` is the score at p0; they have the shape of
    p0. The Fisher information I(p) = n / (p (1 - p)) at both points scales a distance or a slope.
    """

    estimate: float
    height: FloatArray
    distance: FloatArray
    slope: FloatArray
    information_at_estimate: FloatArray
    information_at_null: FloatArray


def likelihood_geometry(sample: ArrayLike, p0: ArrayLike) -> LikelihoodGeometry:
    """Return height, distance and slope of ln L between k/n and `p0`.

    The height is computed as n KL(k/n || p0), which is never below 0. At p0 = 0 or 1, height and slope are infinite if
    L(p0) = 0. ValueError unless the sample holds zeros and ones, at least one of them, and p0 lies in [0, 1].
    """
    p0, n = check_probability("p0", as_float64("p0", p0)), np.size(sample)
    estimate, slope = mle(sample), score(sample, p0)
    return LikelihoodGeometry(
        estimate=estimate,
        height=n * bernoulli_divergence(estimate, p0),
        distance=(estimate - p0)[()],
        slope=slope,
        information_at_estimate=fisher_information(n, estimate),
        information_at_null=fisher_information(n, p0),
    )


def likelihood_ratio_statistic(geometry: LikelihoodGeometry) -> FloatArray:
    """Return the likelihood ratio statistic 2 (ln L(phat) - ln L(p0)), twice the height, in [0, inf].

    Source: Wilks (1938), The Large-Sample Distribution of the Likelihood Ratio for Testing Composite Hypotheses,
    doi:10.1214/aoms/1177732360.
    """
    return 2 * geometry.height


def wald_statistic(geometry: LikelihoodGeometry) -> FloatArray:
    """Return the Wald statistic (phat - p0)^2 I(phat), the squared distance in units of the standard error of phat.

    For k = 0 and k = n that standard error is 0 and I(phat) infinite. By convention the statistic is then 0 for
    p0 = phat and infinite for every other p0, as the Wald interval is the single point phat.
    Source: Wald (1943), Tests of Statistical Hypotheses Concerning Several Parameters When the Number of Observations
    is Large, doi:10.1090/S0002-9947-1943-0012401-3.
    """
    with np.errstate(all="ignore"):
        return vanishing_product(geometry.information_at_estimate, np.square(geometry.distance))[()]


def score_statistic(geometry: LikelihoodGeometry) -> FloatArray:
    """Return the score statistic score(p0)^2 / I(p0), the squared slope at p0 over its variance if p0 is right.

    The score at p0 is (phat - p0) I(p0), so the statistic is (phat - p0)^2 I(p0). It is computed in this form, which
    has the right limits at p0 = 0 and 1: 0 for p0 = phat, infinite otherwise.
    Source: Rao (1948), Large Sample Tests of Statistical Hypotheses Concerning Several Parameters with Applications to
    Problems of Estimation, doi:10.1017/S0305004100023987.
    """
    with np.errstate(all="ignore"):
        return vanishing_product(geometry.information_at_null, np.square(geometry.distance))[()]


@dataclass(frozen=True)
class HypothesisTest:
    """A test: its statistic as a function of the geometry, and the confidence interval that is dual to it.

    `measure` names the field of the geometry that the statistic scales: height, distance or slope.
    """

    name: str
    label: str
    measure: str
    latex: str
    statistic: Callable[[LikelihoodGeometry], FloatArray]
    interval: Interval


_RECORDS = (
    HypothesisTest(
        name="likelihood_ratio",
        label="Likelihood ratio",
        measure="height",
        latex=r"2\,(\ln L(\hat p) - \ln L(p_0))",
        statistic=likelihood_ratio_statistic,
        interval=likelihood_ratio_interval,
    ),
    HypothesisTest(
        name="wald",
        label="Wald",
        measure="distance",
        latex=r"(\hat p - p_0)^2\, I(\hat p)",
        statistic=wald_statistic,
        interval=wald_interval,
    ),
    HypothesisTest(
        name="score",
        label="Score",
        measure="slope",
        latex=r"\frac{u(p_0)^2}{I(p_0)}",
        statistic=score_statistic,
        interval=wilson_interval,
    ),
)

TESTS: dict[str, HypothesisTest] = {record.name: record for record in _RECORDS}


@dataclass(frozen=True)
class HypothesisTestResult:
    """The statistic of a test, in [0, inf], and its approximate p-value, in [0, 1], both of the shape of p0."""

    statistic: FloatArray
    p_value: FloatArray


def run_test(test: HypothesisTest, sample: ArrayLike, p0: ArrayLike) -> HypothesisTestResult:
    """Return the statistic of a test of p = `p0`, and its p-value for large n.

    ValueError as in `likelihood_geometry`.
    """
    statistic = test.statistic(likelihood_geometry(sample, p0))
    return HypothesisTestResult(statistic, chi_square_survival(statistic))


@elementwise
def chi_square_survival(x: FloatArray) -> FloatArray:
    """Return P(X > x) for a chi-square variable X with 1 degree of freedom, erfc(sqrt(x/2)).

    X is the square of a standard normal variable Z, and P(Z^2 > x) = 2 P(Z > sqrt x). ValueError unless x >= 0.
    Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, section 26.4.
    """
    if (x < 0).any():
        raise ValueError("x must be at least 0")
    return erfc(np.sqrt(x / 2))


@elementwise
def exact_p_value(successes: FloatArray, n: FloatArray, p0: FloatArray) -> FloatArray:
    """Return the exact two-sided p-value of `successes` ones in n trials under p = p0, in [0, 1].

    It is the sum of the probabilities of all counts that are at most as probable as the observed one, where
    probabilities within a relative 1e-7 count as equal. (Another definition doubles the smaller tail; that test is dual
    to the Clopper-Pearson interval.) The pmf rises up to its mode and falls beyond, so these counts are two tails.
    ValueError unless 0 <= successes <= n are whole numbers, and p0 lies in [0, 1].
    Source: Gibbons and Pratt (1975), P-values: Interpretation and Methodology, doi:10.1080/00031305.1975.10479106.
    """
    check_probability("p0", p0)
    check_count("n", n)
    if ((check_integer("successes", successes) < 0) | (successes > n)).any():
        raise ValueError("successes must lie in [0, n]")
    k, n, p0 = np.broadcast_arrays(successes, n, p0)
    p = np.where(np.isnan(p0), 0.5, p0)
    observed, mode = binomial_log_pmf(k, n, p), np.clip(np.floor((n + 1) * p), 0, n)

    def is_rare(count: FloatArray) -> NDArray[np.bool_]:
        return binomial_log_pmf(count, n, p) <= observed + TIE

    lower, upper = _last_rare(is_rare, -np.ones_like(n), mode), _last_rare(is_rare, n + 1, mode)
    tails = binomial_cdf(lower, n, p) + binomial_survival(upper - 1, n, p)
    return np.select([np.isnan(p0), is_rare(mode)], [p0, 1.0], np.minimum(tails, 1.0))


def _last_rare(is_rare: Callable[[FloatArray], NDArray[np.bool_]], rare: FloatArray, common: FloatArray) -> FloatArray:
    """Return the last whole number that is rare, on the way from `rare` to `common`, by bisection."""
    while (np.abs(rare - common) > 1).any():
        middle = np.floor((rare + common) / 2)
        found = is_rare(middle)
        rare, common = np.where(found, middle, rare), np.where(found, common, middle)
    return rare
