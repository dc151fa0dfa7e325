"""The three tests against scipy, against the confidence intervals that are dual to them, and at extreme samples."""

import math

import numpy as np
import pytest
import scipy.stats

from lib.inference.hypothesis_tests import TESTS, chi_square_survival, exact_p_value, likelihood_geometry, run_test
from lib.likelihood import log_likelihood, score
from tests.unit.each import each

TEN_FLIPS = [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]
EVERY = [pytest.param(test, id=name) for name, test in TESTS.items()]
GRID = np.linspace(0.001, 0.999, 1999)


def sample_of(successes, n):
    return np.arange(n) < successes


# The chi-square distribution


def test_chi_square_survival_is_scipys_far_into_the_tail():
    x = np.concatenate([[0, 1e-300, 1e-9], np.linspace(0.01, 1400, 500)])
    np.testing.assert_allclose(chi_square_survival(x), scipy.stats.chi2.sf(x, 1), rtol=1e-11)


def test_chi_square_survival_at_the_ends():
    np.testing.assert_array_equal(chi_square_survival([0, np.inf, np.nan]), [1, 0, np.nan])
    assert chi_square_survival(1.959963984540054**2) == pytest.approx(0.05, rel=1e-13)


def test_a_negative_chi_square_is_refused_by_name():
    with pytest.raises(ValueError, match="x must be at least 0"):
        chi_square_survival(-1e-9)


# The geometry


def test_the_geometry_is_that_of_the_log_likelihood():
    geometry = likelihood_geometry(TEN_FLIPS, GRID)
    height = log_likelihood(TEN_FLIPS, 0.3) - log_likelihood(TEN_FLIPS, GRID)
    np.testing.assert_allclose(geometry.height, height, rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(geometry.distance, 0.3 - GRID, rtol=1e-15)
    np.testing.assert_array_equal(geometry.slope, score(TEN_FLIPS, GRID))
    assert geometry.estimate == 0.3
    assert geometry.information_at_estimate == pytest.approx(10 / 0.21)


def test_the_information_is_the_curvature_at_the_top_and_the_variance_of_the_slope():
    h, k, p = 1e-4, np.arange(11), 0.4
    curvature = (2 * log_likelihood(TEN_FLIPS, 0.3) - log_likelihood(TEN_FLIPS, [0.3 - h, 0.3 + h]).sum()) / h**2
    slopes = np.array([score(sample_of(ones, 10), p) for ones in k])
    mass = scipy.stats.binom.pmf(k, 10, p)
    geometry = likelihood_geometry(TEN_FLIPS, p)
    assert geometry.information_at_estimate == pytest.approx(curvature, rel=1e-5)
    assert (mass * slopes).sum() == pytest.approx(0, abs=1e-12)
    assert geometry.information_at_null == pytest.approx((mass * slopes**2).sum(), rel=1e-12)


# The statistics


@each(
    ("name", "value"),
    [
        ("likelihood_ratio", 2 * (3 * math.log(0.6) + 7 * math.log(1.4))),
        ("wald", 0.04 * 10 / 0.21),
        ("score", 0.04 * 10 / 0.25),
    ],
)
def test_three_ones_in_ten_against_a_fair_coin_by_hand(name, value):
    result = run_test(TESTS[name], TEN_FLIPS, 0.5)
    assert result.statistic == pytest.approx(value, rel=1e-13)
    assert result.p_value == pytest.approx(scipy.stats.chi2.sf(value, 1), rel=1e-12)


def test_the_ten_flips_do_not_reject_a_fair_coin_by_any_test():
    assert [round(float(run_test(test, TEN_FLIPS, 0.5).p_value), 4) for test in TESTS.values()] == [
        0.1996,
        0.1675,
        0.2059,
    ]


@each(("k", "n"), [(3, 10), (1, 40), (70, 100)])
def test_the_score_statistic_is_the_squared_slope_over_the_information(k, n):
    geometry = likelihood_geometry(sample_of(k, n), GRID)
    statistic = TESTS["score"].statistic(geometry)
    np.testing.assert_allclose(statistic, geometry.slope**2 / geometry.information_at_null, rtol=1e-9, atol=1e-18)


@each(("k", "n"), [(3, 10), (0, 10), (40, 40), (70, 100)])
@each("p0", [0.05, 0.5, 0.93])
def test_score_and_likelihood_ratio_are_scipys_statistics_of_a_table(k, n, p0):
    sample, observed, expected = sample_of(k, n), [k, n - k], [n * p0, n * (1 - p0)]
    pearson = scipy.stats.chisquare(observed, expected)
    ratio = scipy.stats.power_divergence(observed, expected, lambda_="log-likelihood")
    for name, oracle in (("score", pearson), ("likelihood_ratio", ratio)):
        result = run_test(TESTS[name], sample, p0)
        assert result.statistic == pytest.approx(oracle.statistic, rel=1e-10, abs=1e-12)
        assert result.p_value == pytest.approx(oracle.pvalue, rel=1e-9)


@each("test", EVERY)
def test_the_statistic_is_0_at_the_estimate_and_rises_away_from_it(test):
    at_estimate = run_test(test, TEN_FLIPS, 0.3)
    assert (at_estimate.statistic, at_estimate.p_value) == (0, 1)
    statistic = run_test(test, TEN_FLIPS, GRID).statistic
    assert (np.diff(statistic[GRID < 0.3]) < 0).all()
    assert (np.diff(statistic[GRID > 0.3]) > 0).all()


@each("test", EVERY)
def test_a_test_is_mirrored_when_ones_and_zeros_change_places(test):
    zeros_for_ones = [1 - flip for flip in TEN_FLIPS]
    mirrored = run_test(test, zeros_for_ones, 1 - GRID).statistic
    np.testing.assert_allclose(run_test(test, TEN_FLIPS, GRID).statistic, mirrored, rtol=1e-9, atol=1e-13)


def test_for_many_flips_the_three_statistics_agree():
    sample = sample_of(30_150, 100_000)
    statistics = [run_test(test, sample, 0.3).statistic for test in TESTS.values()]
    np.testing.assert_allclose(statistics, statistics[0], rtol=0.01)


# Duality with the intervals


@each("test", EVERY)
@each("confidence", [0.5, 0.9, 0.95, 0.999])
@each(("k", "n"), [(0, 10), (1, 10), (3, 10), (10, 10), (37, 50), (2, 200)])
def test_the_interval_holds_p0_exactly_when_the_p_value_is_above_one_less_the_confidence(test, confidence, k, n):
    low, high = test.interval(k, n, confidence)
    inward = 1e-9 * (high - low)
    edges = np.array([low - 1e-9, low + inward, high - inward, high + 1e-9])
    p0 = np.concatenate([GRID, edges[(edges >= 0) & (edges <= 1)]])
    not_rejected = run_test(test, sample_of(k, n), p0).p_value > 1 - confidence
    np.testing.assert_array_equal(not_rejected, (low <= p0) & (p0 <= high))


# Samples of one kind, and hypotheses at an end


@each(("k", "p0"), [(0, 0.2), (10, 0.8)])
def test_ten_equal_flips_by_hand(k, p0):
    values = {name: run_test(test, sample_of(k, 10), p0).statistic for name, test in TESTS.items()}
    assert values == {
        "likelihood_ratio": pytest.approx(-20 * math.log(0.8)),
        "wald": np.inf,
        "score": pytest.approx(10 * 0.04 / 0.16),
    }


@each("test", EVERY)
@each(("k", "end"), [(0, 0), (10, 1)])
def test_a_certain_hypothesis_that_came_true_is_not_rejected(test, k, end):
    result = run_test(test, sample_of(k, 10), end)
    assert (result.statistic, result.p_value) == (0, 1)


@each("end", [0, 1])
def test_a_certain_hypothesis_that_did_not_come_true_is_rejected_by_all_but_wald(end):
    geometry = likelihood_geometry(TEN_FLIPS, end)
    assert geometry.height == np.inf
    assert np.abs(geometry.slope) == np.inf
    p_values = {name: run_test(test, TEN_FLIPS, end).p_value for name, test in TESTS.items()}
    assert p_values["likelihood_ratio"] == p_values["score"] == 0
    assert p_values["wald"] > 0


@each("test", EVERY)
@each(
    ("sample", "p0", "named"),
    [([], 0.5, "sample"), ([0, 2], 0.5, "sample"), ([0, 1], -0.1, "p0 must"), ([0, 1], 1.1, "p0 must")],
)
def test_bad_arguments_are_refused_by_name(test, sample, p0, named):
    with pytest.raises(ValueError, match=named):
        run_test(test, sample, p0)


@each("test", EVERY)
def test_each_test_reads_a_field_of_the_geometry(test):
    assert hasattr(likelihood_geometry(TEN_FLIPS, 0.5), test.measure)


# The exact test


@each("n", [1, 2, 3, 10, 11, 40, 137, 1000])
def test_the_exact_p_value_is_scipys(n):
    k = np.unique(np.linspace(0, n, 31).astype(int))
    for p0 in (0, 1e-310, 1e-9, 0.01, 0.1, 0.3, 1 / 3, 0.5, 0.7, 0.93, 0.999, 1):
        expected = [scipy.stats.binomtest(int(successes), n, p0).pvalue for successes in k]
        np.testing.assert_allclose(exact_p_value(k, n, p0), expected, rtol=1e-9, atol=1e-250)


def test_the_exact_p_value_by_hand():
    """Of 1,024 equal samples, 1 + 10 + 45 + 120 have at most three ones, and as many at least seven; of 8, 2 agree."""
    assert exact_p_value(3, 10, 0.5) == pytest.approx(2 * 176 / 1024, rel=1e-13)
    assert exact_p_value([0, 3], 3, 0.5) == pytest.approx([0.25, 0.25], rel=1e-13)


def test_a_tie_that_rounding_splits_counts_on_both_sides():
    """Six ones in fifteen are as probable as nine under p0 = 1/2, also where their floats differ."""
    assert exact_p_value(6, 15, 0.5) == exact_p_value(9, 15, 0.5)
    assert exact_p_value(3, 6, 0.5) == 1


def test_the_exact_p_value_of_ten_million_trials_is_that_of_the_normal_distribution():
    expected = 2 * scipy.stats.norm.sf((1000 - 0.5) / math.sqrt(10**7 / 4))
    assert exact_p_value(5_001_000, 10**7, 0.5) == pytest.approx(expected, rel=1e-6)


@each(
    ("arguments", "named"),
    [((-1, 3, 0.5), "successes"), ((4, 3, 0.5), "successes"), ((1, 3, 1.5), "p0"), ((1, 2.5, 0.5), "n must")],
)
def test_bad_counts_are_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=named):
        exact_p_value(*arguments)


def test_nan_propagates_through_the_exact_p_value():
    assert np.isnan(exact_p_value(1, 3, np.nan))
