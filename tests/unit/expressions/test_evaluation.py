"""Values against mpmath, and IEEE's infinities and NaN."""

import mpmath as mp
import numpy as np
import pytest

from lib.expressions.evaluation import power
from lib.expressions.expression import expression
from lib.expressions.functions import PIECEWISE, SMOOTH
from tests.unit.each import each
from tests.unit.expressions import oracle

POINTS = np.concatenate([np.linspace(-4, 4, 41) + 0.003, [1e-12, -1e-12, 1e-3, 30.5, -30.5]])


def of_x(text, x, **parameters):
    return expression(text).function(x, **parameters)


@each("name", SMOOTH)
def test_smooth_functions_are_those_of_mpmath(name):
    values = of_x(f"{name}(x)", POINTS)
    for x, found in zip(POINTS.tolist(), values.tolist(), strict=True):
        try:
            exact = oracle.SMOOTH[name](mp.mpf(x))
        except ValueError:
            exact = mp.mpc(0, 1)
        if isinstance(exact, mp.mpc):
            assert np.isnan(found)
        else:
            assert found == pytest.approx(float(exact), rel=4e-15, abs=1e-300)


def test_every_function_of_the_table_is_tested():
    assert set(SMOOTH) == set(oracle.SMOOTH)
    assert set(PIECEWISE) == {*oracle.PIECEWISE, "where"}


@each(
    ("text", "expected"),
    [
        ("abs(x)", [2, 0, 3]),
        ("sign(x)", [-1, 0, 1]),
        ("relu(x)", [0, 0, 3]),
        ("min(x, 1)", [-2, 0, 1]),
        ("max(x, 1)", [1, 1, 3]),
        ("clip(x, -1, 2)", [-1, 0, 2]),
        ("where(x >= 0, 1, x)", [-2, 1, 1]),
        ("where(x, 1, 2)", [1, 2, 1]),
        ("x <= 0", [1, 1, 0]),
        ("7", [7, 7, 7]),
    ],
)
def test_piecewise_functions_choose(text, expected):
    np.testing.assert_array_equal(of_x(text, [-2, 0, 3]), expected)


@each(
    ("text", "x", "expected"),
    [
        ("1/x", 0.0, np.inf),
        ("1/x", -0.0, -np.inf),
        ("0/x", 0.0, np.nan),
        ("exp(x)", 800, np.inf),
        ("log(x)", -1, np.nan),
        ("log(x)", 0, -np.inf),
        ("sqrt(x)", -1, np.nan),
        ("x^0.5", -1, np.nan),
        ("x^3", -2, -8),
        ("x^-1", -0.0, -np.inf),
        ("x^0", np.nan, 1),
        ("x*sigmoid(x)", -np.inf, np.nan),
        ("log(1 + x)", 1e-20, 0),
        ("log1p(x)", 1e-20, 1e-20),
        ("x - x", np.inf, np.nan),
        ("max(x, 0)", np.nan, np.nan),
        ("relu(x)", np.nan, np.nan),
    ],
)
def test_special_values_are_those_of_ieee(text, x, expected):
    np.testing.assert_array_equal(of_x(text, x), expected)


def test_a_branch_that_is_not_taken_does_no_harm():
    np.testing.assert_array_equal(of_x("where(x > 0, sqrt(x), exp(-1000*x*0))", [-1.0, 4.0]), [1, 2])


@each("exponent", [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 7.0, 0.5])
def test_power_is_that_of_numpy(exponent):
    x = np.array([-np.inf, -2.5, -1, -0.0, 0.0, 0.3, 7, np.inf, np.nan])
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(power(x, np.float64(exponent)), np.power(x, exponent), rtol=1e-15)


def test_arrays_of_any_shape_and_precision_are_taken():
    square = expression("x^2 + a")
    assert square.function(np.ones((2, 3)), a=1).shape == (2, 3)
    assert square.function(np.float32(2), a=1).dtype == np.float32
    assert square.function([1, 2], a=0.5).tolist() == [1.5, 4.5]
    assert np.ndim(square.function(3, a=0)) == 0
    assert expression("2").function(np.zeros(3)).tolist() == [2, 2, 2]


def test_a_parameter_without_a_number_is_named():
    with pytest.raises(ValueError, match="a must be given a number"):
        expression("a*x").function(1.0)
    with pytest.raises(ValueError, match="b must be finite"):
        expression("b*x").function(1.0, b=np.inf)
