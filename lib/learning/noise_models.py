"""The noise that each loss assumes: each loss is -ln of a density, up to a constant."""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from lib.learning.regression import fit_absolute, fit_huber, fit_squared
from lib.losses import LOSSES, Loss, huber
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import positive


@elementwise
def gaussian_density(r, deviation=1.0):
    """Return e^(-(r/s)^2 / 2) / (s sqrt(2 pi)), s the standard deviation; ValueError unless deviation > 0.

    Source: Gauss, Theoria motus corporum coelestium (1809), section 177.
    """
    positive("deviation", deviation)
    return np.exp(-((r / deviation) ** 2) / 2) / (deviation * math.sqrt(2 * math.pi))


@elementwise
def laplace_density(r, scale=1.0):
    """Return e^(-|r|/s) / (2 s), of deviation s sqrt 2; ValueError unless scale > 0.

    Source: Laplace, Memoire sur la probabilite des causes par les evenements (1774).
    """
    positive("scale", scale)
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
    positive("delta", delta)
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


def cached_fit(name, x, y, degree, heights, arguments):
    """Return the fit of the noise model of a name to points of which the last may stand at many `heights`.

    If it stands at one of them, it is fitted at all of them at once, and those fits are kept for the next call. All
    arguments are tuples but the name and the degree; `arguments` are the pairs of the loss's own parameters.
    ValueError as in `fit_squared`.
    """
    *others, last = y
    if last in heights:
        return _at_heights(name, x, tuple(others), degree, heights, arguments)[last]
    return NOISE_MODELS[name].fit(x, y, degree, **dict(arguments))


@functools.lru_cache(maxsize=32)
def _at_heights(name, x, others, degree, heights, arguments):
    fit = NOISE_MODELS[name].fit(x, [(*others, height) for height in heights], degree, **dict(arguments))
    fits = [replace(fit, coefficients=row) for row in fit.coefficients]
    return dict(zip(heights, fits, strict=True))


def mean_loss(fit, x, y, model, **parameters):
    """Return the mean of a noise model's loss over the points."""
    return float(model.loss.function(fit.predict(x), y, **parameters).mean())
