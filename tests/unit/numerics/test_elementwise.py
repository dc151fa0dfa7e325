"""The rule of the elementwise functions, on formulas made for it."""

import inspect
import warnings

import numpy as np
import pytest

from lib.numerics.elementwise import elementwise, vanishing_product
from tests.unit.each import each

SEEN = []


@elementwise
def scaled(x, y, factor=2.0):
    """Return factor * x * y."""
    SEEN[:] = [x, y, factor]
    return factor * x * y


@elementwise
def exponential(x):
    return np.exp(x)


@elementwise
def spoiled(x):
    x[...] = 0
    return x


def test_arrays_reach_the_formula_as_float64_and_parameters_as_floats():
    scaled([1, 2], np.float32([3, 4]), factor=np.int64(5))
    assert [array.dtype for array in SEEN[:2]] == [np.float64, np.float64]
    assert SEEN[2] == 5
    assert type(SEEN[2]) is float


@each(
    ("x", "dtype"),
    [
        (np.float32([1]), np.float32),
        (np.float16([1]), np.float64),
        ([1.0], np.float64),
        (np.array([1, 2]), np.float64),
        ([True, False], np.float64),
    ],
)
def test_the_result_has_the_precision_of_the_first_argument(x, dtype):
    assert scaled(x, np.float64(2)).dtype == dtype


def test_float32_is_rounded_once_at_the_end():
    x = np.float32(0.1)
    assert scaled(x, x, factor=3) == np.float32(3 * np.float64(x) ** 2)


@each(("x", "kind"), [(2, np.float64), (np.float32(2), np.float32), (np.array(2.0), np.float64)])
def test_a_result_of_no_dimension_is_a_scalar(x, kind):
    result = scaled(x, 3)
    assert type(result) is kind
    assert result == 12


def test_arguments_broadcast_and_may_be_given_by_name():
    assert scaled(np.ones((3, 1)), y=np.ones(4)).shape == (3, 4)
    assert scaled(y=3, x=2, factor=1) == 6
    assert scaled([], 1).shape == (0,)


def test_a_formula_cannot_change_its_input():
    x = np.array([1.0, 2.0])
    spoiled(x)
    np.testing.assert_array_equal(x, [1, 2])


def test_overflow_and_underflow_are_rounded_without_a_warning_and_nan_propagates():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        np.testing.assert_array_equal(exponential([1e4, -1e4, np.nan]), [np.inf, 0, np.nan])
        assert exponential(np.float32(100)) == np.float32(np.inf)


def test_name_docstring_and_signature_are_those_of_the_formula():
    assert scaled.__name__ == "scaled"
    assert scaled.__doc__ == "Return factor * x * y."
    assert list(inspect.signature(scaled).parameters) == ["x", "y", "factor"]


@each(
    ("arguments", "parameters", "message"),
    [
        (("a", 1), {}, "x must hold real numbers"),
        ((1, [1j]), {}, "y must hold real numbers"),
        ((1, 1), {"factor": [1, 2]}, "factor must be one finite number"),
        ((1, 1), {"factor": np.nan}, "factor must be finite"),
    ],
)
def test_a_bad_argument_is_refused_by_name(arguments, parameters, message):
    with pytest.raises(ValueError, match=message):
        scaled(*arguments, **parameters)


def test_a_call_that_does_not_fit_the_signature_is_a_type_error():
    with pytest.raises(TypeError, match="missing a required argument: 'y'"):
        scaled(1)


def test_a_factor_of_zero_wins_over_infinity_only():
    x, factor = [np.inf, -np.inf, 3, np.inf, -np.inf, 2, np.nan, np.inf], [0, -0.0, 0, 2, 1e-300, 3, 0, np.nan]
    with np.errstate(invalid="ignore"):
        product = vanishing_product(x, factor)
    np.testing.assert_array_equal(product, [0, 0, 0, np.inf, -np.inf, 6, np.nan, np.nan])
