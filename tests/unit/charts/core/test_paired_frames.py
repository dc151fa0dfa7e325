"""A line with two live parameters has frames over each, with the other one at its committed value."""

import numpy as np

from lib.charts.core.frames import frame_column
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.paired_frames import live_columns, live_parameters, pack_pair, pair_offset, second_frames
from lib.numerics.parameter import Parameter, grid

A, B = Parameter("a", "a", -1, 1, 0, 0.5), Parameter("b", "b", 0, 3, 1, 1)
PARAMETERS = {"first": A, "second": B}
X = np.linspace(-2, 2, 5)


def curve(first, second):
    return first * X + second


def columns(**committed):
    return live_columns("f", curve, PARAMETERS, {"a": 0.3, "b": 1.0}, committed)


def test_each_parameter_has_frames_with_the_other_at_its_committed_value():
    found = columns(a=0.5, b=2.0)
    np.testing.assert_array_equal(found[frame_column("f", A, -1)], -X + 2)
    np.testing.assert_array_equal(found[frame_column(second_frames("f", B), B, 3)], 0.5 * X + 3)
    np.testing.assert_array_equal(found["f_start"], np.float32(0.3 * X + 2))


def test_both_are_packed_one_after_the_other_each_with_its_start_last():
    packed = pack_pair(columns(a=0.5, b=2.0), "f", (A, B)).reshape(-1, X.size)
    assert packed.shape[0] == grid(A).size + 1 + grid(B).size + 1
    np.testing.assert_array_equal(packed[0], -X + 2)
    np.testing.assert_array_equal(packed[grid(A).size + 1], 0.5 * X)


def test_the_chart_shows_the_second_while_it_is_away_from_its_committed_value():
    expression = pair_offset((A, B))
    assert "data('domain')[0].b_committed" in expression
    assert f"? {grid(A).size + 1} + (b_frame === '_start' ? {grid(B).size} : b_frame) :" in expression
    assert expression.endswith(f"(a_frame === '_start' ? {grid(A).size} : a_frame))")


def test_a_picture_holds_the_committed_value_in_its_data_and_not_in_its_specification():
    def picture(**committed):
        lines = [Line("f", "f", parameter=A, other=B)]
        return line_chart({"x": X, **columns(**committed)}, lines, AxesSpec("x", "y"), "f.", committed=committed)

    first, second = picture(a=0.5, b=2.0), picture(a=0.5, b=3.0)
    assert first.specification is second.specification
    assert [p.tables["domain"]["b_committed"].tolist() for p in (first, second)] == [[2.0], [3.0]]
    assert list(first.sliders) == ["a", "b"]
    np.testing.assert_array_equal(second.data_at({"a": 0.5, "b": 3.0})["f"], 0.5 * X + 3)


def test_a_function_may_have_no_parameter_or_one():
    assert live_parameters({}) == (None, None)
    assert live_parameters({"first": A}) == (A, None)
    assert live_parameters(PARAMETERS) == (A, B)
    assert live_columns("f", lambda: X, {}, {}, {}) == {"f": X}
    one = live_columns("f", lambda first: first * X, {"first": A}, {"a": 0.0}, {})
    np.testing.assert_array_equal(one["f4"], X)
