"""Experiments on regression: polynomials fitted under each loss, with and without an outlier."""

import functools

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.datasets import Points
from lib.learning.noise_models import NOISE_MODELS, NoiseModel, cached_fit
from lib.learning.regression import Fit
from lib.lesson import controls, examples
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import grid


def with_outlier(points: Points, at: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Return the x and the y of a regression set, with one more point at (at, height)."""
    return np.append(points.x[:, 0], at), np.append(points.x[:, 1], height)


def noise_arguments(model: NoiseModel, delta: float) -> dict[str, float]:
    """Return the arguments of a noise model: of Huber's the delta, of the others none."""
    return dict.fromkeys(model.loss.parameters, delta)


def regression_fits(x: ArrayLike, y: ArrayLike, degree: int, delta: float) -> dict[str, Fit]:
    """Return label of a loss -> the fit to the points by that loss, for the three losses of the regression."""
    return _regression_fits(tuple(np.asarray(x).tolist()), tuple(np.asarray(y).tolist()), degree, delta)


@functools.lru_cache(maxsize=64)
def _regression_fits(x: tuple[float, ...], y: tuple[float, ...], degree: int, delta: float) -> dict[str, Fit]:
    heights = tuple(grid(controls.OUTLIER))
    return {
        model.loss.label: cached_fit(model.name, x, y, degree, heights, tuple(noise_arguments(model, delta).items()))
        for model in NOISE_MODELS.values()
    }


def leverage_slopes(x: FloatArray, y: FloatArray, delta: float) -> dict[str, tuple[float, ...]]:
    """Return label of a loss -> the slope of the line fitted to the points and one more, far out in x.

    The point lies at `examples.LEVERAGE_X`, one after the other at each of `examples.LEVERAGE_HEIGHTS`.
    """
    return _leverage_slopes(tuple(x.tolist()), tuple(y.tolist()), delta)


@functools.lru_cache(maxsize=16)
def _leverage_slopes(x: tuple[float, ...], y: tuple[float, ...], delta: float) -> dict[str, tuple[float, ...]]:
    at, heights = examples.LEVERAGE_X, examples.LEVERAGE_HEIGHTS
    rows = [(*y, height) for height in heights]
    lines = {
        model.loss.label: model.fit((*x, at), rows, 1, **noise_arguments(model, delta))
        for model in NOISE_MODELS.values()
    }
    return {label: tuple((fit.predict(1.0) - fit.predict(0.0)).tolist()) for label, fit in lines.items()}


def outlier_shifts(x: FloatArray, y: FloatArray, degree: int, delta: float) -> dict[str, float]:
    """Return label of a loss -> how far the last point moves the fit at most, over the range of x."""
    across = np.linspace(min(x), max(x), 201)
    without, with_it = (regression_fits(x[:n], y[:n], degree, delta) for n in (len(x) - 1, len(x)))
    return {
        label: float(np.abs(fit.predict(across) - without[label].predict(across)).max())
        for label, fit in with_it.items()
    }
