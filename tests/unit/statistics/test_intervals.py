"""Intervals against scipy's, their defining equations, and their behaviour at the ends."""

import numpy as np
import pytest
import scipy.stats

from lib.statistics.binomial import binomial_cdf
from lib.statistics.intervals import clopper_pearson_interval, likelihood_ratio_interval, wald_interval, wilson_interval

EVERY = [wald_interval, wilson_interval, likelihood_ratio_interval, clopper_pearson_interval]
INSIDE = EVERY[1:]


@pytest.mark.parametrize("n", [1, 10, 137, 10_000])
def test_clopper_pearson_is_within_1e_12_of_the_beta_quantiles(n):
    k = np.unique(np.linspace(0, n, 12).astype(int))
    low, high = clopper_pearson_interval(k, n)
    np.testing.assert_allclose(low[k > 0], scipy.stats.beta.ppf(0.025, k, n - k + 1)[k > 0], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(high[k < n], scipy.stats.beta.ppf(0.975, k + 1, n - k)[k < n], rtol=1e-12, atol=1e-12)


def test_clopper_pearson_leaves_half_the_error_in_each_tail():
    low, high = clopper_pearson_interval(3, 10, confidence=0.9)
    assert binomial_cdf(3, 10, high) == pytest.approx(0.05, rel=1e-10)
    assert 1 - binomial_cdf(2, 10, low) == pytest.approx(0.05, rel=1e-10)


@pytest.mark.parametrize(("k", "n"), [(3, 10), (0, 10), (10, 10), (70, 200)])
def test_wilson_agrees_with_scipy(k, n):
    expected = scipy.stats.binomtest(k, n).proportion_ci(method="wilson")
    np.testing.assert_allclose(wilson_interval(k, n), (expected.low, expected.high), rtol=1e-12, atol=1e-15)


def test_wald_by_hand_for_three_in_ten():
    half = 1.959963984540054 * np.sqrt(0.3 * 0.7 / 10)
    np.testing.assert_allclose(wald_interval(3, 10), (0.3 - half, 0.3 + half), rtol=1e-14)


def test_wald_may_leave_the_unit_interval_and_has_no_width_at_its_ends():
    assert wald_interval(1, 10)[0] < 0
    assert wald_interval(0, 10) == (0, 0)


def test_likelihood_ratio_ends_where_twice_the_drop_is_z_squared():
    drop = scipy.stats.chi2.ppf(0.95, 1) / 2
    for p in likelihood_ratio_interval(3, 10):
        fall = scipy.stats.binom.logpmf(3, 10, 0.3) - scipy.stats.binom.logpmf(3, 10, p)
        assert fall == pytest.approx(drop, rel=1e-10)
    assert likelihood_ratio_interval(0, 10)[1] == pytest.approx(1 - np.exp(-drop / 10), rel=1e-12)


@pytest.mark.parametrize("interval", INSIDE)
def test_interval_holds_the_estimate_and_stays_within_zero_and_one(interval):
    k = np.arange(31)
    low, high = interval(k, 30)
    assert (low >= 0).all()
    assert (low <= k / 30).all()
    assert (k / 30 <= high).all()
    assert (high <= 1).all()
    assert low[0] == 0
    assert high[-1] == 1


@pytest.mark.parametrize("interval", EVERY)
def test_interval_is_mirrored_when_successes_and_failures_change_places(interval):
    k = np.arange(21)
    low, high = interval(k, 20)
    np.testing.assert_allclose(low, 1 - high[::-1], atol=1e-12)


@pytest.mark.parametrize("interval", EVERY)
def test_interval_widens_with_confidence_and_narrows_with_trials(interval):
    width = [np.diff(interval(k, n, c))[0] for k, n, c in ((3, 10, 0.9), (3, 10, 0.99), (300, 1000, 0.9))]
    assert width[2] < width[0] < width[1]


@pytest.mark.parametrize("interval", EVERY)
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((11, 10), "successes"),
        ((-1, 10), "successes"),
        ((0.5, 10), "successes"),
        ((0, 0), "n must"),
        ((1, 2.5), "n must"),
        ((1, 2, 1.0), "confidence"),
        ((1, 2, np.nan), "confidence"),
    ],
)
def test_bad_arguments_are_refused_by_name(interval, arguments, named):
    with pytest.raises(ValueError, match=named):
        interval(*arguments)
