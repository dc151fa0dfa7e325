"""Numerical derivatives against the exact ones."""

import numpy as np
import pytest

from lib.numerics.complex_step import derivative, partial_derivative, second_derivative


@pytest.mark.parametrize("x", [-3.0, -0.5, 0.0, 1.0, 4.0])
def test_the_derivative_of_a_function_is_exact_up_to_rounding(x):
    assert derivative(lambda t: np.exp(t) * np.sin(t), x) == pytest.approx(
        np.exp(x) * (np.sin(x) + np.cos(x)), rel=1e-14
    )


def test_a_partial_derivative_moves_one_entry_and_leaves_the_point_as_it_was():
    point = np.array([2.0, 3.0])
    assert partial_derivative(lambda t: t[0] ** 2 * t[1] ** 3, point, 1) == pytest.approx(4 * 27, rel=1e-14)
    assert point.tolist() == [2.0, 3.0]


@pytest.mark.parametrize(("x", "scale"), [(1.0, 1.0), (1e-4, 1e-4), (1e4, 1e4)])
def test_the_second_derivative_keeps_its_precision_on_the_scale_of_the_function(x, scale):
    assert second_derivative(np.log, x, scale) == pytest.approx(-1 / x**2, rel=1e-9)
