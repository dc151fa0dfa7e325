"""The lesson's own examples and the fixed numbers of its experiments, by page.

Sizes and numbers of steps are bounds of a control or keep the computing time of a page short. Keys of activations and
losses are those of their registries.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Activations: gradients in deep networks

GRADIENT_FLOW_ACTIVATIONS = ("sigmoid", "tanh", "relu", "selu")
"""The activations that are compared in a deep network at first."""
BATCH_SIZE = 64
"""Number of samples that go through a deep network."""
MOST_WEIGHTS = 15_000_000
"""Largest number of weights of all deep networks of one picture together."""

# Activations: the neuron that dies

INPUTS = {
    "positive": (0.5, 1.0, 1.5, 2.0, 2.5),
    "mixed": (-2.0, -1.0, 0.5, 1.0, 2.0),
    "mostly negative": (-2.5, -2.0, -1.5, -1.0, 0.5),
}
"""The samples of one neuron by their name in the address."""
NEURON_TARGET = 0.5
"""The target of all samples of the neuron."""
NEURON_STEPS = 20
"""Number of training steps of the neuron."""
LARGEST_BIAS = 6.0
"""Bound of the size of the neuron's initial bias."""
CAUSES = {
    "A smaller step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 0.2},
    "One large step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 1.0},
    "A negative weight": {"inputs": "mixed", "weight": -1.0, "bias": 0.0, "rate": 0.2},
    "Mostly negative inputs": {"inputs": "mostly negative", "weight": -0.5, "bias": 0.0, "rate": 0.2},
    "A large negative bias": {"inputs": "mixed", "weight": 1.0, "bias": -5.0, "rate": 0.2},
}
"""What may make the neuron dead, and the values of its controls; it lives with those of the first, the defaults."""

# Activations: two hidden units and XOR

XOR_INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
"""The four inputs of XOR."""
XOR_TARGETS = (0, 1, 1, 0)
"""Its outputs."""
TWO_UNITS_KEYS = (
    *("unit1x1", "unit1x2", "unit1bias"),
    *("unit2x1", "unit2x2", "unit2bias"),
    *("outputh1", "outputh2", "outputbias"),
)
"""The keys of the weights of a network of two hidden units, in the order of `two_units`."""
TWO_UNITS_START = (1.0, 1.0, 0.0, 1.0, -1.0, 0.0, 1.0, -1.0, -0.5)
"""Its weights at first."""
XOR_SOLUTION = (1.0, 1.0, 0.0, 1.0, 1.0, -1.0, 1.0, -2.0, -0.5)
"""Weights with which it computes XOR."""

# Activations: derivations

PRELU_SAMPLES = (-2.0, -1.0, 1.5)
"""The inputs in the derivation of the gradient in the slope of PReLU."""

# Activations: layers with dead units, PReLU and costs

DYING_ACTIVATIONS = ("relu", "leaky_relu", "prelu", "elu", "selu")
"""The activations whose dead units are counted."""
DYING_RATES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0)
"""The learning rates at which they are counted."""
TWO_LAYERS = {"units": (6, 12), "rate": 0.2, "steps": 150}
"""Units of the two hidden layers in which dead units revive, the learning rate, and the number of steps."""
PRELU_STEPS = 300
"""Number of training steps of PReLU."""
PRELU_RATE = 0.5
"""Learning rate of PReLU."""
COST_ELEMENTS = 100_000
"""Length of the array on which activations are timed."""
COST_REPEATS = 9
"""Number of timings of which the median is taken."""

# Softmax

CLASSES = ("cat", "dog", "tiger")
"""The three classes of the lesson."""
THREE_LOGITS = (2.0, 1.0, 0.1)
"""Their logits."""
ARTICLE_CLASS_COUNTS = (50, 100)
"""Numbers of classes for which the article draws softmax over a grid of logits."""
OVERFLOWING_LOGITS = ((1000.0, 1000.0), (-1000.0, -1001.0))
"""Logits of two classes on which the article's code returns NaN in float64."""
DIMENSIONS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
"""Dimensions d of the vectors of attention over which its entropy is drawn."""
SENTENCES_AVERAGED = 20
"""Number of random sentences over which that entropy is averaged."""

# Likelihood

TEN_FLIPS = "1010001000"
"""The sample of the lesson: ten flips, 1 for heads."""
ARTICLE_PROBABILITIES = (0.1, 0.2, 0.5)
"""The values of p for which the article gives the likelihood of the ten flips."""
MOST_FLIPS = 10_000
"""Largest number of flips of a sample."""
FIRST_UNDERFLOW = 1075
"""The smallest n for which 0.5 ** n is 0 in float64."""
MOST_COIN_FLIPS = 1200
"""Largest n for which 0.5 ** n is drawn."""
NETWORK_INPUTS = (-2.0, -1.0, 0.5, 1.5)
"""The inputs of a network of one weight, in the derivation of its likelihood."""
NETWORK_TARGETS = (0, 1, 0, 1)
"""The classes of these inputs."""
ASCENT_STEPS = 50
"""Number of steps of gradient ascent and of Newton's method."""
GROWTH_STEPS = 40
"""Number of steps in which the histogram of a simulation grows."""
MOST_COVERAGE_FLIPS = 200
"""Largest number of flips for which the coverage of intervals is computed."""

# Losses

SHOWN_LOSSES = ("binary_cross_entropy_with_logits", "smoothed_cross_entropy_with_logits", "focal", "hinge")
"""The losses that the view "More losses" draws at first."""
RACE_EPOCHS = 300
"""Number of epochs of the neuron that is trained with two losses."""
DESCENT_STEPS = 200
"""Number of steps of gradient descent on a classifier."""
SURFACE_POINT = (1.5, -0.5)
"""The point in the derivation of the second derivative of cross-entropy."""
SURFACE_TARGET = 1
"""Its class."""
REGRESSION_POINTS = 30
"""Number of points of a regression, without the outlier."""
OUTLIER_X = 2.5
"""The x of the outlier, whose height is a control."""
LEVERAGE_X = 100.0
"""The x of a point with high leverage."""
LEVERAGE_HEIGHTS = (-100.0, -10_000.0)
"""Its heights."""
FORECAST_SPREAD = 1.5
"""Standard deviation of the logits of the calibrated forecasts."""
FORECAST_SHOWN = 0.9
"""The forecast whose change by the temperature is written out."""

# What the article contains


@dataclass(frozen=True)
class ArticleContents:
    """What the article contains of what it promises on likelihood and losses, as it was found by reading.

    `probabilities` are the values of p for which it gives the likelihood of the ten flips.
    """

    probabilities: tuple[float, ...]
    derives_cross_entropy: bool
    has_code_for_losses: bool


ARTICLE_CONTENTS = ArticleContents(ARTICLE_PROBABILITIES, derives_cross_entropy=False, has_code_for_losses=False)


# Samples and logits of any size


def fair_flips(count: int) -> list[int]:
    """Return `count` flips of which every second is a 1."""
    return [index % 2 for index in range(count)]


def evenly_spaced_logits(count: int) -> NDArray[np.float64]:
    """Return the logits of `count` classes, evenly spaced from -5 to 5."""
    return np.linspace(-5, 5, count)
