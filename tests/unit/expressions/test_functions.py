"""The table of elementary functions: each has its value, its slope and a formula for both."""

import math

import mpmath as mp
import numpy as np
import pytest

from lib.expressions.functions import CONSTANTS, FUNCTIONS, PIECEWISE, SMOOTH
from tests.unit.expressions import oracle


@pytest.mark.parametrize("name", SMOOTH)
def test_a_smooth_function_has_the_values_of_mpmath(name):
    for u in (0.25, 0.75, 2.5):
        assert float(SMOOTH[name].value(np.float64(u))) == pytest.approx(
            float(oracle.SMOOTH[name](mp.mpf(u))), rel=1e-14
        )


def test_the_error_function_at_one_is_what_tables_say():
    assert SMOOTH["erf"].value(np.array([-1.0, 0.0, 1.0])) == pytest.approx(
        [-0.8427007929497149, 0, 0.8427007929497149]
    )
    assert SMOOTH["erf"].slope(np.float64(0)) == pytest.approx(2 / math.sqrt(math.pi))


def test_the_error_function_ends_at_one_is_linear_near_zero_and_keeps_nan():
    ends = SMOOTH["erf"].value(np.array([-np.inf, -30.0, 1e-200, 30.0, np.inf, np.nan]))
    assert ends.tolist()[:2] == [-1, -1]
    assert ends[2] == 2 / math.sqrt(math.pi) * 1e-200
    assert ends.tolist()[3:5] == [1, 1]
    assert np.isnan(ends[5])


def test_a_logarithm_has_no_slope_where_it_is_not_defined():
    with np.errstate(all="ignore"):
        assert np.isnan(SMOOTH["log"].slope(np.float64(-1)))
        assert np.isnan(SMOOTH["log1p"].slope(np.float64(-2)))
        assert SMOOTH["log"].slope(np.float64(0)) == np.inf
    assert SMOOTH["log"].slope(np.float64(4)) == 0.25


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("abs", [-3], 3),
        ("sign", [-3], -1),
        ("min", [2, -1], -1),
        ("max", [2, -1], 2),
        ("clip", [5, -1, 2], 2),
        ("clip", [-5, -1, 2], -1),
        ("clip", [0, 2, -1], -1),
        ("relu", [-3], 0),
        ("relu", [3], 3),
        ("where", [0, 7, 8], 8),
        ("where", [0.5, 7, 8], 7),
    ],
)
def test_a_piecewise_function_chooses_between_its_arguments(name, arguments, expected):
    assert float(PIECEWISE[name].value(*map(np.float64, arguments))) == expected


def test_functions_and_constants_have_names_of_their_own_and_each_function_has_a_formula():
    assert {*SMOOTH, *PIECEWISE} == {*FUNCTIONS}
    assert not {*FUNCTIONS} & {*CONSTANTS, "a", "b"}
    assert all("%s" in function.latex and name == function.name for name, function in FUNCTIONS.items())
