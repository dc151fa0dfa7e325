"""Forecasts whose logits are all multiplied by one factor: their scores, and the temperature that repairs them."""

import math

import numpy as np
from numpy.typing import NDArray

from lib.activations import sigmoid
from lib.inference.calibration import (
    brier_decomposition,
    brier_score,
    calibration_error,
    scaled_forecasts,
    scaled_log_loss,
)
from lib.lesson.experiments.calibration import recalibrated
from lib.text.catalogue import losses as words
from lib.text.numbers import equals_probability, fixed, grouped, latex, latex_equals, relation, signed, significant
from lib.text.table import Table


def temperature_sentence(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float) -> str:
    """Return which temperature repairs the forecasts, and what it does to the log loss."""
    temperature = recalibrated(logits, outcomes, factor).temperature
    before, after = (scaled_log_loss(divisor / factor, logits, outcomes) for divisor in (1.0, temperature))
    error = standard_error(factor * logits)
    is_noise = factor == 1 or abs(1 / temperature - 1) < 2 * error
    confidence = "overconfident" if temperature > 1 else "underconfident"
    fault = "calibrated" if factor == 1 else "right" if is_noise else confidence
    text = words.CALIBRATION_TEMPERATURE[fault].format(
        temperature=f"{relation(temperature)} **{significant(temperature)}**", before=fixed(before), after=fixed(after)
    )
    if not is_noise:
        return text
    noise = words.CALIBRATION_NOISE.format(
        forecasts=grouped(len(logits)),
        error=significant(error, 2),
        estimate=significant(1 / temperature),
        errors=significant(abs(1 / temperature - 1) / error, 2),
    )
    return f"{text} {noise}"


def standard_error(logits: NDArray[np.float64]) -> float:
    """Return the standard error of the estimate of 1/T from calibrated forecasts, 1 / √(sum p (1 − p) z²).

    The sum is the Fisher information at T = 1.
    """
    p = sigmoid(logits)
    information = float((p * sigmoid(-logits) * logits**2).sum())
    return 1 / math.sqrt(information) if information > 0 else math.inf


def forecast_formula(p: float, factor: float) -> str:
    """Return what a calibrated forecast p becomes when its logit is multiplied by a factor, with numbers, in LaTeX."""
    z = math.log(p / (1 - p))
    logit = rf"z = \ln \tfrac{{{latex(p)}}}{{{latex(1 - p, 2)}}} {latex_equals(z)}"
    changed = equals_probability(sigmoid(factor * z), sigmoid(-factor * z))
    return rf"{logit}, \quad \sigma({latex(factor)} \cdot z) {changed}"


def scores_table(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float, bins: int) -> Table:
    """Return log loss, Brier score and calibration error of the forecasts, and after the best temperature."""
    found = recalibrated(logits, outcomes, factor)
    columns = {
        heading: [
            significant(scaled_log_loss(divisor, logits, outcomes)),
            significant(brier_score(p, outcomes)),
            significant(calibration_error(p, outcomes, bins)),
        ]
        for heading, divisor, p in (
            (words.CALIBRATION_BEFORE, 1 / factor, found.before),
            (_after(found.temperature), found.temperature / factor, found.after),
        )
    }
    rows = [words.CALIBRATION_LOG_LOSS, words.CALIBRATION_BRIER_SCORE, words.CALIBRATION_ERROR]
    return Table.from_columns(columns, rows)


def decomposition_table(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float, bins: int) -> Table:
    """Return the signed parts of the Brier score and their sum, before and after the best temperature."""
    found, named = recalibrated(logits, outcomes, factor), words.CALIBRATION_PARTS
    columns = {}
    for heading, p in ((words.CALIBRATION_BEFORE, found.before), (_after(found.temperature), found.after)):
        parts = brier_decomposition(p, outcomes, bins)
        columns[heading] = {
            named["reliability"]: parts.reliability,
            named["resolution"]: -parts.resolution,
            named["uncertainty"]: parts.uncertainty,
            named["variance"]: parts.within_bin_variance,
            named["covariance"]: -parts.within_bin_covariance,
            named["sum"]: parts.brier_score,
        }
    rows = next(iter(columns.values()))
    return Table.from_columns(
        {heading: [signed(part) for part in parts.values()] for heading, parts in columns.items()}, rows
    )


def decomposition_sentence(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float, bins: int) -> str:
    """Return how much of the difference from the calibrated forecasts sigmoid(z) each part of the Brier score holds."""
    scaled, calibrated = (
        brier_decomposition(scaled_forecasts(logits, value), outcomes, bins) for value in (factor, 1.0)
    )
    reliability = scaled.reliability - calibrated.reliability
    resolution = calibrated.resolution - scaled.resolution
    total = scaled.brier_score - calibrated.brier_score
    if factor == 1:
        return f"{words.CALIBRATION_DECOMPOSITION} {words.CALIBRATION_CALIBRATED}"
    difference = words.CALIBRATION_DIFFERENCE.format(
        total=signed(total, 4),
        reliability=signed(reliability, 4),
        resolution=signed(resolution, 4),
        within=signed(total - reliability - resolution, 4),
    )
    return f"{words.CALIBRATION_DECOMPOSITION} {difference}"


def _after(temperature: float) -> str:
    """Return the heading of the forecasts after the logits are divided by a temperature."""
    return words.CALIBRATION_AFTER.format(temperature=significant(temperature, 4))
