"""What the pages say of a typed function."""

import pytest

from lib.expressions.expression import expression
from lib.expressions.functions import FUNCTIONS
from lib.expressions.own_activation import own_activation
from lib.expressions.tokens import ExpressionError
from lib.text import own_function as text


def test_a_fault_is_a_sentence():
    with pytest.raises(ExpressionError) as fault:
        expression("(x")
    assert text.fault_sentence(fault.value).startswith("Cannot read this: ")
    assert text.fault_sentence(fault.value).endswith(".")


@pytest.mark.parametrize(("place", "column"), [(1, 0), (7, 6), (60, 29), (100, 29)])
def test_a_mark_stands_under_the_place(place, column):
    typed = "".join(chr(33 + k % 90) for k in range(120))
    shown, mark = text.marked_place(typed, place).split("\n")
    assert mark == " " * column + "^"
    assert shown[column] == typed[place - 1]


def test_control_characters_are_not_shown():
    assert text.marked_place("x\n+\0y", 4) == "x + y\n   ^"


def test_the_language_names_every_function():
    assert all(f"`{name}" in text.LANGUAGE for name in FUNCTIONS)
    assert "where(condition, then, otherwise)" in text.LANGUAGE


def test_the_place_without_a_value_is_named():
    assert "at x = −0.5" in text.undefined_sentence(-0.5)


def test_the_slope_at_a_tie_is_named_where_there_is_one():
    named = {typed: text.ties_sentence(own_activation(expression(typed), {})) for typed in ("max(0, x)", "relu(x) + 1")}
    assert "the mean of their slopes" in named["max(0, x)"]
    assert named["relu(x) + 1"] == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1/x", "it or its slope is not finite at x = 0."),
        ("where(x > 0, x^0.5, 0)", "its slope is not bounded near x = 0."),
        ("abs(sin(5*x))", "it has more than 12 kinks."),
        ("x*sin(x)", "no limit was found"),
        ("x*sigmoid(x)", ""),
        ("where(x > 1, x, x^3)", ""),
        ("exp(x)", ""),
    ],
)
def test_a_function_is_measured_unless_there_is_a_reason_not_to(typed, reason):
    found = text.unmeasured_reason(own_activation(expression(typed), {}))
    assert reason in found
    assert bool(found) == bool(reason)
