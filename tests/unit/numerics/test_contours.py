"""Contour lines: where they run, on which side the larger values are, and the regions that they enclose."""

import numpy as np
import pytest

from lib.numerics.contours import contour_lines, region_borders

X, Y = np.linspace(-2, 2, 41), np.linspace(-3, 3, 61)
RADIUS = np.hypot(*np.meshgrid(X, Y, indexing="ij"))


def area(line):
    """Return the area inside a closed line, negative if it runs clockwise."""
    (x, y), (next_x, next_y) = line[:-1].T, line[1:].T
    return ((x * next_y - next_x * y) / 2).sum()


def test_a_line_runs_where_the_function_has_the_level():
    [line] = contour_lines(X, Y, RADIUS, 1.5)
    np.testing.assert_allclose(np.hypot(*line.T), 1.5, atol=2e-3)
    np.testing.assert_array_equal(line[0], line[-1])


def test_the_larger_values_are_on_the_left():
    [around_low] = contour_lines(X, Y, RADIUS, 1.5)
    [around_high] = contour_lines(X, Y, -RADIUS, -1.5)
    assert area(around_low) == pytest.approx(-np.pi * 1.5**2, rel=1e-2)
    assert area(around_high) == pytest.approx(np.pi * 1.5**2, rel=1e-2)


def test_a_line_that_leaves_the_grid_ends_at_its_border():
    lines = contour_lines(X, Y, RADIUS, 2.5)
    assert len(lines) == 2
    for line in lines:
        np.testing.assert_allclose(np.abs(line[[0, -1], 0]), 2)
    [straight] = contour_lines(X, Y, X[:, None] + 0 * Y, 0.25)
    np.testing.assert_allclose(straight[:, 0], 0.25)
    np.testing.assert_allclose(np.sort(straight[[0, -1], 1]), [-3, 3])


@pytest.mark.parametrize(("high", "cut_off"), [(2.0, {(1, 0), (0, 1)}), (0.5, {(0, 0), (1, 1)})])
def test_at_a_saddle_the_mean_of_the_corners_says_which_of_them_are_joined(high, cut_off):
    lines = contour_lines([0, 1], [0, 1], [[high, -1], [-1, high]], 0)
    assert {tuple(line.mean(axis=0).round()) for line in lines} == cut_off


def test_the_borders_of_a_region_enclose_its_area_with_its_holes():
    [outer, hole] = sorted(region_borders(X, Y, RADIUS, 1.5), key=area, reverse=True)
    assert area(outer) == pytest.approx(4 * 6)
    assert area(outer) + area(hole) == pytest.approx(24 - np.pi * 1.5**2, rel=1e-3)
    assert sum(map(area, region_borders(X, Y, RADIUS, 2.5))) == pytest.approx(24 - 6 - 12.5 * np.arcsin(0.8), rel=2e-3)


def test_a_region_is_everything_or_nothing_where_the_function_is_on_one_side_of_the_level():
    assert [area(line) for line in region_borders(X, Y, RADIUS, -1)] == [pytest.approx(24)]
    assert region_borders(X, Y, RADIUS, 10) == []
    assert contour_lines(X, Y, RADIUS, 10) == []


def test_numbers_that_are_not_finite_and_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="values"):
        contour_lines(X, Y, RADIUS.T, 1)
    with pytest.raises(ValueError, match="values"):
        contour_lines([0, 1], [0, 1], [[0, np.nan], [1, 2]], 1)
    with pytest.raises(ValueError, match="level"):
        contour_lines(X, Y, RADIUS, np.inf)
