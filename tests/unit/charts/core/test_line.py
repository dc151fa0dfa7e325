"""A line of a chart, and the axes that it is drawn on."""

from lib.charts.core.line import AxesSpec, Line
from lib.numerics.parameter import Parameter

SLIDER = Parameter("k", "k", 0, 1, 0, 1)


def test_a_line_has_the_colour_of_its_series_and_else_of_its_own_label():
    assert Line("f", "f(x)").color_series == "f(x)"
    assert Line("f", "f(x)", series="Sigmoid").color_series == "Sigmoid"


def test_a_slope_has_a_column_of_numbers_where_it_is_read_out():
    line = Line("f", "f(x)", slope_column="g", parameter=SLIDER)
    assert line.columns == ("f", "g")
    assert [(column.heading, column.name) for column in line.data_columns] == [("f(x)", "f"), ("f(x), slope", "g")]
    assert {column.parameter for column in line.data_columns} == {SLIDER}
    silent = Line("f", "f(x)", slope_column="g", readout=False)
    assert [column.name for column in silent.data_columns] == ["f"]


def test_axes_take_palette_and_sliders_from_their_lines_unless_they_have_their_own():
    lines = [Line("f", "a"), Line("g", "b", series="a"), Line("h", "c", parameter=SLIDER)]
    assert AxesSpec("x", "y").completed(lines).palette == ("a", "c")
    assert AxesSpec("x", "y").completed(lines).parameters == (SLIDER,)
    given = AxesSpec("x", "y", palette=("a", "b", "c"), parameters=(SLIDER,))
    assert given.completed(lines[:1]) == given
