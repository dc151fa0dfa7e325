"""The areas that select a point lie side by side, and are not more than a plot has pixels."""

import numpy as np

from lib.charts.core.pointer import MOST_AREAS, pointer_areas
from lib.charts.core.table import records


def test_the_areas_lie_side_by_side_each_around_its_point():
    [areas] = records(pointer_areas(np.array([0.0, 1.0, 4.0])))
    assert areas == {"index": [0, 1, 2], "left": [0.0, 0.5, 2.5], "right": [0.5, 2.5, 4.0]}


def test_there_are_at_most_so_many_areas():
    [many] = records(pointer_areas(np.linspace(0, 1, 5001)))
    assert len(many["index"]) == MOST_AREAS
    assert (many["index"][0], many["index"][-1]) == (0, 5000)
