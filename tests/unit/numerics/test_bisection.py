"""Bisection of many intervals at once."""

import math

import numpy as np

from lib.numerics.bisection import bisected


def test_each_interval_ends_at_neighbouring_floats_on_both_sides_of_its_change():
    roots = np.array([0.1, 1 / 3, 2.0])
    last, first = bisected(lambda x: x <= roots, np.zeros(3), np.full(3, 3.0), 200)
    np.testing.assert_array_equal(last, roots)
    np.testing.assert_array_equal(first, np.nextafter(roots, math.inf))


def test_the_condition_may_hold_at_the_upper_end():
    last, first = bisected(lambda x: x >= 0.25, np.array([1.0]), np.array([0.0]), 200)
    assert last[0] == 0.25
    assert first[0] == math.nextafter(0.25, 0)


def test_so_many_steps_halve_an_interval_as_often():
    last, first = bisected(lambda x: x < 0.3, np.array([0.0]), np.array([1.0]), 3)
    assert (last[0], first[0]) == (0.25, 0.375)
