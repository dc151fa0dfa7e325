"""Simulated flips against the distribution they come from, and the approximations against scipy and their bounds."""

import math
import tracemalloc

import mpmath as mp
import numpy as np
import pytest
import scipy.stats

from lib.statistics.binomial import binomial_moments, binomial_pmf
from lib.statistics.simulation import (
    APPROXIMATIONS,
    CHUNK_SIZE,
    corrected_normal_approximation,
    largest_error,
    normal_approximation,
    poisson_approximation,
    running_histogram,
    sample_counts,
    sample_flips,
)

mp.mp.dps = 50
EVERY = [pytest.param(a.function, id=name) for name, a in APPROXIMATIONS.items()]
CASES = [(1, 0.5), (10, 0.3), (40, 0.02), (300, 0.5), (1000, 0.999)]


def generator(seed=0):
    return np.random.default_rng(seed)


# Flips and counts


def test_flips_are_ones_with_probability_p():
    flips = sample_flips(200_000, 0.3, generator())
    assert (flips.dtype, flips.shape) == (np.int8, (200_000,))
    assert set(flips.tolist()) == {0, 1}
    assert flips.mean() == pytest.approx(0.3, abs=4 * math.sqrt(0.21 / 200_000))


@pytest.mark.parametrize("p", [0, 1])
def test_certain_flips_are_certain(p):
    assert (sample_flips(1000, p, generator()) == p).all()
    assert (sample_counts(20, p, 50, generator()) == 20 * p).all()


def test_a_coin_without_ones_shows_none_even_where_the_uniform_number_is_0():
    class Zeros:
        def random(self, size):
            return np.zeros(size)

    assert sample_flips(5, 0, Zeros()).sum() == 0
    assert sample_flips(5, 5e-324, Zeros()).sum() == 5


@pytest.mark.parametrize(("n", "repeats"), [(1, 5), (7, 3), (1000, 700), (3 * CHUNK_SIZE + 5, 2), (1, CHUNK_SIZE + 1)])
def test_counts_are_the_sums_of_the_flips_of_the_same_seed(n, repeats):
    rows = sample_flips(n * repeats, 0.4, generator(5)).reshape(repeats, n)
    np.testing.assert_array_equal(sample_counts(n, 0.4, repeats, generator(5)), rows.sum(axis=1))


@pytest.mark.parametrize(("n", "p"), [(10, 0.3), (50, 0.5), (30, 0.05)])
def test_counts_are_binomial(n, p):
    repeats = 100_000
    drawn = np.bincount(sample_counts(n, p, repeats, generator(1)), minlength=n + 1)
    expected = repeats * scipy.stats.binom.pmf(np.arange(n + 1), n, p)
    common = expected > 5
    rest = [drawn[~common].sum()], [repeats - expected[common].sum()]
    test = scipy.stats.chisquare(np.append(drawn[common], rest[0]), np.append(expected[common], rest[1]))
    assert test.pvalue > 1e-3


def test_one_seed_gives_one_simulation():
    first, again, other = (sample_counts(10, 0.5, 100, generator(seed)) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


@pytest.mark.parametrize(("n", "repeats"), [(10_000_000, 1), (1000, 10_000)])
def test_the_largest_simulation_fits_in_little_memory(n, repeats):
    tracemalloc.start()
    total = sample_counts(n, 0.5, repeats, generator())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20e6
    assert total.sum() / 1e7 == pytest.approx(0.5, abs=1e-3)


# The growing histogram


def test_a_histogram_over_time_by_hand():
    histogram = running_histogram([1, 2, 1, 0], 2, [1, 2, 4])
    np.testing.assert_array_equal(histogram.checkpoints, [1, 2, 4])
    np.testing.assert_array_equal(histogram.frequencies, [[0, 1, 0], [0, 0.5, 0.5], [0.25, 0.5, 0.25]])
    np.testing.assert_allclose(histogram.mean, [1, 1.5, 1])
    np.testing.assert_allclose(histogram.variance, [0, 0.25, 0.5])


def test_each_row_is_the_histogram_of_the_first_repeats():
    drawn, checkpoints = sample_counts(12, 0.4, 500, generator()), [1, 7, 8, 250, 500]
    histogram = running_histogram(drawn, 12, checkpoints)
    for row, m in enumerate(checkpoints):
        np.testing.assert_allclose(histogram.frequencies[row], np.bincount(drawn[:m], minlength=13) / m, rtol=1e-15)
        assert histogram.mean[row] == pytest.approx(drawn[:m].mean())
        assert histogram.variance[row] == pytest.approx(drawn[:m].var())
    np.testing.assert_allclose(histogram.frequencies.sum(axis=1), 1)


def test_repeats_after_the_last_checkpoint_do_not_count():
    np.testing.assert_array_equal(running_histogram([1, 1, 0, 0], 1, [2]).frequencies, [[0, 1]])


def test_the_histogram_tends_to_the_binomial_distribution():
    histogram = running_histogram(sample_counts(10, 0.3, 300_000, generator()), 10, [100, 300_000])
    error = np.abs(histogram.frequencies - binomial_pmf(np.arange(11), 10, 0.3)).max(axis=1)
    mean, variance = binomial_moments(10, 0.3)
    assert error[1] < 0.003 < error[0]
    assert histogram.mean[1] == pytest.approx(mean, abs=0.015)
    assert histogram.variance[1] == pytest.approx(variance, abs=0.03)


# Approximations


@pytest.mark.parametrize(("n", "p"), CASES)
def test_the_normal_approximations_are_scipys(n, p):
    k = np.arange(n + 1)
    normal = scipy.stats.norm(n * p, math.sqrt(n * p * (1 - p)))
    np.testing.assert_allclose(normal_approximation(k, n, p), normal.pdf(k), rtol=1e-9, atol=1e-300)
    area = np.where(k > n * p, normal.sf(k - 0.5) - normal.sf(k + 0.5), normal.cdf(k + 0.5) - normal.cdf(k - 0.5))
    np.testing.assert_allclose(corrected_normal_approximation(k, n, p), area, rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize(("n", "p"), CASES)
def test_the_poisson_approximation_is_scipys_beyond_n_too(n, p):
    k = np.arange(-2, 2 * n + 20)
    np.testing.assert_allclose(
        poisson_approximation(k, n, p), scipy.stats.poisson.pmf(k, n * p), rtol=1e-10, atol=1e-300
    )


@pytest.mark.parametrize(("n", "p"), [(100, 0.3), (12_345, 0.5), (1_000_000, 1e-5), (10_000_000, 0.3), (10_000_000, 1)])
@pytest.mark.parametrize("deviations", [-20, -3, 0, 1, 20])
def test_the_poisson_approximation_keeps_its_digits_for_many_flips(n, p, deviations):
    k = max(0, round(n * p + deviations * math.sqrt(n * p)))
    mean = mp.mpf(n) * mp.mpf(p)
    exact = mp.exp(k * mp.log(mean) - mean - mp.loggamma(k + 1))
    assert poisson_approximation(k, n, p) == pytest.approx(float(exact), rel=1e-12)


def test_ten_flips_of_three_tenths_at_three_by_hand():
    assert normal_approximation(3, 10, 0.3) == pytest.approx(1 / math.sqrt(2 * math.pi * 2.1), rel=1e-14)
    assert corrected_normal_approximation(3, 10, 0.3) == pytest.approx(math.erf(0.5 / math.sqrt(4.2)), rel=1e-14)
    assert poisson_approximation(3, 10, 0.3) == pytest.approx(math.exp(-3) * 4.5, rel=1e-14)


@pytest.mark.parametrize(("n", "p"), CASES)
def test_areas_and_poisson_probabilities_sum_to_one_over_all_k(n, p):
    k = np.arange(-n - 60, 3 * n + 60)
    assert corrected_normal_approximation(k, n, p).sum() == pytest.approx(1, abs=1e-12)
    assert poisson_approximation(k, n, p).sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(("n", "p"), [(0, 0.3), (5, 0), (5, 1)])
def test_without_variance_the_normal_sits_at_its_mean(n, p):
    k = np.arange(-1, 7)
    at_mean = k == n * p
    np.testing.assert_array_equal(corrected_normal_approximation(k, n, p), at_mean)
    np.testing.assert_array_equal(normal_approximation(k, n, p), np.where(at_mean, np.inf, 0))


def test_the_poisson_distribution_of_mean_0_sits_at_0():
    np.testing.assert_array_equal(poisson_approximation([-1, 0, 1, 5], 10, 0), [0, 1, 0, 0])


@pytest.mark.parametrize("function", EVERY)
def test_an_approximation_broadcasts_and_hands_nan_on(function):
    assert function(np.arange(3)[:, None], 5, [0.2, 0.5]).shape == (3, 2)
    assert np.isnan(function([0, 1, 2], 5, np.nan)).all()
    assert np.ndim(function(1, 5, 0.2)) == 0
    assert function(np.float32(1), 5, 0.2).dtype == np.float32


# How good they are


@pytest.mark.parametrize("n", [1, 10, 100, 1000])
@pytest.mark.parametrize("p", [0.001, 0.01, 0.1, 0.5, 0.9, 1.0])
def test_le_cams_bound_holds(n, p):
    """Le Cam (1960): the absolute differences over all k sum to at most 2 n p^2."""
    k = np.arange(n + 1)
    poisson = poisson_approximation(k, n, p)
    differences = np.abs(binomial_pmf(k, n, p) - poisson).sum() + max(0, 1 - poisson.sum())
    assert differences <= 2 * n * p * p + 1e-12
    assert largest_error(n, p, poisson_approximation) <= 2 * n * p * p + 1e-12


@pytest.mark.parametrize("n", [1, 10, 100, 1000])
@pytest.mark.parametrize("p", [0.001, 0.01, 0.1, 0.5, 0.9])
def test_the_bound_of_berry_and_esseen_holds(n, p):
    """|F(k) - Phi| <= 0.4748 (p^2 + q^2) / sqrt(n p q) at every point, with the constant of Shevtsova (2011)."""
    k, q = np.arange(-30 * n - 30, n + 1), 1 - p
    bound = 0.4748 * (p * p + q * q) / math.sqrt(n * p * q)
    lower_tail = scipy.stats.norm.cdf((k[0] - 0.5 - n * p) / math.sqrt(n * p * q))
    areas = lower_tail + np.cumsum(corrected_normal_approximation(k, n, p))
    assert np.abs(np.cumsum(binomial_pmf(k, n, p)) - areas).max() <= bound
    assert largest_error(n, p, corrected_normal_approximation) <= 2 * bound


@pytest.mark.parametrize("function", EVERY)
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


@pytest.mark.parametrize("name", ["normal", "corrected_normal"])
def test_for_a_fixed_p_the_normal_gains_on_the_pmf_as_n_grows_and_poisson_does_not(name):
    errors = [largest_error(n, 0.3, APPROXIMATIONS[name].function) * math.sqrt(n) for n in (10, 100, 1000, 10_000)]
    assert (np.diff(errors) < 0).all()
    poisson = [largest_error(n, 0.3, poisson_approximation) * math.sqrt(n) for n in (1000, 10_000)]
    # At the mean the ratio of the two is sqrt(1 - p).
    limit = (1 - math.sqrt(0.7)) / math.sqrt(2 * math.pi * 0.21)
    assert poisson == pytest.approx([limit, limit], rel=0.02)


# What is refused


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("n must", lambda: sample_flips(0, 0.5, generator())),
        ("n must", lambda: sample_flips(2.5, 0.5, generator())),
        ("n .* at most 10,000,000", lambda: sample_flips(10_000_001, 0.5, generator())),
        ("p must", lambda: sample_flips(1, 1.1, generator())),
        ("p must", lambda: sample_flips(1, math.nan, generator())),
        ("repeats", lambda: sample_counts(1, 0.5, 0, generator())),
        (r"n \* repeats", lambda: sample_counts(1001, 0.5, 10_000, generator())),
        (r"n \* repeats", lambda: sample_counts(np.int64(10**15), 0.5, np.int64(10**15), generator())),
        ("p must", lambda: sample_counts(1, -0.1, 1, generator())),
        ("counts", lambda: running_histogram([3], 2, [1])),
        ("counts", lambda: running_histogram([-1], 2, [1])),
        ("counts", lambda: running_histogram([0.5], 2, [1])),
        ("counts", lambda: running_histogram([], 2, [1])),
        ("n must", lambda: running_histogram([0], 0, [1])),
        ("checkpoints", lambda: running_histogram([1, 1], 2, [])),
        ("checkpoints", lambda: running_histogram([1, 1], 2, [0, 1])),
        ("checkpoints", lambda: running_histogram([1, 1], 2, [1, 3])),
        ("checkpoints", lambda: running_histogram([1, 1], 2, [2, 1])),
        ("checkpoints", lambda: running_histogram([1, 1], 2, [1, 1])),
        ("1,000,000", lambda: running_histogram([1, 1], 600_000, [1, 2])),
        ("n must", lambda: largest_error(0, 0.5, normal_approximation)),
        ("1,000,000", lambda: largest_error(1_000_000, 0.5, normal_approximation)),
        ("p must", lambda: largest_error(10, 1.5, normal_approximation)),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()


@pytest.mark.parametrize("function", EVERY)
@pytest.mark.parametrize(
    ("arguments", "named"), [((0.5, 2, 0.5), "k must"), ((1, -1, 0.5), "n must"), ((1, 2, 1.5), "p must")]
)
def test_bad_arguments_of_an_approximation_are_refused_by_name(function, arguments, named):
    with pytest.raises(ValueError, match=named):
        function(*arguments)
