"""Numbers of a picture for the text beside it: at every step of every slider, and between two steps."""

import numpy as np

from lib.charts.core import live_numbers
from lib.charts.core.frames import framed_number, frames, stepped_number
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.live_numbers import live_number
from lib.charts.core.picture import Picture
from lib.charts.core.sweeps import joined
from lib.numerics.parameter import Parameter

X, A = Parameter("x", "x", 0, 4, 2, 1), Parameter("a", "a", 1, 3, 1, 1)
AXES = AxesSpec("x", "y")


def chart(start=2.0):
    x = np.union1d([0.0, 1, 2, 3, 4], [start])
    with np.errstate(divide="ignore"):
        columns = {"x": x, "inverse": 1 / x} | frames("line", lambda a: a * x, A, 1.0)
    lines = [Line("inverse", "1 / x"), Line("line", "a x", parameter=A)]
    return line_chart(columns, lines, AXES, "text", X)


def test_a_line_has_its_number_at_the_cursor_also_where_that_is_infinite():
    number = live_number(chart(), "1 / x", {"x": 2.0, "a": 1.0})
    assert number.now == "0.5"
    assert number.steps == {"x": "∞|1|0.5|0.3333|0.25"}


def test_a_live_line_depends_on_the_cursor_and_on_its_parameter_each_at_the_present_value_of_the_other():
    number = live_number(chart(), "a x", {"x": 2.0, "a": 3.0})
    assert number.now == "6"
    assert number.steps == {"x": "0|3|6|9|12", "a": "2|4|6"}


def test_a_value_between_two_steps_has_its_own_number():
    assert live_number(chart(2.5), "1 / x", {"x": 2.5, "a": 1.0}).now == "0.4"


def test_a_slider_is_a_number_itself_and_what_a_picture_has_not_is_none():
    number = live_number(chart(), "a", {"x": 2.0, "a": 3.0})
    assert number == ("3", {"a": "1|2|3"})
    assert live_number(chart(), "nothing", {"x": 2.0, "a": 3.0}) is None
    assert live_number(chart(), "1 / x", {}) is None


def test_a_picture_declares_numbers_by_functions_of_its_sliders():
    columns = frames("f", lambda a: np.array([a, 10 * a]), A, 1.0)
    numbers = {
        "sum": lambda values: joined((X, A), values).sum(axis=-1),
        "row": framed_number(columns, "f", A, 1),
        "run": stepped_number([5.0, 6.0, 7.0], X),
    }
    picture = Picture({}, {}, "", "", sliders={"x": X, "a": A}, numbers=numbers)
    at = {"x": 4.0, "a": 2.0}
    assert live_number(picture, "sum", at) == ("6", {"x": "2|3|4|5|6", "a": "5|6|7"})
    assert live_number(picture, "row", at).steps["a"] == "10|20|30"
    # Beyond the last step of a run there is nothing new.
    assert live_number(picture, "run", at).steps["x"] == "5|6|7|7|7"


class OverwrittenNumbers(dict):
    """Kept numbers that another session replaces by its own as soon as they are written."""

    def __setitem__(self, key, value):
        super().__setitem__(key, ({"a": 2.0}, "numbers of another session"))


def test_a_session_gets_the_numbers_that_it_computed_while_another_one_keeps_its_own():
    picture = chart()
    live_numbers._kept[picture] = OverwrittenNumbers()
    assert live_number(picture, "a x", {"x": 2.0, "a": 1.0}).steps["x"] == "0|1|2|3|4"
