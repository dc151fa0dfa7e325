"""Lines and polynomials through points by squared, absolute and Huber loss, and the noise that each loss assumes.

Least squares is maximum likelihood under Gaussian noise, least absolute deviations under Laplace noise, and Huber's
loss under a density with a Gaussian middle and Laplace tails: each loss is -ln density, up to a constant.
"""

import functools
from dataclasses import dataclass

import numpy as np

from lib.learning.datasets import MAX_POINTS
from lib.numerics.validation import as_float64, finite

MAX_DEGREE = 5
MAX_MAGNITUDE = 1e12
"""No coordinate is larger than this in size: an outlier at infinity, for every purpose here."""
MAX_NEWTON_STEPS = 100
"""Newton steps for one delta; a few are usual, and each lowers the loss."""
FINEST = 1e-9
"""The absolute loss is taken as Huber's with a delta of this share of the median residual."""
MAX_DELTAS = 30
"""Tenfold steps from the largest residual of all, 1e12, to below what rounding leaves of it."""
RIDGE = 1e-8
"""What is added to each point's share of the Hessian; small against the squares of t, which reach 1."""


@dataclass(frozen=True)
class Fit:
    """A polynomial sum_k coefficients[k] t^k in the scaled t = (x - centre) / half_width, which lies in [-1, 1].

    Powers of t stay of one size up to the highest degree, where powers of x would not. Several polynomials are the
    rows of `coefficients`, shape (..., degree + 1).
    """

    coefficients: np.ndarray
    centre: float
    half_width: float

    def predict(self, x):
        """Return the polynomial at `x`, of its shape; of several polynomials one after another, shape (..., *x)."""
        t = (as_float64("x", x) - self.centre) / self.half_width
        return np.polynomial.polynomial.polyval(t, self.coefficients.T)


# The three fits. Several y over the same x, shape (m, n), are fitted at once: each walks as it would alone.


def fit_squared(x, y, degree):
    """Return the polynomial of least sum of squared residuals; it is unique.

    ValueError unless x is flat, y or each of its rows of the same length in [1, 500], both at most 1e12 in size, and
    degree is a whole number from 0 to 5 that is less than the number of different x.
    Source: Legendre, Nouvelles methodes pour la determination des orbites des cometes (1805), appendix.
    """
    return _fit(x, y, degree, _least_squares)


def fit_huber(x, y, degree, delta=1.0):
    """Return the polynomial of least sum of Huber losses, `delta` in the units of y.

    Newton's method with an exact line search, started from the fit of a delta a little larger. ValueError unless delta
    lies in (0, 1e12], and as in `fit_squared`. Source: Huber, Robust statistics (1981), chapter 7.
    """
    if not 0 < (delta := finite("delta", delta)) <= MAX_MAGNITUDE:
        raise ValueError(f"delta must lie in (0, {MAX_MAGNITUDE:g}], not {delta}")

    def solve(design, y):
        return _least_huber(design, y, np.full(len(y), delta), _approach(design, y, delta))

    return _fit(x, y, degree, solve)


def fit_absolute(x, y, degree):
    """Return a polynomial of least sum of absolute residuals; where several are least, one of them.

    Huber's loss over delta differs from |r| by at most delta/2 at each point. So the Huber fit is followed as delta
    falls tenfold each time, from the largest residual of least squares down to 1e-9 of the fit's own median residual:
    the sum is then within n delta/2 of the least one. ValueError as in `fit_squared`.
    Source: Madsen and Nielsen, A finite smoothing algorithm for linear l1 estimation (1993).
    """
    return _fit(x, y, degree, functools.partial(_approach, lowest=0.0))


def _fit(x, y, degree, solve):
    """Return the Fit whose coefficients, a row for each row of y, `solve(design, y)` gives."""
    design, y, scale = _problem(x, y, degree)
    coefficients = solve(design, np.atleast_2d(y))
    return Fit(coefficients.reshape(*y.shape[:-1], degree + 1), *scale)


def _least_squares(design, y):
    return np.linalg.lstsq(design, y.T, rcond=None)[0].T


def _approach(design, y, lowest):
    """Follow the Huber fits from least squares on, as delta falls tenfold each time and stays above `lowest`."""
    coefficients, rows = _least_squares(design, y), np.arange(len(y))
    largest = np.abs(coefficients @ design.T - y).max(axis=-1)
    for share in 0.1 ** np.arange(MAX_DELTAS):
        median = np.median(np.abs(coefficients[rows] @ design.T - y[rows]), axis=-1)
        least = np.maximum(np.maximum(lowest, FINEST * median), _rounding(design, coefficients[rows]))
        rows = rows[largest[rows] * share > least]
        if rows.size == 0:
            break
        coefficients[rows] = _least_huber(design, y[rows], largest[rows] * share, coefficients[rows])
    return coefficients


def _least_huber(design, y, delta, coefficients):
    """Walk down each sum of Huber losses until a step moves no prediction by 1e-6 delta, or by rounding only.

    The sum is convex, with gradient X^T clip(r) and Hessian X^T X over the points with |r| <= delta. A small ridge
    keeps the Hessian invertible where these are too few; the exact line search makes every step a descent all the same.
    """
    coefficients, rows = coefficients.copy(), np.arange(len(y))
    for _ in range(MAX_NEWTON_STEPS):
        residual, bound = coefficients[rows] @ design.T - y[rows], delta[rows, None]
        step = -_newton(design, residual, bound)
        change = step @ design.T
        length = _line_search(residual, change, bound)[:, None]
        coefficients[rows] += length * step
        least = np.maximum(1e-6 * delta[rows], _rounding(design, coefficients[rows]))
        rows = rows[np.abs(length * change).max(axis=-1) > least]
        if rows.size == 0:
            break
    return coefficients


def _newton(design, residual, delta):
    """Return the Hessian's inverse times the gradient of each sum of Huber losses, a row for each row of residuals."""
    points, powers = design.shape
    squares = (design[:, :, None] * design[:, None, :]).reshape(points, powers * powers)
    curvature = ((np.abs(residual) <= delta) @ squares).reshape(-1, powers, powers) + RIDGE * points * np.eye(powers)
    return np.linalg.solve(curvature, (_clipped(residual, delta) @ design)[..., None])[..., 0]


def _line_search(residual, change, delta):
    """Return the t >= 0 at which each sum of huber(residual + t change) is least, one for each row.

    Its slope in t rises along straight pieces between the t where a residual passes -delta or delta. The piece on
    which it crosses 0 is found by bisection.
    """

    def slope(t):
        return (_clipped(residual + t[:, None] * change, delta) * change).sum(axis=-1)

    knots, rows = _knots(residual, change, delta), np.arange(len(residual))
    low, high = np.zeros(len(rows), dtype=int), np.isfinite(knots).sum(axis=-1) - 1
    while (apart := high - low > 1).any():
        middle = (low + high) // 2
        falling = slope(knots[rows, middle]) < 0
        low, high = np.where(apart & falling, middle, low), np.where(apart & ~falling, middle, high)
    left, right = knots[rows, low], knots[rows, high]
    before, after = slope(left), slope(right)
    # At the minimum the slope at 0 may round to 0 or above: there is nowhere to go.
    crosses = (before < 0) & (after >= 0)
    return left - np.where(crosses, before * (right - left), 0.0) / np.where(crosses, after - before, 1.0)


def _knots(residual, change, delta):
    """Return 0 and the t > 0 at which a residual + t change passes -delta or delta, sorted, infinity in the rest."""
    with np.errstate(all="ignore"):
        knots = np.concatenate([(-delta - residual) / change, (delta - residual) / change], axis=-1)
    knots = np.where(knots > 0, knots, np.inf)
    knots.sort(axis=-1)
    return np.concatenate([np.zeros((len(knots), 1)), knots], axis=-1)


def _clipped(residual, delta):
    """Return the residuals limited to [-delta, delta]; np.clip takes far longer over a few of them."""
    return np.minimum(np.maximum(residual, -delta), delta)


def _rounding(design, coefficients):
    return 1e-15 * np.abs(coefficients @ design.T).max(axis=-1)


def _problem(x, y, degree):
    """Return the matrix of powers of the scaled x, y, and (centre, half width) of x; y may hold several in its rows."""
    x, y = as_float64("x", x), as_float64("y", y)
    if x.ndim != 1 or not 1 <= x.size <= MAX_POINTS or not (np.abs(x) <= MAX_MAGNITUDE).all():
        raise ValueError(f"x must hold 1 to {MAX_POINTS} numbers in [-{MAX_MAGNITUDE:g}, {MAX_MAGNITUDE:g}]")
    if y.ndim not in (1, 2) or y.shape[-1:] != x.shape or not (np.abs(y) <= MAX_MAGNITUDE).all():
        raise ValueError(
            f"y must hold one number in [-{MAX_MAGNITUDE:g}, {MAX_MAGNITUDE:g}] for each of {x.size} points"
        )
    highest = min(MAX_DEGREE, np.unique(x).size - 1)
    if not isinstance(degree, (int, np.integer)) or not 0 <= degree <= highest:
        raise ValueError(f"degree must be a whole number from 0 to {highest} for these x, not {degree!r}")
    low, high = x.min(), x.max()
    centre, half_width = (low + high) / 2, (high - low) / 2 or 1.0
    return np.vander((x - centre) / half_width, degree + 1, increasing=True), y, (centre, half_width)
