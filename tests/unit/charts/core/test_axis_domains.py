"""The ends of axes, and the places of numbers between them."""

import numpy as np
import pytest

from lib.charts.core.axis_domains import fraction, rounded


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((-0.97, 4.98), (-1, 5)),
        ((0.0, 1.0), (0, 1)),
        ((0.03, 0.31), (0.02, 0.32)),
        ((-17.0, 1230.0), (-100, 1300)),
        ((2.0, 2.0), (2, 2)),
    ],
)
def test_the_ends_of_a_linear_axis_are_round(ends, expected):
    assert rounded(*ends, "linear") == pytest.approx(expected, abs=1e-12)


def test_the_ends_of_a_logarithmic_axis_are_powers_of_ten():
    assert rounded(3e-7, 0.4, "log") == pytest.approx((1e-7, 1))
    assert rounded(1e-3, 10.0, "log") == pytest.approx((1e-3, 10))


def test_a_number_is_at_its_fraction_of_the_axis():
    assert fraction([0, 5, 10], (0, 10), "linear").tolist() == [0, 0.5, 1]
    assert fraction([0.01, 0.1, 1], (0.01, 1), "log") == pytest.approx([0, 0.5, 1])
    assert np.isnan(fraction([np.nan, -1], (0.01, 1), "log")).all()
