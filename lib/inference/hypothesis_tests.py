"""Three tests of the hypothesis p = p0 for a sample of flips, as three distances on one picture of ln L.

Between its maximum at phat = k/n and p0 the curve falls by a height, runs over a distance, and has a slope at p0.
Each test scales one of the three to a statistic that, for many flips and if p0 is right, is chi-square distributed
with 1 degree of freedom. Each is the mirror of an interval in lib.intervals: that holds p0 exactly when the test's
p-value is at least 1 - confidence.
Source: Buse, The likelihood ratio, Wald, and Lagrange multiplier tests: an expository note (1982).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.likelihood import bernoulli_divergence, fisher_information, mle, score
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.validation import as_float64, check_probability
from lib.statistics.intervals import likelihood_ratio_interval, wald_interval, wilson_interval

_erfc = np.frompyfunc(math.erfc, 1, 1)


@dataclass(frozen=True)
class LikelihoodGeometry:
    """The curve ln L between its maximum and p0; all but the estimate and its information have the shape of p0.

    `height` is ln L(phat) - ln L(p0), `distance` phat - p0 and `slope` the score at p0. The information,
    n / (p (1 - p)), is the curvature by which a distance or a slope is measured.
    """

    estimate: float
    height: np.ndarray
    distance: np.ndarray
    slope: np.ndarray
    information_at_estimate: float
    information_at_null: np.ndarray


def likelihood_geometry(sample, p0):
    """Return the height, distance and slope of ln L between k/n and `p0`, a probability or an array of them.

    The height is computed as n KL(k/n || p0), which never rounds below 0. At p0 = 0 or 1 height and slope are infinite
    if the sample holds an outcome that p0 excludes. ValueError for an empty sample, entries other than 0 and 1, and p0
    outside [0, 1].
    """
    p0, n = check_probability("p0", as_float64("p0", p0)), len(sample)
    estimate, slope = mle(sample), score(sample, p0)
    return LikelihoodGeometry(
        estimate=estimate,
        height=n * bernoulli_divergence(estimate, p0),
        distance=(estimate - p0)[()],
        slope=slope,
        information_at_estimate=fisher_information(n, estimate),
        information_at_null=fisher_information(n, p0),
    )


def likelihood_ratio_statistic(geometry):
    """Return 2 (ln L(phat) - ln L(p0)), twice the height, in [0, inf].

    Source: Wilks, The large-sample distribution of the likelihood ratio (1938).
    """
    return 2 * geometry.height


def wald_statistic(geometry):
    """Return (phat - p0)^2 I(phat), the squared distance in units of the estimate's own standard error.

    For k = 0 or n that standard error is 0 and I(phat) infinite: by convention the statistic is infinite for every
    other p0 and 0 for p0 = phat, as Wald's interval then is the single point phat.
    Source: Wald, Tests of statistical hypotheses concerning several parameters (1943).
    """
    with np.errstate(all="ignore"):
        return vanishing_product(geometry.information_at_estimate, np.square(geometry.distance))[()]


def score_statistic(geometry):
    """Return score(p0)^2 / I(p0), the squared slope at p0 over the variance that it has if p0 is right.

    The score is (phat - p0) I(p0), so this is (phat - p0)^2 I(p0): Wald's with the information of the hypothesis. That
    form is used, since it has the right limits at p0 = 0 and 1: 0 if phat = p0, infinite otherwise.
    Source: Rao, Large sample tests of statistical hypotheses (1948).
    """
    with np.errstate(all="ignore"):
        return vanishing_product(geometry.information_at_null, np.square(geometry.distance))[()]


@dataclass(frozen=True)
class HypothesisTest:
    """One test: its statistic as a function of the geometry, and the interval that holds every p0 that it keeps.

    `measure` names the field of the geometry that it reads: height, distance or slope.
    """

    name: str
    label: str
    measure: str
    latex: str
    statistic: Callable
    interval: Callable


_RECORDS = (
    HypothesisTest(
        "likelihood_ratio",
        "Likelihood ratio",
        "height",
        r"2\,(\ln L(\hat p) - \ln L(p_0))",
        likelihood_ratio_statistic,
        likelihood_ratio_interval,
    ),
    HypothesisTest("wald", "Wald", "distance", r"(\hat p - p_0)^2\, I(\hat p)", wald_statistic, wald_interval),
    HypothesisTest("score", "Score", "slope", r"\frac{u(p_0)^2}{I(p_0)}", score_statistic, wilson_interval),
)

TESTS: dict[str, HypothesisTest] = {record.name: record for record in _RECORDS}


@dataclass(frozen=True)
class HypothesisTestResult:
    """What a test says of p0: the statistic in [0, inf] and its p-value in [0, 1], both of the shape of p0."""

    statistic: np.ndarray
    p_value: np.ndarray


def run_test(test, sample, p0):
    """Return the statistic of a record of TESTS for a sample and `p0`, and its p-value; ValueError as in `geometry`."""
    statistic = test.statistic(likelihood_geometry(sample, p0))
    return HypothesisTestResult(statistic, chi_square_survival(statistic))


@elementwise
def chi_square_survival(x):
    """Return the probability that a chi-square variable with 1 degree of freedom exceeds x >= 0: erfc(sqrt(x/2)).

    It is the square of a standard normal Z, and P(Z^2 > x) = 2 P(Z > sqrt x). ValueError for a negative x.
    Source: Abramowitz and Stegun, Handbook of mathematical functions (1964), section 26.4.
    """
    if (x < 0).any():
        raise ValueError("x must be at least 0")
    return np.asarray(_erfc(np.sqrt(x / 2)), dtype=np.float64)
