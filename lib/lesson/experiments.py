"""The experiments as the pages ask for them: from plain numbers and a seed.

A run depends on its arguments alone, so the latest can be kept (see calls.py). What a run returns is small: curves and
histograms, never the activations of a whole net.
"""

import functools
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import ACTIVATIONS
from lib.analysis.attention import TOKENS, attention, embeddings, mean_entropy
from lib.analysis.comparison import crossings
from lib.inference.calibration import fit_temperature, sample_forecasts, scaled_forecasts
from lib.learning.datasets import Points, decode_points, sample_dataset
from lib.learning.dead_units import dead_share_by_rate, sine_wave, train_two_hidden_layers
from lib.learning.gradient_flow import activation_histogram, gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.logistic_regression import LOGIT_LOSSES, LogitLoss, eigenvalue_surface, gradient_descent
from lib.learning.noise_models import NOISE_MODELS, NoiseModel, cached_fit
from lib.learning.prelu import train_prelu
from lib.learning.regression import Fit
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson import controls, examples
from lib.likelihood import likelihood
from lib.numerics.floating_point import DTYPES, FORMS, breaking_magnitude, breaking_spread
from lib.numerics.parameter import grid
from lib.statistics.coverage import mean_coverage, smallest_coverage
from lib.statistics.intervals import INTERVALS
from lib.statistics.simulation import geometric_checkpoints, running_histogram, sample_counts

BINS = 40


@dataclass(frozen=True)
class Flow:
    """What is kept of a gradient flow: sizes by layer, the ratio, a histogram (shares, edges) of each layer, counts.

    `weights` is how many weights the net has, and `zeros` which share of what its layers put out is exactly 0.
    """

    activation_rms: np.ndarray
    gradient_rms: np.ndarray
    ratio: float
    histograms: tuple[tuple[np.ndarray, np.ndarray], ...]
    weights: int
    zeros: float


def flow(name, initialisation, layers, width, seed):
    """Return the flow of a gradient through a net with activation `name`; one seed gives all the same net and batch."""
    generator = np.random.default_rng(seed)
    run = gradient_flow(ACTIVATIONS[name], INITIALIZATIONS[initialisation], layers, width, examples.BATCH, generator)
    spreads = tuple(activation_histogram(values, BINS) for values in run.activations)
    return Flow(run.activation_rms, run.gradient_rms, run.ratio, spreads, run.weights, run.zeros)


def deaths(name, seed):
    """Return which share of a layer with activation `name` is dead after training, by learning rate."""
    return dead_share_by_rate(ACTIVATIONS[name], examples.DYING_RATES, np.random.default_rng(seed))


def two_layers(seed, moving):
    """Return the training of two ReLU layers, the first `moving` or frozen."""
    generator = np.random.default_rng(seed)
    return train_two_hidden_layers(*sine_wave(), **examples.TWO_LAYERS, generator=generator, train_first=moving)


def crossed(first, second, low, high):
    """Return where two activations cross between low and high, and where their slopes do."""
    f, g = ACTIVATIONS[first], ACTIVATIONS[second]
    return crossings(f.function, g.function, low, high), crossings(f.derivative, g.derivative, low, high)


def prelu(teacher, start, seed):
    """Return PReLU learning the teacher's slope from a start, with the fixed slopes beside it."""
    return train_prelu(teacher, start, examples.PRELU_RATE, examples.PRELU_STEPS, np.random.default_rng(seed))


def attention_weights(d, scaled, seed):
    """Return the attention weights of a random sentence, its scores divided by the square root of d or not."""
    generator = np.random.default_rng(seed)
    queries, keys, values = (embeddings(TOKENS, d, generator) for _ in range(3))
    return attention(queries, keys, values, None if scaled else 1.0)[0]


def attention_entropies(scaled, seed, dimensions=examples.DIMENSIONS):
    """Return the mean entropy of a row of attention for each dimension."""
    return [attention_entropy(scaled, seed, d) for d in dimensions]


@functools.lru_cache(maxsize=256)
def attention_entropy(scaled, seed, d):
    """Return the mean entropy of a row of attention for one dimension."""
    return mean_entropy(d, TOKENS, scaled, np.random.default_rng(seed), examples.SENTENCES_AVERAGED)


def simulation(n, p, repeats, seed):
    """Return the histogram of n flips, repeated, at each stop of the slider from one repeat to all."""
    drawn = sample_counts(n, p, repeats, np.random.default_rng(seed))
    return running_histogram(drawn, n, geometric_checkpoints(repeats, examples.GROWTH_STEPS + 1))


def points(name, count, seed):
    """Return the points of a seeded set."""
    return sample_dataset(name, count, np.random.default_rng(seed))


def placed_points(text, classes):
    """Return the points of a text in an address; a class that there is not becomes the last."""
    decoded = decode_points(text)
    return Points(decoded.x, np.minimum(decoded.label, classes - 1))


def descent(points, loss, start, rate):
    """Return what gradient descent on a named loss of a logit does from a start."""
    return gradient_descent(points, LOGIT_LOSSES[loss], start, rate, examples.DESCENT_STEPS)


def training(points, loss, rate, smoothing, weights):
    """Return the training of a softmax regression under a named loss of a vector."""
    return train(points, VECTOR_LOSSES[loss], rate, examples.DESCENT_STEPS, smoothing, weights)


def forecasts(count, seed):
    """Return logits and outcomes that are calibrated by construction."""
    return sample_forecasts(count, examples.FORECAST_SPREAD, np.random.default_rng(seed))


# What the sentences and tables of a page compute; the latest results are kept


@functools.cache
def breaking_points() -> dict[tuple[str, str], dict[str, float | None]]:
    """Return (label of a form of the loss, float format) -> logits -> the least t that breaks the form, or None."""
    searches: dict[str, Callable] = {
        "[t, 0]": breaking_spread,
        "[t, t]": breaking_magnitude,
        "[−t, −t]": functools.partial(breaking_magnitude, sign=-1),
    }
    return {
        (form.label, dtype): {logits: search(form.name, dtype) for logits, search in searches.items()}
        for form in FORMS.values()
        for dtype in DTYPES
    }


@functools.lru_cache(maxsize=64)
def coverage(name: str, n: int, confidence: float) -> tuple[float, float]:
    """Return the mean and the smallest coverage of the interval of a name."""
    return mean_coverage(INTERVALS[name], n, confidence), smallest_coverage(INTERVALS[name], n, confidence)


@functools.cache
def first_underflow() -> int:
    """Return the least number of flips of a fair coin whose probabilities have the product 0 in float64."""
    return next(n for n in itertools.count(1) if likelihood(examples.fair_flips(n), 0.5) == 0)


def smallest_eigenvalue_on_map(points: Points, loss: LogitLoss) -> float:
    """Return the smallest eigenvalue of the Hessian of a loss over the weights in [-8, 8]^2."""
    return _smallest_eigenvalue_on_map(points.x.tobytes(), points.label.tobytes(), loss)


@functools.lru_cache(maxsize=32)
def _smallest_eigenvalue_on_map(x: bytes, label: bytes, loss: LogitLoss) -> float:
    """Search the map; the arrays of the points come as bytes, which can be compared."""
    points, weights = Points(np.frombuffer(x).reshape(-1, 2), np.frombuffer(label, int)), np.linspace(-8, 8, 33)
    return float(eigenvalue_surface(points, loss, weights, weights).min())


def with_outlier(points: Points, at: float, height: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
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


def outlier_shifts(x: NDArray[np.float64], y: NDArray[np.float64], degree: int, delta: float) -> dict[str, float]:
    """Return label of a loss -> how far the last point moves the fit at most, over the range of x."""
    across = np.linspace(min(x), max(x), 201)
    without, with_it = (regression_fits(x[:n], y[:n], degree, delta) for n in (len(x) - 1, len(x)))
    return {
        label: float(np.abs(fit.predict(across) - without[label].predict(across)).max())
        for label, fit in with_it.items()
    }


@dataclass(frozen=True)
class Recalibration:
    """The best temperature of overconfident or underconfident forecasts, and the forecasts before and after it."""

    temperature: float
    before: NDArray[np.float64]
    after: NDArray[np.float64]


def recalibrated(logits: NDArray[np.float64], outcomes: ArrayLike, factor: float) -> Recalibration:
    """Return the recalibration of the forecasts sigmoid(factor z)."""
    temperature = _best_temperature((factor * logits).tobytes(), np.asarray(outcomes, np.float64).tobytes())
    return Recalibration(temperature, scaled_forecasts(logits, factor), scaled_forecasts(logits, factor / temperature))


@functools.lru_cache(maxsize=16)
def _best_temperature(logits: bytes, outcomes: bytes) -> float:
    """Search for the temperature; the arrays come as bytes, which can be compared."""
    return fit_temperature(np.frombuffer(logits), np.frombuffer(outcomes))
