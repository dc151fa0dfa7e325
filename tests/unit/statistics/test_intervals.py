"""Intervals against scipy's, mpmath's, their defining equations, and their behaviour at the ends."""

import mpmath as mp
import numpy as np
import pytest
import scipy.stats

from lib.statistics.binomial import binomial_cdf
from lib.statistics.intervals import clopper_pearson_interval, likelihood_ratio_interval, wald_interval, wilson_interval
from tests.unit.each import each

EVERY = [wald_interval, wilson_interval, likelihood_ratio_interval, clopper_pearson_interval]
INSIDE = EVERY[1:]


@each("n", [1, 10, 137, 10_000])
def test_clopper_pearson_is_within_1e_12_of_the_beta_quantiles(n):
    k = np.unique(np.linspace(0, n, 12).astype(int))
    low, high = clopper_pearson_interval(k, n)
    np.testing.assert_allclose(low[k > 0], scipy.stats.beta.ppf(0.025, k, n - k + 1)[k > 0], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(high[k < n], scipy.stats.beta.ppf(0.975, k + 1, n - k)[k < n], rtol=1e-12, atol=1e-12)


def test_clopper_pearson_leaves_half_the_error_in_each_tail():
    low, high = clopper_pearson_interval(3, 10, confidence=0.9)
    assert binomial_cdf(3, 10, high) == pytest.approx(0.05, rel=1e-10)
    assert 1 - binomial_cdf(2, 10, low) == pytest.approx(0.05, rel=1e-10)


@each(("k", "n"), [(3, 10), (0, 10), (10, 10), (70, 200)])
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


@each("interval", INSIDE)
def test_interval_holds_the_estimate_and_stays_within_zero_and_one(interval):
    k = np.arange(31)
    low, high = interval(k, 30)
    assert (low >= 0).all()
    assert (low <= k / 30).all()
    assert (k / 30 <= high).all()
    assert (high <= 1).all()
    assert low[0] == 0
    assert high[-1] == 1


@each("interval", EVERY)
def test_interval_is_mirrored_when_successes_and_failures_change_places(interval):
    k = np.arange(21)
    low, high = interval(k, 20)
    np.testing.assert_allclose(low, 1 - high[::-1], atol=1e-12)


@each("interval", EVERY)
def test_interval_widens_with_confidence_and_narrows_with_trials(interval):
    width = [np.diff(interval(k, n, c))[0] for k, n, c in ((3, 10, 0.9), (3, 10, 0.99), (300, 1000, 0.9))]
    assert width[2] < width[0] < width[1]


@each("interval", EVERY)
@each(
    ("arguments", "named"),
    [
        ((11, 10), "successes"),
        ((-1, 10), "successes"),
        ((0.5, 10), "successes"),
        ((0, 0), "n must"),
        ((1, 2.5), "n must"),
        ((1, 2, 1.0), "confidence"),
        ((1, 2, 1 - 1e-17), "confidence"),
        ((1, 2, 0.0), "confidence"),
        ((1, 2, np.nan), "confidence"),
    ],
)
def test_bad_arguments_are_refused_by_name(interval, arguments, named):
    with pytest.raises(ValueError, match=named):
        interval(*arguments)


# Confidences near 0 and 1, few and many trials

CONFIDENCES = [1e-12, 0.3, 0.95, 1 - 1e-12, 1 - 1e-16]
CASES = [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 10**7), (0, 10**7), (3_000_000, 10**7)]


def exact_quantile(confidence):
    """Return the z of a two-sided confidence, which is a float64, to 40 digits."""
    with mp.workdps(60):
        tail = (1 - mp.mpf(confidence)) / 2
        return mp.findroot(lambda z: mp.log(mp.erfc(z / mp.sqrt(2)) / 2 / tail), mp.sqrt(-2 * mp.log(tail)) * 0.7)


@each("confidence", CONFIDENCES)
def test_wilson_and_wald_keep_their_digits_at_any_confidence(confidence):
    z = exact_quantile(confidence)
    for k, n in CASES:
        low, high = wilson_interval(k, n, confidence)
        with mp.workdps(60):
            half = z * mp.sqrt(mp.mpf(k) * (n - k) / n + z * z / 4)
            ends = [(k + z * z / 2 + sign * half) / (n + z * z) for sign in (-1, 1)]
            wald = z * mp.sqrt(mp.mpf(k) * (n - k) / n) / n
        if k:
            assert low == pytest.approx(float(ends[0]), rel=1e-12), (k, n)
        else:
            assert low == 0
        assert high == pytest.approx(float(ends[1]), rel=1e-12), (k, n)
        np.testing.assert_allclose(np.diff(wald_interval(k, n, confidence)) / 2, float(wald), rtol=1e-9, atol=1e-16)


@each("confidence", CONFIDENCES)
@each(("k", "n"), CASES[:-1])
def test_clopper_pearson_solves_the_equation_of_each_tail_at_any_confidence(k, n, confidence):
    """mpmath solves ln P = ln tail from our end: P is a sum of at most four terms of the binomial distribution."""
    low, high = clopper_pearson_interval(k, n, confidence)
    with mp.workdps(60):
        tail = (1 - mp.mpf(confidence)) / 2

        def at_most(count, p):
            return mp.fsum(mp.binomial(n, j) * p**j * (1 - p) ** (n - j) for j in range(count + 1))

        def solved(probability, near):
            start = mp.mpf(float(near))
            bracket = -mp.mpf("1e-9"), min(mp.mpf("1e-9"), (1 / start - 1) / 2)
            step = mp.findroot(lambda t: mp.log(probability(start * (1 + t)) / tail), bracket, solver="illinois")
            return start * (1 + step)

        exact_low = 0 if k == 0 else tail ** (mp.mpf(1) / n) if k == n else solved(lambda p: 1 - at_most(k - 1, p), low)
        exact_high = 1 if k == n else 1 - tail ** (mp.mpf(1) / n) if k == 0 else solved(lambda p: at_most(k, p), high)
    assert low == pytest.approx(float(exact_low), rel=1e-12)
    assert high == pytest.approx(float(exact_high), rel=1e-12)


@each("confidence", [0.95, 1 - 1e-12])
def test_clopper_pearson_of_ten_million_trials_is_scipys(confidence):
    tail = (1 - confidence) / 2
    for k in (1, 3_000_000, 9_999_999):
        low, high = clopper_pearson_interval(k, 10**7, confidence)
        assert low == pytest.approx(scipy.stats.beta.ppf(tail, k, 10**7 - k + 1), rel=1e-9)
        assert high == pytest.approx(scipy.stats.beta.isf(tail, k + 1, 10**7 - k), rel=1e-9)


@each("confidence", [0.95, 1 - 1e-12, 1 - 1e-16])
@each(("k", "n"), [(0, 1), (0, 10), (0, 10**7), (10, 10)])
def test_equal_trials_have_the_likelihood_ratio_end_in_closed_form(k, n, confidence):
    """L = (1 - p)^n falls to e^(-z^2/2) at p = 1 - e^(-z^2/(2n))."""
    z = exact_quantile(confidence)
    width = float(-mp.expm1(-z * z / (2 * n)))
    low, high = likelihood_ratio_interval(k, n, confidence)
    assert high - low == pytest.approx(width, rel=1e-12)


def test_the_likelihood_ratio_interval_of_ten_million_trials_ends_where_the_drop_is_z_squared():
    k, n, z = 3_000_000, 10**7, 1.959963984540054
    with mp.workdps(40):
        for p in map(mp.mpf, map(float, likelihood_ratio_interval(k, n))):
            drop = k * mp.log(mp.mpf(k) / n / p) + (n - k) * mp.log((1 - mp.mpf(k) / n) / (1 - p))
            assert float(2 * drop) == pytest.approx(z * z, rel=1e-9)
