"""Contour maps: round levels, and texts of them that do not meet."""

import numpy as np
import pytest

from lib.charts.core.contour_map import (
    MOST_LEVELS,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    contour_tables,
    label_places,
    round_levels,
)

GRID = np.linspace(-8, 8, 33)
RADIUS = np.hypot(GRID[:, None], GRID[None])


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (0.0394, 0.437, [0.05, 0.07, 0.1, 0.15, 0.2, 0.3]),
        (0.254, 14.3, [0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10]),
        (1.01, 1.26, [1.05, 1.1, 1.15, 1.2, 1.25]),
        (1e-9, 10, [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]),
    ],
)
def test_levels_are_round_numbers_between_the_ends(low, high, levels):
    found = round_levels(low, high)
    assert 4 <= found.size <= MOST_LEVELS
    np.testing.assert_allclose(found, levels)


def test_a_constant_function_has_no_level_and_no_line():
    assert round_levels(0.125, 0.125).size == 0
    tables = contour_tables(GRID, np.full((33, 33), 0.125), 8, np.empty((0, 2)))
    assert [len(next(iter(table.values()))) for table in tables.values()] == [0, 0, 0]


def test_texts_of_levels_meet_neither_each_other_nor_what_is_taken_nor_the_border():
    taken = np.array([[5.0, 0.0], [0.0, -3.0]])
    table = contour_tables(GRID, RADIUS, 8, taken)["levels"]
    places = np.column_stack([table["x"], table["y"]])
    assert len(places) >= 5
    size = 16 * np.array([TEXT_WIDTH, TEXT_HEIGHT])
    everything = np.vstack([taken, places])
    gaps = (np.abs(everything[:, None] - everything[None]) / size).max(axis=-1)
    assert gaps[~np.eye(len(everything), dtype=bool)].min() >= 1
    assert (np.abs(places) < 8 - size / 2).all()
    np.testing.assert_allclose(np.hypot(*places.T), [float(text) for text in table["text"]], atol=0.05)


def test_a_level_without_a_free_place_has_no_text():
    line = np.array([[0.0, 0.0], [0.1, 0.0]])
    assert np.isnan(label_places([[line]], np.zeros((1, 2)), 8)).all()
    assert np.isfinite(label_places([[line]], np.empty((0, 2)), 8)).all()
