"""The areas that select a point lie side by side, and are not more than a plot has pixels."""

import numpy as np

from lib.charts.core.grids import grid_with_kinks
from lib.charts.core.pointer import MOST_AREAS, pointer_areas


def test_the_areas_lie_side_by_side_each_around_its_point():
    areas = pointer_areas(np.array([0.0, 1.0, 4.0]))
    assert {name: lists[0].tolist() for name, lists in areas.items()} == {
        "index": [0, 1, 2],
        "left": [0.0, 0.5, 2.5],
        "right": [0.5, 2.5, 4.0],
    }


def test_there_are_at_most_so_many_areas():
    [index] = pointer_areas(np.linspace(0, 1, 5001))["index"]
    assert len(index) == MOST_AREAS
    assert (index[0], index[-1]) == (0, 5000)


def test_a_kink_is_selected_and_the_points_just_beside_it_are_not():
    x = grid_with_kinks(-5, 5, (-3, 0, 3))
    [index] = pointer_areas(x)["index"]
    assert x[index].tolist() == [value for value in x.tolist() if round(value, 4) == value]
    assert {-3.0, 0.0, 3.0} <= set(x[index])
