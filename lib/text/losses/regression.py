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
from lib.text.labels import inside_sentence
from lib.text.numbers import aligned, equals, fixed, grouped, latex, latex_relation, significant
from lib.text.table import Table

LOSS_FORMULA = aligned(
    r"\text{Squared error:} \; & r^2",
    r"\text{Absolute error:} \; & |r|",
    r"\text{Huber:} \; & \tfrac{1}{2} r^2 \text{ for } |r| \le \delta,",
    r"& \delta\,(|r| - \tfrac{1}{2} \delta) \text{ beyond}",
    gap="0.6em",
)
"""The three losses of a residual r, in LaTeX."""
LOSS_SENTENCE = (
    "Huber's loss has the factor ½ and squared error has not: within δ it is ½ r², half of the squared error r². The "
    "factor does not change which fit is best."
)


def outlier_sentence(x: NDArray[np.float64], y: NDArray[np.float64], degree: int, delta: float) -> str:
    """Return how far the last point, the outlier, moves each fit at most."""
    shifts = outlier_shifts(x, y, degree, delta)
    parts = ", ".join(f"{label} **{fixed(shift, 3)}**" for label, shift in shifts.items())
    return f"The outlier at height {significant(y[-1])} moves the three fits by up to: {parts}."


def leverage_sentence(x: NDArray[np.float64], y: NDArray[np.float64], delta: float) -> str:
    """Return that every loss follows a point far out in x, with the slopes of the three lines for two heights of it."""
    slopes = leverage_slopes(x, y, delta)
    low, high = (grouped(round(height)) for height in examples.LEVERAGE_HEIGHTS)
    parts = "; ".join(
        f"{inside_sentence(label)} {significant(few, 3)} and {significant(many, 3)}"
        for label, (few, many) in slopes.items()
    )
    return (
        "The gradient of squared error grows with the residual. That of the absolute error and of Huber's loss is "
        "bounded, so an outlier in height, at an x among the others, can move their fits only so far. An outlier far "
        "out in x has leverage, and they follow it as squared error does. With a point at "
        f"x {equals(examples.LEVERAGE_X)} added to the {len(x)} points, the fitted line has these slopes for "
        f"the heights {low} and {high}: {parts}."
    )


def fits_table(x: NDArray[np.float64], y: NDArray[np.float64], degree: int, delta: float) -> Table:
    """Return the mean of each loss under each fit: each fit has the least of its own loss, on the diagonal."""
    return Table.from_rows(
        {
            f"{label} fit": {
                f"{model.loss.label}, mean": significant(mean_loss(fit, x, y, model, **noise_arguments(model, delta)))
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
            "Density": significant(density),
            "−ln density": significant(-np.log(density)),
            "Loss": significant(loss),
            "ln Z, the same for every r": significant(np.log(constant)),
        }
    return Table.from_rows(rows)


def noise_formula(r: float, delta: float) -> str:
    """Return -ln density of each noise model at one residual as its loss and ln Z, with numbers, in LaTeX."""
    rows = [r"-\ln \text{density}(r) &= \text{loss}(r) + \ln Z"]
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
