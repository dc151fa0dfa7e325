"""Experiments on activations: gradients in deep nets, dead units, the slope of PReLU, and two activations compared."""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.activations import Activation, activation_record
from lib.analysis.comparison import Meetings, meetings
from lib.expressions.expression import Expression
from lib.learning.dead_units import DeadShareByRate, dead_share_by_rate, sine_wave, train_two_hidden_layers
from lib.learning.gradient_flow import activation_histogram, gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.learned_parameter import ParameterTraining, train_parameter
from lib.learning.perceptron import Training
from lib.learning.prelu import train_prelu
from lib.lesson import examples
from lib.numerics.arrays import FloatArray

BINS = 40
"""Number of bins in the histogram of a layer's activations."""


@dataclass(frozen=True)
class FlowSummary:
    """What the page shows of a gradient flow (lib.learning.gradient_flow.GradientFlow).

    `histograms` holds the shares and the edges of the bins for the activations of the input and of each layer.
    `weights` is the number of weights, and `zeros` the share of exact zeros among the outputs of all layers.
    """

    activation_rms: FloatArray
    gradient_rms: FloatArray
    ratio: float
    histograms: tuple[tuple[FloatArray, FloatArray], ...]
    weights: int
    zeros: float


def affordable_width(networks: int, layers: int, width: int) -> int:
    """Return the width, or the largest with which the networks together have at most MOST_WEIGHTS weights.

    Each of the networks has `layers` weight matrices of width ** 2 weights. At the bound a page takes about 0.7 s of
    one processor.
    """
    return min(width, math.isqrt(examples.MOST_WEIGHTS // (networks * layers)))


@functools.lru_cache(maxsize=32)
def summarized_flow(name: str | Activation, initialization: str, layers: int, width: int, seed: int) -> FlowSummary:
    """Return the gradient flow through a random net with the activation and the initialization of these names.

    A record may stand for the name of an activation, here and below.

    One seed gives the same net and batch for every activation.
    """
    generator = np.random.default_rng(seed)
    activation = activation_record(name)
    run = gradient_flow(activation, INITIALIZATIONS[initialization], layers, width, examples.BATCH_SIZE, generator)
    histograms = tuple(activation_histogram(values, BINS) for values in run.activations)
    return FlowSummary(run.activation_rms, run.gradient_rms, run.ratio, histograms, run.weights, run.zeros)


def dead_shares(name: str | Activation, seed: int) -> DeadShareByRate:
    """Return the share of dead units after training with an activation, for each of the lesson's learning rates."""
    return dead_share_by_rate(activation_record(name), examples.DYING_RATES, np.random.default_rng(seed))


def two_layer_training(seed: int, moving: bool) -> Training:
    """Return the training of two hidden ReLU layers on the sine wave; the first is frozen unless it is `moving`."""
    generator = np.random.default_rng(seed)
    return train_two_hidden_layers(*sine_wave(), **examples.TWO_LAYERS, generator=generator, train_first=moving)


@functools.lru_cache(maxsize=16)
def prelu_training(teacher: float, start: float, seed: int) -> dict[str, Training]:
    """Return the training of PReLU from a start on the targets of a teacher, and of fixed slopes, by label."""
    return train_prelu(teacher, start, examples.PRELU_RATE, examples.PRELU_STEPS, np.random.default_rng(seed))


def own_parameter_training(
    expression: Expression, name: str, others: Mapping[str, float], teacher: float, start: float, seed: int
) -> ParameterTraining:
    """Return the training of a parameter of a typed function from a start, on the targets of a teacher.

    `others` are the values of its other parameters. Rate and steps are those of PReLU.
    """
    rate, steps, generator = examples.PRELU_RATE, examples.PRELU_STEPS, np.random.default_rng(seed)
    return train_parameter(expression, name, teacher, start, rate, steps, generator, others)


def activation_crossings(
    first: str | Activation, second: str | Activation, low: float, high: float
) -> tuple[Meetings, Meetings]:
    """Return where two activations meet in (low, high), and where their derivatives do."""
    f, g = activation_record(first), activation_record(second)
    kinks = (*f.kinks, *g.kinks)
    return (
        meetings(f.function, g.function, low, high, kinks),
        meetings(f.derivative, g.derivative, low, high, kinks),
    )
