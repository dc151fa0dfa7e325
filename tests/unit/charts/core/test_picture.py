"""Pictures: their numbers at the sliders' values, start values, and specifications that hold their data."""

import altair as alt
import numpy as np
import pytest

from lib.charts.core.picture import DataColumn, Picture, compiled, with_slider_starts
from lib.numerics.parameter import Parameter

P = Parameter("p", "p", 0, 1, 0, 0.5)
BOUND = {"name": "p", "bind": {"input": "range"}, "select": {"type": "point"}}
SPECIFICATION = {
    "params": [{"name": "scale", "value": 1}, BOUND | {"value": [{"value": 0}]}],
    "config": {"mark": {"aria": False}},
}
DATA = {"x": np.array([1.0, np.nan]), "f0": np.array([0, 0]), "f1": np.array([1, 1]), "f_start": np.array([9, 9])}
COLUMNS = (DataColumn("x", "x"), DataColumn("f", "f", P))
PICTURE = Picture(SPECIFICATION, {"table": DATA}, "title", "text", {"p": P}, COLUMNS, DATA)


@pytest.mark.parametrize(("value", "expected"), [(0.5, 1), (0, 0), (0.3, 9)])
def test_the_numbers_are_those_at_the_sliders_value(value, expected):
    assert PICTURE.data_at({"p": value})["f"].tolist() == [expected, expected]


def test_without_columns_the_numbers_are_the_first_table():
    assert Picture({}, {"a": DATA, "b": {}}, "title", "text").data_at({}) is DATA


def test_a_slider_starts_at_its_value_and_one_that_is_not_bound_has_no_input_and_no_event():
    started = with_slider_starts(SPECIFICATION, {"p": 0.5})
    assert started["params"][1] == BOUND | {"value": [{"value": 0.5}]}
    silent = {"name": "p", "value": [{"value": 0.5}], "select": {"type": "point", "on": "none", "clear": False}}
    assert with_slider_starts(SPECIFICATION, {"p": 0.5}, ())["params"][1] == silent
    assert "bind" not in with_slider_starts(SPECIFICATION, {})["params"][1]
    assert with_slider_starts({"mark": "bar"}, {}) == {"mark": "bar"}


def test_a_chart_is_built_once_for_each_shape():
    built = []

    @compiled
    def chart(title):
        built.append(title)
        return alt.Chart(alt.NamedData("t")).mark_bar().encode(alt.X("x:Q", title=title))

    assert chart("a") is chart("a")
    assert chart("b") is not chart("a")
    assert built == ["a", "b"]
