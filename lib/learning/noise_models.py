"""The noise that each regression loss assumes: the loss is the negative logarithm of a density, up to a constant.

Least squares is maximum likelihood under Gaussian noise, least absolute deviations under Laplace noise, and the Huber
loss under a density with a Gaussian middle and Laplace tails.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.regression import Fit, fit_absolute, fit_huber, fit_squared
from lib.losses import LOSSES, Loss, huber
from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import positive


@elementwise
def gaussian_density(r: FloatArray, deviation: float = 1.0) -> FloatArray:
    """Return the Gaussian density e^(-(r/s)^2 / 2) / (s sqrt(2 pi)) of standard deviation s.

    ValueError unless deviation > 0.
    Source: Gauss (1809), Theoria motus corporum coelestium, section 177.
    """
    positive("deviation", deviation)
    return np.exp(-((r / deviation) ** 2) / 2) / (deviation * math.sqrt(2 * math.pi))


@elementwise
def laplace_density(r: FloatArray, scale: float = 1.0) -> FloatArray:
    """Return the Laplace density e^(-|r|/s) / (2 s) of scale s, whose standard deviation is s sqrt 2.

    ValueError unless scale > 0.
    Source: Laplace (1774), Mémoire sur la probabilité des causes par les événements, doi:10.1214/ss/1177013621 for the
    English translation.
    """
    positive("scale", scale)
    return np.exp(-np.abs(r) / scale) / (2 * scale)


@elementwise
def huber_density(r: FloatArray, delta: float = 1.0) -> FloatArray:
    """Return the density e^(-huber(r)) / Z of the Huber loss, with Z as in `huber_constant`.

    ValueError unless delta > 0.
    Source: Huber (1964), Robust Estimation of a Location Parameter, doi:10.1214/aoms/1177703732.
    """
    return np.exp(-huber(r, 0.0, delta=delta)) / huber_constant(delta)


def huber_constant(delta: float = 1.0) -> float:
    """Return Z, the integral of e^(-huber(r)): sqrt(2 pi) erf(delta / sqrt 2) + (2/delta) e^(-delta^2 / 2).

    The first term is the Gaussian middle, the second both tails, 2 int_delta^inf e^(-delta (r - delta/2)) dr.
    ValueError unless delta > 0.
    """
    positive("delta", delta)
    tails = 2 / delta * math.exp(-delta * delta / 2)
    return math.sqrt(2 * math.pi) * math.erf(delta / math.sqrt(2)) + tails


@dataclass(frozen=True)
class NoiseModel:
    """A loss and the noise that it assumes: loss = -ln density - ln Z, where Z is the integral of e^-loss.

    `density(r, **parameters)`, `constant(**parameters)`, which is Z, and `fit(x, y, degree, **parameters)`, the fit of
    least loss, take the parameters of the loss. `name` is the key in NOISE_MODELS, `label` what the pages call it.
    """

    name: str
    label: str
    loss: Loss
    density: Callable[..., FloatArray]
    constant: Callable[..., float]
    fit: Callable[..., Fit]


_RECORDS = (
    NoiseModel(
        name="squared",
        label="Squared error: Gaussian noise",
        loss=LOSSES["squared_error"],
        # The squared error has no factor 1/2, so its Gaussian has variance 1/2.
        density=lambda r: gaussian_density(r, deviation=math.sqrt(0.5)),
        constant=lambda: math.sqrt(math.pi),
        fit=fit_squared,
    ),
    NoiseModel(
        name="absolute",
        label="Absolute error: Laplace noise",
        loss=LOSSES["absolute_error"],
        density=laplace_density,
        constant=lambda: 2.0,
        fit=fit_absolute,
    ),
    NoiseModel(
        name="huber",
        label="Huber: Laplace tails",
        loss=LOSSES["huber"],
        density=huber_density,
        constant=huber_constant,
        fit=fit_huber,
    ),
)

NOISE_MODELS: dict[str, NoiseModel] = {record.name: record for record in _RECORDS}


def mean_loss(fit: Fit, x: ArrayLike, y: ArrayLike, model: NoiseModel, **parameters: float) -> float:
    """Return the mean loss of a noise model over the residuals of a fit."""
    return float(model.loss.function(fit.predict(x), y, **parameters).mean())


def cached_fit(
    name: str,
    x: tuple[float, ...],
    y: tuple[float, ...],
    degree: int,
    last_values: tuple[float, ...],
    arguments: tuple[tuple[str, float], ...],
) -> Fit:
    """Return the fit of a noise model, cached together with the fits for all other values of the last y.

    If the last y is one of `last_values`, the fits for all of them are computed at once, as a slider needs them.
    `arguments` are the parameters of the loss as pairs of name and value. ValueError as in `fit_squared`.
    """
    *others, last = y
    if last in last_values:
        return _fits_by_last_value(name, x, tuple(others), degree, last_values, arguments)[last]
    return NOISE_MODELS[name].fit(x, y, degree, **dict(arguments))


@functools.lru_cache(maxsize=32)
def _fits_by_last_value(
    name: str,
    x: tuple[float, ...],
    others: tuple[float, ...],
    degree: int,
    last_values: tuple[float, ...],
    arguments: tuple[tuple[str, float], ...],
) -> dict[float, Fit]:
    """Return the fit for each value of the last y."""
    fit = NOISE_MODELS[name].fit(x, [(*others, last) for last in last_values], degree, **dict(arguments))
    fits = [replace(fit, coefficients=row) for row in fit.coefficients]
    return dict(zip(last_values, fits, strict=True))
