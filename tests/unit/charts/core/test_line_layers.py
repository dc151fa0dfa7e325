"""The specification of a line chart."""

import pytest

from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_layers import AXIS_HEIGHT, LineStyles, line_specification
from lib.charts.core.line_names import HEAD_HEIGHT
from lib.numerics.parameter import Parameter

SLIDER, CURSOR = Parameter("k", "k", 0, 1, 0, 0.5), Parameter("t", "t", 0, 2, 1, 1)
LINE, PLAIN = Line("f", "a"), AxesSpec("x", "y")


def specification(axes=PLAIN, cursor=None, lines=(LINE,)):
    return line_specification(axes.completed(lines), cursor, LineStyles())


def test_the_height_is_that_of_the_plot_with_its_axis_and_of_the_texts_above_it():
    assert specification(AxesSpec("x", "y", height=200))["height"] == 200 + AXIS_HEIGHT + HEAD_HEIGHT


def test_each_slider_is_bound_to_an_input_of_its_own():
    live = specification(AxesSpec("x", "y", parameters=(SLIDER,)), CURSOR)
    bound = {p["name"]: p["bind"] for p in live["params"] if "bind" in p}
    assert {name: (bind["input"], bind["min"], bind["max"], bind["step"]) for name, bind in bound.items()} == {
        "k": ("range", 0, 1, 0.5),
        "t": ("range", 0, 2, 1),
    }
    assert not any("bind" in p for p in specification()["params"])


def test_only_a_chart_with_a_live_line_keeps_the_table_of_frames():
    named, live = (
        [layer["data"]["name"] for layer in specification(axes)["layer"]]
        for axes in (PLAIN, AxesSpec("x", "y", parameters=(SLIDER,)))
    )
    assert "frames" not in named
    assert "frames" in live


@pytest.mark.parametrize(("scale", "type_"), [("linear", "linear"), ("log", "log")])
def test_the_scale_of_y_is_that_of_the_axes(scale, type_):
    layers = specification(AxesSpec("x", "y", y_scale=scale))["layer"]
    lines = [layer for layer in layers if "y" in layer.get("encoding", {})]
    scales = [layer["encoding"]["y"]["scale"] for layer in lines if "scale" in layer["encoding"]["y"]]
    assert scales
    assert {found["type"] for found in scales} == {type_}


def test_a_specification_holds_no_number_of_a_line():
    assert specification(lines=(LINE, Line("g", "a", dashed=True))) is specification()
