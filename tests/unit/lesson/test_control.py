"""The kinds of control: what each may hold, and how its limits are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lesson.control import Interval, Text, limits, printed, same
from lib.numerics.parameter import Parameter

RANGE = Interval("range", "Range", -5, 5, (-1, 1), 0.5)
ENDS = st.floats(-5, 5)


@given(ENDS, ENDS)
def test_a_widened_interval_is_in_order_within_its_limits_and_two_steps_long(left, right):
    low, high = RANGE.widened(left, right)
    assert RANGE.low <= low < high <= RANGE.high
    assert high - low >= 2 * RANGE.step * (1 - 1e-12)
    if abs(left - right) >= 2 * RANGE.step:
        assert (low, high) == (min(left, right), max(left, right))


@pytest.mark.parametrize(("ends", "widened"), [((5, 5), (4, 5)), ((-5, -5), (-5, -4)), ((0, 0.5), (-0.5, 1))])
def test_an_interval_at_a_limit_grows_away_from_it(ends, widened):
    assert RANGE.widened(*ends) == widened


def test_limits_say_what_kind_of_number_and_have_the_minus_sign_of_print():
    assert limits(RANGE) == "a number from \u22125 to 5"
    assert limits(Parameter("layers", "Layers", 1, 50, 20, 1, whole=True)) == "a whole number from 1 to 50"
    assert printed(-1e-7) == "\u22121e\u221207"


def test_an_option_without_a_label_is_its_own():
    assert list(same("0", "1").items()) == [("0", "0"), ("1", "1")]


def test_the_default_of_a_text_may_be_as_long_as_the_text():
    assert Text("names", "Names", "cat", 3).default == "cat"
