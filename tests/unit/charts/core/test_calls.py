"""Calls that can be remembered and written down: equal lines are equal calls, and a line gives the value back."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from lib.charts.core.calls import deferred, evaluate, expression, memoized, with_call
from lib.numerics.parameter import Parameter

PARAMETER = Parameter("p", "probability p", 0, 1, 0.5, 0.01)
CALLS = []


@dataclass(frozen=True, eq=False)
class Drawing:
    size: float
    call: object = field(default=None)


def double(x):
    CALLS.append(x)
    return 2 * x


def total(parts, *, scale=1.0):
    return scale * sum(parts)


@memoized
def drawing(size) -> Drawing:
    """Draw."""
    return Drawing(1.0 if callable(size) else np.sum(size))


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -0.1, 1e-300, "it's", (1,), (), [1, (2.5, "a")], {"a": [1.0], 2: None}, PARAMETER, 10**40],
    ids=str,
)
def test_an_expression_gives_the_value_back(value):
    assert eval(expression(value), {"Parameter": Parameter}) == value


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, np.float64(0.1)])
def test_an_expression_gives_floats_back_finite_or_not(value):
    np.testing.assert_equal(eval(expression(value)), float(value))


def test_an_expression_gives_arrays_back_bit_by_bit():
    array = np.random.default_rng(0).normal(size=(3, 2))
    np.testing.assert_array_equal(eval(expression(array), {"np": np}), array)


@pytest.mark.parametrize("value", [object(), double, Parameter], ids=["an object", "a function", "a class"])
def test_what_cannot_be_written_down_is_refused(value):
    with pytest.raises(TypeError, match="cannot write down"):
        expression(value)


def test_a_call_is_worked_out_once_and_equal_calls_share_the_result():
    CALLS.clear()
    first, again = deferred(double, 3.25), deferred(double, x=3.25)
    assert first == again
    assert first.value is again.value
    assert CALLS == [3.25]


def test_calls_of_other_arguments_or_functions_differ():
    assert deferred(double, 1) != deferred(double, 2)
    assert deferred(double, 1) != deferred(double, 1.0)
    assert deferred(double, 1) != deferred(total, [1])


def test_a_call_among_the_arguments_is_worked_out_first_at_any_depth():
    inner = deferred(double, 5)
    assert deferred(total, [inner, 1], scale=2.0).value == 22
    assert deferred(total, (inner,)).expression == "total(parts=(double(x=5),))"


def test_a_remembered_picture_is_drawn_once_and_says_how():
    assert drawing((1, 2)) is drawing((1, 2))
    assert drawing((1, 2)).call.expression == "drawing(size=(1, 2))"
    assert drawing.__doc__ == "Draw."


def test_a_picture_of_what_cannot_be_written_down_is_drawn_and_says_nothing():
    assert drawing(np.array([1, 2])).call is not None
    assert drawing({1, 2}.pop).call is None


def test_what_is_remembered_is_bounded():
    assert evaluate.cache_info().maxsize <= 128
    assert with_call.cache_info().maxsize <= 128
