"""The numbers beside the pictures of regression, of more losses and of calibration, computed and put into words."""

import functools

import numpy as np
import pandas as pd

from lib.inference.calibration import (
    best_temperature,
    brier_decomposition,
    brier_score,
    calibration_error,
    log_loss_at,
    overconfident,
)
from lib.learning.regression import NOISE_MODELS, fit_with_last, mean_loss
from lib.lesson.controls import OUTLIER
from lib.likelihood import mle
from lib.numerics.parameter import grid
from lib.text.tables import significant

# Where the outlier may stand: all its fits are worked out at once.
HEIGHTS = tuple(grid(OUTLIER))


def own(model, delta):
    """Return the arguments of a noise model: Huber's alone has a delta."""
    return dict.fromkeys(model.loss.parameters, delta)


# Classes and flips


def marked(names, true):
    """Return the names of the classes with a mark at the true one."""
    return [f"{name}, true" if place == true else name for place, name in enumerate(names)]


def flips_sentence(sample):
    """Say where the likelihood of the flips is largest, and so their cross-entropy least."""
    k, n = int(np.sum(sample)), len(sample)
    return f"{k:,} ones in {n:,} flips: k/n = **{mle(sample):.6g}**"


# Regression


def with_outlier(points, at, height):
    """Return the x and the y of a regression set, with one more point at (at, height)."""
    return np.append(points.x[:, 0], at), np.append(points.x[:, 1], height)


def fitted(x, y, degree, delta):
    """Return the three fits to the points by the label of their loss; the latest are kept."""
    return _fitted(tuple(x), tuple(y), degree, delta)


@functools.lru_cache(maxsize=64)
def _fitted(x, y, degree, delta):
    return {
        model.loss.label: fit_with_last(model.name, x, y, degree, HEIGHTS, tuple(own(model, delta).items()))
        for model in NOISE_MODELS.values()
    }


def fit_losses(x, y, degree, delta):
    """Return the mean of each loss under each fit: each fit has the least of its own loss, on the diagonal."""
    rows = {
        f"{label} fit": {
            f"{model.loss.label}, mean": significant(mean_loss(fit, x, y, model, **own(model, delta)))
            for model in NOISE_MODELS.values()
        }
        for label, fit in fitted(x, y, degree, delta).items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def pulls(x, y, degree, delta):
    """Return how far the last point moves each fit at most, over the range of x, from the fit without it."""
    grid = np.linspace(min(x), max(x), 201)
    without, with_it = (fitted(x[:n], y[:n], degree, delta) for n in (len(x) - 1, len(x)))
    return {
        label: float(np.abs(with_it[label].predict(grid) - without[label].predict(grid)).max()) for label in with_it
    }


def pull_sentence(x, y, degree, delta):
    """Say how far the last point moves each fit."""
    moved = pulls(x, y, degree, delta)
    parts = ", ".join(f"{label} **{by:.3f}**" for label, by in moved.items())
    return f"The outlier at height {significant(y[-1])} moves the three fits by up to: {parts}."


def noise(r, delta):
    """Return density, -ln density and loss of each noise model at one residual: the last two differ by ln Z."""
    rows = {}
    for model in NOISE_MODELS.values():
        arguments = own(model, delta)
        density, loss = model.density(r, **arguments), model.loss.function(r, 0.0, **arguments)
        rows[model.label] = {
            "Density": significant(density),
            "−ln density": significant(-np.log(density)),
            "Loss": significant(loss),
            "ln Z, the same for every r": significant(np.log(model.constant(**arguments))),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


# More losses


def losses_at(records, places, y, arguments):
    """Return loss and gradient of each record at some values of its argument for the target y.

    `arguments` maps the key of each parameter of the records to its value.
    """
    rows = {}
    for loss in records:
        own_arguments = {name: arguments[p.key] for name, p in loss.parameters.items()}
        found = (f(place, loss.coded(y), **own_arguments) for place in places for f in (loss.function, loss.gradient))
        rows[loss.label] = [significant(value) for value in found]
    columns = [f"{what} at {significant(place)}" for place in places for what in ("Loss", "Gradient")]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def target_remarks(records, y):
    """Say what a target y means to those of the records to which it does not mean what it says."""
    remarks = []
    if 0 < y < 1:
        remarks += [f"{r.label} takes the likelier class, {r.coded(y):g}." for r in records if r.coded(y) != y]
    if y in (0, 1) and any(r.name == "reverse_kl_divergence" for r in records):
        remarks.append(f"The reverse KL divergence from y = {y:g} is infinite at every other p. Choose a y between.")
    return " ".join(remarks)


# Calibration


def repaired(logits, outcomes, factor):
    """Return the best temperature of the logits times `factor`, and the forecasts before and after dividing by it."""
    temperature = _best_temperature((factor * logits).tobytes(), np.asarray(outcomes, np.float64).tobytes())
    return temperature, overconfident(logits, factor), overconfident(logits, factor / temperature)


@functools.lru_cache(maxsize=16)
def _best_temperature(logits, outcomes):
    """Search once for the three tables of a run; the arrays come as bytes, by which they can be told apart."""
    return best_temperature(np.frombuffer(logits), np.frombuffer(outcomes))


def scores(logits, outcomes, factor, bins):
    """Return log loss, Brier score and calibration error of the forecasts, and after the best temperature."""
    temperature, *forecasts = repaired(logits, outcomes, factor)
    columns = {"As they are": 1 / factor, f"After z / {temperature:.4g}": temperature / factor}
    table = {
        heading: {
            "Log loss": significant(log_loss_at(divisor, logits, outcomes)),
            "Brier score": significant(brier_score(p, outcomes)),
            "Calibration error": significant(calibration_error(p, outcomes, bins)),
        }
        for (heading, divisor), p in zip(columns.items(), forecasts, strict=True)
    }
    return pd.DataFrame(table)


def decomposition(logits, outcomes, factor, bins):
    """Return the signed parts of the Brier score and their sum, before and after the best temperature."""
    temperature, *forecasts = repaired(logits, outcomes, factor)
    headings = ("As they are", f"After z / {temperature:.4g}")
    table = {}
    for heading, p in zip(headings, forecasts, strict=True):
        parts = brier_decomposition(p, outcomes, bins)
        table[heading] = {
            "Reliability: off the diagonal, 0 is best": signed(parts.reliability),
            "Resolution: how far the bins differ from the whole": signed(-parts.resolution),
            "Uncertainty s (1 − s) of the outcomes": signed(parts.uncertainty),
            "Variance of the forecasts within a bin": signed(parts.within_bin_variance),
            "Twice their covariance with the outcomes": signed(-parts.within_bin_covariance),
            "Their sum, the Brier score": signed(parts.brier_score),
        }
    return pd.DataFrame(table)


def signed(number):
    """Return a part of a score with its sign, to six decimals."""
    return f"{number + 0.0:+.6f}".replace("-", "−")


def temperature_sentence(logits, outcomes, factor):
    """Say which temperature repairs the forecasts, and what it does to the log loss."""
    temperature, *_ = repaired(logits, outcomes, factor)
    before, after = (log_loss_at(divisor / factor, logits, outcomes) for divisor in (1.0, temperature))
    fault = "about right" if 0.95 < temperature < 1.05 else "too bold" if temperature > 1 else "too timid"
    return (
        f"The forecasts are {fault}: the best temperature is T = **{temperature:.4f}**, and dividing every logit by it "
        f"takes the log loss from {before:.4f} to **{after:.4f}**. No order of two forecasts changes."
    )
