"""The styles of the series of a picture, for the words that name them."""

import numpy as np

from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.series import COLOR_COUNT, SeriesStyle, series_styles
from tests.unit.charts.pictures import PICTURES


def drawn(lines, palette=()):
    columns = {"x": np.arange(3.0)} | {line.column: np.arange(3.0) for line in lines}
    return series_styles(line_chart(columns, lines, AxesSpec("x", "y", palette=palette), "text"))


def test_a_series_that_is_drawn_has_the_place_of_its_colour_in_the_theme():
    palette = tuple(f"series {place}" for place in range(COLOR_COUNT + 2))
    found = drawn([Line("a", "series 1"), Line("b", f"series {COLOR_COUNT + 1}")], palette)
    assert {name: found[name].color for name in palette if name in found} == {"series 1": 1, palette[-1]: 1}


def test_solid_and_dashed_lines_have_names_where_there_are_both():
    assert drawn([Line("a", "one")]) == {"one": SeriesStyle(0)}
    found = drawn([Line("a", "one"), Line("b", "slope", series="one", dashed=True)])
    assert found == {
        "one": SeriesStyle(0),
        "solid lines": SeriesStyle(dashes="solid"),
        "dashed lines": SeriesStyle(dashes="dashed"),
    }


def test_names_without_a_palette_have_the_colours_in_their_order():
    assert series_styles(PICTURES["softmax.computation"]()) == {name: SeriesStyle(i) for i, name in enumerate("abc")}


def test_colours_that_stand_for_numbers_are_no_series():
    assert series_styles(PICTURES["jacobian.matrix"]()) == {}
