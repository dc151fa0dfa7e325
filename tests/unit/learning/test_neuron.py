"""The neuron's gradients against finite differences, and the deaths of the lesson."""

import numpy as np
import pytest

from lib.learning.neuron import first_dead_step, neuron_state, train_neuron
from lib.lesson import examples

X, TARGET = np.array(examples.INPUTS["mixed"]), np.full(5, examples.NEURON_TARGET)


@pytest.mark.parametrize(("weight", "bias"), [(1.0, 0.3), (-1.2, 0.4), (0.4, -0.3)])
def test_gradients_are_finite_differences_of_the_loss(weight, bias):
    h = 1e-6
    state = neuron_state(X, TARGET, weight, bias)
    by_weight = neuron_state(X, TARGET, weight + h, bias).loss - neuron_state(X, TARGET, weight - h, bias).loss
    by_bias = neuron_state(X, TARGET, weight, bias + h).loss - neuron_state(X, TARGET, weight, bias - h).loss
    assert state.weight_gradient == pytest.approx(by_weight / (2 * h), abs=1e-8)
    assert state.bias_gradient == pytest.approx(by_bias / (2 * h), abs=1e-8)


def test_each_step_is_weight_minus_rate_times_gradient():
    first, second = train_neuron(X, TARGET, 1.0, 0.5, 0.3, 1)
    assert second.weight == first.weight - 0.3 * first.weight_gradient
    assert second.bias == first.bias - 0.3 * first.bias_gradient


def test_a_dead_neuron_has_no_gradient_and_never_moves_again():
    states = train_neuron(examples.INPUTS["positive"], TARGET, 1.0, 1.0, 1.0, 20)
    assert first_dead_step(states) == 1
    assert {(s.weight, s.bias) for s in states[1:]} == {(states[1].weight, states[1].bias)}
    assert states[-1].weight_gradient == states[-1].bias_gradient == 0


def test_weight_decay_alone_revives_a_dead_neuron():
    states = train_neuron([1.0, 2.0, 3.0], [1.0] * 3, -0.5, 0.4, 0.2, 30, decay=0.05)
    alive = next(step for step, state in enumerate(states) if not state.is_dead)
    assert alive == 23
    for step, state in enumerate(states[:alive]):
        assert state.weight == pytest.approx(-0.5 * (1 - 0.2 * 0.05) ** step)
        assert state.bias == 0.4


def test_a_small_rate_lowers_the_loss():
    losses = [s.loss for s in train_neuron(examples.INPUTS["positive"], TARGET, 1.0, 1.0, 0.1, 20)]
    assert losses == sorted(losses, reverse=True)


def test_a_negative_weight_on_a_negative_input_is_positive():
    assert neuron_state([-2.0], [0.5], -1.0, 0.0).pre_activation == [2.0]
