"""The record of a typed activation is one that the rest of lib takes."""

import numpy as np
import pytest

from lib.activations import silu, silu_derivative
from lib.expressions.expression import expression
from lib.expressions.own_activation import own_activation, undefined_at
from lib.numerics.parameter import Parameter

A = Parameter("owna", "a", -2, 2, 0.5, 0.1)
B = Parameter("ownb", "b", -2, 2, 1, 0.1)


def record(text):
    return own_activation(expression(text), {"a": A, "b": B})


def test_it_has_the_fields_of_every_activation():
    own = record("where(x > 1, x, a*x)")
    assert (own.name, own.label, own.family, own.source) == ("own", "Your function", "Your function", "")
    assert own.latex.startswith(r"\begin{cases}")
    assert own.derivative_latex == r"\begin{cases} 1 & x > 1 \\ a & x \le 1 \end{cases}"
    assert own.parameters == {"a": A}
    assert own.kinks == (1.0,)


def test_its_functions_are_elementwise_and_have_defaults():
    own = record("a*x^2")
    assert own.function([1.0, 2.0]).tolist() == [0.5, 2]
    assert own.function(2.0, a=3.0) == 12
    assert own.derivative(2.0, a=3.0) == 12
    assert own.function(np.float32(2)).dtype == np.float32
    assert own.function(np.ones((2, 3))).shape == (2, 3)
    assert (own.function.__name__, own.derivative.__name__) == ("own", "own_derivative")


def test_its_functions_are_equal_for_equal_texts():
    assert record("a*x") == record("a*x")
    assert hash(record("a*x").function) == hash(record("a*x").function)
    assert record("a*x").function != record("a*x").derivative


def test_nan_propagates():
    own = record("where(x > 0, 1, 0)")
    assert np.isnan(own.function(np.nan))
    assert np.isnan(own.derivative(np.nan))


@pytest.mark.parametrize(
    ("text", "ends", "slopes"),
    [
        ("x*sigmoid(x)", (0, np.inf), (0, 1)),
        ("x/(1 + abs(x))", (-1, 1), (0, 0)),
        ("x*exp(-x^2)", (0, 0), (0, 0)),
        ("x^2*exp(-x)", (np.inf, 0), (-np.inf, 0)),
        ("2*x^3 - x", (-np.inf, np.inf), (np.inf, np.inf)),
        ("x - 2*x + x", (0, 0), (0, 0)),
        ("sin(x)", (np.nan, np.nan), (np.nan, np.nan)),
        ("x*sin(x)", (np.nan, np.nan), (np.nan, np.nan)),
        ("tanh(x)", (-1, 1), (0, 0)),
    ],
)
def test_its_limits_are_found_where_the_text_has_none(text, ends, slopes):
    own = record(text)
    np.testing.assert_allclose(own.function([-np.inf, np.inf]), ends, atol=1e-9)
    np.testing.assert_allclose(own.derivative([-np.inf, np.inf]), slopes, atol=1e-9)


def test_silu_typed_is_silu():
    x = np.linspace(-30, 30, 301)
    own = record("x*sigmoid(x)")
    np.testing.assert_allclose(own.function(x), silu(x), rtol=1e-15)
    np.testing.assert_allclose(own.derivative(x), silu_derivative(x), rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize(
    ("text", "expected"), [("tanh(x)", None), ("sqrt(x)", 0), ("1/x", 0), ("log(x - 1)", 0), ("sqrt(x + 5)", -5)]
)
def test_where_it_is_not_defined_is_found(text, expected):
    found = undefined_at(record(text))
    assert found == expected if expected is None else abs(found) == pytest.approx(abs(expected))
