"""The spectrum of the softmax Jacobian against theory, and the changes it predicts against 60-digit arithmetic."""

import mpmath
import numpy as np
import pytest

from lib.analysis.jacobian import eigenvalues, linear_change, linearization_error, rank, true_change
from lib.softmax import softmax, softmax_jacobian
from tests.unit.each import each

mp = mpmath.mp.clone()
mp.dps = 60
RANDOM = np.random.default_rng(5)
BATCH = RANDOM.normal(0, 2, (20, 6))
Z, STEP = np.array([2.0, 1.0, 0.1]), np.array([1.0, -1.0, 0.5])


def exact_softmax(z):
    exponentials = [mp.exp(mp.mpf(float(x))) for x in z]
    return [e / mp.fsum(exponentials) for e in exponentials]


def exact_change(z, dz):
    moved = [mp.exp(mp.mpf(float(x)) + mp.mpf(float(d))) for x, d in zip(z, dz, strict=True)]
    return [m / mp.fsum(moved) - s for m, s in zip(moved, exact_softmax(z), strict=True)]


def exact_linear_change(z, dz):
    s, dz = exact_softmax(z), [mp.mpf(float(d)) for d in dz]
    mean = mp.fsum(a * b for a, b in zip(s, dz, strict=True))
    return [a * (b - mean) for a, b in zip(s, dz, strict=True)]


def test_eigenvalues_lie_between_zero_and_one_half():
    values = eigenvalues(BATCH)
    assert values.shape == BATCH.shape
    assert (np.diff(values) >= 0).all()
    assert values.min() > -1e-15
    assert values.max() <= 0.5 + 1e-15


def test_eigenvalues_interlace_with_the_sorted_probabilities():
    values, s = eigenvalues(BATCH), np.sort(softmax(BATCH))
    assert (values <= s + 1e-15).all()
    assert (s[:, :-1] <= values[:, 1:] + 1e-15).all()


def test_eigenvalues_of_equal_logits_are_zero_once_and_one_nth_else():
    np.testing.assert_allclose(eigenvalues(np.zeros(5)), [0, 0.2, 0.2, 0.2, 0.2], atol=1e-16)


def test_two_equal_logits_reach_the_bound_one_half():
    np.testing.assert_allclose(eigenvalues([3.0, 3.0]), [0, 0.5], atol=1e-16)


def test_eigenvalues_sum_to_the_trace_one_minus_the_sum_of_squares():
    np.testing.assert_allclose(eigenvalues(BATCH).sum(axis=-1), 1 - (softmax(BATCH) ** 2).sum(axis=-1), rtol=1e-13)


def test_rank_is_one_less_than_the_classes():
    np.testing.assert_array_equal(rank(BATCH), np.full(20, 5))
    assert rank(Z) == 2
    assert rank(np.linspace(-5, 5, 100)) == 99


def test_rank_falls_as_probabilities_saturate():
    assert rank([50.0, 0.0]) == 1
    assert rank([50.0, 0.0, -50.0]) == 1
    assert rank([1000.0, 0.0, -3.0]) == 0
    assert not softmax_jacobian([1000.0, 0.0, -3.0]).any()


def test_a_higher_tolerance_counts_fewer_eigenvalues():
    assert [int(rank([0.0, 0.0, -5.0], tolerance)) for tolerance in (1e-12, 0.1)] == [2, 1]


def test_rows_sum_to_zero():
    np.testing.assert_allclose(softmax_jacobian(BATCH).sum(axis=-1), np.zeros(BATCH.shape), atol=1e-16)


def test_linear_change_is_the_jacobian_times_the_step():
    steps = RANDOM.normal(0, 1, BATCH.shape)
    expected = (softmax_jacobian(BATCH) @ steps[..., None])[..., 0]
    np.testing.assert_allclose(linear_change(BATCH, steps), expected, rtol=1e-11, atol=1e-16)


@each("change", [linear_change, true_change])
def test_what_one_class_gains_the_others_lose(change):
    np.testing.assert_allclose(change(BATCH, RANDOM.normal(0, 1, BATCH.shape)).sum(axis=-1), 0, atol=1e-15)


@each("change", [linear_change, true_change])
def test_a_constant_step_changes_nothing_at_all(change):
    np.testing.assert_array_equal(change(BATCH, np.full(6, 1000.0)), 0)


@each("size", [1e-12, 1e-6, 1e-2, 1.0, 50.0])
@each("z", [Z, [40.0, 0.0, -3.0], [0.0, 0.0, -60.0]])
def test_changes_keep_their_digits_for_steps_of_every_size(z, size):
    dz = size * STEP
    assert_close(true_change(z, dz), exact_change(z, dz))
    assert_close(linear_change(z, dz), exact_linear_change(z, dz))


def assert_close(values, exact):
    errors = [abs(mp.mpf(float(v)) / e - 1) for v, e in zip(values, exact, strict=True)]
    assert max(errors) < 1e-13


def test_the_plain_difference_would_lose_a_tiny_step():
    exact = float(exact_change([40.0, 0.0, -3.0], 1e-6 * STEP)[0])
    plain = softmax(np.array([40.0, 0.0, -3.0]) + 1e-6 * STEP)[0] - softmax([40.0, 0.0, -3.0])[0]
    assert plain == 0
    assert true_change([40.0, 0.0, -3.0], 1e-6 * STEP)[0] == pytest.approx(exact, rel=1e-13)


def test_a_huge_step_turns_one_certainty_into_another_without_overflow():
    np.testing.assert_array_equal(true_change([0.0, -1000.0], [0.0, 2000.0]), [-1, 1])
    np.testing.assert_array_equal(true_change([0.0, 0.0], [-1e308, 1e308]), [-0.5, 0.5])


def test_linearization_error_falls_with_the_square_of_the_step():
    sizes = np.logspace(-9, -2, 15)
    slopes = np.diff(np.log(linearization_error(Z, STEP, sizes))) / np.diff(np.log(sizes))
    np.testing.assert_allclose(slopes, 2, atol=0.01)


def test_linearization_error_is_the_second_order_term_of_the_series():
    unit, s = STEP / np.linalg.norm(STEP), softmax(Z)
    deviation = unit - s @ unit
    curvature = s * (deviation**2 - s @ deviation**2)
    assert linearization_error(Z, STEP, 1e-5) / 1e-10 == pytest.approx(np.linalg.norm(curvature) / 2, rel=1e-4)


def test_linearization_error_measures_steps_by_their_length():
    np.testing.assert_allclose(
        linearization_error(Z, STEP, [0.1, 1.0]), linearization_error(Z, 7 * STEP, [0.1, 1.0]), rtol=1e-12
    )


@each("function", [eigenvalues, lambda z: linear_change(z, np.ones(6, z.dtype))])
def test_float32_stays_float32_and_the_input_is_not_changed(function):
    before = BATCH.copy()
    assert function(BATCH).dtype == np.float64
    assert function(BATCH.astype(np.float32)).dtype == np.float32
    np.testing.assert_array_equal(BATCH, before)


@each(
    ("name", "call"),
    [
        ("logits", lambda: eigenvalues([np.nan, 1.0])),
        ("logits", lambda: rank([np.inf, 1.0])),
        ("tolerance", lambda: rank(Z, 1.0)),
        ("tolerance", lambda: rank(Z, -1e-9)),
        ("step", lambda: true_change(Z, [1.0, 2.0])),
        ("step", lambda: linear_change(Z, [1.0, np.nan, 0.0])),
        ("direction", lambda: linearization_error(Z, np.zeros(3), [1.0])),
        ("direction", lambda: linearization_error(Z, np.ones((2, 3)), [1.0])),
        ("sizes", lambda: linearization_error(Z, STEP, [np.inf])),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()
