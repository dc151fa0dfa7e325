"""The perceptron decides whether a line separates points, and proves it either way."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from lib.learning.linear_separability import separate

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


def separable_by_linear_programming(points, labels):
    rows = (2 * np.array(labels) - 1)[:, None] * np.column_stack([points, np.ones(len(points))])
    return linprog(np.zeros(rows.shape[1]), -rows, -np.ones(len(rows)), bounds=(None, None)).success


def assert_proved(points, labels):
    """Assert that the verdict is that of linear programming, and that the line or the multipliers prove it."""
    found, signs = separate(points, labels), 2 * np.array(labels) - 1
    inputs = np.column_stack([points, np.ones(len(points), dtype=int)])
    assert (found.line is not None) == separable_by_linear_programming(points, labels)
    if found.line is not None:
        assert found.multipliers is None
        assert (signs * (inputs @ found.line) > 0).all()
        return
    multipliers = np.array(found.multipliers)
    assert (multipliers >= 0).all()
    assert multipliers.any()
    np.testing.assert_array_equal((multipliers * signs) @ inputs, 0)


def test_fourteen_of_the_sixteen_functions_of_two_bits_have_a_line_and_each_verdict_is_proved():
    functions = list(product((0, 1), repeat=4))
    for labels in functions:
        assert_proved(CORNERS, labels)
    without = [labels for labels in functions if separate(CORNERS, labels).line is None]
    assert without == [(0, 1, 1, 0), (1, 0, 0, 1)]


def test_random_points_on_a_grid_are_decided_as_linear_programming_decides():
    random = np.random.default_rng(0)
    verdicts = set()
    for _ in range(60):
        points = random.integers(-3, 4, (random.integers(1, 7), 2)).tolist()
        labels = random.integers(0, 2, len(points)).tolist()
        assert_proved(points, labels)
        verdicts.add(separate(points, labels).line is None)
    assert verdicts == {True, False}


@pytest.mark.parametrize(("points", "labels"), [([], []), (CORNERS, (0, 1)), (CORNERS, (0, 1, 2, 0))])
def test_labels_must_be_0_or_1_for_each_point(points, labels):
    with pytest.raises(ValueError, match="labels"):
        separate(points, labels)


def test_coordinates_must_be_whole():
    with pytest.raises(ValueError, match="points"):
        separate([(0.5, 1)], [0])
