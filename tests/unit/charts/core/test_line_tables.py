"""The tables of a line chart: dash patterns, names, drawn points, packed frames, the cursor's stops."""

import numpy as np
import pytest

from lib.charts.core.grids import Jump
from lib.charts.core.labels import MOST_BESIDE
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_tables import cursor_indices
from lib.lesson.controls import PROBABILITY
from lib.numerics.parameter import Parameter, grid

X = np.array([0.0, 1.0, 2.0])
AXES = AxesSpec("x", "y")


def same(names):
    return {name: [0.0, 1, 2] for name in names}


def tables(*lines, **columns):
    axes = AxesSpec("x", "y")
    return line_chart({"x": X} | {name: np.array(column) for name, column in columns.items()}, lines, axes, "").tables


def test_lines_of_different_series_have_different_dash_patterns_the_first_a_solid_one():
    lines = [Line(name, name) for name in "abcd"]
    found = tables(*lines, **same("abcd"))["lines"]["dash"].tolist()
    assert found[0] == "solid"
    assert len(set(found)) == len(found)


def test_where_dashes_tell_a_slope_from_its_function_all_functions_are_solid_and_slopes_differ():
    lines = [
        Line("f", "f"),
        Line("g", "g"),
        Line("d", "f'", dashed=True, series="f"),
        Line("e", "g'", True, series="g"),
    ]
    found = tables(*lines, **same("fgde"))["lines"]["dash"].tolist()
    assert found[:2] == ["solid", "solid"]
    assert len({"solid", *found[2:]}) == 3


def test_a_reference_line_is_thin_and_leaves_the_dashes_of_series_to_the_others():
    lines = [Line("a", "a"), Line("b", "b"), Line("zero", "zero", dashed=True, reference=True)]
    table = tables(*lines, a=[0.0, 1, 2], b=[0.0, 1, 2], zero=[0.0, 0, 0])["lines"]
    assert len(set(table["dash"])) == 3
    assert table["width"][2] < min(table["width"][:2])


def test_a_line_ends_at_its_last_finite_value_and_a_live_one_at_that_of_each_frame():
    live = Line("g", "g", parameter=Parameter("k", "k", 0, 1, 0, 1))
    table = tables(Line("f", "f"), live, f=[5.0, 6, np.nan], g0=[1.0, 2, 3], g1=[1.0, np.inf, np.nan])["lines"]
    assert [ends.tolist() for ends in table["ends"]] == [[6], [3, 1, 1]]


def test_a_line_that_is_alone_has_no_name_and_a_slope_gives_way_to_a_function():
    assert tables(Line("f", "f"), f=[0.0, 1, 2])["lines"]["name_rank"].tolist() == [-1]
    lines = [Line("d", "d", dashed=True), Line("f", "f"), Line("p", "p", as_points=True, named=False)]
    assert tables(*lines, **same("dfp"))["lines"]["name_rank"].tolist() == [1, 0, -1]


def test_all_names_are_above_a_narrow_plot_if_they_fit_in_a_row_and_else_one_of_each_series():
    for name, rows in (("f", [0, 0]), ("a long name of a line", [0, -1])):
        lines = Line("f", name), Line("d", name + "'", dashed=True, series=name)
        table = tables(*lines, **same("fd"))["lines"]
        assert table["compact_row"].tolist() == rows
    assert table["row_left"].tolist() == [0, 0]


def test_many_names_are_in_wide_rows_one_of_each_series_and_few_are_not():
    for count, rows in ((MOST_BESIDE, 0), (MOST_BESIDE + 1, 2)):
        names = [f"a function {number}" for number in range(count)]
        lines = [Line(f"f{number}", name) for number, name in enumerate(names)]
        lines += [Line("f0", "slope", dashed=True, series=names[0])]
        found = tables(*lines, **same(line.column for line in lines))
        assert found["domain"]["wide_rows"].tolist() == [rows]
        assert found["lines"]["wide_row"][-1] == -1
        assert (found["lines"]["wide_row"][:-1] >= 0).all() == (rows > 0)


def test_a_jump_has_a_dot_on_each_side_filled_where_the_function_has_its_value():
    x = np.array([-1, -1e-6, 0, 1e-6, 1])
    line = Line("f", "f", jumps=(Jump(0.0, "left"),))
    table = line_chart({"x": x, "f": np.array([0, 0, np.nan, 1, 1])}, [line], AXES, "").tables["lines"]
    assert [table[name][0].tolist() for name in ("dots", "other_sides", "filled")] == [[1, 3], [3, 1], [1, 0]]


def test_a_step_function_is_drawn_through_its_jumps_and_both_ends():
    values = np.array([0.0, 0, 2, 2, 1, 1])
    table = line_chart({"x": np.arange(6.0), "f": values}, [Line("f", "f", steps=True)], AXES, "").tables["lines"]
    assert table["vertices"][0].tolist() == [0, 2, 4, 5]


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
