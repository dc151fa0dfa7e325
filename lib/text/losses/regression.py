"""Fits by three losses with one outlier, and the noise that each loss assumes."""

import numpy as np
from numpy.typing import NDArray

from lib.learning.noise_models import NOISE_MODELS, NoiseModel, mean_loss
from lib.lesson import examples
from lib.lesson.experiments.regression import (
    leverage_slopes,
    noise_arguments,
    outlier_shifts,
    regression_fits,
)
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.numbers import aligned, equals, fixed, grouped, latex, latex_relation, significant
from lib.text.table import Table

LOSS_FORMULA = aligned(
    rf"\text{{{words.REGRESSION_SQUARED_IN_FORMULA}}} \; & r^2",
    rf"\text{{{words.REGRESSION_ABSOLUTE_IN_FORMULA}}} \; & |r|",
    rf"\text{{{words.REGRESSION_HUBER_IN_FORMULA}}} \; & \tfrac{{1}}{{2}} r^2 "
    rf"\text{{ {words.REGRESSION_WITHIN_IN_FORMULA} }} |r| \le \delta,",
    rf"& \delta\,(|r| - \tfrac{{1}}{{2}} \delta) \text{{ {words.REGRESSION_BEYOND_IN_FORMULA}}}",
    gap="0.6em",
)
"""The three losses of a residual r, in LaTeX."""


def outlier_sentence(x: NDArray[np.float64], y: NDArray[np.float64], degree: int, delta: float) -> str:
    """Return how far the last point, the outlier, moves each fit at most."""
    shifts = outlier_shifts(x, y, degree, delta)
    fits = (
        words.REGRESSION_OUTLIER_OF_FIT.format(loss=label, shift=fixed(shift, 3)) for label, shift in shifts.items()
    )
    return words.REGRESSION_OUTLIER.format(height=significant(y[-1]), fits=", ".join(fits))


def leverage_sentence(x: NDArray[np.float64], y: NDArray[np.float64], delta: float) -> str:
    """Return that every loss follows a point far out in x, with the slopes of the three lines for two heights of it."""
    slopes = leverage_slopes(x, y, delta)
    low, high = (grouped(round(height)) for height in examples.LEVERAGE_HEIGHTS)
    parts = (
        words.REGRESSION_LEVERAGE_OF_FIT.format(
            loss=inside_sentence(label), low_slope=significant(few, 3), high_slope=significant(many, 3)
        )
        for label, (few, many) in slopes.items()
    )
    return words.REGRESSION_LEVERAGE.format(
        x=equals(examples.LEVERAGE_X), points=len(x), low=low, high=high, slopes="; ".join(parts)
    )


def fits_table(x: NDArray[np.float64], y: NDArray[np.float64], degree: int, delta: float) -> Table:
    """Return the mean of each loss under each fit: each fit has the least of its own loss, on the diagonal."""
    return Table.from_rows(
        {
            words.REGRESSION_FIT_ROW.format(loss=label): {
                words.REGRESSION_MEAN.format(loss=model.loss.label): significant(
                    mean_loss(fit, x, y, model, **noise_arguments(model, delta))
                )
                for model in NOISE_MODELS.values()
            }
            for label, fit in regression_fits(x, y, degree, delta).items()
        }
    )


def noise_table(r: float, delta: float) -> Table:
    """Return density, -ln density and loss of each noise model at one residual: the last two differ by ln Z."""
    rows = {}
    for model in NOISE_MODELS.values():
        density, loss, constant = _at_residual(model, r, delta)
        rows[model.label] = {
            words.REGRESSION_DENSITY: significant(density),
            words.REGRESSION_LOG_DENSITY: significant(-np.log(density)),
            words.LOSS: significant(loss),
            words.REGRESSION_CONSTANT: significant(np.log(constant)),
        }
    return Table.from_rows(rows)


def noise_formula(r: float, delta: float) -> str:
    """Return -ln density of each noise model at one residual as its loss and ln Z, with numbers, in LaTeX."""
    density, loss = words.REGRESSION_NOISE_DENSITY_IN_FORMULA, words.REGRESSION_NOISE_LOSS_IN_FORMULA
    rows = [rf"-\ln \text{{{density}}}(r) &= \text{{{loss}}}(r) + \ln Z"]
    for model in NOISE_MODELS.values():
        density, loss, constant = _at_residual(model, r, delta)
        total, *parts = -np.log(density), loss, np.log(constant)
        parts = f"{latex(total)} &{latex_relation(total, *parts)} {' + '.join(map(latex, parts))}"
        rows.append(rf"\text{{{model.loss.label}:}} \; {parts}")
    return aligned(*rows, gap="0.6em")


def _at_residual(model: NoiseModel, r: float, delta: float) -> tuple[float, float, float]:
    """Return density and loss of a noise model at a residual, and Z, the integral of e^-loss."""
    arguments = noise_arguments(model, delta)
    found = (model.density(r, **arguments), model.loss.function(r, 0.0, **arguments), model.constant(**arguments))
    density, loss, constant = map(float, found)
    return density, loss, constant
