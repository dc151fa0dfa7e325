"""The experiments as the pages ask for them: from plain numbers and a seed.

A run depends on its arguments alone, so the latest can be kept (see calls.py). What a run returns is small: curves and
histograms, never the activations of a whole net.
"""

import functools
from dataclasses import dataclass

import numpy as np

from lib.activations import ACTIVATIONS
from lib.analysis.attention import TOKENS, attention, embeddings, mean_entropy
from lib.analysis.comparison import crossings
from lib.inference.calibration import draw_outcomes
from lib.learning.datasets import Points, decode, draw
from lib.learning.layers import dead_by_rate, train_prelu, train_two_layers, wave
from lib.learning.logistic_regression import LOGIT_LOSSES, descend
from lib.learning.network import INITIALISATIONS, gradient_flow, histogram
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson import examples
from lib.statistics.simulation import checkpoints, counts, histogram_over_time

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
    run = gradient_flow(ACTIVATIONS[name], INITIALISATIONS[initialisation], layers, width, examples.BATCH, generator)
    spreads = tuple(histogram(values, BINS) for values in run.activations)
    return Flow(run.activation_rms, run.gradient_rms, run.ratio, spreads, run.weights, run.zeros)


def deaths(name, seed):
    """Return which share of a layer with activation `name` is dead after training, by learning rate."""
    return dead_by_rate(ACTIVATIONS[name], examples.DYING_RATES, np.random.default_rng(seed))


def two_layers(seed, moving):
    """Return the training of two ReLU layers, the first `moving` or frozen."""
    generator = np.random.default_rng(seed)
    return train_two_layers(*wave(), **examples.TWO_LAYERS, generator=generator, train_first=moving)


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
    drawn = counts(n, p, repeats, np.random.default_rng(seed))
    return histogram_over_time(drawn, n, checkpoints(repeats, examples.GROWTH_STEPS + 1))


def points(name, count, seed):
    """Return the points of a seeded set."""
    return draw(name, count, np.random.default_rng(seed))


def placed_points(text, classes):
    """Return the points of a text in an address; a class that there is not becomes the last."""
    decoded = decode(text)
    return Points(decoded.x, np.minimum(decoded.label, classes - 1))


def descent(points, loss, start, rate):
    """Return what gradient descent on a named loss of a logit does from a start."""
    return descend(points, LOGIT_LOSSES[loss], start, rate, examples.DESCENT_STEPS)


def training(points, loss, rate, smoothing, weights):
    """Return the training of a softmax regression under a named loss of a vector."""
    return train(points, VECTOR_LOSSES[loss], rate, examples.DESCENT_STEPS, smoothing, weights)


def forecasts(count, seed):
    """Return logits and outcomes that are calibrated by construction."""
    return draw_outcomes(count, examples.FORECAST_SPREAD, np.random.default_rng(seed))
