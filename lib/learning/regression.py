"""Polynomial regression in one variable by the least squared, absolute or Huber loss.

Several y over the same x, as the rows of an array (m, n), are fitted at once; each fit is the one that the row alone
would give.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.datasets import MAX_POINTS
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, finite

MAX_DEGREE = 5
MAX_MAGNITUDE = 1e12
"""The largest absolute value of a coordinate: in effect an outlier at infinity."""
MAX_NEWTON_STEPS = 100
"""Newton steps for one delta; usually a few suffice, and each lowers the loss."""
RELATIVE_DELTA = 1e-9
"""The absolute loss is fitted as the Huber loss of this share of the median residual."""
MAX_DELTAS = 30
"""Tenfold steps of delta from the largest possible residual, 1e12, down to rounding errors."""
RIDGE = 1e-8
"""Added to the Hessian for each point; small compared with the squares of t, which reach 1."""

Solver = Callable[[FloatArray, FloatArray], FloatArray]
"""(design matrix, y as rows) -> the coefficients, a row for each row of y."""


@dataclass(frozen=True)
class Fit:
    """A polynomial sum_k coefficients[k] t^k in t = (x - centre) / half_width, which maps the data to [-1, 1].

    Powers of t are of similar size up to the highest degree, powers of x are not. The rows of `coefficients`, of shape
    (..., degree + 1), are several polynomials.
    """

    coefficients: FloatArray
    centre: float
    half_width: float

    def predict(self, x: ArrayLike) -> FloatArray:
        """Return the polynomial at `x`, of its shape; for several polynomials of shape (..., *x.shape)."""
        t = (as_float64("x", x) - self.centre) / self.half_width
        return np.asarray(np.polynomial.polynomial.polyval(t, self.coefficients.T), dtype=np.float64)[()]


def fit_squared(x: ArrayLike, y: ArrayLike, degree: int) -> Fit:
    """Return the polynomial with the least sum of squared residuals, which is unique.

    ValueError unless x is flat and y, or each of its rows, of the same length in [1, 500], both are at most 1e12 in
    absolute value, and degree is a whole number from 0 to 5 and less than the number of different x.
    Source: Legendre (1805), Nouvelles méthodes pour la détermination des orbites des comètes, appendix.
    """
    return _fit(x, y, degree, _least_squares)


def fit_huber(x: ArrayLike, y: ArrayLike, degree: int, delta: float = 1.0) -> Fit:
    """Return the polynomial with the least sum of Huber losses, with `delta` in the units of y.

    Newton's method with an exact line search, started from the fit of a slightly larger delta. ValueError unless delta
    lies in (0, 1e12], and as in `fit_squared`.
    Source: Huber (1981), Robust Statistics, chapter 7, doi:10.1002/0471725250.
    """
    if not 0 < (delta := finite("delta", delta)) <= MAX_MAGNITUDE:
        raise ValueError(f"delta must lie in (0, {MAX_MAGNITUDE:g}], not {delta}")

    def solve(design: FloatArray, y: FloatArray) -> FloatArray:
        return _minimize_huber(design, y, np.full(len(y), delta), _decreasing_delta(design, y, delta))

    return _fit(x, y, degree, solve)


def fit_absolute(x: ArrayLike, y: ArrayLike, degree: int) -> Fit:
    """Return a polynomial with the least sum of absolute residuals; of several such polynomials, one.

    The Huber loss divided by delta differs from |r| by at most delta/2 at each point. So the Huber fit is followed
    while delta decreases tenfold in each step, from the largest residual of least squares to 1e-9 of the median
    residual of the fit: the sum is then within n delta/2 of the least one. ValueError as in `fit_squared`.
    Source: Madsen and Nielsen (1993), A Finite Smoothing Algorithm for Linear l1 Estimation.
    """
    return _fit(x, y, degree, functools.partial(_decreasing_delta, lowest=0.0))


def _fit(x: ArrayLike, y: ArrayLike, degree: int, solve: Solver) -> Fit:
    """Return the fit with the coefficients that `solve` returns."""
    design, y, centre, half_width = _problem(x, y, degree)
    coefficients = solve(design, np.atleast_2d(y))
    return Fit(coefficients.reshape(*y.shape[:-1], degree + 1), centre, half_width)


def _problem(x: ArrayLike, y: ArrayLike, degree: int) -> tuple[FloatArray, FloatArray, float, float]:
    """Return the design matrix of the powers of t, y as an array, and centre and half width of x."""
    x, y = as_float64("x", x), as_float64("y", y)
    bounds = f"[-{MAX_MAGNITUDE:g}, {MAX_MAGNITUDE:g}]"
    if x.ndim != 1 or not 1 <= x.size <= MAX_POINTS or not (np.abs(x) <= MAX_MAGNITUDE).all():
        raise ValueError(f"x must hold 1 to {MAX_POINTS} numbers in {bounds}")
    if y.ndim not in (1, 2) or y.shape[-1:] != x.shape or not (np.abs(y) <= MAX_MAGNITUDE).all():
        raise ValueError(f"y must hold one number in {bounds} for each of {x.size} points")
    highest = min(MAX_DEGREE, np.unique(x).size - 1)
    if not isinstance(degree, (int, np.integer)) or not 0 <= degree <= highest:
        raise ValueError(f"degree must be a whole number from 0 to {highest} for these x, not {degree!r}")
    low, high = float(x.min()), float(x.max())
    centre, half_width = (low + high) / 2, (high - low) / 2 or 1.0
    return np.vander((x - centre) / half_width, degree + 1, increasing=True), y, centre, half_width


# Solvers: they return a row of coefficients for each row of y


def _least_squares(design: FloatArray, y: FloatArray) -> FloatArray:
    """Return the coefficients of least squares."""
    return np.asarray(np.linalg.lstsq(design, y.T, rcond=None)[0].T, dtype=np.float64)


def _decreasing_delta(design: FloatArray, y: FloatArray, lowest: float) -> FloatArray:
    """Return the Huber fits for the last of the deltas that decrease tenfold and stay above `lowest`.

    They start from the largest residual of least squares. Each fit is the start of the next one.
    """
    coefficients, rows = _least_squares(design, y), np.arange(len(y))
    largest = np.abs(coefficients @ design.T - y).max(axis=-1)
    for share in 0.1 ** np.arange(MAX_DELTAS):
        median = np.median(np.abs(coefficients[rows] @ design.T - y[rows]), axis=-1)
        least = np.maximum(np.maximum(lowest, RELATIVE_DELTA * median), _rounding(design, coefficients[rows]))
        rows = rows[largest[rows] * share > least]
        if rows.size == 0:
            break
        coefficients[rows] = _minimize_huber(design, y[rows], largest[rows] * share, coefficients[rows])
    return coefficients


def _minimize_huber(design: FloatArray, y: FloatArray, delta: FloatArray, coefficients: FloatArray) -> FloatArray:
    """Return the minimum of each sum of Huber losses, by Newton's method with an exact line search.

    The sum is convex, with gradient X^T clip(r) and Hessian X^T X over the points with |r| <= delta. A small ridge
    keeps the Hessian invertible if these are too few; with the line search every step still lowers the sum. A row has
    converged when a step changes no prediction by more than 1e-6 delta, or by more than rounding.
    """
    coefficients, rows = coefficients.copy(), np.arange(len(y))
    for _ in range(MAX_NEWTON_STEPS):
        residual, bound = coefficients[rows] @ design.T - y[rows], delta[rows, None]
        step = -_inverse_hessian_times_gradient(design, residual, bound)
        change = step @ design.T
        length = _line_search(residual, change, bound)[:, None]
        coefficients[rows] += length * step
        least = np.maximum(1e-6 * delta[rows], _rounding(design, coefficients[rows]))
        rows = rows[np.abs(length * change).max(axis=-1) > least]
        if rows.size == 0:
            break
    return coefficients


def _inverse_hessian_times_gradient(design: FloatArray, residual: FloatArray, delta: FloatArray) -> FloatArray:
    """Return the inverse of the Hessian times the gradient of each sum of Huber losses."""
    points, powers = design.shape
    squares = (design[:, :, None] * design[:, None, :]).reshape(points, powers * powers)
    hessian = ((np.abs(residual) <= delta) @ squares).reshape(-1, powers, powers) + RIDGE * points * np.eye(powers)
    return np.linalg.solve(hessian, (_clipped(residual, delta) @ design)[..., None])[..., 0]


def _line_search(residual: FloatArray, change: FloatArray, delta: FloatArray) -> FloatArray:
    """Return for each row the t >= 0 that minimises the sum of huber(residual + t change).

    The derivative in t is increasing and linear between breakpoints, the t where a residual passes -delta or delta. The
    interval in which it crosses 0 is found by bisection.
    """

    def derivative(t: FloatArray) -> FloatArray:
        return (_clipped(residual + t[:, None] * change, delta) * change).sum(axis=-1)

    breakpoints, rows = _breakpoints(residual, change, delta), np.arange(len(residual))
    low, high = np.zeros(len(rows), dtype=int), np.isfinite(breakpoints).sum(axis=-1) - 1
    while (apart := high - low > 1).any():
        middle = (low + high) // 2
        falling = derivative(breakpoints[rows, middle]) < 0
        low, high = np.where(apart & falling, middle, low), np.where(apart & ~falling, middle, high)
    left, right = breakpoints[rows, low], breakpoints[rows, high]
    before, after = derivative(left), derivative(right)
    # At the minimum the derivative at 0 may round to 0 or above, and then t is 0.
    crosses = (before < 0) & (after >= 0)
    return left - np.where(crosses, before * (right - left), 0.0) / np.where(crosses, after - before, 1.0)


def _breakpoints(residual: FloatArray, change: FloatArray, delta: FloatArray) -> FloatArray:
    """Return 0 and the t > 0 at which a residual + t change passes -delta or delta, ascending, filled with infinity."""
    with np.errstate(all="ignore"):
        t = np.concatenate([(-delta - residual) / change, (delta - residual) / change], axis=-1)
    t = np.where(t > 0, t, np.inf)
    t.sort(axis=-1)
    return np.concatenate([np.zeros((len(t), 1)), t], axis=-1)


def _clipped(residual: FloatArray, delta: FloatArray) -> FloatArray:
    """Return the residuals limited to [-delta, delta]; np.clip is much slower for small arrays."""
    return np.minimum(np.maximum(residual, -delta), delta)


def _rounding(design: FloatArray, coefficients: FloatArray) -> FloatArray:
    """Return the rounding error of the predictions of each row."""
    return 1e-15 * np.abs(coefficients @ design.T).max(axis=-1)
