"""Derivatives against finite differences, steps by hand, and where gradient ascent and Newton's method converge."""

import math
from fractions import Fraction

import numpy as np
import pytest

from lib.activations import sigmoid
from lib.inference.maximum_likelihood import (
    COORDINATES,
    METHODS,
    Iterate,
    derivative_in_logit,
    derivative_in_p,
    maximize,
    newton_step_in_logit,
    newton_step_in_p,
    second_derivative_in_logit,
    second_derivative_in_p,
)
from lib.likelihood import log_likelihood, score
from tests.unit.each import each

TEN_FLIPS = [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]
SHARES = np.linspace(0, 1, 21)[:, None]
GRID = np.linspace(0.02, 0.98, 97)
LOGITS = np.linspace(-6, 6, 49)


def mean_log_likelihood(share, p):
    return share * np.log(p) + (1 - share) * np.log(1 - p)


def positions(iterates, coordinate):
    return np.array([COORDINATES[coordinate].position(iterate) for iterate in iterates])


# Slopes, curvatures and full steps


@each(
    ("slope", "curvature", "grid", "p_of"),
    [
        (derivative_in_p, second_derivative_in_p, GRID, lambda p: p),
        (derivative_in_logit, second_derivative_in_logit, LOGITS, sigmoid),
    ],
)
def test_slope_and_curvature_are_finite_differences(slope, curvature, grid, p_of):
    def objective(position):
        return mean_log_likelihood(SHARES, p_of(position))

    h = 1e-6
    np.testing.assert_allclose(
        slope(SHARES, grid), (objective(grid + h) - objective(grid - h)) / (2 * h), rtol=1e-7, atol=1e-8
    )
    difference = (slope(SHARES, grid + h) - slope(SHARES, grid - h)) / (2 * h)
    np.testing.assert_allclose(curvature(SHARES, grid), difference, rtol=1e-6, atol=1e-8)


@each(
    ("newton_step", "slope", "curvature", "grid"),
    [
        (newton_step_in_p, derivative_in_p, second_derivative_in_p, GRID),
        (newton_step_in_logit, derivative_in_logit, second_derivative_in_logit, LOGITS),
    ],
)
def test_newtons_step_is_minus_slope_over_curvature(newton_step, slope, curvature, grid):
    expected = -slope(SHARES, grid) / curvature(SHARES, grid)
    np.testing.assert_allclose(newton_step(SHARES, grid), expected, rtol=1e-9, atol=1e-12)


@each("coordinate", COORDINATES)
def test_an_iterate_is_that_of_the_sample_per_flip(coordinate):
    iterate = maximize(3, 10, 0.2, coordinate=coordinate, steps=1)[0]
    scale = 1 if coordinate == "p" else 0.2 * 0.8
    assert iterate.p == pytest.approx(0.2)
    assert iterate.logit == pytest.approx(math.log(0.25))
    assert iterate.log_likelihood == pytest.approx(log_likelihood(TEN_FLIPS, 0.2) / 10)
    assert iterate.derivative == pytest.approx(score(TEN_FLIPS, 0.2) / 10 * scale)
    assert iterate.left_domain is False


@each(("slope", "end"), [(derivative_in_p, 0.0), (derivative_in_p, 1.0)])
def test_the_ends_have_limits_and_what_lies_beyond_is_nan(slope, end):
    inward = 1 - 2 * end
    assert slope(0.3, end) == inward * np.inf
    assert slope(end, end) == -inward
    assert second_derivative_in_p(end, end) == -1
    assert np.isnan(slope(end, end - inward * 0.1))
    assert np.isnan(second_derivative_in_p(0.3, end - inward * 0.1))


# Steps by hand


def test_one_gradient_step_in_p_by_hand():
    """From p = 1/2 the slope is 0.3/0.5 - 0.7/0.5 = -0.8, so a rate of 0.1 leads to 0.42."""
    assert maximize(3, 10, 0.5, "gradient", "p", 0.1, 1)[1].p == pytest.approx(0.42, rel=1e-15)


def test_one_gradient_step_in_the_logit_by_hand():
    """From z = 0 the slope is 0.3 - 0.5 = -0.2, so a rate of 2 leads to z = -0.4."""
    assert maximize(3, 10, 0.5, "gradient", "logit", 2, 1)[1].logit == pytest.approx(-0.4, rel=1e-15)


def test_one_newton_step_in_p_by_hand():
    """From p = 0.6: the slope is 1/2 - 7/4 = -5/4, the curvature -5/6 - 35/8 = -125/24, so p falls by 6/25 to 0.36."""
    start, end = maximize(3, 10, 0.6, "newton", "p", 1, 1)
    assert (start.derivative, start.second_derivative) == pytest.approx((-1.25, -125 / 24), rel=1e-14)
    assert end.p == pytest.approx(0.36, rel=1e-14)


def test_one_newton_step_in_the_logit_by_hand():
    """From z = 0: q (1 + 1) - (1 - q) (1 + 1) = 4 q - 2 = -0.8; half of it if damped by 1/2."""
    assert maximize(3, 10, 0.5, "newton", "logit", 1, 1)[1].logit == pytest.approx(-0.8, rel=1e-15)
    assert maximize(3, 10, 0.5, "newton", "logit", 0.5, 1)[1].logit == pytest.approx(-0.4, rel=1e-15)


# Convergence


@each("coordinate", COORDINATES)
@each(
    ("method", "rate", "steps"),
    [("gradient", 0.1, 600), ("gradient", 0.3, 200), ("newton", 0.5, 40), ("newton", 1, 20)],
)
@each(("successes", "n"), [(3, 10), (5, 10), (70, 100), (1, 4)])
def test_from_nearby_every_run_converges_to_the_share_of_ones(coordinate, method, rate, steps, successes, n):
    iterates = maximize(successes, n, 0.45, method, coordinate, rate, steps)
    assert len(iterates) == steps + 1
    assert iterates[-1].p == pytest.approx(successes / n, abs=1e-5)
    assert iterates[-1].derivative == pytest.approx(0, abs=1e-4)


@each(("coordinate", "curvature"), [("p", 1 / 0.21), ("logit", 0.21)])
@each("share_of_limit", [0.05, 0.45, 0.55, 0.9])
def test_near_the_maximum_each_gradient_step_multiplies_the_error_by_one_less_rate_times_curvature(
    coordinate, curvature, share_of_limit
):
    rate = share_of_limit * 2 / curvature
    before, after = positions(maximize(3, 10, 0.300001, "gradient", coordinate, rate, 1), coordinate)
    maximum = 0.3 if coordinate == "p" else math.log(3 / 7)
    assert (after - maximum) / (before - maximum) == pytest.approx(1 - 2 * share_of_limit, abs=1e-4)


@each(("coordinate", "limit"), [("p", 0.42), ("logit", 2 / 0.21)])
def test_gradient_ascent_converges_below_the_limit_of_its_rate_and_not_above(coordinate, limit):
    below = maximize(3, 10, 0.31, "gradient", coordinate, 0.95 * limit, 300)
    above = maximize(3, 10, 0.31, "gradient", coordinate, 1.05 * limit, 300)
    assert below[-1].p == pytest.approx(0.3, abs=1e-6)
    assert abs(above[-1].p - 0.3) > 0.02


@each("coordinate", COORDINATES)
def test_a_small_rate_raises_the_likelihood_at_every_step(coordinate):
    heights = [iterate.log_likelihood for iterate in maximize(3, 10, 0.9, "gradient", coordinate, 0.05, 60)]
    assert (np.diff(heights) > 0).all()


@each("coordinate", COORDINATES)
@each("method", METHODS)
def test_a_run_depends_on_the_share_alone(method, coordinate):
    few, many = (maximize(3 * m, 10 * m, 0.4, method, coordinate, 0.3, 10) for m in (1, 1000))
    assert few == many


@each("coordinate", COORDINATES)
@each("method", METHODS)
def test_a_run_is_mirrored_when_ones_and_zeros_change_places(method, coordinate):
    run, mirrored = (maximize(k, 10, start, method, coordinate, 0.3, 10) for k, start in ((3, 0.4), (7, 0.6)))
    np.testing.assert_allclose([s.p for s in run], [1 - s.p for s in mirrored], rtol=1e-12)
    np.testing.assert_allclose([s.derivative for s in run], [-s.derivative for s in mirrored], atol=1e-12)


@each("coordinate", COORDINATES)
@each("method", METHODS)
def test_the_maximum_is_a_fixed_point(method, coordinate):
    assert maximize(1, 2, 0.5, method, coordinate, 1, 5) == [maximize(1, 2, 0.5, method, coordinate, 1, 1)[0]] * 6


# Newton's method in p


@each("share", [Fraction(3, 10), Fraction(1, 20), Fraction(9, 10)])
@each("p", [Fraction(1, 5), Fraction(1, 2), Fraction(4, 5)])
def test_the_new_error_of_newton_in_p_is_its_formula_exactly(share, p):
    slope, curvature = share / p - (1 - share) / (1 - p), -share / p**2 - (1 - share) / (1 - p) ** 2
    error = p - slope / curvature - share
    assert error == (2 * p - 1) * (p - share) ** 2 / ((p - share) ** 2 + share * (1 - share))
    assert p + newton_step_in_p(float(share), float(p)) == pytest.approx(float(share + error), rel=1e-12)


@each("successes", range(1, 10))
def test_newton_in_p_arrives_in_one_step_from_a_half(successes):
    assert maximize(successes, 10, 0.5, "newton", "p", 1, 1)[1].p == pytest.approx(successes / 10, rel=1e-15)


def test_newton_in_p_overshoots_exactly_where_p_lies_between_a_half_and_the_share():
    inner = SHARES[1:-1]
    crosses = (GRID + newton_step_in_p(inner, GRID) - inner) * (GRID - inner) < -1e-12
    between = (GRID - inner) * (GRID - 0.5) < -1e-12
    np.testing.assert_array_equal(crosses, between)


def test_newton_in_p_leaves_the_domain_only_for_rare_or_common_ones():
    p = np.linspace(0.001, 0.999, 999)
    share = np.linspace(0.01, 0.99, 99)[:, None]
    landed = p + newton_step_in_p(share, p)
    leaves = ((landed <= 0) | (landed >= 1)).any(axis=1)
    np.testing.assert_array_equal(leaves, (share[:, 0] < 1 / 9) | (share[:, 0] > 8 / 9))


def test_newton_in_p_overshoots_below_zero_for_one_in_twenty():
    """p_new = p (2 p^2 - (1 + 3q) p + 2q) / ((p - q)^2 + q (1 - q)) = 0.35 (0.245 - 0.4025 + 0.1) / 0.1375."""
    iterates = maximize(1, 20, 0.35, "newton", "p", 1, 9)
    assert len(iterates) == 2
    assert iterates[-1].p == pytest.approx(0.35 * -0.0575 / 0.1375, rel=1e-13)
    assert iterates[-1].left_domain


def test_newton_near_the_maximum_doubles_the_digits_at_every_step():
    errors = np.abs([iterate.p - 0.3 for iterate in maximize(3, 10, 0.35, "newton", "p", 1, 4)])
    np.testing.assert_allclose(errors[2:4] / errors[1:3] ** 2, 0.4 / 0.21, rtol=0.03)


# Newton's method in the logit


def test_newton_in_the_logit_overshoots_from_further_out_and_not_from_between_the_maximum_and_zero():
    maximum = math.log(3 / 7)
    outside, between = np.linspace(-5, maximum - 0.01, 50), np.linspace(maximum + 0.01, 0, 50)
    assert (outside + newton_step_in_logit(0.3, outside) > maximum).all()
    assert (between + newton_step_in_logit(0.3, between) > maximum).all()
    assert (newton_step_in_logit(0.3, between) < 0).all()


def test_newton_in_the_logit_alternates_in_sign_from_far_out_until_it_overflows():
    iterates = maximize(3, 10, 0.98, "newton", "logit", 1, 20)
    logits = positions(iterates, "logit")
    assert (np.sign(logits) == [1, -1, 1, -1]).all()
    assert (np.diff(np.abs(logits)) > 0).all()
    assert [iterate.left_domain for iterate in iterates] == [False, False, False, True]
    assert iterates[-1].logit == -np.inf


# Leaving (0, 1), and samples without a maximum inside


def test_ascent_in_p_that_leaves_records_the_value_and_stops():
    """The slope at 0.1 is 3 - 7/9 = 20/9, and 0.1 + 20/18 > 1."""
    iterates = maximize(3, 10, 0.1, "gradient", "p", 0.5, 50)
    assert len(iterates) == 2
    assert iterates[-1].p == pytest.approx(0.1 + 20 / 18, rel=1e-15)
    assert iterates[-1].left_domain
    rest = (iterates[-1].logit, iterates[-1].log_likelihood, iterates[-1].derivative, iterates[-1].second_derivative)
    assert np.isnan(rest).all()


@each("rate", [0.01, 0.5, 2, 100])
@each("start", [1e-12, 0.1, 0.5, 1 - 1e-12])
@each("successes", [0, 3, 10])
def test_gradient_ascent_in_the_logit_never_leaves(successes, start, rate):
    iterates = maximize(successes, 10, start, "gradient", "logit", rate, 100)
    assert len(iterates) == 101
    assert not any(iterate.left_domain for iterate in iterates)
    assert np.isfinite([(s.logit, s.log_likelihood, s.derivative) for s in iterates]).all()


@each("method", METHODS)
@each("successes", [0, 10])
def test_without_a_maximum_inside_a_run_in_p_ends_at_the_edge_or_beyond(successes, method):
    iterates = maximize(successes, 10, 0.6, method, "p", 0.3, 1000)
    heights = [iterate.log_likelihood for iterate in iterates[:-1]]
    assert iterates[-1].left_domain
    assert iterates[-1].p <= 0 if successes == 0 else iterates[-1].p >= 1
    assert (np.diff(heights) > 0).all()


def test_newton_in_p_without_ones_doubles_the_distance_from_one():
    iterates = maximize(0, 10, 0.9, "newton", "p", 1, 20)
    np.testing.assert_allclose([iterate.p for iterate in iterates], [0.9, 0.8, 0.6, 0.2, -0.6], rtol=1e-12)


def test_a_run_that_lands_on_the_edge_has_left_and_holds_the_limits():
    last = maximize(0, 10, 0.5, "newton", "p", 1, 20)[-1]
    assert last == Iterate(p=0, logit=-np.inf, log_likelihood=0, derivative=-1, second_derivative=-1, left_domain=True)


@each(("method", "rate"), [("gradient", 2), ("newton", 1)])
@each(("successes", "way"), [(0, -1), (10, 1)])
def test_without_a_maximum_inside_a_run_in_the_logit_goes_on_for_ever(successes, way, method, rate):
    iterates = maximize(successes, 10, 0.5, method, "logit", rate, 1000)
    assert len(iterates) == 1001
    assert not iterates[-1].left_domain
    assert (way * np.diff(positions(iterates, "logit")) > 0).all()
    if method == "newton":
        assert (way * np.diff(positions(iterates, "logit")) >= 1).all()


@each("coordinate", COORDINATES)
@each("method", METHODS)
@each("successes", [0, 3, 10])
def test_an_absurd_rate_ends_the_run_or_is_survived_without_a_warning(successes, method, coordinate):
    iterates = maximize(successes, 10, 1e-12, method, coordinate, 1e308, 5)
    assert 2 <= len(iterates) <= 6
    assert not any(iterate.left_domain for iterate in iterates[:-1])
    assert iterates[-1].left_domain or len(iterates) == 6


# What is refused


@each(
    ("name", "change"),
    [
        ("successes", {"successes": -1}),
        ("successes", {"successes": 11}),
        ("successes", {"successes": 2.5}),
        ("successes", {"successes": math.nan}),
        ("n must", {"n": 0}),
        ("n must", {"n": 2.5}),
        ("start", {"start": 0}),
        ("start", {"start": 1}),
        ("start", {"start": math.nan}),
        ("method", {"method": "bisection"}),
        ("coordinate", {"coordinate": "odds"}),
        ("rate", {"rate": 0}),
        ("rate", {"rate": -1}),
        ("rate", {"rate": math.inf}),
        ("steps", {"steps": 0}),
    ],
)
def test_bad_arguments_are_refused_by_name(name, change):
    with pytest.raises(ValueError, match=name):
        maximize(**{"successes": 3, "n": 10, "start": 0.5, **change})
