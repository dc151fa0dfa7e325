"""What several checks measure."""

import itertools
import math
from decimal import Decimal

import mpmath
import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.learning.dead_units import sine_wave
from lib.learning.gradient_flow import gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.perceptron import random_network, train
from lib.lesson.claims.measurements import (
    BATCH,
    LAYERS,
    WIDTH,
    central_difference,
    exact_softmax,
    exact_tanh,
    first_where,
    gradients_kept,
    relative_costs,
    stacked,
)


def test_first_where_finds_the_first_float():
    root = first_where(lambda x: x * x >= 2, 0, 2)
    assert root * root >= 2 > np.nextafter(root, 0) ** 2


def test_first_where_is_infinite_where_nothing_holds():
    assert first_where(lambda x: False, 0, 1) == math.inf


def test_the_central_difference_of_a_sine_is_its_cosine():
    x = np.linspace(-3, 3, 61)
    np.testing.assert_allclose(central_difference(np.sin, x), np.cos(x), rtol=0, atol=1e-9)


def test_the_gradients_kept_are_those_of_the_nets_of_the_seeds():
    kept = gradients_kept({"tanh": (ACTIVATIONS["tanh"], 1.0), "relu": (ACTIVATIONS["relu"], 2.0)}, (0, 5))
    for name, initialization in (("tanh", "xavier"), ("relu", "he")):
        flows = [
            gradient_flow(
                ACTIVATIONS[name], INITIALIZATIONS[initialization], LAYERS, WIDTH, BATCH, np.random.default_rng(seed)
            )
            for seed in (0, 5)
        ]
        assert kept[name] == pytest.approx([flow.ratio for flow in flows])


def test_stacked_networks_train_as_each_does_alone():
    starts = [random_network((1, 4, 1), np.random.default_rng(seed)) for seed in range(3)]
    together = train(stacked(starts), *sine_wave(), ACTIVATIONS["relu"], 0.1, 20, frozen=())
    alone = [train(start, *sine_wave(), ACTIVATIONS["relu"], 0.1, 20, frozen=()) for start in starts]
    np.testing.assert_allclose(together.loss[-1], [run.loss[-1] for run in alone], rtol=1e-12)


@pytest.mark.parametrize("x", [-100.0, -1.5, 0.0, 0.25, 40.0])
def test_exact_tanh_is_right_to_a_hundred_digits(x):
    with mpmath.workdps(130):
        assert mpmath.almosteq(mpmath.mpf(str(exact_tanh(Decimal(x)))), mpmath.tanh(mpmath.mpf(x)), 1e-100, 1e-100)


@pytest.mark.parametrize("logits", [(1.0, 2.0, 3.0), (0.0, -1500.0), (-7.5, -7.5, -8.0), (1e308, -1e308)])
def test_exact_softmax_is_right_to_a_hundred_digits(logits):
    with mpmath.workdps(700):
        powers = [mpmath.exp(mpmath.mpf(z) - max(logits)) for z in logits]
        for found, power in zip(exact_softmax(logits), powers, strict=True):
            assert mpmath.almosteq(mpmath.mpf(str(found)), power / sum(powers), 1e-100, mpmath.mpf(10) ** -(10**6))


def test_costs_are_ratios_to_the_first_formula_on_each_size():
    times = itertools.cycle([2.0, 6.0, 5.0])
    now = [0.0]

    def clock():
        clock.calls += 1
        if clock.calls % 2 == 0:
            now[0] += next(times)
        return now[0]

    clock.calls = 0
    found = relative_costs(clock, "relu", "sigmoid", "elu")
    assert {name: list(ratios) for name, ratios in found.items()} == {"sigmoid": [3.0] * 3, "elu": [2.5] * 3}
