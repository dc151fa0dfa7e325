"""Four confidence intervals for the probability p of a success, from k successes in n trials.

Each takes `(successes, n, confidence=0.95)` and returns `(low, high)`, scalars or arrays of the shape of `successes`.
ValueError, naming the argument, unless 0 <= successes <= n, n >= 1 and 0 < confidence < 1; 1 - 2^-53 is the largest
float64 below 1. z is the normal quantile of the two-sided confidence, 1.96 for 0.95.
Source: Brown, Cai and DasGupta (2001), Interval Estimation for a Binomial Proportion, doi:10.1214/ss/1009213286,
compare them.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.bisection import bisected
from lib.numerics.validation import as_float64, check_integer, finite
from lib.statistics.binomial import binomial_cdf, binomial_pmf, binomial_survival
from lib.statistics.saddle_point import deviance, excess_over_mean

Interval = Callable[[ArrayLike, int, float], tuple[FloatArray, FloatArray]]
"""(successes, n, confidence) -> (low, high), as the functions of this module."""

BISECTIONS = 200
NEWTON_STEPS = 200


def wald_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the Wald interval, k/n -+ z sqrt(k/n (1 - k/n) / n).

    It is not cut to [0, 1], and has width 0 for k = 0 and k = n.
    Source: Laplace (1812), Théorie analytique des probabilités, book 2, chapter 3.
    """
    k, n, z = _checked(successes, n, confidence)
    p = k / n
    half_width = z * np.sqrt(p * (1 - p) / n)
    return (p - half_width)[()], (p + half_width)[()]


def wilson_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the Wilson interval, (k + z^2/2 -+ z sqrt(k (n - k)/n + z^2/4)) / (n + z^2), within [0, 1].

    It holds every p that the score test does not reject. The lower end comes from the product of both ends,
    k^2 / (n (n + z^2)), because the difference cancels for small k.
    Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference,
    doi:10.1080/01621459.1927.10502953.
    """
    k, n, z = _checked(successes, n, confidence)
    half_width = z * np.sqrt(k * (n - k) / n + z * z / 4)
    high = np.where(k == n, 1.0, (k + z * z / 2 + half_width) / (n + z * z))
    with np.errstate(invalid="ignore"):
        low = np.where(k == 0, 0.0, k * k / (n * (n + z * z) * high))
    return low[()], high[()]


def likelihood_ratio_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the likelihood ratio interval: every p with 2 (ln L(k/n) - ln L(p)) <= z^2, within [0, 1].

    The difference is computed as a sum of deviances, since both logarithms are large for many trials.
    Source: Wilks (1938), The Large-Sample Distribution of the Likelihood Ratio for Testing Composite Hypotheses,
    doi:10.1214/aoms/1177732360.
    """
    k, n, z = _checked(successes, n, confidence)
    estimate = k / n

    def is_inside(p: FloatArray) -> NDArray[np.bool_]:
        return 2 * _drop(k, n, p) <= z * z

    low = np.where(k == 0, 0.0, bisected(is_inside, estimate, np.zeros_like(estimate), BISECTIONS)[0])
    high = np.where(k == n, 1.0, bisected(is_inside, estimate, np.ones_like(estimate), BISECTIONS)[0])
    return low[()], high[()]


def clopper_pearson_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the Clopper-Pearson interval: every p with P(X >= k) and P(X <= k) both at least (1 - confidence)/2.

    It is exact: for every p its coverage is at least the confidence. The ends lie within [0, 1], and within a relative
    1e-12 of the quantiles of the beta distribution.
    Source: Clopper and Pearson (1934), The Use of Confidence or Fiducial Limits Illustrated in the Case of the
    Binomial, doi:10.1093/biomet/26.4.404.
    """
    k, n, _ = _checked(successes, n, confidence)
    tail = (1 - confidence) / 2
    return np.where(k == 0, 0.0, _lower_limit(k, n, tail))[()], np.where(k == n, 1.0, _upper_limit(k, n, tail))[()]


def _checked(successes: ArrayLike, n: int, confidence: float) -> tuple[FloatArray, int, float]:
    """Return k as an array, n and the normal quantile z of the two-sided confidence."""
    k, trials = as_float64("successes", successes), finite("n", n)
    check_integer("successes", k)
    if trials < 1 or trials != int(trials):
        raise ValueError(f"n must be a whole number of at least 1, not {trials:g}")
    if ((k < 0) | (k > trials)).any():
        raise ValueError(f"successes must lie in [0, {trials:g}]")
    if not 0 < finite("confidence", confidence) < 1:
        raise ValueError(f"confidence must lie in (0, 1), at most 1 - 2**-53 in float64, not {confidence}")
    return k, int(trials), normal_quantile(float(confidence))


def normal_quantile(confidence: float) -> float:
    """Return the z for which a standard normal variable lies in [-z, z] with the probability `confidence`.

    For a large confidence from the tail (1 - confidence)/2, which has all its digits where (1 + confidence)/2 rounds to
    1. For a small one, where the tail rounds to 1/2, a step of Newton's method on erf(z / sqrt 2) follows.
    """
    z = -NormalDist().inv_cdf((1 - confidence) / 2)
    if confidence > 0.5:
        return z
    return z - (math.erf(z / math.sqrt(2)) - confidence) / (math.sqrt(2 / math.pi) * math.exp(-z * z / 2))


def _drop(k: FloatArray, n: int, p: FloatArray) -> FloatArray:
    """Return ln L(k/n) - ln L(p), as the deviances of the numbers of successes and failures from their means."""
    excess = excess_over_mean(k, np.asarray(float(n)), p)
    with np.errstate(all="ignore"):
        return deviance(k, n * p, excess) + deviance(n - k, n * (1 - p), -excess)


def _upper_limit(k: FloatArray, n: int, tail: float) -> FloatArray:
    """Return the p above k/n for which P(X <= k) is `tail`, for k < n; for k = n the result has no meaning.

    The derivative of F(p) = P(X <= k) is -n pmf(k; n - 1, p), and ln F falls ever faster in p.
    """
    k = np.minimum(k, n - 1)

    def newton(p: FloatArray, probability: FloatArray, excess: FloatArray) -> FloatArray:
        return p + excess * probability / (n * binomial_pmf(k, n - 1, p))

    # One float outwards, because the limit belongs to its interval and must not be lost to rounding.
    return np.nextafter(_limit(lambda p: binomial_cdf(k, n, p), newton, k / n, np.ones_like(k), tail), 1)


def _lower_limit(k: FloatArray, n: int, tail: float) -> FloatArray:
    """Return the p below k/n for which P(X >= k) is `tail`, for k > 0; for k = 0 the result has no meaning.

    The derivative of P(X >= k) in ln p is k pmf(k; n, p), and its logarithm falls ever faster as ln p falls.
    """
    k = np.maximum(k, 1)

    def newton(p: FloatArray, probability: FloatArray, excess: FloatArray) -> FloatArray:
        return p * np.exp(-excess * probability / (k * binomial_pmf(k, n, p)))

    return np.nextafter(_limit(lambda p: binomial_survival(k - 1, n, p), newton, k / n, np.zeros_like(k), tail), 0)


def _limit(
    probability: Callable[[FloatArray], FloatArray],
    newton: Callable[[FloatArray, FloatArray, FloatArray], FloatArray],
    near: FloatArray,
    far: FloatArray,
    tail: float,
) -> FloatArray:
    """Return the p between `near`, where the probability is above `tail`, and `far`, where it equals `tail`.

    `newton(p, probability, excess)` is the step from p, where `excess` is ln(probability / tail). The logarithm of the
    probability falls ever faster on the way, so the first step leads beyond the limit, and the following ones come back
    to it. Where the probability underflows, bisection.
    """
    p = near
    for _ in range(NEWTON_STEPS):
        value = probability(p)
        near, far = np.where(value < tail, near, p), np.where(value < tail, p, far)
        with np.errstate(all="ignore"):
            excess = np.log(value / tail)
            step = newton(p, value, excess)
        converged, middle = np.abs(excess) < 1e-10, (near + far) / 2
        between = (np.minimum(near, far) < step) & (step < np.maximum(near, far))
        p = np.where(converged | between, step, middle)
        if (converged | (middle == near) | (middle == far)).all():
            break
    return p


INTERVALS: dict[str, Interval] = {
    "Wald": wald_interval,
    "Wilson": wilson_interval,
    "Likelihood ratio": likelihood_ratio_interval,
    "Clopper-Pearson": clopper_pearson_interval,
}
"""The intervals by the name that the pages show."""
