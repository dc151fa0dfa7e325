"""Simulated flips against the distribution they come from."""

import math
import tracemalloc

import numpy as np
import pytest
import scipy.stats

from lib.statistics.binomial import binomial_moments, binomial_pmf
from lib.statistics.simulation import CHUNK_SIZE, geometric_checkpoints, running_histogram, sample_counts, sample_flips
from tests.unit.each import each


def generator(seed=0):
    return np.random.default_rng(seed)


# Flips and counts


def test_flips_are_ones_with_probability_p():
    flips = sample_flips(200_000, 0.3, generator())
    assert (flips.dtype, flips.shape) == (np.int8, (200_000,))
    assert set(flips.tolist()) == {0, 1}
    assert flips.mean() == pytest.approx(0.3, abs=4 * math.sqrt(0.21 / 200_000))


@each("p", [0, 1])
def test_certain_flips_are_certain(p):
    assert (sample_flips(1000, p, generator()) == p).all()
    assert (sample_counts(20, p, 50, generator()) == 20 * p).all()


def test_a_coin_without_ones_shows_none_even_where_the_uniform_number_is_0():
    class Zeros:
        def random(self, size):
            return np.zeros(size)

    assert sample_flips(5, 0, Zeros()).sum() == 0
    assert sample_flips(5, 5e-324, Zeros()).sum() == 5


@each(("n", "repeats"), [(1, 5), (7, 3), (1000, 700), (3 * CHUNK_SIZE + 5, 2), (1, CHUNK_SIZE + 1)])
def test_counts_are_the_sums_of_the_flips_of_the_same_seed(n, repeats):
    rows = sample_flips(n * repeats, 0.4, generator(5)).reshape(repeats, n)
    np.testing.assert_array_equal(sample_counts(n, 0.4, repeats, generator(5)), rows.sum(axis=1))


@each(("n", "p"), [(10, 0.3), (50, 0.5), (30, 0.05)])
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


@each(("n", "repeats"), [(10_000_000, 1), (1000, 10_000)])
def test_the_largest_simulation_fits_in_little_memory(n, repeats):
    tracemalloc.start()
    total = sample_counts(n, 0.5, repeats, generator())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20e6
    assert total.sum() / 1e7 == pytest.approx(0.5, abs=1e-3)


# The running histogram


def test_a_running_histogram_by_hand():
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


def test_geometric_checkpoints_go_from_one_to_all_repeats_without_duplicates():
    np.testing.assert_array_equal(geometric_checkpoints(1000, 4), [1, 10, 100, 1000])
    np.testing.assert_array_equal(geometric_checkpoints(3, 50), [1, 2, 3])
    np.testing.assert_array_equal(geometric_checkpoints(1, 5), [1])


@pytest.mark.parametrize("repeats", [41, 50, 100, 990, 1000, 5000])
def test_every_checkpoint_has_more_repeats_than_the_one_before_so_that_each_step_of_the_slider_shows_more(repeats):
    found = geometric_checkpoints(repeats, 41)
    assert len(found) == 41
    assert (found[0], found[-1]) == (1, repeats)
    assert (np.diff(found) > 0).all()


def test_repeats_after_the_last_checkpoint_do_not_count():
    np.testing.assert_array_equal(running_histogram([1, 1, 0, 0], 1, [2]).frequencies, [[0, 1]])


def test_the_histogram_tends_to_the_binomial_distribution():
    histogram = running_histogram(sample_counts(10, 0.3, 300_000, generator()), 10, [100, 300_000])
    error = np.abs(histogram.frequencies - binomial_pmf(np.arange(11), 10, 0.3)).max(axis=1)
    mean, variance = binomial_moments(10, 0.3)
    assert error[1] < 0.003 < error[0]
    assert histogram.mean[1] == pytest.approx(mean, abs=0.015)
    assert histogram.variance[1] == pytest.approx(variance, abs=0.03)


# What is refused


@each(
    ("name", "call"),
    [
        ("n must", lambda: sample_flips(0, 0.5, generator())),
        ("n must", lambda: sample_flips(2.5, 0.5, generator())),
        ("n .* at most 10000000", lambda: sample_flips(10_000_001, 0.5, generator())),
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
        ("1000000", lambda: running_histogram([1, 1], 600_000, [1, 2])),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()
