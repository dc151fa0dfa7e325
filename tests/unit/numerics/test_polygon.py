"""Polygons: what is left of one that is cut, its area and its centroid."""

import numpy as np
import pytest

from lib.numerics.polygon import area, centroid, crossing, cut, cut_each, square


def test_a_square_has_its_area_and_its_centre():
    assert area(square(4)) == 64
    np.testing.assert_array_equal(centroid(square(4)), [0, 0])


def test_a_cut_keeps_the_part_where_the_function_is_not_negative():
    corners = square(1)
    left = cut(corners, 0.5 - corners[:, 0])
    assert area(left) == pytest.approx(3)
    assert left[:, 0].max() == 0.5
    np.testing.assert_allclose(centroid(left), [-0.25, 0], atol=1e-15)
    triangle = cut(corners, corners.sum(axis=1))
    assert area(triangle) == pytest.approx(2)
    np.testing.assert_allclose(centroid(triangle), [1 / 3, 1 / 3])


def test_a_cut_leaves_all_or_nothing_where_the_function_has_one_sign():
    corners = square(1)
    np.testing.assert_array_equal(cut(corners, np.ones(4)), corners)
    nothing = cut(corners, -np.ones(4))
    assert nothing.shape == (0, 2)
    assert area(nothing) == 0
    assert np.isnan(centroid(nothing)).all()
    assert cut(nothing, np.empty(0)).shape == (0, 2)


def test_many_polygons_are_cut_as_each_alone_also_again():
    random = np.random.default_rng(0)
    corners = np.broadcast_to(square(1.0), (60, 4, 2))
    parts, alone = corners, list(corners)
    for _ in range(4):
        weights, bias = random.normal(size=(60, 2)), random.normal(size=(60, 1))
        parts = cut_each(parts, (parts * weights[:, None]).sum(axis=-1) + bias)
        alone = [cut(part, part @ w + b) for part, w, b in zip(alone, weights, bias, strict=True)]
    assert parts.shape == (60, 8, 2)
    for part, expected in zip(parts, alone, strict=True):
        assert np.isnan(part).all() if len(expected) == 0 else area(part) == pytest.approx(area(expected), abs=1e-12)
    assert {len(part) for part in alone} > {0, 3, 4}


def test_a_line_crosses_a_square_where_its_function_is_0_and_one_beside_it_nowhere():
    corners = square(1.0)
    ends = crossing(corners, corners @ [1.0, 2.0] - 0.5)
    np.testing.assert_allclose(ends @ [1.0, 2.0], 0.5)
    assert np.abs(ends).max() == 1
    assert np.isnan(crossing(corners, corners @ [1.0, 2.0] - 9)).all()
