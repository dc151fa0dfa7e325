"""The lesson's own examples and the fixed numbers of its experiments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TEN_FLIPS = "1010001000"
ARTICLE_PROBABILITIES = (0.1, 0.2, 0.5)
CLASSES = ("cat", "dog", "tiger")
THREE_LOGITS = (2.0, 1.0, 0.1)
ARTICLE_CLASS_COUNTS = (50, 100)
OVERFLOWING_LOGITS = ((1000.0, 1000.0), (-1000.0, -1001.0))
MOST_FLIPS = 10_000
FIRST_UNDERFLOW = 1075
MOST_COIN_FLIPS = 1200
CLIMB_STEPS = 50
GROWTH_STEPS = 40
COVERED = 200
RACE_EPOCHS = 300
DESCENT_STEPS = 200
REGRESSION_POINTS = 30
OUTLIER_X = 2.5
LEVERAGE_X = 100.0
LEVERAGE_HEIGHTS = (-100.0, -10_000.0)
FORECAST_SPREAD = 1.5
FORECAST_SHOWN = 0.9
SHOWN_LOSSES = ("binary_cross_entropy_with_logits", "smoothed_cross_entropy_with_logits", "focal", "hinge")
DIMENSIONS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
SENTENCES_AVERAGED = 20
NEURON_STEPS = 20
INPUTS = {
    "positive": (0.5, 1.0, 1.5, 2.0, 2.5),
    "mixed": (-2.0, -1.0, 0.5, 1.0, 2.0),
    "mostly negative": (-2.5, -2.0, -1.5, -1.0, 0.5),
}
NEURON_TARGET = 0.5
LARGEST_BIAS = 6.0
BATCH = 64
MOST_WEIGHTS = 15_000_000
LAB_ACTIVATIONS = ("sigmoid", "tanh", "relu", "selu")
DYING_ACTIVATIONS = ("relu", "leaky_relu", "prelu", "elu", "selu")
DYING_RATES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0)
TWO_LAYERS = {"units": (6, 12), "rate": 0.2, "steps": 150}
PRELU_STEPS = 300
PRELU_RATE = 0.5
COST_ELEMENTS = 100_000
COST_REPEATS = 9
CAUSES = {
    "One large step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 1.0},
    "A smaller step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 0.2},
    "A negative weight": {"inputs": "mixed", "weight": -1.0, "bias": 0.0, "rate": 0.2},
    "Mostly negative inputs": {"inputs": "mostly negative", "weight": -0.5, "bias": 0.0, "rate": 0.2},
    "A large negative bias": {"inputs": "mixed", "weight": 1.0, "bias": -5.0, "rate": 0.2},
}


@dataclass(frozen=True)
class ArticleContents:
    """What the article contains of what it promises on likelihood and losses, as it was found by reading.

    `probabilities` are the values of p for which it gives the likelihood of the ten flips.
    """

    probabilities: tuple[float, ...]
    derives_cross_entropy: bool
    has_code_for_losses: bool


ARTICLE_CONTENTS = ArticleContents(ARTICLE_PROBABILITIES, derives_cross_entropy=False, has_code_for_losses=False)


def fair_flips(count: int) -> list[int]:
    """Return `count` flips of which every second is a 1."""
    return [place % 2 for place in range(count)]


def evenly_spaced_logits(count: int) -> NDArray[np.float64]:
    """Return the logits of `count` classes, evenly spaced from -5 to 5."""
    return np.linspace(-5, 5, count)
