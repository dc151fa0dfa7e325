"""The likelihood of the ten flips of the lesson to the last digit, and its identities."""

from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest

from lib.activations import sigmoid
from lib.likelihood import (
    bernoulli_divergence,
    bernoulli_entropy,
    binomial_pmf,
    fisher_information,
    likelihood,
    likelihood_area,
    log_likelihood,
    loss_per_flip,
    mle,
    score,
)
from tests.unit.each import each

TEN_FLIPS = [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]
GRID = np.linspace(0.01, 0.99, 99)


@each(("p", "value"), [(0.1, 0.0004782969), (0.2, 0.0016777216), (0.5, 0.0009765625)])
def test_likelihood_of_the_ten_flips_at_the_values_of_the_lesson(p, value):
    assert likelihood(TEN_FLIPS, p) == pytest.approx(value, rel=1e-14)


def test_likelihood_of_the_ten_flips_is_largest_at_three_tenths():
    assert mle(TEN_FLIPS) == 0.3
    assert likelihood(TEN_FLIPS, 0.3) == pytest.approx(0.0022235661, rel=1e-12)
    assert GRID[np.argmax(likelihood(TEN_FLIPS, GRID))] == pytest.approx(0.3)


def test_the_coefficient_does_not_move_the_maximum():
    np.testing.assert_allclose(binomial_pmf(3, 10, GRID), 120 * likelihood(TEN_FLIPS, GRID), rtol=1e-13)
    assert GRID[np.argmax(binomial_pmf(3, 10, GRID))] == pytest.approx(0.3)


def test_the_area_under_the_likelihood_is_one_in_1320():
    nodes, weights = np.polynomial.legendre.leggauss(12)
    area = (weights / 2 * likelihood(TEN_FLIPS, (nodes + 1) / 2)).sum()
    assert area == pytest.approx(1 / 1320, rel=1e-13)
    assert likelihood_area(TEN_FLIPS) == Fraction(1, 1320)


@each(("flips", "vanishes"), [(1074, False), (1075, True)])
def test_the_product_of_a_fair_coin_underflows_from_1075_flips_on(flips, vanishes):
    sample = np.arange(flips) % 2
    assert (likelihood(sample, 0.5) == 0) == vanishes
    assert log_likelihood(sample, 0.5) == pytest.approx(flips * np.log(0.5), rel=1e-14)


def test_log_likelihood_is_the_logarithm_of_the_likelihood():
    np.testing.assert_allclose(log_likelihood(TEN_FLIPS, GRID), np.log(likelihood(TEN_FLIPS, GRID)), rtol=1e-13)


def test_score_is_the_slope_of_the_log_likelihood_and_zero_at_the_maximum():
    h = 1e-7
    slope = (log_likelihood(TEN_FLIPS, GRID + h) - log_likelihood(TEN_FLIPS, GRID - h)) / (2 * h)
    np.testing.assert_allclose(score(TEN_FLIPS, GRID), slope, rtol=1e-5, atol=1e-5)
    for n in (3, 10, 49, 1000):
        assert all(score([1] * k + [0] * (n - k), k / n) == 0 for k in range(1, n, max(1, n // 50)))
    assert score([1, 1], 1.0) == 2


def test_in_the_logit_the_slope_of_the_loss_per_flip_is_sigmoid_minus_the_share_of_ones():
    z, h = np.linspace(-4, 4, 33), 1e-6
    loss = [-log_likelihood(TEN_FLIPS, sigmoid(z + side * h)) / 10 for side in (-1, 1)]
    np.testing.assert_allclose((loss[1] - loss[0]) / (2 * h), sigmoid(z) - 0.3, atol=1e-8)


def test_fisher_information_is_the_expected_curvature():
    assert fisher_information(10, 0.3) == pytest.approx(10 / 0.21, rel=1e-14)
    h = 1e-5
    curvature = -(score(TEN_FLIPS, 0.3 + h) - score(TEN_FLIPS, 0.3 - h)) / (2 * h)
    assert curvature == pytest.approx(fisher_information(10, 0.3), rel=1e-6)
    assert fisher_information(5, 0.0) == np.inf


def test_minus_log_likelihood_per_flip_is_entropy_plus_divergence():
    left = loss_per_flip(TEN_FLIPS, GRID)
    np.testing.assert_allclose(left, bernoulli_entropy(0.3) + bernoulli_divergence(0.3, GRID), rtol=1e-12)
    assert bernoulli_entropy(0.3) == pytest.approx(0.6109, abs=5e-5)


def test_certainty_and_impossibility_at_the_ends():
    assert likelihood([1, 1], 1.0) == 1
    assert likelihood([1, 0], 1.0) == 0
    assert log_likelihood([1, 1], 1.0) == 0
    assert log_likelihood([0, 0], 0.0) == 0
    assert log_likelihood([1, 0], 0.0) == -np.inf
    assert score([0, 0], 0.0) == -2
    assert score([1, 0], 0.0) == np.inf
    assert likelihood([], 0.4) == 1
    assert log_likelihood([], 0.4) == 0
    np.testing.assert_array_equal(bernoulli_entropy([0.0, 1.0]), [0, 0])
    assert bernoulli_divergence(0.5, 0.0) == np.inf
    assert bernoulli_divergence(0.0, 0.0) == 0


@each(
    ("function", "arguments", "named"),
    [
        (likelihood, ([1, 2], 0.5), "sample"),
        (likelihood, ([[1, 0]], 0.5), "sample"),
        (log_likelihood, ([1, 0], -0.1), "p must lie"),
        (mle, ([],), "sample"),
        (bernoulli_divergence, (-0.1, 0.5), "q must lie"),
    ],
)
def test_bad_arguments_are_refused_by_name(function, arguments, named):
    with pytest.raises(ValueError, match=named):
        function(*arguments)


def test_nan_propagates_and_shapes_follow_p():
    for function in (likelihood, log_likelihood, score):
        assert np.isnan(function(TEN_FLIPS, np.nan))
        assert function(TEN_FLIPS, GRID.reshape(9, 11)).shape == (9, 11)
        assert function(TEN_FLIPS, []).shape == (0,)


@each("p", [5e-324, 1e-310, 1e-300, 1e-17, 0.5, 1 - 2**-53])
@each(("k", "n"), [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 5000)])
def test_log_likelihood_score_and_information_keep_their_digits_at_extreme_p(k, n, p):
    """A result above the largest float64 is infinite, which is its correct rounding."""
    sample, exact = np.arange(n) < k, mp.mpf(p)
    with mp.workdps(50):
        expected = (
            (log_likelihood(sample, p), k * mp.log(exact) + (n - k) * mp.log1p(-exact)),
            (score(sample, p), k / exact - (n - k) / (1 - exact)),
            (fisher_information(n, p), n / (exact * (1 - exact))),
        )
        for found, value in expected:
            if abs(value) > np.finfo(np.float64).max:
                assert found == (np.inf if value > 0 else -np.inf)
            else:
                assert found == pytest.approx(float(value), rel=1e-13, abs=5e-324)


@each(("q", "p"), [(0.3, 1e-310), (0.3, 5e-324), (1e-310, 0.3), (0.3, 0.3 + 1e-9), (1.0, 1e-300)])
def test_the_divergence_is_mpmaths_also_near_p_and_far_from_it(q, p):
    with mp.workdps(60):
        a, b = mp.mpf(q), mp.mpf(p)
        exact = a * mp.log(a / b) + ((1 - a) * mp.log((1 - a) / (1 - b)) if a < 1 else 0)
        assert bernoulli_divergence(q, p) == pytest.approx(float(exact), rel=1e-12)
