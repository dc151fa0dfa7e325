"""The share of a gradient that deep networks pass back, and training side by side."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.learning.dead_units import sine_wave
from lib.learning.gradient_flow import gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.perceptron import random_network, train
from lib.lesson.claims.deep_networks import BATCH_SIZE, LAYERS, WIDTH, gradients_kept, stacked


def test_the_gradients_kept_are_those_of_the_networks_of_the_seeds():
    kept = gradients_kept({"tanh": (ACTIVATIONS["tanh"], 1.0), "relu": (ACTIVATIONS["relu"], 2.0)}, (0, 5))
    for name, initialization in (("tanh", "xavier"), ("relu", "he")):
        flows = [
            gradient_flow(
                ACTIVATIONS[name],
                INITIALIZATIONS[initialization],
                LAYERS,
                WIDTH,
                BATCH_SIZE,
                np.random.default_rng(seed),
            )
            for seed in (0, 5)
        ]
        assert kept[name] == pytest.approx([flow.ratio for flow in flows])


def test_stacked_networks_train_as_each_does_alone():
    starts = [random_network((1, 4, 1), np.random.default_rng(seed)) for seed in range(3)]
    together = train(stacked(starts), *sine_wave(), ACTIVATIONS["relu"], 0.1, 20, frozen=())
    alone = [train(start, *sine_wave(), ACTIVATIONS["relu"], 0.1, 20, frozen=()) for start in starts]
    np.testing.assert_allclose(together.loss[-1], [run.loss[-1] for run in alone], rtol=1e-12)
