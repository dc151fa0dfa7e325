"""Both losses: derivatives against finite differences, convexity, gradient descent, and the decision line."""

import mpmath as mp
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.learning.datasets import Points, sample_dataset
from lib.learning.logistic_regression import (
    LOGIT_LOSSES,
    MAX_STEPS,
    accuracy,
    decision_line,
    eigenvalue_surface,
    gradient,
    gradient_descent,
    least_in_square,
    loss_surface,
    mean_loss,
    smallest_eigenvalue,
)
from tests.unit.each import each

EVERY = each("loss", [pytest.param(loss, id=name) for name, loss in LOGIT_LOSSES.items()])
SQUARED, CROSS = LOGIT_LOSSES["squared_error"], LOGIT_LOSSES["cross_entropy"]
SETS = ("separable", "overlapping", "outlier")
GRID = np.linspace(-8, 8, 61)


def points(name="overlapping", count=60):
    return sample_dataset(name, count, np.random.default_rng(3))


def random_weights(count=20, scale=2.0):
    return np.random.default_rng(5).normal(0, scale, (count, 2))


def hessian(data, loss, weights):
    """Return the Hessian of the mean loss, mean l''(z, y) x x^T, of shape (..., 2, 2)."""
    z = weights @ data.x.T
    return np.einsum("...n,ni,nj->...ij", loss.second_derivative(z, data.label), data.x, data.x) / len(data.x)


@EVERY
@each("y", [0, 1])
def test_slope_and_curvature_of_one_logit_are_derivatives_of_its_loss(loss, y):
    formulas = {
        "squared_error": lambda z: (1 / (1 + mp.exp(-z)) - y) ** 2 / 2,
        "cross_entropy": lambda z: mp.log(1 + mp.exp(z)) - y * z,
    }
    with mp.workdps(60):
        for z in (-30.0, -3.0, -0.5, 0.0, 0.7, 4.0, 30.0):
            for order, function in enumerate((loss.function, loss.derivative, loss.second_derivative)):
                exact = float(mp.diff(formulas[loss.name], mp.mpf(z), order))
                assert function(z, y) == pytest.approx(exact, rel=1e-12), (z, order)


def test_half_squared_error_has_negative_curvature_beyond_a_forecast_of_two_thirds_wrong():
    limit = np.log(2)  # the logit of 2/3
    curvature = LOGIT_LOSSES["squared_error"].second_derivative
    assert curvature(limit - 1e-6, 0) > 0 > curvature(limit + 1e-6, 0)
    assert curvature(-limit + 1e-6, 1) > 0 > curvature(-limit - 1e-6, 1)


@EVERY
def test_loss_by_hand(loss):
    two = Points([[1, 0], [0, 2]], [1, 0])
    p = 1 / (1 + np.exp(-np.array([0.5, -1.5])))
    expected = {
        "squared_error": ((1 - p[0]) ** 2 + (1 - (1 - p[1])) ** 2) / 4,
        "cross_entropy": -(np.log(p[0]) + np.log(1 - p[1])) / 2,
    }
    assert mean_loss(two, loss, [0.5, -0.75]) == pytest.approx(expected[loss.name], rel=1e-14)


@EVERY
def test_gradient_and_hessian_are_finite_differences(loss):
    h, unit = 1e-5, np.eye(2)
    for weights in random_weights():
        slope = [
            (mean_loss(points(), loss, weights + h * e) - mean_loss(points(), loss, weights - h * e)) for e in unit
        ]
        gradient_change = [
            (gradient(points(), loss, weights + h * e) - gradient(points(), loss, weights - h * e)) for e in unit
        ]
        np.testing.assert_allclose(gradient(points(), loss, weights), np.divide(slope, 2 * h), atol=1e-9)
        np.testing.assert_allclose(hessian(points(), loss, weights), np.divide(gradient_change, 2 * h), atol=1e-8)


@EVERY
@each("name", SETS)
def test_smallest_eigenvalue_is_that_of_the_hessian(loss, name):
    weights = random_weights().reshape(4, 5, 2)
    expected = np.linalg.eigvalsh(hessian(points(name), loss, weights))[..., 0]
    found = smallest_eigenvalue(points(name), loss, weights)
    assert found.shape == (4, 5)
    np.testing.assert_allclose(found, expected, atol=1e-14)


COORDINATE = st.floats(-100, 100)


@settings(deadline=None)
@example([(0.0, 0.0, 0), (0.0, 0.0, 0), (0.0, 0.0, 0), (3.0, 56.0, 0)], (0.0, 13.25))
@given(
    st.lists(st.tuples(COORDINATE, COORDINATE, st.integers(0, 1)), min_size=1, max_size=8),
    st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
)
def test_cross_entropy_is_convex_for_any_points_at_any_weights(rows, weights):
    any_points = Points([row[:2] for row in rows], [row[2] for row in rows])
    assert smallest_eigenvalue(any_points, CROSS, weights) >= 0


@each("name", SETS)
def test_on_the_grid_cross_entropy_is_convex_and_squared_error_is_not(name):
    assert eigenvalue_surface(points(name), CROSS, GRID, GRID).min() >= 0
    assert eigenvalue_surface(points(name), SQUARED, GRID, GRID).min() < -1e-3


@settings(deadline=None)
@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(0, 1))
def test_a_chord_of_cross_entropy_lies_above_it(first, second, share):
    ends = np.array([[first, -second], [second, first]])
    middle = share * ends[0] + (1 - share) * ends[1]
    chord = share * mean_loss(points(), CROSS, ends[0]) + (1 - share) * mean_loss(points(), CROSS, ends[1])
    assert mean_loss(points(), CROSS, middle) <= chord + 1e-12


def test_one_point_alone_leaves_a_direction_without_curvature_and_that_is_exactly_zero():
    lone = Points([[0.3, 0.7]], [1])
    assert (smallest_eigenvalue(lone, CROSS, random_weights(200)) == 0).all()


@EVERY
def test_a_surface_holds_the_loss_at_its_grid_points(loss):
    grid1, grid2 = np.linspace(-3, 3, 5), np.linspace(-2, 4, 7)
    losses, eigenvalues = (f(points(), loss, grid1, grid2) for f in (loss_surface, eigenvalue_surface))
    assert losses.shape == eigenvalues.shape == (5, 7)
    assert losses[1, 4] == pytest.approx(mean_loss(points(), loss, (grid1[1], grid2[4])), rel=1e-14)
    assert eigenvalues[3, 2] == pytest.approx(smallest_eigenvalue(points(), loss, (grid1[3], grid2[2])), rel=1e-12)


@EVERY
@each("name", SETS)
def test_no_weights_of_a_fine_grid_have_less_than_the_least_loss_of_the_square(name, loss):
    weights, least = least_in_square(points(name), loss, 8)
    assert np.abs(weights).max() <= 8
    assert least == mean_loss(points(name), loss, weights)
    assert least <= loss_surface(points(name), loss, GRID, GRID).min()
    if np.abs(weights).max() < 8:
        np.testing.assert_allclose(gradient(points(name), loss, weights), 0, atol=1e-4)


@EVERY
def test_huge_weights_give_finite_losses_and_no_warning(loss):
    for scale in (1e3, 1e100, 1e300):
        weights = scale * np.array([1.0, -0.3])
        assert np.isfinite(mean_loss(points(), loss, weights))
        assert np.isfinite(gradient(points(), loss, weights)).all()
        assert np.isfinite(smallest_eigenvalue(points(), loss, weights))
    assert smallest_eigenvalue(points(), loss, weights) == 0


def test_on_the_plateau_squared_error_has_no_slope_where_cross_entropy_has():
    wrong = (-30.0, -20.0)
    assert np.hypot(*gradient(points("separable"), SQUARED, wrong)) < 1e-3
    assert np.hypot(*gradient(points("separable"), CROSS, wrong)) > 1


@EVERY
def test_each_step_is_weights_minus_rate_times_gradient(loss):
    path = gradient_descent(points(), loss, (2.0, -3.0), 0.7, 30)
    assert path.weights.shape == path.gradient.shape == (31, 2)
    np.testing.assert_array_equal(path.weights[0], (2, -3))
    np.testing.assert_allclose(np.diff(path.weights, axis=0), -0.7 * path.gradient[:-1], rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(path.gradient, gradient(points(), loss, path.weights), rtol=1e-12)
    np.testing.assert_allclose(path.loss, mean_loss(points(), loss, path.weights), rtol=1e-14)
    assert (np.diff(path.loss) < 0).all()


@EVERY
def test_on_overlapping_points_the_descent_ends_where_the_gradient_is_zero(loss):
    path = gradient_descent(points(), loss, (0.0, 0.0), 2.0, MAX_STEPS)
    assert np.hypot(*path.gradient[-1]) < 1e-6
    assert path.loss[-1] <= loss_surface(points(), loss, GRID, GRID).min()


def test_the_weights_of_separable_points_grow_without_end_under_cross_entropy():
    path = gradient_descent(points("separable"), CROSS, (0.0, 0.0), 5.0, 2000)
    sizes = np.hypot(*path.weights[[10, 100, 1000, 2000]].T)
    assert (np.diff(sizes) > 0.5).all()
    assert accuracy(points("separable"), path.weights[-1]) == 1


def test_no_rate_raises_a_warning():
    assert gradient_descent(points(), CROSS, (1.0, 1.0), 1e308, 5).weights.shape == (6, 2)


def test_accuracy_counts_the_points_on_their_own_side():
    four = Points([[1, 0], [2, 0], [-1, 0], [0, 5]], [1, 0, 0, 1])
    assert accuracy(four, [1.0, 0.0]) == 0.5  # the last point is on the line, which counts as class 0
    np.testing.assert_array_equal(accuracy(four, [[1.0, 0.0], [1.0, 1.0]]), [0.5, 0.75])


@settings(deadline=None)
@given(
    st.tuples(st.floats(-9, 9), st.floats(-9, 9)).filter(lambda w: np.hypot(*w) > 1e-3),
    st.floats(-20, 3.5),
)
def test_a_decision_line_ends_on_the_square_where_the_logit_is_zero(weights, low):
    ends = decision_line(weights, low, 4.0)
    corners = np.array([[low, low], [low, 4], [4, low], [4, 4]]) @ weights
    if ends is None:
        assert (corners >= -1e-9).all() or (corners <= 1e-9).all()
    else:
        np.testing.assert_allclose(ends @ weights, 0, atol=1e-11)
        middle, half = (low + 4) / 2, (4 - low) / 2
        np.testing.assert_allclose(np.abs(ends - middle).max(axis=1), half, rtol=1e-9)


def test_decision_lines_by_hand():
    np.testing.assert_allclose(decision_line((2.0, 0.0), -4, 4), [[0, -4], [0, 4]])
    np.testing.assert_allclose(np.sort(decision_line((1e300, -1e300), -4, 4), axis=0), [[-4, -4], [4, 4]])
    for weights in ((0.0, 0.0), (np.inf, 1.0), (np.nan, 1.0)):
        assert decision_line(weights, -4, 4) is None
    assert decision_line((1.0, 1.0), 1, 4) is None


@each(
    ("named", "call"),
    [
        ("label", lambda: mean_loss(sample_dataset("clouds", 9, np.random.default_rng(0)), CROSS, (0, 0))),
        ("weights", lambda: mean_loss(points(), CROSS, (0, 0, 0))),
        ("weights", lambda: decision_line(1.0, -4, 4)),
        ("start", lambda: gradient_descent(points(), CROSS, (0,), 1.0, 5)),
        ("rate", lambda: gradient_descent(points(), CROSS, (0, 0), 0.0, 5)),
        ("steps", lambda: gradient_descent(points(), CROSS, (0, 0), 1.0, 0)),
        ("steps must be at most 2000", lambda: gradient_descent(points(), CROSS, (0, 0), 1.0, MAX_STEPS + 1)),
        ("grid1", lambda: loss_surface(points(), CROSS, np.zeros(102), GRID)),
        ("grid2", lambda: eigenvalue_surface(points(), CROSS, GRID, [np.nan])),
    ],
)
def test_bad_arguments_are_refused_by_name(named, call):
    with pytest.raises(ValueError, match=named):
        call()
