"""Grids of x hold kinks, the stops of a cursor and steps; a line is broken where its function jumps."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.charts.core.grids import (
    Jump,
    break_at_jumps,
    cell_edges,
    grid_with_cursor,
    grid_with_kinks,
    jumps_at,
    steps_with_cursor,
    without_poles,
    without_ramps,
)
from lib.numerics.parameter import Parameter

CURSOR = Parameter("step", "step", 0, 4, 0, 2)


def test_a_slope_that_jumps_is_broken_at_the_kink_and_one_that_does_not_is_drawn_through():
    x = grid_with_kinks(-5, 5, (0.0,))
    jump = break_at_jumps(x, (0.0,), ACTIVATIONS["relu"].derivative)
    assert np.isnan(jump[x == 0]).all()
    assert np.isfinite(jump[x != 0]).all()
    assert np.isfinite(break_at_jumps(x, (0.0,), ACTIVATIONS["elu"].derivative)).all()


def test_kinks_outside_of_the_range_have_no_points():
    assert grid_with_kinks(0, 1, (-1.0, 0.3, 2.0), 3).tolist() == [0, 0.3 - 1e-6, 0.3, 0.3 + 1e-6, 0.5, 1]


def test_a_grid_has_each_stop_of_the_cursor_and_its_start_once():
    assert grid_with_cursor([1.0, 2.0], CURSOR, 0.7).tolist() == [0, 0.7, 1, 2, 4]


def test_a_step_has_the_state_of_the_nearest_step_there_is():
    steps, state_of = steps_with_cursor(3, CURSOR, 0.7)
    assert steps.tolist() == [0, 0.7, 1, 2, 4]
    assert state_of.tolist() == [0, 1, 1, 2, 2]


def test_cells_meet_halfway_between_their_centres():
    low, high = cell_edges(np.array([0.0, 1.0, 2.0]))
    assert (low.tolist(), high.tolist()) == ([-0.5, 0.5, 1.5], [0.5, 1.5, 2.5])


def test_a_pole_is_left_out_and_a_kink_is_not():
    x = grid_with_kinks(-1, 1, [0], 5)
    with np.errstate(divide="ignore"):
        pole = without_poles(x, (0.0,), 1 / x)
    assert np.isnan(pole[2:5]).all()
    assert np.isfinite(pole[[0, 1, 5, 6]]).all()
    assert np.isfinite(without_poles(x, (0.0,), np.abs(x))).all()
    assert np.isfinite(without_poles(x, (), 1e6 * np.ones(x.size))).all()


def test_no_line_joins_both_sides_of_a_pole_between_two_points():
    x = np.linspace(-1, 1, 10)
    for pole in (0.05, -0.1):
        values = without_poles(x, (), 1 / (x - pole))
        assert np.flatnonzero(np.isnan(values)).tolist() == [np.abs(x - pole).argmin()]
    for smooth in (x, np.sin(3 * x), x**3, np.sign(x), np.where(x > 0.1, 1.0, -1.0), np.full(10, np.nan)):
        np.testing.assert_array_equal(without_poles(x, (), smooth), smooth)


@pytest.mark.parametrize("jump", [0.137, -0.999, 0.5])
def test_a_jump_inside_of_a_cell_is_a_gap_at_its_nearer_end_and_no_ramp(jump):
    x = np.linspace(-1, 1, 11)
    for function in (lambda at: at + (at > jump), lambda at: np.where(at > jump, np.exp(at), -5 * at - 5)):
        values = without_ramps(x, function(x), function)
        assert np.flatnonzero(np.isnan(values)).tolist() == [np.abs(x - jump).argmin()]


def test_a_steep_function_without_a_jump_has_no_gap():
    x = np.linspace(-1, 1, 11)
    for function in (np.abs, lambda at: np.sqrt(np.abs(at - 0.1)), lambda at: np.tanh(100 * at), np.ones_like):
        assert np.isfinite(without_ramps(x, function(x), function)).all()


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda x: np.where(x > 0, 1.0, 0.0), [Jump(0.0, "left")]),
        (lambda x: np.where(x >= 0, 1.0, 0.0), [Jump(0.0, "right")]),
        (np.sign, [Jump(0.0, "neither")]),
        (np.abs, []),
    ],
)
def test_a_jump_says_from_which_side_the_function_has_its_value(function, expected):
    assert list(jumps_at((0.0, 5.0), function)) == expected
