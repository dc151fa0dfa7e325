"""The tables of a line chart: shapes on lines, points that are drawn, packed frames, the cursor's stops."""

import numpy as np
import pytest

from lib.charts import overflow
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_tables import cursor_indices
from lib.lesson.controls import PROBABILITY, SHIFT
from lib.numerics.parameter import Parameter, grid
from tests.unit.charts.pictures import PICTURES, line_lists

X = np.array([0.0, 1.0, 2.0])
AXES = AxesSpec("x", "y")


def test_a_line_has_its_shapes_where_it_has_a_value():
    picture = overflow.over_shift([2.0, 1.0, 0.1], "a", "float64", SHIFT, 0.0)
    values, indices = (line_lists(picture, column)["Textbook form"] for column in ("values", "shape_indices"))
    assert len(set(indices)) == 5
    assert np.isfinite(values[indices]).all()


def test_shapes_differ_where_colours_do_and_never_have_the_same_x():
    table = PICTURES["softmax.over_temperature"]().tables["lines"]
    assert len(set(table["shape"])) == len(set(table["series"])) == 3
    assert len(set(np.concatenate(table["shape_indices"]))) == sum(map(len, table["shape_indices"]))


def test_each_stop_of_a_cursor_has_the_index_of_its_point_and_minus_1_without_one():
    x = np.array([0.0, 0.05, 0.1, 0.15000000000000002, 0.3, 1.0])
    for value, index in zip(grid(PROBABILITY), cursor_indices(x, PROBABILITY), strict=True):
        near = np.flatnonzero(np.abs(x - value) < 1e-9)
        assert index == (near[0] if near.size else -1)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_logarithmic_line_is_drawn_through_all_of_its_points(scale):
    x = np.arange(1.0, 10.0)
    picture = line_chart({"x": x, "f": x}, [Line("f", "a")], AxesSpec("x", "y", y_scale=scale), "text")
    assert len(picture.tables["lines"]["vertices"][0]) == (2 if scale == "linear" else 9)


def test_live_lines_are_packed_and_static_ones_are_not():
    parameter = Parameter("k", "k", 0, 1, 0, 1)
    columns = {"x": X, "f": X, "g0": X, "g1": 2 * X}
    picture = line_chart(columns, [Line("f", "f"), Line("g", "g", parameter=parameter)], AXES, "text")
    table = picture.tables["lines"]
    assert table["parameter"].tolist() == ["", "k"]
    assert table["value_row"].tolist() == [-1, 0]
    assert table["slope_row"].tolist() == [-1, -1]
    assert picture.tables["frames"]["packed"][0].tolist() == [0, 1, 2, 0, 2, 4, 0, 2, 4]
    assert picture.tables["domain"]["y_high"] == [4]
    assert picture.data_at({"k": 1})["g"].tolist() == [0, 2, 4]


def test_a_chart_whose_live_lines_are_not_drawn_still_has_the_table_of_frames():
    axes = AxesSpec("x", "y", parameters=(Parameter("k", "k", 0, 1, 0, 1),))
    picture = line_chart({"x": X, "f": X}, [Line("f", "f")], axes, "text")
    assert len(picture.tables["frames"]["packed"]) == 1
