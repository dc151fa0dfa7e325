"""The pages' experiments: a run depends on its arguments alone."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, sigmoid
from lib.charts.core.calls import deferred
from lib.learning.datasets import sample_dataset
from lib.learning.logistic_regression import LOGIT_LOSSES, smallest_eigenvalue
from lib.lesson import experiments


def test_the_same_seed_gives_the_same_flow_and_another_seed_another():
    first, again, other = (experiments.flow("tanh", "xavier", 5, 16, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.gradient_rms, again.gradient_rms)
    assert not np.array_equal(first.gradient_rms, other.gradient_rms)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_flow_has_a_size_and_a_histogram_for_the_input_and_each_layer(name):
    flow = experiments.flow(name, "he", 3, 16, 0)
    assert len(flow.activation_rms) == len(flow.gradient_rms) == len(flow.histograms) == 4
    for shares, edges in flow.histograms:
        assert shares.sum() == pytest.approx(1)
        assert len(edges) == len(shares) + 1


def test_a_placed_point_of_a_class_that_is_gone_becomes_the_last():
    assert experiments.placed_points("1_2_0~3_4_2", 2).label.tolist() == [0, 1]


def test_weights_of_attention_sum_to_1_in_each_row_and_without_the_scale_are_sharper():
    scaled, raw = (experiments.attention_weights(64, s, 0) for s in (True, False))
    np.testing.assert_allclose(scaled.sum(axis=-1), 1)
    assert raw.max(axis=-1).mean() > scaled.max(axis=-1).mean()


def test_a_run_whose_arguments_are_runs_is_worked_out_from_them():
    points = deferred(experiments.points, "overlapping", 12, 0)
    trained = deferred(experiments.descent, points, "cross_entropy", (-6.0, -4.0), 2.0)
    direct = experiments.descent(points.value, "cross_entropy", (-6.0, -4.0), 2.0)
    np.testing.assert_array_equal(trained.value.weights, direct.weights)


def test_the_outlier_pulls_squared_error_without_bound_and_the_others_not():
    points = sample_dataset("gaussian", 30, np.random.default_rng(0))
    near, far = (experiments.outlier_shifts(*experiments.with_outlier(points, 2.5, h), 1, 1.0) for h in (-5.0, -10.0))
    assert far["Squared error"] > 1.5 * near["Squared error"]
    assert far["Huber"] == pytest.approx(near["Huber"], rel=1e-6)
    assert far["Absolute error"] == pytest.approx(near["Absolute error"], rel=1e-6)
    assert far["Huber"] < far["Squared error"] / 3


def test_fits_map_searches_and_temperatures_are_computed_once():
    points = sample_dataset("gaussian", 30, np.random.default_rng(0))
    x, y = experiments.with_outlier(points, 2.5, -8.0)
    assert experiments.regression_fits(x, y, 1, 1.0) is experiments.regression_fits(list(x), list(y), 1, 1.0)
    assert experiments.breaking_points() is experiments.breaking_points()


def test_a_recalibration_undoes_the_factor():
    logits, outcomes = experiments.forecasts(500, 0)
    plain, bold = (experiments.recalibrated(logits, outcomes, factor) for factor in (1.0, 3.0))
    assert bold.temperature == pytest.approx(3 * plain.temperature, rel=1e-6)
    np.testing.assert_allclose(bold.after, plain.after, atol=1e-6)
    np.testing.assert_allclose(bold.before, sigmoid(3 * logits))


def test_the_map_has_no_larger_eigenvalue_than_its_middle():
    points, loss = experiments.points("overlapping", 20, 0), LOGIT_LOSSES["squared_error"]
    least = experiments.smallest_eigenvalue_on_map(points, loss)
    assert least <= smallest_eigenvalue(points, loss, np.zeros(2))
    assert least < 0
