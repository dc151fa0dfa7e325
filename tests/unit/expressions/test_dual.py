"""The derivative by dual numbers against mpmath's."""

import mpmath as mp
import numpy as np
import pytest
from hypothesis import assume, given, settings

from lib.expressions.expression import expression
from lib.expressions.functions import SMOOTH
from tests.unit.expressions import oracle

LEAVES = ["x", "x", "x", "a", "0.5", "2", "3", "pi"]
A = 0.75


def slope(text, x, **parameters):
    return expression(text).derivative(x, **parameters)


def reference(tree, x):
    """Return f and f' of a tree in 50 digits, or None where they are not finite real numbers or a branch changes."""
    try:
        with mp.workdps(50):
            f = lambda x: oracle.value(tree, {"x": x, "a": mp.mpf(A)})  # noqa: E731
            h = mp.mpf(10) ** -15
            left, right = ((f(x) - f(x - h)) / h, (f(x + h) - f(x)) / h)
            found = f(x), mp.diff(f, x, h=mp.mpf(10) ** -20)
            real = all(isinstance(v, mp.mpf) and abs(v) < 1e100 for v in (*found, left, right))
    except (ValueError, ZeroDivisionError, OverflowError, TypeError):
        return None
    return found if real and abs(left - right) < 1e-6 * (1 + abs(right)) else None


@settings(max_examples=100, derandomize=True, deadline=None)
@given(text=oracle.expressions(LEAVES))
def test_the_derivative_is_that_of_mpmath(text):
    typed = expression(text)
    compared = 0
    for x in (-1.37, 0.61, 2.23):
        exact = reference(typed.tree, mp.mpf(x))
        value = float(typed.function(x, a=A))
        if exact is None or not abs(value - exact[0]) <= 1e-10 * abs(exact[0]):
            continue  # the value itself is ill-conditioned
        size = max(1e-6, abs(float(exact[1])), abs(value))
        assert float(typed.derivative(x, a=A)) == pytest.approx(float(exact[1]), rel=1e-7, abs=1e-7 * size)
        compared += 1
    assume(compared)


@pytest.mark.parametrize("name", SMOOTH)
def test_each_smooth_function_has_its_derivative(name):
    for x in (0.3, 0.9, 2.7):
        exact = float(mp.diff(oracle.SMOOTH[name], mp.mpf(x)))
        assert slope(f"{name}(x)", x) == pytest.approx(exact, rel=1e-13)


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("abs(x)", 0, 0),
        ("sign(x)", 0, 0),
        ("relu(x)", 0, 0),
        ("clip(x, -1, 1)", -1, 0),
        ("clip(x, -1, 1)", 1, 0),
        ("clip(x, 2*x, 5)", 1, 2),
        ("clip(x, -1, x/2)", 3, 0.5),
        ("max(0, x)", 0, 0.5),
        ("min(x, 3*x)", 0, 2),
        ("where(x > 0, x, a*x)", 0, 0.25),
        ("where(x >= 0, x, a*x)", 0, 1),
    ],
)
def test_the_derivative_at_a_kink_follows_the_convention(text, x, expected):
    assert slope(text, x, a=0.25) == expected


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("2*exp(x)", 800, np.inf),
        ("exp(2*x)", 800, np.inf),
        ("sqrt(x)", 0, np.inf),
        ("sqrt(x)", -1, np.nan),
        ("log(x)", -1, np.nan),
        ("log1p(x)", -2, np.nan),
        ("1/x", 0, -np.inf),
        ("x^0", 0, 0),
        ("x^1", 0, 1),
        ("x^2", 0, 0),
        ("2^x", 3, 8 * np.log(2)),
        ("x^x", 2, 4 + 4 * np.log(2)),
        ("0^x", 2, 0),
        ("where(x > 0, sqrt(x), 0)", -1, 0),
        ("where(x > 0, x, exp(1000*x))", 5, 1),
        ("max(x, 0)", np.nan, np.nan),
        ("max(x, 1e100*1e100*1e100*1e8)", 1, 0),
        ("7", 1, 0),
        ("log(-7)", 1, np.nan),
    ],
)
def test_special_values_of_the_derivative(text, x, expected):
    np.testing.assert_allclose(slope(text, x), expected, rtol=1e-15)


def test_the_derivative_in_a_parameter_teaches_it():
    prelu = expression("where(x > 0, x, a*x)")
    np.testing.assert_array_equal(prelu.partial("a", [-2.0, 3.0], a=0.25), [-2, 0])


def test_tails_keep_their_relative_precision():
    assert slope("tanh(x)", 20) == pytest.approx(4 * np.exp(-40), rel=1e-12)
    assert slope("sigmoid(x)", 40) == pytest.approx(np.exp(-40), rel=1e-12)
