"""Line charts: what a specification depends on, and which numbers are drawn, read out and given as a table."""

import numpy as np

from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from tests.unit.charts.pictures import line_lists

X = np.array([0.0, 1.0, 2.0])
AXES = AxesSpec("x", "y")


def test_other_lines_on_the_same_axes_share_the_specification():
    axes = AxesSpec("x", "y", palette=("a", "b"))
    one = line_chart({"x": X, "f": X}, [Line("f", "a")], axes, "text")
    two = line_chart({"x": X, "f": X, "g": X**2}, [Line("f", "a"), Line("g", "b", dashed=True)], axes, "text")
    assert one.specification is two.specification
    assert line_chart({"x": X, "f": X}, [Line("f", "a", as_points=True)], axes, "t").specification is not one


def test_infinite_values_are_read_out_and_neither_drawn_nor_among_the_numbers():
    picture = line_chart({"x": X, "f": [1.0, np.inf, 3.0]}, [Line("f", "a")], AXES, "text")
    assert line_lists(picture, "values")["a"].tolist() == [1, np.inf, 3]
    assert picture.tables["domain"]["y_high"] == [3]
    assert np.isnan(picture.data_at({})["a"][1])
