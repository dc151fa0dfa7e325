"""Experiments on calibration: forecasts that are calibrated by construction, and their repair by a temperature."""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.inference.calibration import fit_temperature, sample_forecasts, scaled_forecasts
from lib.lesson import examples
from lib.numerics.arrays import FloatArray, IntArray


def sampled_forecasts(count: int, seed: int) -> tuple[FloatArray, IntArray]:
    """Return the logits of `count` forecasts, and outcomes drawn with the probabilities that they forecast."""
    return sample_forecasts(count, examples.FORECAST_SPREAD, np.random.default_rng(seed))


@dataclass(frozen=True)
class Recalibration:
    """The best temperature of overconfident or underconfident forecasts, and the forecasts before and after it."""

    temperature: float
    before: FloatArray
    after: FloatArray


def recalibrated(logits: FloatArray, outcomes: ArrayLike, factor: float) -> Recalibration:
    """Return the recalibration of the forecasts sigmoid(factor z)."""
    temperature = _best_temperature((factor * logits).tobytes(), np.asarray(outcomes, np.float64).tobytes())
    return Recalibration(temperature, scaled_forecasts(logits, factor), scaled_forecasts(logits, factor / temperature))


@functools.lru_cache(maxsize=16)
def _best_temperature(logits: bytes, outcomes: bytes) -> float:
    """Search for the temperature; the arrays come as bytes, which can be compared."""
    return fit_temperature(np.frombuffer(logits), np.frombuffer(outcomes))
