"""Experiments on regression: fits, and how far an outlier moves them."""

import numpy as np
import pytest

from lib.learning.datasets import sample_dataset
from lib.lesson.experiments.regression import outlier_shifts, regression_fits, with_outlier


def test_the_outlier_pulls_squared_error_without_bound_and_the_others_not():
    points = sample_dataset("gaussian", 30, np.random.default_rng(0))
    near, far = (outlier_shifts(*with_outlier(points, 2.5, h), 1, 1.0) for h in (-5.0, -10.0))
    assert far["Squared error"] > 1.5 * near["Squared error"]
    assert far["Huber"] == pytest.approx(near["Huber"], rel=1e-6)
    assert far["Absolute error"] == pytest.approx(near["Absolute error"], rel=1e-6)
    assert far["Huber"] < far["Squared error"] / 3


def test_fits_are_computed_once():
    points = sample_dataset("gaussian", 30, np.random.default_rng(0))
    x, y = with_outlier(points, 2.5, -8.0)
    assert regression_fits(x, y, 1, 1.0) is regression_fits(list(x), list(y), 1, 1.0)
