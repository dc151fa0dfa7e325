"""The training experiments as the pages ask for them: from plain numbers, seeded, each run kept for the next visitor.

A run depends on its arguments alone, so a bounded number of the latest are remembered. What is remembered is small:
curves and histograms, never the activations of a whole net.
"""

import functools
from dataclasses import dataclass

import numpy as np

from lib import lesson
from lib.activations import ACTIVATIONS
from lib.layer_training import dead_by_rate, train_prelu, train_two_layers, wave
from lib.network import INITIALISATIONS, gradient_flow, histogram

BINS = 40


@dataclass(frozen=True)
class Flow:
    """What is kept of a gradient flow: sizes by layer, the ratio, and a histogram (shares, edges) of each layer."""

    activation_rms: np.ndarray
    gradient_rms: np.ndarray
    ratio: float
    histograms: tuple[tuple[np.ndarray, np.ndarray], ...]


@functools.lru_cache(maxsize=256)
def flow(name, initialisation, layers, width, seed):
    """Return the flow of a gradient through a net with activation `name`; one seed gives all the same net and batch."""
    generator = np.random.default_rng(seed)
    run = gradient_flow(ACTIVATIONS[name], INITIALISATIONS[initialisation], layers, width, lesson.BATCH, generator)
    spreads = tuple(histogram(values, BINS) for values in run.activations)
    return Flow(run.activation_rms, run.gradient_rms, run.ratio, spreads)


@functools.lru_cache(maxsize=64)
def deaths(name, seed):
    """Return which share of a layer with activation `name` is dead after training, by learning rate."""
    return dead_by_rate(ACTIVATIONS[name], lesson.DYING_RATES, np.random.default_rng(seed))


@functools.lru_cache(maxsize=64)
def two_layers(seed, moving):
    """Return the training of two ReLU layers, the first `moving` or frozen."""
    generator = np.random.default_rng(seed)
    return train_two_layers(*wave(), **lesson.TWO_LAYERS, generator=generator, train_first=moving)


@functools.lru_cache(maxsize=64)
def prelu(teacher, start, seed):
    """Return PReLU learning the teacher's slope from a start, with the fixed slopes beside it."""
    return train_prelu(teacher, start, lesson.PRELU_RATE, lesson.PRELU_STEPS, np.random.default_rng(seed))
