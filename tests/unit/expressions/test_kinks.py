"""Kinks are found where they are, with their one-sided values and slopes, and nowhere else."""

import math

import numpy as np
import pytest

from lib.expressions.expression import expression
from lib.expressions.kinks import kinks, switches
from lib.expressions.parser import parse


def found(text, low=-5, high=5, **parameters):
    return [
        (kink.x, *np.round((*kink.values, *kink.slopes), 9).tolist())
        for kink in expression(text).kinks(low, high, **parameters)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abs(x)", [(0, 0, 0, -1, 1)]),
        ("relu(x - 0.3)", [(0.3, 0, 0, 0, 1)]),
        ("sign(x)", [(0, -1, 1, 0, 0)]),
        ("max(x, 0.5*x + 1)", [(2, 2, 2, 0.5, 1)]),
        ("min(x, 1)", [(1, 1, 1, 1, 0)]),
        ("clip(x, -1, 1)", [(-1, -1, -1, 0, 1), (1, 1, 1, 1, 0)]),
        ("where(x > 1, x^2, x)", [(1, 1, 1, 1, 2)]),
        ("where(x > 1, x + 2, x)", [(1, 1, 3, 1, 1)]),
        ("where(-1 < x < 1, 1, 0)", [(-1, 0, 1, 0, 0), (1, 1, 0, 0, 0)]),
        ("x > 0.25", [(0.25, 0, 1, 0, 0)]),
        ("abs(abs(x) - 1)", [(-1, 0, 0, -1, 1), (0, 1, 1, 1, -1), (1, 0, 0, -1, 1)]),
        ("relu(x)^2", [(0, 0, 0, 0, 0)]),
        ("where(x > 0, x, expm1(x))", [(0, 0, 0, 1, 1)]),
        ("sqrt(x^2)", [(0, 0, 0, -1, 1)]),
        ("sqrt(x)", [(0, math.nan, 0, math.nan, math.inf)]),
        ("sqrt(abs(x))", [(0, 0, 0, -math.inf, math.inf)]),
        ("1/x", [(0, -math.inf, math.inf, -math.inf, -math.inf)]),
        ("log(x)", [(0, math.nan, -math.inf, math.nan, math.inf)]),
        ("x*log(abs(x))", [(0, 0, 0, -math.inf, -math.inf)]),
        ("where(x > 0, exp(-1/x), 0)", []),
    ],
)
def test_a_kink_has_its_values_and_slopes_on_both_sides(text, expected):
    np.testing.assert_allclose(found(text), expected if expected else [], atol=2e-5, rtol=1e-9)


@pytest.mark.parametrize(
    "text",
    ["abs(x)*abs(x)", "sin(x)", "max(x, x - 1)", "relu(x^2)", "abs(x^2)", "1/(1 + x^2)", "where(x > 0, x, x)", "x^3"],
)
def test_what_is_smooth_has_none(text):
    assert found(text) == []


def test_a_kink_between_two_samples_is_found_to_the_last_digit():
    ((x, *_),) = found("abs(x^2 - 2)", 0, 5)
    assert x == pytest.approx(math.sqrt(2), rel=3e-16)
    ((x, *_),) = found("relu(exp(x) - 3)", 0, 5)
    assert x == pytest.approx(math.log(3), rel=3e-16)


def test_a_kink_moves_with_a_parameter():
    for a in (-2.0, 0.1, 1.7):
        ((x, *_),) = found("relu(x - a)", a=a)
        assert x == a


def test_every_period_is_found():
    assert [x for x, *_ in found("abs(sin(x))", -7, 7)] == pytest.approx([k * math.pi for k in range(-2, 3)], abs=1e-12)


def test_a_difference_of_rounding_is_no_kink_of_its_own():
    assert [x for x, *_ in found("relu((1 + x) - 1)")] == pytest.approx([0], abs=3e-16)


def test_a_jump_is_told_from_a_kink():
    jump, kink, bend = (expression(text).kinks(-1, 1)[0] for text in ("sign(x)", "abs(x)", "relu(x)^2"))
    assert jump.is_jump
    assert not kink.is_jump
    assert kink.is_slope_jump
    assert not bend.is_slope_jump
    assert expression("where(x > 0, x, 0.25*x)").kinks(-1, 1)[0].slope == 0.25


def test_switches_are_the_differences_that_change_sign():
    assert set(switches(parse("max(x, 1) + abs(x)"))) == {parse("x - 1"), parse("x")}
    assert list(switches(parse("max(a, 1) + sin(x)"))) == []


def test_at_most_200_points_are_looked_at():
    assert len(kinks(parse("relu(sin(100*x))"), -20, 20, {})) <= 200
