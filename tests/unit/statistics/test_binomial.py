"""The Bernoulli and the binomial distribution against mpmath and scipy."""

import mpmath as mp
import numpy as np
import pytest
import scipy.stats

from lib.statistics.binomial import (
    bernoulli_pmf,
    binomial_cdf,
    binomial_log_pmf,
    binomial_moments,
    binomial_pmf,
    binomial_survival,
)
from tests.unit.each import each

mp.mp.dps = 60


def exact_log_pmf(k, n, p):
    k, n, p = mp.mpf(k), mp.mpf(n), mp.mpf(p)
    coefficient = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
    return coefficient + (k * mp.log(p) if k else 0) + ((n - k) * mp.log1p(-p) if k < n else 0)


def binomial_cases():
    random = np.random.default_rng(11)
    for n in (1, 2, 3, 10, 15, 16, 40, 1_000, 12_345, 1_000_000, 10_000_000):
        for p in (1e-9, 0.001, 0.1, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9):
            spread = np.sqrt(n * p * (1 - p))
            near = np.clip(np.round(n * p + spread * np.array([-20, -3, -1, 0, 1, 3, 20])), 0, n)
            for k in {0, n, *near.astype(int), int(random.integers(0, n + 1))}:
                yield int(k), n, p


def test_bernoulli_pmf_is_p_and_one_minus_p():
    np.testing.assert_allclose(bernoulli_pmf([0, 1, 2, -1], 0.3), [0.7, 0.3, 0, 0])
    assert np.isnan(bernoulli_pmf(1, np.nan))


def test_binomial_is_within_1e_12_of_mpmath_up_to_ten_million_trials():
    for k, n, p in binomial_cases():
        exact = exact_log_pmf(k, n, p)
        assert abs(mp.mpf(float(binomial_log_pmf(k, n, p))) - exact) <= abs(exact) * mp.mpf("1e-12"), (k, n, p)
        if exact > -650:
            assert abs(mp.mpf(float(binomial_pmf(k, n, p))) / mp.exp(exact) - 1) < 1e-12, (k, n, p)


@each("p", [0.0, 1e-300, 0.2, 0.5, 1.0])
@each("n", [0, 1, 7, 300])
def test_binomial_probabilities_sum_to_one_with_mean_np(n, p):
    k = np.arange(n + 1)
    pmf = binomial_pmf(k, n, p)
    assert pmf.sum() == pytest.approx(1, rel=1e-12)
    mean, variance = binomial_moments(n, p)
    assert (k * pmf).sum() == pytest.approx(mean, rel=1e-12)
    assert ((k - mean) ** 2 * pmf).sum() == pytest.approx(variance, rel=1e-11, abs=1e-300)


@each("p", [5e-324, 1e-310, 1e-300, 1e-16, 1 - 2**-53])
@each("n", [1, 2, 10, 10_000_000])
def test_the_log_pmf_keeps_its_digits_for_the_smallest_and_the_largest_p(n, p):
    for k in sorted({0, 1, n // 2, n - 1, n}):
        exact = exact_log_pmf(k, n, p)
        assert abs(mp.mpf(float(binomial_log_pmf(k, n, p))) - exact) <= abs(exact) * mp.mpf("1e-12"), k


def test_the_log_pmf_of_the_row_of_a_subnormal_p():
    assert binomial_log_pmf(5, 10, 1e-310) == pytest.approx(-3563.48, abs=0.005)
    assert binomial_log_pmf(0, 10, 0.0) == binomial_log_pmf(10, 10, 1.0) == 0
    assert binomial_log_pmf(1, 10, 0.0) == binomial_log_pmf(9, 10, 1.0) == -np.inf


def test_survival_is_scipys_and_keeps_its_digits_in_the_tail():
    for n, p in [(1, 0.3), (10, 0.3), (200, 0.02), (1000, 0.5), (1000, 0.9)]:
        k = np.arange(-1, n + 2)
        exact = scipy.stats.binom.sf(k, n, p)
        seen = exact > 1e-250
        np.testing.assert_allclose(binomial_survival(k, n, p)[seen], exact[seen], rtol=1e-11)
    assert binomial_survival(0, 10, 1e-310) == pytest.approx(1e-309, rel=1e-12)
    assert binomial_survival(0, 10, 0.0) == 0
    assert binomial_survival(9, 10, 1.0) == 1


def test_binomial_outside_its_range_is_impossible():
    np.testing.assert_array_equal(binomial_pmf([-1, 11], 10, 0.3), [0, 0])
    np.testing.assert_array_equal(binomial_log_pmf([-1, 11], 10, 0.3), [-np.inf, -np.inf])


def test_binomial_cdf_agrees_with_scipy_in_both_tails():
    for n, p in [(1, 0.3), (10, 0.3), (200, 0.02), (1000, 0.5), (1000, 0.9)]:
        k = np.arange(-1, n + 2)
        exact = scipy.stats.binom.cdf(k, n, p)
        seen = exact > 1e-250
        np.testing.assert_allclose(binomial_cdf(k, n, p)[seen], exact[seen], rtol=1e-11)
    assert binomial_cdf(3, 10, 0.0) == 1
    assert binomial_cdf(3, 10, 1.0) == 0


@each(
    ("function", "arguments", "named"),
    [
        (bernoulli_pmf, (1, 1.5), "p must lie"),
        (bernoulli_pmf, (0.5, 0.5), "k must be a whole"),
        (binomial_pmf, (1, 2.5, 0.5), "n must be a whole"),
        (binomial_pmf, (1, -2, 0.5), "n must be at least 0"),
    ],
)
def test_bad_arguments_are_refused_by_name(function, arguments, named):
    with pytest.raises(ValueError, match=named):
        function(*arguments)


def test_nan_propagates():
    assert np.isnan(binomial_pmf(3, 10, np.nan))
    assert np.isnan(binomial_cdf(3, 10, np.nan))
