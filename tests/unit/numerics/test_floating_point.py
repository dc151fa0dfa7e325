"""From which logits on each form fails, against the limits of each float format worked out with mpmath."""

import itertools

import mpmath
import numpy as np
import pytest

from lib.lesson import examples
from lib.losses import cross_entropy
from lib.numerics.floating_point import (
    DTYPES,
    FINE,
    FORMS,
    INHERITED,
    NAN,
    OVERFLOW,
    UNDERFLOW,
    failure_threshold,
    first_fault,
    loss_fails,
    magnitude_threshold,
    operations,
    spread_threshold,
)
from lib.softmax import textbook_softmax
from tests.unit.each import each

mp = mpmath.mp.clone()
mp.dps = 40
EVERY = list(itertools.product(FORMS, DTYPES))


def overflow_of_exp(dtype):
    """Return the x from which e^x rounds to infinity: the logarithm of the largest float and half its last place."""
    limits = np.finfo(dtype)
    half_a_place = mp.mpf(2) ** (int(limits.maxexp) - limits.nmant - 2)
    return mp.log(mp.mpf(float(limits.max)) + half_a_place)


def underflow_of_exp(dtype):
    """Return the -x from which e^x rounds to 0: half the smallest subnormal float."""
    return -mp.log(mp.mpf(float(np.finfo(dtype).smallest_subnormal)) / 2)


def assert_float_just_past(value, exact, dtype):
    """A float that lies on `exact`, up to the one or two units by which an exponential may be off."""
    assert abs(mp.mpf(value) - exact) <= 2 * mp.mpf(float(np.spacing(DTYPES[dtype].type(value))))


@each(("form", "dtype"), EVERY)
def test_every_intermediate_value_stays_in_its_format(form, dtype):
    for logits in ([2.0, 1.0, 0.1], [1000.0, 0.0], [-1000.0, -1001.0]):
        assert {step.values.dtype for step in operations(form, logits, dtype)} == {DTYPES[dtype]}


@each(("form", "dtype"), EVERY)
def test_moderate_logits_break_nothing_and_give_the_loss(form, dtype):
    logits = np.array([2.0, 1.0, 0.125])
    steps = operations(form, logits, dtype)
    exact = [cross_entropy(logits, index) for index in range(3)]
    assert {step.status for step in steps} == {FINE}
    assert first_fault(form, logits, dtype) is None
    assert not loss_fails(form, logits, dtype)
    np.testing.assert_allclose(steps[-1].values, exact, rtol=8 * float(np.finfo(dtype).eps))


@each("logits", examples.OVERFLOWING_LOGITS)
def test_the_articles_code_gives_nan_where_the_other_forms_give_the_loss(logits):
    p = operations("textbook", logits)[-2]
    assert p.status == NAN
    np.testing.assert_array_equal(p.values, textbook_softmax(logits))
    exact = [cross_entropy(np.array(logits), index) for index in range(2)]
    for form in ("shifted", "log_sum_exp"):
        assert first_fault(form, logits) is None
        np.testing.assert_allclose(operations(form, logits)[-1].values, exact, rtol=1e-15)


def test_large_logits_overflow_first_in_the_exponential():
    fault = first_fault("textbook", [1000.0, 1000.0])
    assert (fault.name, fault.status) == ("e^z", OVERFLOW)
    np.testing.assert_array_equal(fault.values, [np.inf, np.inf])
    assert [step.status for step in operations("textbook", [1000.0, 1000.0])] == [OVERFLOW, INHERITED, NAN, NAN]


def test_very_negative_logits_underflow_first_in_the_exponential():
    fault = first_fault("textbook", [-1000.0, -1001.0])
    assert (fault.name, fault.status) == ("e^z", UNDERFLOW)
    np.testing.assert_array_equal(fault.values, [0, 0])
    assert [step.status for step in operations("textbook", [-1000.0, -1001.0])] == [UNDERFLOW, INHERITED, NAN, NAN]


def test_the_sum_can_be_the_first_to_overflow_and_the_division_the_first_to_underflow():
    total, share = first_fault("textbook", [709.5, 709.5]), first_fault("textbook", [-400.0, 400.0])
    assert (total.name, total.status, total.values) == ("Σ e^z", OVERFLOW, np.inf)
    assert (share.name, share.status) == ("p = e^z / Σ", UNDERFLOW)
    np.testing.assert_array_equal(share.values, [0, 1])


def test_a_sum_that_overflows_beside_an_underflow_is_an_overflow_of_its_own():
    first, second = operations("textbook", [709.5, 709.5, -800.0])[:2]
    assert (first.status, second.status) == (UNDERFLOW, OVERFLOW)


def test_a_subnormal_exponential_is_no_underflow():
    exponentials = operations("shifted", [740.0, 0.0])[2]
    assert 0 < exponentials.values[1] < np.finfo(np.float64).tiny
    assert exponentials.status == FINE


def test_the_shifted_form_loses_the_loss_to_an_underflow_that_log_sum_exp_survives():
    for form in ("shifted", "log_sum_exp"):
        fault = first_fault(form, [800.0, 0.0])
        assert (fault.name, fault.status) == ("e^(z − max)", UNDERFLOW)
    assert loss_fails("shifted", [800.0, 0.0])
    assert not loss_fails("log_sum_exp", [800.0, 0.0])
    np.testing.assert_array_equal(operations("shifted", [800.0, 0.0])[-1].values, [0, np.inf])
    np.testing.assert_array_equal(operations("log_sum_exp", [800.0, 0.0])[-1].values, [0, 800])


def test_float16_adds_one_number_after_another():
    total = operations("textbook", [np.log(2048.0), 0.0, 0.0], "float16")[1].values
    exponential = np.exp(np.float16(np.log(2048.0)))
    assert total == np.float16(np.float16(exponential + np.float16(1)) + np.float16(1))


@each("dtype", DTYPES)
def test_log_sum_exp_keeps_ln_n_for_equal_logits_of_any_size(dtype):
    largest = float(np.finfo(dtype).max)
    losses = operations("log_sum_exp", [largest, largest], dtype)[-1].values
    np.testing.assert_array_equal(losses, np.full(2, DTYPES[dtype].type(np.log(2))))


@each("dtype", DTYPES)
def test_a_spread_breaks_the_textbook_form_where_the_exponential_overflows(dtype):
    assert_float_just_past(spread_threshold("textbook", dtype), overflow_of_exp(dtype), dtype)


@each("dtype", DTYPES)
def test_a_spread_breaks_the_shifted_form_where_the_exponential_underflows(dtype):
    assert_float_just_past(spread_threshold("shifted", dtype), underflow_of_exp(dtype), dtype)


@each("dtype", DTYPES)
def test_no_finite_spread_breaks_log_sum_exp(dtype):
    largest = float(np.finfo(dtype).max)
    assert spread_threshold("log_sum_exp", dtype) is None
    np.testing.assert_array_equal(operations("log_sum_exp", [largest, 0.0], dtype)[-1].values, [0, largest])


@each("dtype", DTYPES)
def test_equal_logits_break_the_textbook_form_alone(dtype):
    half = overflow_of_exp(dtype) - mp.log(2)
    assert_float_just_past(magnitude_threshold("textbook", dtype), half, dtype)
    assert_float_just_past(magnitude_threshold("textbook", dtype, -1), underflow_of_exp(dtype), dtype)
    for form in ("shifted", "log_sum_exp"):
        assert magnitude_threshold(form, dtype) is None
        assert magnitude_threshold(form, dtype, -1) is None


def test_the_limits_of_float64_are_the_lessons():
    assert spread_threshold("textbook") == pytest.approx(709.7827, abs=1e-4)
    assert spread_threshold("shifted") == pytest.approx(745.1332, abs=1e-4)
    assert magnitude_threshold("textbook") == pytest.approx(709.0896, abs=1e-4)


@each("dtype", DTYPES)
def test_log_sum_exp_breaks_only_where_the_spread_itself_overflows(dtype):
    t = failure_threshold("log_sum_exp", (1, -1), dtype)
    fault = first_fault("log_sum_exp", [t, -t], dtype)
    assert (fault.name, fault.status) == ("z − max", OVERFLOW)
    assert 2 * mp.mpf(t) > mp.mpf(float(np.finfo(dtype).max))


@each(("form", "dtype"), EVERY)
@each("direction", [(1, 0), (0, -1), (1, 1), (-1, -1), (1, -1)])
def test_the_failure_threshold_is_the_first_float_whose_loss_is_not_finite(form, dtype, direction):
    t = failure_threshold(form, direction, dtype)
    if t is None:
        assert not loss_fails(form, np.array(direction) * float(np.finfo(dtype).max), dtype)
    else:
        before = np.nextafter(DTYPES[dtype].type(t), DTYPES[dtype].type(0))
        assert loss_fails(form, t * np.array(direction), dtype)
        assert not loss_fails(form, float(before) * np.array(direction), dtype)


@each("dtype", [np.float16, np.dtype("float32"), "float64"])
def test_a_format_may_be_named_or_given(dtype):
    assert operations("shifted", [1.0, 2.0], dtype)[0].values.dtype == np.dtype(dtype)


def test_the_logits_are_not_changed():
    logits = np.array([1000.0, 0.0])
    operations("shifted", logits)
    np.testing.assert_array_equal(logits, [1000, 0])


@each(
    ("name", "call"),
    [
        ("form", lambda: operations("naive", [1.0, 2.0])),
        ("dtype", lambda: operations("textbook", [1.0, 2.0], "int32")),
        ("dtype", lambda: operations("textbook", [1.0, 2.0], "half a float")),
        ("logits", lambda: first_fault("textbook", [np.inf, 2.0])),
        ("logits", lambda: first_fault("textbook", [70000.0, 2.0], "float16")),
        ("logits", lambda: loss_fails("textbook", [[1.0, 2.0]])),
        ("logits", lambda: loss_fails("textbook", [])),
        ("sign", lambda: magnitude_threshold("textbook", "float64", 2)),
        ("direction", lambda: failure_threshold("textbook", (2, 0))),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()
