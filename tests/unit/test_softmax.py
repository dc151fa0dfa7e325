"""Softmax against scipy and mpmath, its invariants, and the edges where the textbook form breaks."""

import mpmath as mp
import numpy as np
import pytest
import scipy.special

from lib.activations import sigmoid
from lib.softmax import entropy, log_softmax, logsumexp, softmax, softmax_jacobian, textbook_softmax
from tests.unit.each import each

RANDOM = np.random.default_rng(3)
BATCH = RANDOM.normal(0, 5, (4, 3, 6))


@each("axis", [0, 1, 2, -1])
def test_softmax_and_its_logarithms_agree_with_scipy_along_any_axis(axis):
    np.testing.assert_allclose(softmax(BATCH, axis=axis), scipy.special.softmax(BATCH, axis=axis), rtol=1e-14)
    np.testing.assert_allclose(
        log_softmax(BATCH, axis=axis), scipy.special.log_softmax(BATCH, axis=axis), rtol=1e-13, atol=1e-15
    )
    np.testing.assert_allclose(logsumexp(BATCH, axis=axis), scipy.special.logsumexp(BATCH, axis=axis), rtol=1e-14)


@each("temperature", [0.05, 1.0, 20.0])
def test_probabilities_are_positive_and_sum_to_one(temperature):
    probabilities = softmax(BATCH, temperature)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=-1), 1, rtol=1e-14)


def test_a_constant_added_to_all_logits_changes_nothing():
    np.testing.assert_allclose(softmax(BATCH + 7.5), softmax(BATCH), rtol=1e-13)


def test_two_classes_are_the_sigmoid_of_the_difference():
    z = np.linspace(-30, 30, 61)
    pairs = np.stack([z, np.zeros_like(z)], axis=-1)
    np.testing.assert_allclose(softmax(pairs)[:, 0], sigmoid(z), rtol=1e-14)


def test_temperature_divides_the_logits():
    np.testing.assert_allclose(softmax(BATCH, 4.0), softmax(BATCH / 4), rtol=1e-14)


def test_three_classes_have_the_values_of_the_formula():
    np.testing.assert_allclose(softmax(np.log([2.0, 5.0, 3.0])), [0.2, 0.5, 0.3], rtol=1e-15)


@each(("classes", "largest"), [(50, 0.185), (100, 0.096)])
def test_the_largest_probability_of_the_class_grid_falls_with_its_size(classes, largest):
    assert softmax(np.linspace(-5, 5, classes)).max() == pytest.approx(largest, abs=5e-4)


@each("logits", [[1000.0, 1000.0], [-1000.0, -1001.0]])
def test_the_textbook_form_gives_nan_where_the_stable_form_does_not(logits):
    assert np.isnan(textbook_softmax(logits)).all()
    np.testing.assert_allclose(softmax(logits), scipy.special.softmax(logits))


@each(("dtype", "breaks"), [(np.float16, 12.0), (np.float32, 90.0), (np.float64, 710.0)])
def test_the_textbook_form_overflows_in_the_precision_of_its_input(dtype, breaks):
    assert textbook_softmax(np.array([breaks, 0], dtype)).dtype == dtype
    assert np.isnan(textbook_softmax(np.array([breaks, 0], dtype))[0])
    assert np.isfinite(textbook_softmax(np.array([breaks / 2, 0], dtype))).all()


def test_the_exponential_leaves_float64_where_the_page_says():
    assert np.isfinite(np.exp(709.7))
    assert np.isnan(textbook_softmax([709.8, 0.0])[0])
    assert np.isfinite(textbook_softmax([-745.1, -746.0])).all()
    assert np.isnan(textbook_softmax([-745.2, -746.0])).all()


def test_extremes_give_limits_and_no_warning():
    np.testing.assert_array_equal(softmax([1e308, -1e308]), [1, 0])
    np.testing.assert_array_equal(softmax([0.0, -np.inf]), [1, 0])
    np.testing.assert_array_equal(softmax([np.inf, 3.0]), [1, 0])
    np.testing.assert_array_equal(softmax([np.inf, np.inf, 0]), [0.5, 0.5, 0])
    np.testing.assert_array_equal(softmax([-np.inf, -np.inf]), [0.5, 0.5])
    assert logsumexp([-np.inf, -np.inf]) == -np.inf
    assert logsumexp([np.inf, 0]) == np.inf
    assert np.isnan(softmax([np.nan, 1.0])).all()
    assert softmax([[1.0, 2.0], [np.nan, 0.0]])[0].sum() == pytest.approx(1)


def test_log_softmax_is_precise_where_a_probability_is_near_one():
    exact = -mp.log1p(mp.exp(-60) + mp.exp(-61))
    assert abs(mp.mpf(float(log_softmax([60.0, 0.0, -1.0])[0])) / exact - 1) < 1e-15


def test_shape_precision_and_input_are_kept():
    before = BATCH.copy()
    for function in (softmax, log_softmax, logsumexp, softmax_jacobian):
        assert function(BATCH).dtype == np.float64
        assert function(BATCH.astype(np.float32)).dtype == np.float32
        np.testing.assert_allclose(function([1, 2]), function([1.0, 2.0]))
        np.testing.assert_allclose(function(BATCH[::-1, :, ::2]), function(BATCH[::-1, :, ::2].copy()))
    np.testing.assert_array_equal(BATCH, before)
    assert softmax(np.zeros((0, 3))).shape == (0, 3)


@each("temperature", [0, -1, np.nan, np.inf])
def test_a_bad_temperature_is_refused_by_name(temperature):
    with pytest.raises(ValueError, match="temperature"):
        softmax([1.0, 2.0], temperature)


@each("logits", [3.0, []])
def test_no_classes_are_refused_by_name(logits):
    for function in (softmax, log_softmax, logsumexp):
        with pytest.raises(ValueError, match="logits"):
            function(logits)


def test_jacobian_is_the_finite_difference():
    z, h = BATCH[0, 0], 1e-6
    columns = [(softmax(z + h * step) - softmax(z - h * step)) / (2 * h) for step in np.eye(6)]
    np.testing.assert_allclose(softmax_jacobian(z), np.stack(columns, axis=-1), atol=1e-9)


def test_jacobian_is_symmetric_with_rows_that_sum_to_zero_and_rank_n_minus_one():
    jacobian = softmax_jacobian(BATCH)
    np.testing.assert_array_equal(jacobian, np.swapaxes(jacobian, -1, -2))
    np.testing.assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-16)
    assert (np.linalg.matrix_rank(softmax_jacobian(BATCH / 5), tol=1e-12) == 5).all()


def test_jacobian_diagonal_does_not_cancel_near_probability_one():
    assert softmax_jacobian([50.0, 0.0])[0, 0] == pytest.approx(np.exp(-50), rel=1e-12)


def test_entropy_runs_from_zero_to_ln_n():
    assert entropy([1.0, 0.0, 0.0]) == 0
    assert entropy(np.full(8, 1 / 8)) == pytest.approx(np.log(8), rel=1e-15)
