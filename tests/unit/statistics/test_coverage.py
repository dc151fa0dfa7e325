"""Coverage against a double loop and published values; jumps, mean and smallest coverage."""

import math

import numpy as np
import pytest
import scipy.stats

from lib.statistics.coverage import MAX_TRIALS, coverage, jumps, mean_coverage, smallest_coverage
from lib.statistics.intervals import clopper_pearson_interval, likelihood_ratio_interval, wald_interval, wilson_interval
from tests.unit.each import each

EVERY = [wald_interval, wilson_interval, likelihood_ratio_interval, clopper_pearson_interval]
GRID = np.linspace(0, 1, 101)


def beside(interval, n, confidence):
    """Return the neighbouring floats below and above each jump."""
    p = jumps(interval, n, confidence)
    return np.nextafter(p, 0), np.nextafter(p, 1)


@each("interval", EVERY)
@each(("n", "confidence"), [(1, 0.9), (7, 0.95), (23, 0.8)])
def test_coverage_is_the_double_loop_over_p_and_k(interval, n, confidence):
    ends = [interval(k, n, confidence) for k in range(n + 1)]
    mass = scipy.stats.binom.pmf(np.arange(n + 1), n, GRID[:, None])
    expected = [sum(mass[i, k] for k, (low, high) in enumerate(ends) if low <= p <= high) for i, p in enumerate(GRID)]
    np.testing.assert_allclose(coverage(interval, n, confidence, GRID), expected, rtol=1e-11, atol=1e-14)


def test_wald_coverage_of_one_flip_is_zero_inside():
    """One flip gives the interval [0, 0] or [1, 1], which contains p only where the flip is certain."""
    np.testing.assert_array_equal(coverage(wald_interval, 1, 0.95, [0, 0.3, 0.5, 1]), [1, 0, 0, 1])


def test_clopper_pearson_coverage_of_two_flips_by_hand():
    """For k = 0 (1 - p)^2 >= 0.025, so p <= 0.8419; for k = 2 p >= 0.1581; for k = 1 p from 0.0126 to 0.9874."""
    p = np.array([0.01, 0.1, 0.5, 0.9])
    expected = [0.99**2, 1 - 0.1**2, 1, 1 - 0.1**2]
    np.testing.assert_allclose(coverage(clopper_pearson_interval, 2, 0.95, p), expected, rtol=1e-12)


@each(
    ("n", "p", "published"),
    [
        (17, 0.5, 0.951),
        (30, 0.2, 0.946),
        (98, 0.2, 0.928),
        (100, 0.106, 0.952),
        (100, 0.107, 0.911),
        (591, 0.005, 0.945),
        (592, 0.005, 0.792),
    ],
)
def test_wald_coverage_agrees_with_brown_cai_and_dasgupta(n, p, published):
    """Brown, Cai and DasGupta (2001), Interval Estimation for a Binomial Proportion, section 2."""
    assert coverage(wald_interval, n, 0.95, p) == pytest.approx(published, abs=5e-4)


@each("confidence", [0.5, 0.9, 0.95, 0.99])
@each("n", [1, 2, 10, 60])
def test_clopper_pearson_covers_at_least_the_confidence(n, confidence):
    p = np.concatenate([GRID, *beside(clopper_pearson_interval, n, confidence)])
    assert (coverage(clopper_pearson_interval, n, confidence, p) >= confidence - 1e-12).all()
    assert smallest_coverage(clopper_pearson_interval, n, confidence) >= confidence - 1e-12


def test_wald_coverage_collapses_at_small_p():
    """Below p = 1/n hardly any outcome but k = 0 occurs, whose interval is the single point 0."""
    p = np.array([1e-6, 1e-4, 1e-3])
    np.testing.assert_array_less(coverage(wald_interval, 100, 0.95, p), 1 - (1 - p) ** 100 + 1e-12)
    assert smallest_coverage(wald_interval, 100, 0.95) == 0


@each("interval", EVERY[1:])
@each("n", [10, 100, 1000])
def test_the_other_intervals_never_cover_far_less_than_the_confidence(interval, n):
    assert smallest_coverage(interval, n, 0.95) > 0.83


def test_wilsons_smallest_coverage_tends_to_0838():
    """The interval of k = 1 starts at m/n with m -> 1 + z^2/2 - z sqrt(1 + z^2/4); below it only k = 0 covers p."""
    z = 1.959963984540054
    m = 1 + z * z / 2 - z * math.sqrt(1 + z * z / 4)
    assert smallest_coverage(wilson_interval, 1000, 0.95) == pytest.approx(math.exp(-m), abs=1e-4)
    assert math.exp(-m) == pytest.approx(0.838, abs=5e-4)


@each("interval", EVERY)
@each("n", [1, 2, 9, 10, 50])
def test_coverage_is_a_probability_certain_at_the_ends_and_mirrored(interval, n):
    p = np.linspace(0, 1, 1001)
    share = coverage(interval, n, 0.95, p)
    assert ((share >= 0) & (share <= 1)).all()
    np.testing.assert_array_equal(share[[0, -1]], 1)
    # Where the coverage jumps, 1 - p may round to the other side of the jump.
    away = np.abs(np.subtract.outer(p, jumps(interval, n, 0.95))).min(axis=1, initial=np.inf) > 1e-12
    mirrored = away & away[::-1]
    np.testing.assert_allclose(share[mirrored], share[::-1][mirrored], atol=1e-12)


@each("interval", EVERY)
def test_a_higher_confidence_covers_more(interval):
    assert (coverage(interval, 30, 0.99, GRID) >= coverage(interval, 30, 0.8, GRID)).all()


@each("interval", EVERY)
def test_for_many_flips_every_interval_covers_its_confidence(interval):
    assert coverage(interval, 1000, 0.95, 0.4) == pytest.approx(0.95, abs=0.01)
    assert mean_coverage(interval, 1000, 0.95) == pytest.approx(0.95, abs=0.01)


@each("interval", EVERY)
def test_coverage_has_the_shape_of_p(interval):
    assert coverage(interval, 10, 0.95, GRID[:100].reshape(4, 25)).shape == (4, 25)
    assert np.ndim(coverage(interval, 10, 0.95, 0.3)) == 0
    assert coverage(interval, 10, 0.95, []).shape == (0,)
    assert coverage(interval, 10, 0.95, [[0.2, 0.3]])[0, 1] == coverage(interval, 10, 0.95, 0.3)


# Jumps


@each("interval", EVERY)
@each("n", [3, 10, 40])
def test_coverage_jumps_at_each_jump_and_nowhere_else(interval, n):
    below, above = (coverage(interval, n, 0.95, side) for side in beside(interval, n, 0.95))
    assert (np.abs(above - below) > 1e-6).all()
    edges = np.concatenate([[0], jumps(interval, n, 0.95), [1]])
    inside = edges[:-1, None] + np.diff(edges)[:, None] * np.linspace(1e-9, 1 - 1e-9, 200)
    steps = np.abs(np.diff(coverage(interval, n, 0.95, inside), axis=1))
    assert (steps <= 2 * n * np.diff(inside, axis=1) + 1e-12).all()


@each("interval", EVERY)
def test_jumps_rise_within_zero_and_one_and_are_ends_of_intervals(interval):
    p = jumps(interval, 20, 0.9)
    assert (np.diff(p) > 0).all()
    assert ((p > 0) & (p < 1)).all()
    assert np.isin(p, interval(np.arange(21), 20, 0.9)).all()
    assert p.size <= 40


@each("interval", EVERY)
def test_at_a_jump_both_sides_count(interval):
    sides = [coverage(interval, 12, 0.95, side) for side in beside(interval, 12, 0.95)]
    at = coverage(interval, 12, 0.95, jumps(interval, 12, 0.95))
    assert (at >= np.maximum(*sides) - 1e-12).all()


@each("interval", EVERY)
@each("n", [1, 10, 137, MAX_TRIALS])
def test_the_ends_within_zero_and_one_do_not_fall_as_successes_rise(interval, n):
    low, high = np.clip(interval(np.arange(n + 1), n, 0.95), 0, 1)
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()


# Mean and smallest


@each("interval", EVERY)
@each(("n", "confidence"), [(1, 0.95), (5, 0.9), (20, 0.95)])
def test_mean_coverage_is_the_integral_over_p(interval, n, confidence):
    edges = np.concatenate([[0], jumps(interval, n, confidence), [1]])
    nodes, weights = np.polynomial.legendre.leggauss(16)
    p = edges[:-1, None] + np.diff(edges)[:, None] * (nodes + 1) / 2
    area = (coverage(interval, n, confidence, p) * weights / 2 * np.diff(edges)[:, None]).sum()
    assert mean_coverage(interval, n, confidence) == pytest.approx(area, rel=1e-10, abs=1e-14)


@each("interval", EVERY)
@each("n", [1, 6, 25])
def test_smallest_coverage_is_a_bound_that_is_approached(interval, n):
    edges = np.concatenate([[0], jumps(interval, n, 0.9), [1]])
    inside = edges[:-1, None] + np.diff(edges)[:, None] * np.concatenate(
        [[1e-9], np.linspace(0.01, 0.99, 99), [1 - 1e-9]]
    )
    seen = coverage(interval, n, 0.9, inside).min()
    assert smallest_coverage(interval, n, 0.9) == pytest.approx(seen, abs=1e-6)
    assert smallest_coverage(interval, n, 0.9) <= seen + 1e-12


@each("has_low", [True, False])
def test_smallest_coverage_looks_at_both_sides_of_a_jump(has_low):
    """A bound on one side only covers least just above, or just below, its jumps."""

    def bound(successes, n, confidence):
        low, high = wilson_interval(successes, n, confidence)
        return (low, np.ones(n + 1)) if has_low else (np.zeros(n + 1), high)

    seen = min(coverage(bound, 15, 0.9, side).min() for side in beside(bound, 15, 0.9))
    assert smallest_coverage(bound, 15, 0.9) == pytest.approx(seen, abs=1e-12)


def test_any_function_of_the_same_signature_is_an_interval():
    def everything(successes, n, confidence):
        return np.zeros(n + 1), np.ones(n + 1)

    assert coverage(everything, 5, 0.95, 0.3) == pytest.approx(1)
    assert mean_coverage(everything, 5, 0.95) == pytest.approx(1)
    assert smallest_coverage(everything, 5, 0.95) == pytest.approx(1)
    assert jumps(everything, 5, 0.95).size == 0


def test_what_is_returned_may_be_changed_without_changing_the_next_answer():
    first = jumps(wilson_interval, 10, 0.95)
    first[:] = 0
    assert (jumps(wilson_interval, 10, 0.95) > 0).all()


# What is refused


@each("function", [jumps, mean_coverage, smallest_coverage])
@each(
    ("arguments", "named"),
    [((0, 0.95), "n must"), ((2.5, 0.95), "n must"), ((1001, 0.95), "n must be at most 1000")]
    + [((10, bad), "confidence") for bad in (0, 1, math.nan, "high", [0.9, 0.95])],
)
def test_bad_arguments_are_refused_by_name(function, arguments, named):
    with pytest.raises(ValueError, match=named):
        function(wilson_interval, *arguments)
    with pytest.raises(ValueError, match=named):
        coverage(wilson_interval, *arguments, 0.5)


@each("bad", [-0.1, 1.1, "half"])
def test_a_bad_p_is_refused_by_name(bad):
    with pytest.raises(ValueError, match="p must"):
        coverage(wilson_interval, 10, 0.95, bad)
