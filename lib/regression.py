"""Lines and polynomials through points by squared, absolute and Huber loss, and the noise that each loss assumes.

Least squares is maximum likelihood under Gaussian noise, least absolute deviations under Laplace noise, and Huber's
loss under a density with a Gaussian middle and Laplace tails: each loss is -ln density, up to a constant.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.elementwise import as_float64, elementwise, finite
from lib.losses import LOSSES, Loss, huber, huber_gradient
from lib.points import MOST_POINTS

HIGHEST_DEGREE = 5
LARGEST = 1e12
"""No coordinate is larger than this in size: an outlier at infinity, for every purpose here."""
MOST_STEPS = 100
"""Newton steps for one delta; a few are usual, and each lowers the loss."""
FINEST = 1e-9
"""The absolute loss is taken as Huber's with a delta of this share of the median residual."""
MOST_DELTAS = 30
"""Tenfold steps from the largest residual of all, 1e12, to below what rounding leaves of it."""
RIDGE = 1e-8
"""What is added to each point's share of the Hessian; small against the squares of t, which reach 1."""


@dataclass(frozen=True)
class Fit:
    """A polynomial sum_k coefficients[k] t^k in the scaled t = (x - centre) / half_width, which lies in [-1, 1].

    Powers of t stay of one size up to the highest degree, where powers of x would not.
    """

    coefficients: np.ndarray
    centre: float
    half_width: float

    def predict(self, x):
        """Return the polynomial at `x`, of its shape."""
        t = (as_float64("x", x) - self.centre) / self.half_width
        return np.polynomial.polynomial.polyval(t, self.coefficients)


# The three fits


def fit_squared(x, y, degree):
    """Return the polynomial of least sum of squared residuals; it is unique.

    ValueError unless x and y are flat, of one length in [1, 500] and at most 1e12 in size, and degree is a whole number
    from 0 to 5 that is less than the number of different x.
    Source: Legendre, Nouvelles methodes pour la determination des orbites des cometes (1805), appendix.
    """
    design, y, scale = _problem(x, y, degree)
    return Fit(_least_squares(design, y), *scale)


def fit_huber(x, y, degree, delta=1.0):
    """Return the polynomial of least sum of Huber losses, `delta` in the units of y.

    Newton's method with an exact line search, started from the fit of a delta a little larger. ValueError unless delta
    lies in (0, 1e12], and as in `fit_squared`. Source: Huber, Robust statistics (1981), chapter 7.
    """
    design, y, scale = _problem(x, y, degree)
    if not 0 < (delta := finite("delta", delta)) <= LARGEST:
        raise ValueError(f"delta must lie in (0, {LARGEST:g}], not {delta}")
    return Fit(_least_huber(design, y, delta, _approach(design, y, delta)), *scale)


def fit_absolute(x, y, degree):
    """Return a polynomial of least sum of absolute residuals; where several are least, one of them.

    Huber's loss over delta differs from |r| by at most delta/2 at each point. So the Huber fit is followed as delta
    falls tenfold each time, from the largest residual of least squares down to 1e-9 of the fit's own median residual:
    the sum is then within n delta/2 of the least one. ValueError as in `fit_squared`.
    Source: Madsen and Nielsen, A finite smoothing algorithm for linear l1 estimation (1993).
    """
    design, y, scale = _problem(x, y, degree)
    return Fit(_approach(design, y, 0.0), *scale)


def _least_squares(design, y):
    return np.linalg.lstsq(design, y, rcond=None)[0]


def _approach(design, y, lowest):
    """Follow the Huber fit from least squares on, as delta falls tenfold each time and stays above `lowest`."""
    coefficients = _least_squares(design, y)
    for delta in np.abs(design @ coefficients - y).max() * 0.1 ** np.arange(MOST_DELTAS):
        median = np.median(np.abs(design @ coefficients - y))
        if delta <= max(lowest, FINEST * median, _rounding(design, coefficients)):
            break
        coefficients = _least_huber(design, y, delta, coefficients)
    return coefficients


def _least_huber(design, y, delta, coefficients):
    """Walk down the sum of Huber losses until a step moves no prediction by 1e-6 delta, or by rounding only.

    The sum is convex, with gradient X^T clip(r) and Hessian X^T X over the points with |r| <= delta. A small ridge
    keeps the Hessian invertible where these are too few; the exact line search makes every step a descent all the same.
    """
    for _ in range(MOST_STEPS):
        residual = design @ coefficients - y
        inside = design[np.abs(residual) <= delta]
        curvature = inside.T @ inside + RIDGE * len(y) * np.eye(design.shape[1])
        step = -np.linalg.solve(curvature, design.T @ huber_gradient(residual, 0.0, delta=delta))
        length = _line_search(residual, design @ step, delta)
        coefficients = coefficients + length * step
        if np.abs(length * (design @ step)).max() <= max(1e-6 * delta, _rounding(design, coefficients)):
            break
    return coefficients


def _line_search(residual, change, delta):
    """Return the t >= 0 at which the sum of huber(residual + t change) is least.

    Its slope in t rises along straight pieces between the t where a residual passes -delta or delta. The piece on
    which it crosses 0 is found by bisection.
    """

    def slope(t):
        return np.clip(residual + t * change, -delta, delta) @ change

    moving = change != 0
    with np.errstate(over="ignore"):
        knots = np.concatenate([(side - residual[moving]) / change[moving] for side in (-delta, delta)])
    knots = np.concatenate(([0.0], np.sort(knots[(knots > 0) & np.isfinite(knots)])))
    low, high = 0, len(knots) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if slope(knots[middle]) < 0 else (low, middle)
    before, after = slope(knots[low]), slope(knots[high])
    # At the minimum the slope at 0 may round to 0 or above: there is nowhere to go.
    return knots[low] - before * (knots[high] - knots[low]) / (after - before) if before < 0 <= after else knots[low]


def _rounding(design, coefficients):
    return 1e-15 * np.abs(design @ coefficients).max()


def _problem(x, y, degree):
    """Return the matrix of powers of the scaled x, y, and (centre, half width) of x."""
    x, y = as_float64("x", x), as_float64("y", y)
    if x.ndim != 1 or not 1 <= x.size <= MOST_POINTS or not (np.abs(x) <= LARGEST).all():
        raise ValueError(f"x must hold 1 to {MOST_POINTS} numbers in [-{LARGEST:g}, {LARGEST:g}]")
    if y.shape != x.shape or not (np.abs(y) <= LARGEST).all():
        raise ValueError(f"y must hold one number in [-{LARGEST:g}, {LARGEST:g}] for each of {x.size} points")
    highest = min(HIGHEST_DEGREE, np.unique(x).size - 1)
    if not isinstance(degree, (int, np.integer)) or not 0 <= degree <= highest:
        raise ValueError(f"degree must be a whole number from 0 to {highest} for these x, not {degree!r}")
    low, high = x.min(), x.max()
    centre, half_width = (low + high) / 2, (high - low) / 2 or 1.0
    return np.vander((x - centre) / half_width, degree + 1, increasing=True), y, (centre, half_width)


# The noise that each loss assumes


@elementwise
def gaussian_density(r, deviation=1.0):
    """Return e^(-(r/s)^2 / 2) / (s sqrt(2 pi)), s the standard deviation; ValueError unless deviation > 0.

    Source: Gauss, Theoria motus corporum coelestium (1809), section 177.
    """
    _check_positive("deviation", deviation)
    return np.exp(-((r / deviation) ** 2) / 2) / (deviation * math.sqrt(2 * math.pi))


@elementwise
def laplace_density(r, scale=1.0):
    """Return e^(-|r|/s) / (2 s), of deviation s sqrt 2; ValueError unless scale > 0.

    Source: Laplace, Memoire sur la probabilite des causes par les evenements (1774).
    """
    _check_positive("scale", scale)
    return np.exp(-np.abs(r) / scale) / (2 * scale)


@elementwise
def huber_density(r, delta=1.0):
    """Return e^(-huber(r)) / Z(delta), Z as in `huber_constant`; ValueError unless delta > 0.

    Source: Huber, Robust estimation of a location parameter (1964): the least informative noise.
    """
    return np.exp(-huber(r, 0.0, delta=delta)) / huber_constant(delta)


def huber_constant(delta=1.0):
    """Return Z, the integral of e^(-huber(r)): sqrt(2 pi) erf(delta / sqrt 2) + (2/delta) e^(-delta^2 / 2).

    The first term is the Gaussian middle, the second the two tails 2 int_delta^inf e^(-delta (r - delta/2)) dr.
    ValueError unless delta > 0.
    """
    _check_positive("delta", delta)
    tails = 2 / delta * math.exp(-delta * delta / 2)
    return math.sqrt(2 * math.pi) * math.erf(delta / math.sqrt(2)) + tails


@dataclass(frozen=True)
class NoiseModel:
    """A loss as the noise it assumes: loss = -ln density - ln Z, Z = `constant(**parameters)` the integral of e^-loss.

    `density(r, **parameters)` and `fit(x, y, degree, **parameters)` take the loss's own parameters.
    """

    name: str
    label: str
    loss: Loss
    density: Callable
    constant: Callable
    fit: Callable


_RECORDS = (
    NoiseModel(
        "squared",
        "Squared error: Gaussian noise",
        LOSSES["squared_error"],
        # The squared error has no factor 1/2, so its Gaussian has variance 1/2.
        lambda r: gaussian_density(r, deviation=math.sqrt(0.5)),
        lambda: math.sqrt(math.pi),
        fit_squared,
    ),
    NoiseModel(
        "absolute",
        "Absolute error: Laplace noise",
        LOSSES["absolute_error"],
        laplace_density,
        lambda: 2.0,
        fit_absolute,
    ),
    NoiseModel(
        "huber",
        "Huber: Laplace tails",
        LOSSES["huber"],
        huber_density,
        huber_constant,
        fit_huber,
    ),
)

NOISE_MODELS: dict[str, NoiseModel] = {record.name: record for record in _RECORDS}


def mean_loss(fit, x, y, model, **parameters):
    """Return the mean of a noise model's loss over the points."""
    return float(model.loss.function(fit.predict(x), y, **parameters).mean())


def _check_positive(name, value):
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0, not {value}")
