import math
import warnings
from collections import UserDict
from fractions import Fraction

import numpy as np
import pytest

from lib.numerics.validation import (
    as_float64,
    bounded_count,
    check_count,
    check_integer,
    check_probability,
    finite,
    finite_array,
    finite_vector,
    non_negative,
    positive,
    precision,
    proportion,
    registered,
    whole_number,
)
from tests.unit.each import each


@each("number", [3, 2.5, "-1e3", True, np.float32(0.5), np.int64(7), Fraction(1, 4)])
def test_one_number_becomes_a_float(number):
    value = finite("alpha", number)
    assert type(value) is float
    assert value == float(number)


@each("check", [positive, non_negative, proportion])
def test_a_number_within_its_bound_becomes_a_float(check):
    assert check("alpha", np.float32(0.5)) == 0.5
    assert type(check("alpha", 1)) is float


@each("check", [non_negative, proportion])
def test_the_bound_itself_is_allowed(check):
    assert check("alpha", 0) == 0


@each("count", [1, np.int64(5), np.uint8(5)])
def test_a_whole_number_is_an_integer_of_either_kind(count):
    assert whole_number("n", count) == count
    assert bounded_count("n", count, 5) == count


@each(
    ("call", "message"),
    [
        (lambda: finite("alpha", "x"), "alpha must be one finite number, not 'x'"),
        (lambda: finite("alpha", None), "alpha must be one finite number, not None"),
        (lambda: finite("alpha", [1, 2]), r"alpha must be one finite number, not \[1, 2\]"),
        (lambda: finite("alpha", 10**400), "alpha must be one finite number"),
        (lambda: finite("alpha", math.nan), "alpha must be finite, not nan"),
        (lambda: finite("alpha", -math.inf), "alpha must be finite, not -inf"),
        (lambda: positive("rate", 0), "rate must be greater than 0, not 0"),
        (lambda: positive("rate", -0.5), "rate must be greater than 0, not -0.5"),
        (lambda: positive("rate", math.nan), "rate must be finite, not nan"),
        (lambda: non_negative("spread", -1e-300), "spread must be at least 0, not -1e-300"),
        (lambda: non_negative("spread", math.inf), "spread must be finite, not inf"),
        (lambda: proportion("smoothing", 1.5), r"smoothing must lie in \[0, 1\], not 1.5"),
        (lambda: proportion("smoothing", -0.1), r"smoothing must lie in \[0, 1\], not -0.1"),
        (lambda: proportion("smoothing", "x"), "smoothing must be one finite number"),
        (lambda: whole_number("n", 0), "n must be a whole number of at least 1, not 0"),
        (lambda: whole_number("n", 2.0), "n must be a whole number of at least 1, not 2.0"),
        (lambda: whole_number("n", "3"), "n must be a whole number of at least 1, not '3'"),
        (lambda: bounded_count("n", 6, 5), "n must be at most 5, not 6"),
        (lambda: bounded_count("n", 0, 5), "n must be a whole number of at least 1, not 0"),
        (lambda: as_float64("x", ["a"]), "x must hold real numbers, not <U1"),
        (lambda: as_float64("x", [1j]), "x must hold real numbers, not complex128"),
        (lambda: as_float64("x", None), "x must hold real numbers, not object"),
        (lambda: finite_array("x", [[1.0, math.nan]]), "x must be finite"),
        (lambda: finite_array("x", "a"), "x must hold real numbers"),
        (lambda: finite_vector("grid", [], 3), "grid must hold 1 to 3 finite numbers"),
        (lambda: finite_vector("grid", [1, 2, 3, 4], 3), "grid must hold 1 to 3 finite numbers"),
        (lambda: finite_vector("grid", [[1, 2]], 3), "grid must hold 1 to 3 finite numbers"),
        (lambda: finite_vector("grid", [math.inf], 3), "grid must hold 1 to 3 finite numbers"),
        (lambda: check_probability("p", np.array([0.5, 1.1])), r"p must lie in \[0, 1\]"),
        (lambda: check_probability("y", np.array(-1e-9)), r"y must lie in \[0, 1\]"),
        (lambda: check_integer("k", np.array([1.0, 1.5])), "k must be a whole number"),
        (lambda: check_integer("k", np.array(math.nan)), "k must be a whole number"),
        (lambda: check_integer("k", np.array(math.inf)), "k must be a whole number"),
        (lambda: check_count("n", np.array([3.0, -1.0])), "n must be at least 0"),
        (lambda: check_count("n", np.array([0.5])), "n must be a whole number"),
        (lambda: registered("method", "secant", {"newton": 1, "bisection": 2}), "newton, bisection, not 'secant'"),
    ],
)
def test_a_bad_argument_is_refused_with_its_name_and_the_bound(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@each("values", [[1, 2], [True, False], np.float32([1.5, -2]), np.uint8([3]), 4.0, [math.inf]])
def test_real_numbers_become_a_new_float64_array(values):
    array = as_float64("x", values)
    assert array.dtype == np.float64
    np.testing.assert_array_equal(array, np.asarray(values, dtype=np.float64))
    assert not np.shares_memory(array, np.asarray(values))


def test_checked_arrays_come_back_with_nan_left_to_propagate():
    p = np.array([0.0, math.nan, 1.0])
    assert check_probability("p", p) is p
    k = np.array([-1.0, 0.0, 3.0])
    assert check_integer("k", k) is k
    n = np.array([0.0, 7.0])
    assert check_count("n", n) is n


def test_finite_arrays_come_back_as_float64():
    assert finite_array("x", np.float32([[1, 2]])).dtype == np.float64
    np.testing.assert_array_equal(finite_vector("grid", [1, 2, 3], 3), [1.0, 2.0, 3.0])


@each(
    ("values", "dtype"),
    [
        (np.float32([1]), np.float32),
        (np.float32(1), np.float32),
        ([1.0], np.float64),
        (3, np.float64),
        (True, np.float64),
    ],
)
def test_the_precision_of_a_result_follows_its_argument(values, dtype):
    assert precision(values) is dtype


def test_the_record_of_a_key_comes_from_any_mapping():
    assert registered("method", "newton", UserDict(newton=1)) == 1


def test_checks_are_silent_where_they_pass():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        finite_array("x", np.array([1e308, 5e-324]))
        check_integer("k", np.array([1e308]))
