"""The approximations of the binomial distribution against scipy, exact values and the bounds of their errors."""

import math

import mpmath as mp
import numpy as np
import pytest
import scipy.stats

from lib.statistics.approximations import (
    APPROXIMATIONS,
    corrected_normal_approximation,
    largest_error,
    normal_approximation,
    poisson_approximation,
)
from lib.statistics.binomial import binomial_pmf
from tests.unit.each import each

mp.mp.dps = 50
EVERY = [pytest.param(a.function, id=name) for name, a in APPROXIMATIONS.items()]
CASES = [(1, 0.5), (10, 0.3), (40, 0.02), (300, 0.5), (1000, 0.999)]


@each(("n", "p"), CASES)
def test_the_normal_approximations_are_scipys(n, p):
    k = np.arange(n + 1)
    normal = scipy.stats.norm(n * p, math.sqrt(n * p * (1 - p)))
    np.testing.assert_allclose(normal_approximation(k, n, p), normal.pdf(k), rtol=1e-9, atol=1e-300)
    area = np.where(k > n * p, normal.sf(k - 0.5) - normal.sf(k + 0.5), normal.cdf(k + 0.5) - normal.cdf(k - 0.5))
    np.testing.assert_allclose(corrected_normal_approximation(k, n, p), area, rtol=1e-9, atol=1e-300)


@each(("n", "p"), CASES)
def test_the_poisson_approximation_is_scipys_beyond_n_too(n, p):
    k = np.arange(-2, 2 * n + 20)
    np.testing.assert_allclose(
        poisson_approximation(k, n, p), scipy.stats.poisson.pmf(k, n * p), rtol=1e-10, atol=1e-300
    )


@each(("n", "p"), [(100, 0.3), (12_345, 0.5), (1_000_000, 1e-5), (10_000_000, 0.3), (10_000_000, 1)])
@each("deviations", [-20, -3, 0, 1, 20])
def test_the_poisson_approximation_keeps_its_digits_for_many_flips(n, p, deviations):
    k = max(0, round(n * p + deviations * math.sqrt(n * p)))
    mean = mp.mpf(n) * mp.mpf(p)
    exact = mp.exp(k * mp.log(mean) - mean - mp.loggamma(k + 1))
    assert poisson_approximation(k, n, p) == pytest.approx(float(exact), rel=1e-12)


def test_ten_flips_of_three_tenths_at_three_by_hand():
    assert normal_approximation(3, 10, 0.3) == pytest.approx(1 / math.sqrt(2 * math.pi * 2.1), rel=1e-14)
    assert corrected_normal_approximation(3, 10, 0.3) == pytest.approx(math.erf(0.5 / math.sqrt(4.2)), rel=1e-14)
    assert poisson_approximation(3, 10, 0.3) == pytest.approx(math.exp(-3) * 4.5, rel=1e-14)


@each(("n", "p"), CASES)
def test_areas_and_poisson_probabilities_sum_to_one_over_all_k(n, p):
    k = np.arange(-n - 60, 3 * n + 60)
    assert corrected_normal_approximation(k, n, p).sum() == pytest.approx(1, abs=1e-12)
    assert poisson_approximation(k, n, p).sum() == pytest.approx(1, abs=1e-12)


@each(("n", "p"), [(0, 0.3), (5, 0), (5, 1)])
def test_without_variance_the_normal_sits_at_its_mean(n, p):
    k = np.arange(-1, 7)
    at_mean = k == n * p
    np.testing.assert_array_equal(corrected_normal_approximation(k, n, p), at_mean)
    np.testing.assert_array_equal(normal_approximation(k, n, p), np.where(at_mean, np.inf, 0))


def test_the_poisson_distribution_of_mean_0_sits_at_0():
    np.testing.assert_array_equal(poisson_approximation([-1, 0, 1, 5], 10, 0), [0, 1, 0, 0])


@each("function", EVERY)
def test_an_approximation_broadcasts_and_propagates_nan(function):
    assert function(np.arange(3)[:, None], 5, [0.2, 0.5]).shape == (3, 2)
    assert np.isnan(function([0, 1, 2], 5, np.nan)).all()
    assert np.ndim(function(1, 5, 0.2)) == 0
    assert function(np.float32(1), 5, 0.2).dtype == np.float32


@each("n", [1, 10, 100, 1000])
@each("p", [0.001, 0.01, 0.1, 0.5, 0.9, 1.0])
def test_le_cams_bound_holds(n, p):
    """Le Cam (1960): the absolute differences over all k sum to at most 2 n p^2."""
    k = np.arange(n + 1)
    poisson = poisson_approximation(k, n, p)
    differences = np.abs(binomial_pmf(k, n, p) - poisson).sum() + max(0, 1 - poisson.sum())
    assert differences <= 2 * n * p * p + 1e-12
    assert largest_error(n, p, poisson_approximation) <= 2 * n * p * p + 1e-12


@each("n", [1, 10, 100, 1000])
@each("p", [0.001, 0.01, 0.1, 0.5, 0.9])
def test_the_bound_of_berry_and_esseen_holds(n, p):
    """|F(k) - Phi| <= 0.4748 (p^2 + q^2) / sqrt(n p q) at every point, with the constant of Shevtsova (2011)."""
    k, q = np.arange(-30 * n - 30, n + 1), 1 - p
    bound = 0.4748 * (p * p + q * q) / math.sqrt(n * p * q)
    lower_tail = scipy.stats.norm.cdf((k[0] - 0.5 - n * p) / math.sqrt(n * p * q))
    areas = lower_tail + np.cumsum(corrected_normal_approximation(k, n, p))
    assert np.abs(np.cumsum(binomial_pmf(k, n, p)) - areas).max() <= bound
    assert largest_error(n, p, corrected_normal_approximation) <= 2 * bound


@each("function", EVERY)
def test_the_largest_error_is_the_largest_over_k_for_each_p(function):
    p = np.array([[0.02, 0.3, 0.5], [0.7, 0.9, 0.97]])
    errors = largest_error(25, p, function)
    assert errors.shape == (2, 3)
    for index in np.ndindex(2, 3):
        exact = scipy.stats.binom.pmf(np.arange(26), 25, p[index])
        expected = max(abs(function(k, 25, p[index]) - exact[k]) for k in range(26))
        assert errors[index] == pytest.approx(expected, rel=1e-9)
        assert largest_error(25, p[index], function) == errors[index]


def test_the_normal_is_better_in_the_middle_and_poisson_for_rare_ones():
    common, rare = (
        {name: largest_error(200, p, a.function) for name, a in APPROXIMATIONS.items()} for p in (0.5, 0.005)
    )
    assert min(common, key=common.get) == "corrected_normal"
    assert min(rare, key=rare.get) == "poisson"
    assert max(common, key=common.get) == "poisson"


@each("name", ["normal", "corrected_normal"])
def test_for_a_fixed_p_the_normal_gains_on_the_pmf_as_n_grows_and_poisson_does_not(name):
    errors = [largest_error(n, 0.3, APPROXIMATIONS[name].function) * math.sqrt(n) for n in (10, 100, 1000, 10_000)]
    assert (np.diff(errors) < 0).all()
    poisson = [largest_error(n, 0.3, poisson_approximation) * math.sqrt(n) for n in (1000, 10_000)]
    # At the mean the ratio of the two is sqrt(1 - p).
    limit = (1 - math.sqrt(0.7)) / math.sqrt(2 * math.pi * 0.21)
    assert poisson == pytest.approx([limit, limit], rel=0.02)


@each("function", EVERY)
@each(("arguments", "named"), [((0.5, 2, 0.5), "k must"), ((1, -1, 0.5), "n must"), ((1, 2, 1.5), "p must")])
def test_bad_arguments_of_an_approximation_are_refused_by_name(function, arguments, named):
    with pytest.raises(ValueError, match=named):
        function(*arguments)


@each(
    ("named", "call"),
    [
        ("n must", lambda: largest_error(0, 0.5, normal_approximation)),
        ("1000000", lambda: largest_error(1_000_000, 0.5, normal_approximation)),
        ("p must", lambda: largest_error(10, 1.5, normal_approximation)),
    ],
)
def test_bad_arguments_of_the_largest_error_are_refused_by_name(named, call):
    with pytest.raises(ValueError, match=named):
        call()
