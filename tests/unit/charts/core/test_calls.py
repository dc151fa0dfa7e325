"""Deferred calls: equal arguments are equal calls, and each is evaluated once."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from lib.charts.core.calls import deferred, evaluate, memoized, with_call
from lib.numerics.parameter import Parameter

PARAMETER = Parameter("p", "probability p", 0, 1, 0.5, 0.01)
EVALUATED = []


@dataclass(frozen=True, eq=False)
class Drawing:
    size: float
    call: object = field(default=None)
    tables: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)


def double(x):
    EVALUATED.append(x)
    return 2 * x


def total(parts, *, scale=1.0):
    return scale * sum(parts)


@memoized
def drawing(size) -> Drawing:
    """Draw."""
    return Drawing(np.sum(list(size)))


@pytest.mark.parametrize(
    "make",
    [
        lambda: None,
        lambda: "it's",
        lambda: [1, (2.5, "a")],
        lambda: {"a": [1.0], 2: None},
        lambda: PARAMETER,
        lambda: np.arange(6.0).reshape(2, 3),
        lambda: [deferred(double, 1), np.zeros(2)],
    ],
)
def test_calls_of_equal_arguments_are_equal(make):
    assert deferred(double, make()) == deferred(double, x=make())
    assert hash(deferred(double, make())) == hash(deferred(double, make()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (1, 1.0),
        (1, True),
        ([1], (1,)),
        ([1, 2.0], [1, 2]),
        ({"a": 1}, {"b": 1}),
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros(2, dtype=np.float32)),
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (deferred(double, 1), deferred(double, 2)),
    ],
)
def test_calls_of_other_arguments_differ(one, other):
    assert deferred(double, one) != deferred(double, other)


def test_calls_of_other_functions_differ():
    assert deferred(double, [1]) != deferred(total, [1])


def test_what_cannot_be_hashed_is_refused():
    with pytest.raises(TypeError, match="unhashable"):
        deferred(double, [1, {2}])


def test_a_call_is_evaluated_once_and_equal_calls_share_the_result():
    EVALUATED.clear()
    first, again = deferred(double, 3.25), deferred(double, x=3.25)
    assert first == again
    assert first.value is again.value
    assert EVALUATED == [3.25]


def test_a_call_among_the_arguments_is_evaluated_first_at_any_depth():
    inner = deferred(double, 5)
    assert deferred(total, [inner, 1], scale=2.0).value == 22
    assert deferred(sorted_values, {"a": [inner], "b": 1}).value == [10, 1]


def sorted_values(named):
    return [named["a"][0], named["b"]]


def test_a_memoized_picture_is_drawn_once_and_holds_its_call():
    assert drawing((1, 2)) is drawing((1, 2))
    assert drawing((1, 2)).call == deferred(drawing.__wrapped__, (1, 2))
    assert drawing((1, 2)).call.arguments == {"size": (1, 2)}
    assert drawing.__doc__ == "Draw."


def test_a_picture_of_what_cannot_be_hashed_is_drawn_and_holds_no_call():
    assert drawing(np.array([1, 2])).call is not None
    assert drawing({1, 2}).call is None
    assert drawing({1, 2}).size == 3


def test_what_is_kept_is_bounded():
    assert evaluate.cache_info().maxsize <= 128
    assert with_call.most <= 128
    assert with_call.most_bytes <= 32 * 2**20
