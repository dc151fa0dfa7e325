"""The pages' experiments: a run depends on its arguments alone, and is remembered."""

import numpy as np
import pytest

from lib import laboratory
from lib.activations import ACTIVATIONS


def test_a_run_is_made_once_and_is_the_same_for_the_same_seed():
    first = laboratory.flow("tanh", "xavier", 5, 16, 3)
    assert laboratory.flow("tanh", "xavier", 5, 16, 3) is first
    laboratory.flow.cache_clear()
    np.testing.assert_array_equal(laboratory.flow("tanh", "xavier", 5, 16, 3).gradient_rms, first.gradient_rms)


def test_every_cache_is_bounded():
    for run in (laboratory.flow, laboratory.deaths, laboratory.two_layers, laboratory.prelu):
        assert 0 < run.cache_info().maxsize <= 256


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_flow_has_a_size_and_a_histogram_for_the_input_and_each_layer(name):
    flow = laboratory.flow(name, "he", 3, 16, 0)
    assert len(flow.activation_rms) == len(flow.gradient_rms) == len(flow.histograms) == 4
    for shares, edges in flow.histograms:
        assert shares.sum() == pytest.approx(1)
        assert len(edges) == len(shares) + 1
