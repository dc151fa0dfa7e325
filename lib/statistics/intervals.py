"""Four confidence intervals for the probability of success, from k successes in n trials.

Each takes `(successes, n, confidence=0.95)` and returns `(low, high)`, scalars or arrays that follow
`successes`. ValueError names the argument unless 0 <= successes <= n, n >= 1 and 0 < confidence < 1.
Brown, Cai and DasGupta, Interval estimation for a binomial proportion (2001), compare them.
"""

from statistics import NormalDist

import numpy as np

from lib.numerics.validation import as_float64, check_integer, finite
from lib.statistics.binomial import binomial_cdf, binomial_pmf


def wald_interval(successes, n, confidence=0.95):
    """Return k/n -+ z sqrt(k/n (1 - k/n) / n), raw: it may leave [0, 1], and has no width at k = 0 and k = n.

    Source: Laplace, Theorie analytique des probabilites (1812), book 2, chapter 3.
    """
    k, n, z = _checked(successes, n, confidence)
    p = k / n
    half = z * np.sqrt(p * (1 - p) / n)
    return (p - half)[()], (p + half)[()]


def wilson_interval(successes, n, confidence=0.95):
    """Return every p whose score test keeps k: (k + z^2/2 -+ z sqrt(k (n-k)/n + z^2/4)) / (n + z^2).

    Source: Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    k, n, z = _checked(successes, n, confidence)
    half = z * np.sqrt(k * (n - k) / n + z * z / 4)
    low = np.where(k == 0, 0.0, (k + z * z / 2 - half) / (n + z * z))
    high = np.where(k == n, 1.0, (k + z * z / 2 + half) / (n + z * z))
    return low[()], high[()]


def likelihood_ratio_interval(successes, n, confidence=0.95):
    """Return every p with 2 (ln L(k/n) - ln L(p)) <= z^2: a slice of the likelihood at a fixed height.

    Source: Wilks, The large-sample distribution of the likelihood ratio (1938).
    """
    k, n, z = _checked(successes, n, confidence)
    peak = k / n

    def too_low(p):
        return 2 * (_log_likelihood(k, n, peak) - _log_likelihood(k, n, p)) > z * z

    low = np.where(k == 0, 0.0, _boundary(too_low, np.zeros_like(peak), peak))
    high = np.where(k == n, 1.0, _boundary(too_low, np.ones_like(peak), peak))
    return low[()], high[()]


def clopper_pearson_interval(successes, n, confidence=0.95):
    """Return the p for which at least k, and at most k, successes each keep half of 1 - confidence.

    Exact: covers at least as often as it says, for every p. Within 1e-12 of the beta quantiles.
    Source: Clopper and Pearson, The use of confidence or fiducial limits (1934).
    """
    k, n, _ = _checked(successes, n, confidence)
    high, mirrored = _at_most(np.stack([k, n - k]), n, (1 - confidence) / 2)
    return np.where(k == 0, 0.0, 1 - mirrored)[()], np.where(k == n, 1.0, high)[()]


def _checked(successes, n, confidence):
    """Return k as an array, n as a float and the normal quantile z of the two-sided confidence."""
    k, n = as_float64("successes", successes), finite("n", n)
    check_integer("successes", k)
    if n < 1 or n != int(n):
        raise ValueError(f"n must be a whole number from 1 on, not {n:g}")
    if ((k < 0) | (k > n)).any():
        raise ValueError(f"successes must lie in [0, {n:g}]")
    if not 0 < finite("confidence", confidence) < 1:
        raise ValueError(f"confidence must lie in (0, 1), not {confidence}")
    return k, n, NormalDist().inv_cdf((1 + confidence) / 2)


def _log_likelihood(k, n, p):
    with np.errstate(all="ignore"):
        ones, zeros = k * np.log(p), (n - k) * np.log1p(-p)
    return np.where(k == 0, 0.0, ones) + np.where(k == n, 0.0, zeros)


def _at_most(k, n, tail, steps=200):
    """Return the p above k/n for which at most k < n successes have the probability `tail`; for k = n it is any.

    Newton's method on the logarithm of that probability F: it falls ever faster in p, so a step from k/n lands beyond
    the end and the next ones come back to it. Its slope is -n pmf(k; n - 1, p) / F. Where F underflows, halving.
    """
    k = np.minimum(k, n - 1)
    near, far, p = k / n, np.ones_like(k), k / n
    for _ in range(steps):
        probability = binomial_cdf(k, n, p)
        near, far = np.where(probability < tail, near, p), np.where(probability < tail, p, far)
        with np.errstate(all="ignore"):
            excess = np.log(probability / tail)
            newton = p + excess * probability / (n * binomial_pmf(k, n - 1, p))
        found, middle = np.abs(excess) < 1e-10, (near + far) / 2
        p = np.where(found | ((near < newton) & (newton < far)), newton, middle)
        if (found | (middle == near) | (middle == far)).all():
            break
    # One float outwards: an end belongs to its interval, and must not be lost to rounding, here or in 1 - p.
    return np.nextafter(p, 1)


def _boundary(outside, far, near, halvings=200):
    """Return the point between `far`, which is outside, and `near`, which is not, where that changes."""
    for _ in range(halvings):
        middle = (far + near) / 2
        if np.all((middle == far) | (middle == near)):
            break
        is_outside = outside(middle)
        far, near = np.where(is_outside, middle, far), np.where(is_outside, near, middle)
    return near


INTERVALS = {
    "Wald": wald_interval,
    "Wilson": wilson_interval,
    "Likelihood ratio": likelihood_ratio_interval,
    "Clopper-Pearson": clopper_pearson_interval,
}
