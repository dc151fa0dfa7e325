"""Experiments on activations: they depend on their arguments alone."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.lesson import examples
from lib.lesson.experiments.activations import (
    activation_crossings,
    affordable_width,
    dead_shares,
    prelu_training,
    summarized_flow,
    two_layer_training,
)
from tests.unit.each import each


@each("nets", [1, 4, 20])
@each("layers", [1, 20, 50])
@each("width", [16, 200, 256])
def test_the_nets_of_one_request_have_a_bounded_number_of_weights_and_are_no_narrower_than_that_needs(
    nets, layers, width
):
    found = affordable_width(nets, layers, width)
    assert 16 <= found <= width
    assert nets * layers * found**2 <= examples.MOST_WEIGHTS
    assert found == width or nets * layers * (found + 1) ** 2 > examples.MOST_WEIGHTS


def test_the_widest_and_deepest_nets_of_a_few_activations_are_not_narrowed():
    assert affordable_width(len(examples.GRADIENT_FLOW_ACTIVATIONS), 50, 256) == 256


def test_the_same_seed_gives_the_same_flow_and_another_seed_another():
    first, again, other = (summarized_flow("tanh", "xavier", 5, 16, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.gradient_rms, again.gradient_rms)
    assert not np.array_equal(first.gradient_rms, other.gradient_rms)


@each("name", ACTIVATIONS)
def test_a_flow_has_a_size_and_a_histogram_for_the_input_and_each_layer(name):
    flow = summarized_flow(name, "he", 3, 16, 0)
    assert len(flow.activation_rms) == len(flow.gradient_rms) == len(flow.histograms) == 4
    for shares, edges in flow.histograms:
        assert shares.sum() == pytest.approx(1)
        assert len(edges) == len(shares) + 1


def test_dead_shares_are_those_of_the_rates_of_the_lesson():
    shares = dead_shares("relu", 0)
    assert shares.rates.tolist() == list(examples.DYING_RATES)
    np.testing.assert_array_equal(shares.dead, dead_shares("relu", 0).dead)


def test_the_first_of_two_layers_moves_or_stays_as_it_is():
    moving, frozen = (two_layer_training(1, moving).network.layers[0][0] for moving in (True, False))
    assert not np.array_equal(moving, frozen)


def test_prelu_starts_at_the_given_slope():
    assert prelu_training(1.5, -0.5, 0)["PReLU"].alpha[0] == -0.5


def test_two_activations_cross_where_their_values_are_equal_and_their_slopes_elsewhere():
    values, slopes = (met.crossings for met in activation_crossings("sigmoid", "tanh", -5, 5))
    sigmoid, tanh = ACTIVATIONS["sigmoid"], ACTIVATIONS["tanh"]
    np.testing.assert_allclose(sigmoid.function(values), tanh.function(values))
    np.testing.assert_allclose(sigmoid.derivative(slopes), tanh.derivative(slopes))
    assert (len(values), len(slopes)) == (1, 2)
