"""Four confidence intervals for the probability p of a success, from k successes in n trials.

Each takes `(successes, n, confidence=0.95)` and returns `(low, high)`, scalars or arrays of the shape of `successes`.
ValueError, naming the argument, unless 0 <= successes <= n, n >= 1 and 0 < confidence < 1. z is the normal quantile of
the two-sided confidence, 1.96 for 0.95.
Source: Brown, Cai and DasGupta (2001), Interval Estimation for a Binomial Proportion, doi:10.1214/ss/1009213286,
compare them.
"""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import vanishing_product
from lib.numerics.validation import as_float64, check_integer, finite
from lib.statistics.binomial import binomial_cdf, binomial_pmf

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

    It holds every p that the score test does not reject.
    Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference,
    doi:10.1080/01621459.1927.10502953.
    """
    k, n, z = _checked(successes, n, confidence)
    half_width = z * np.sqrt(k * (n - k) / n + z * z / 4)
    low = np.where(k == 0, 0.0, (k + z * z / 2 - half_width) / (n + z * z))
    high = np.where(k == n, 1.0, (k + z * z / 2 + half_width) / (n + z * z))
    return low[()], high[()]


def likelihood_ratio_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the likelihood ratio interval: every p with 2 (ln L(k/n) - ln L(p)) <= z^2, within [0, 1].

    Source: Wilks (1938), The Large-Sample Distribution of the Likelihood Ratio for Testing Composite Hypotheses,
    doi:10.1214/aoms/1177732360.
    """
    k, n, z = _checked(successes, n, confidence)
    estimate = k / n

    def is_outside(p: FloatArray) -> NDArray[np.bool_]:
        return 2 * (_log_likelihood(k, n, estimate) - _log_likelihood(k, n, p)) > z * z

    low = np.where(k == 0, 0.0, _boundary(is_outside, np.zeros_like(estimate), estimate))
    high = np.where(k == n, 1.0, _boundary(is_outside, np.ones_like(estimate), estimate))
    return low[()], high[()]


def clopper_pearson_interval(successes: ArrayLike, n: int, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Return the Clopper-Pearson interval: every p with P(X >= k) and P(X <= k) both at least (1 - confidence)/2.

    It is exact: for every p its coverage is at least the confidence. The ends lie within [0, 1], and within 1e-12 of
    the quantiles of the beta distribution.
    Source: Clopper and Pearson (1934), The Use of Confidence or Fiducial Limits Illustrated in the Case of the
    Binomial, doi:10.1093/biomet/26.4.404.
    """
    k, n, _ = _checked(successes, n, confidence)
    high, mirrored_low = _upper_limit(np.stack([k, n - k]), n, (1 - confidence) / 2)
    return np.where(k == 0, 0.0, 1 - mirrored_low)[()], np.where(k == n, 1.0, high)[()]


def _checked(successes: ArrayLike, n: int, confidence: float) -> tuple[FloatArray, int, float]:
    """Return k as an array, n and the normal quantile z of the two-sided confidence."""
    k, trials = as_float64("successes", successes), finite("n", n)
    check_integer("successes", k)
    if trials < 1 or trials != int(trials):
        raise ValueError(f"n must be a whole number of at least 1, not {trials:g}")
    if ((k < 0) | (k > trials)).any():
        raise ValueError(f"successes must lie in [0, {trials:g}]")
    if not 0 < finite("confidence", confidence) < 1:
        raise ValueError(f"confidence must lie in (0, 1), not {confidence}")
    return k, int(trials), NormalDist().inv_cdf((1 + confidence) / 2)


def _log_likelihood(k: FloatArray, n: int, p: FloatArray) -> FloatArray:
    """Return k ln p + (n - k) ln(1 - p) with 0 ln 0 = 0."""
    with np.errstate(all="ignore"):
        return vanishing_product(np.log(p), k) + vanishing_product(np.log1p(-p), n - k)


def _upper_limit(k: FloatArray, n: int, tail: float) -> FloatArray:
    """Return the p above k/n for which P(X <= k) is `tail`, for k < n; for k = n the result has no meaning.

    Newton's method on the logarithm of F(p) = P(X <= k), whose derivative is -n pmf(k; n - 1, p) / F. ln F falls ever
    faster in p, so the first step from k/n leads beyond the limit, and the following ones come back to it. Where F
    underflows, bisection.
    """
    k = np.minimum(k, n - 1)
    near, far, p = k / n, np.ones_like(k), k / n
    for _ in range(NEWTON_STEPS):
        probability = binomial_cdf(k, n, p)
        near, far = np.where(probability < tail, near, p), np.where(probability < tail, p, far)
        with np.errstate(all="ignore"):
            excess = np.log(probability / tail)
            newton = p + excess * probability / (n * binomial_pmf(k, n - 1, p))
        converged, middle = np.abs(excess) < 1e-10, (near + far) / 2
        p = np.where(converged | ((near < newton) & (newton < far)), newton, middle)
        if (converged | (middle == near) | (middle == far)).all():
            break
    # One float outwards, because the limit belongs to its interval and must not be lost to rounding, here or in 1 - p.
    return np.nextafter(p, 1)


def _boundary(
    is_outside: Callable[[FloatArray], NDArray[np.bool_]], outside: FloatArray, inside: FloatArray
) -> FloatArray:
    """Return the last float that is not outside, on the way from `inside` to `outside`, by bisection."""
    for _ in range(BISECTIONS):
        middle = (outside + inside) / 2
        if np.all((middle == outside) | (middle == inside)):
            break
        crossed = is_outside(middle)
        outside, inside = np.where(crossed, middle, outside), np.where(crossed, inside, middle)
    return inside


INTERVALS: dict[str, Interval] = {
    "Wald": wald_interval,
    "Wilson": wilson_interval,
    "Likelihood ratio": likelihood_ratio_interval,
    "Clopper-Pearson": clopper_pearson_interval,
}
"""The intervals by the name that the pages show."""
