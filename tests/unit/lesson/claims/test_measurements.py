"""What several checks measure."""

import math

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.learning.gradient_flow import gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson.claims.measurements import (
    BATCH,
    LAYERS,
    WIDTH,
    central_difference,
    first_where,
    gradient_kept,
    relative_costs,
)


def test_first_where_finds_the_first_float():
    root = first_where(lambda x: x * x >= 2, 0, 2)
    assert root * root >= 2 > np.nextafter(root, 0) ** 2


def test_first_where_is_infinite_where_nothing_holds():
    assert first_where(lambda x: False, 0, 1) == math.inf


def test_the_central_difference_of_a_sine_is_its_cosine():
    x = np.linspace(-3, 3, 61)
    np.testing.assert_allclose(central_difference(np.sin, x), np.cos(x), rtol=0, atol=1e-9)


def test_the_gradient_kept_is_the_geometric_mean_over_the_nets_of_the_first_seeds():
    ratios = [
        gradient_flow(
            ACTIVATIONS["tanh"], INITIALIZATIONS["xavier"], LAYERS, WIDTH, BATCH, np.random.default_rng(seed)
        ).ratio
        for seed in range(2)
    ]
    assert gradient_kept(ACTIVATIONS["tanh"], "xavier") == pytest.approx(ratios[0])
    assert gradient_kept(ACTIVATIONS["tanh"], "xavier", nets=2) == pytest.approx(math.sqrt(math.prod(ratios)))


def test_costs_are_ratios_to_relu(clock_of):
    assert relative_costs(clock_of(relu=2.0, sigmoid=6.0, tanh=8.0, library_tanh=3.0, elu=5.0)) == {
        "relu": 1.0,
        "sigmoid": 3.0,
        "tanh": 4.0,
        "library_tanh": 1.5,
        "elu": 2.5,
    }
