"""A simplified polyline stays within its tolerance of every curve."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.charts.activations import KINKS
from lib.charts.core.grids import break_at_jumps, grid_with_kinks
from lib.charts.core.simplify import TOLERANCE, simplify
from lib.numerics.parameter import grid

X = grid_with_kinks(-5, 5, KINKS)


def frames_of(activation, curve):
    """Return the values of a function of x at each step of the parameter, if the activation has one."""
    if not activation.parameters:
        return curve()
    ((name, parameter),) = activation.parameters.items()
    return np.stack([curve(**{name: value}) for value in grid(parameter)])


def left_out(x, values, kept):
    """Return the largest distance from a line through the kept points, of all points that have a number there."""
    drawn = np.interp(x, x[kept], values[kept])
    return np.nanmax(np.abs(drawn - values))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_no_function_and_no_slope_is_anywhere_further_from_its_line_than_can_be_seen(name):
    activation = ACTIVATIONS[name]
    for curve in (
        lambda **given: activation.function(X, **given),
        lambda **given: break_at_jumps(X, activation.kinks, lambda at: activation.derivative(at, **given)),
    ):
        values = np.atleast_2d(frames_of(activation, curve))
        within = TOLERANCE * (np.nanmax(values) - np.nanmin(values))
        kept = simplify(X, values, within)
        assert kept.size < X.size / 2
        assert max(left_out(X, frame, kept) for frame in values) <= within


def test_a_straight_line_needs_its_ends_and_two_pieces_their_corner_too():
    x = np.linspace(0, 1, 11)
    assert simplify(x, 3 * x - 1, 1e-9).tolist() == [0, 10]
    assert simplify(x, np.abs(x - 0.3), 1e-9).tolist() == [0, 3, 10]


def test_a_chord_goes_as_far_as_the_bound_allows():
    # A slope that turns by 2 at each of three points: a chord over two of them may miss by (3 - 0) / 4 * 4 = 3.
    x = np.arange(5.0)
    assert simplify(x, x**2, 3).tolist() == [0, 3, 4]
    assert simplify(x, x**2, 2.9).tolist() == [0, 2, 4]


def test_a_bend_in_one_of_several_curves_is_enough():
    x = np.linspace(-1, 1, 21)
    assert 10 in simplify(x, np.stack([x, np.abs(x), -x]), 1e-6)


def test_points_without_a_number_are_kept_and_those_beside_them():
    x = np.arange(9.0)
    values = np.where(x == 4, np.nan, x)
    assert simplify(x, values, 1).tolist() == [0, 3, 4, 5, 8]
    assert simplify(x, np.where(x == 4, np.inf, x), 1).tolist() == [0, 3, 4, 5, 8]


@pytest.mark.parametrize("size", [1, 2])
def test_so_few_points_are_all_kept(size):
    assert simplify(np.arange(float(size)), np.zeros(size), 1).tolist() == list(range(size))


def test_huge_values_keep_the_points_that_they_need_without_a_warning():
    x = np.linspace(-9, 9, 19)
    assert 1 < simplify(x, 1e307 * np.exp(-np.abs(x)), 1e-3).size <= x.size
