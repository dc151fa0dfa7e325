"""Squared error and cross-entropy: the peak of a gradient, an infinite loss, and the gradients of a softmax."""

import numpy as np
import pytest

from lib.charts.core.sweeps import SWEEPS
from lib.softmax import softmax
from tests.unit.charts.pictures import PICTURES, line_lists, numbers_at, table_of


def test_the_peak_of_half_the_squared_errors_gradient_is_marked_at_one_third():
    numbers = numbers_at(PICTURES["losses.gradient_magnitude"]())
    marked = numbers[numbers["Its peak, 4/27 at 1/3"].notna()]
    assert marked["prediction p"].tolist() == pytest.approx([1 / 3])
    assert marked["Its peak, 4/27 at 1/3"].tolist() == pytest.approx([4 / 27])


def test_an_infinite_cross_entropy_is_read_out_as_such():
    assert line_lists(PICTURES["losses.over_prediction"](), "infinity_text")["Cross-entropy"] == "∞"


def test_the_live_gradients_are_p_minus_y_and_twice_the_jacobian_times_that():
    row = table_of(PICTURES["losses.class_gradients"](), SWEEPS).iloc[0]
    shares, target = softmax([2, 1, 0.1]), np.eye(3)[0]
    np.testing.assert_allclose(row[["v3", "v4", "v5"]], shares - target, rtol=1e-6)
    matrix = np.diag(shares) - np.outer(shares, shares)
    np.testing.assert_allclose(row[["v0", "v1", "v2"]], 2 * matrix @ (shares - target), rtol=1e-5)
