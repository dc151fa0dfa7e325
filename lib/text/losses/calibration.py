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
from lib.text.numbers import equals_probability, fixed, grouped, latex, latex_equals, relation, signed, significant
from lib.text.table import Table


def temperature_sentence(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float) -> str:
    """Return which temperature repairs the forecasts, and what it does to the log loss."""
    temperature = recalibrated(logits, outcomes, factor).temperature
    before, after = (scaled_log_loss(divisor / factor, logits, outcomes) for divisor in (1.0, temperature))
    error = standard_error(factor * logits)
    is_noise = factor == 1 or abs(1 / temperature - 1) < 2 * error
    fault = (
        "calibrated" if factor == 1 else "about right" if is_noise else "too bold" if temperature > 1 else "too timid"
    )
    text = (
        f"The forecasts are {fault}: the best temperature is T {relation(temperature)} **{significant(temperature)}**, "
        f"and dividing every logit by it takes the log loss from {fixed(before)} to **{fixed(after)}**. No order of "
        "two forecasts changes."
    )
    if is_noise:
        text += (
            f" For calibrated forecasts 1/T = 1, and its estimate from {grouped(len(logits))} forecasts has the "
            f"standard error {significant(error, 2)}. Here it is {significant(1 / temperature)}, "
            f"{significant(abs(1 / temperature - 1) / error, 2)} standard errors away: an error of the sample."
        )
    return text


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
            ("As they are", 1 / factor, found.before),
            (_after(found.temperature), found.temperature / factor, found.after),
        )
    }
    return Table.from_columns(columns, ["Log loss", "Brier score", "Calibration error"])


def decomposition_table(logits: NDArray[np.float64], outcomes: NDArray[np.int_], factor: float, bins: int) -> Table:
    """Return the signed parts of the Brier score and their sum, before and after the best temperature."""
    found = recalibrated(logits, outcomes, factor)
    columns = {}
    for heading, p in (("As they are", found.before), (_after(found.temperature), found.after)):
        parts = brier_decomposition(p, outcomes, bins)
        columns[heading] = {
            "Reliability: off the diagonal, 0 is best": parts.reliability,
            "Resolution: how far the bins differ from the whole": -parts.resolution,
            "Uncertainty s (1 − s) of the outcomes": parts.uncertainty,
            "Variance of the forecasts within a bin": parts.within_bin_variance,
            "Twice their covariance with the outcomes": -parts.within_bin_covariance,
            "Their sum, the Brier score": parts.brier_score,
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
    text = (
        "The reliability compares the mean forecast of each bin with its share of ones. Forecasts can be off within a "
        "bin as well, and that is in the last two parts."
    )
    if factor == 1:
        return f"{text} With the factor 1 these are the calibrated forecasts σ(z)."
    return (
        f"{text} Against the calibrated forecasts σ(z) the score differs by "
        f"**{signed(total, 4)}**: {signed(reliability, 4)} by the reliability, {signed(resolution, 4)} by the "
        f"resolution, and {signed(total - reliability - resolution, 4)} within the bins."
    )


def _after(temperature: float) -> str:
    """Return the heading of the forecasts after the logits are divided by a temperature."""
    return f"After z / {significant(temperature, 4)}"
