"""The three fits against independent solvers, and their robustness."""

import numpy as np
import pytest
from scipy import optimize

from lib.learning.datasets import sample_dataset
from lib.learning.noise_models import NOISE_MODELS, mean_loss
from lib.learning.regression import MAX_DEGREE, fit_absolute, fit_huber, fit_squared
from tests.unit.each import each

EVERY = each("model", [pytest.param(model, id=name) for name, model in NOISE_MODELS.items()])
DEGREES = each("degree", range(MAX_DEGREE + 1))
SQUARED, ABSOLUTE, HUBER = NOISE_MODELS.values()


def generator(seed=3):
    return np.random.default_rng(seed)


def line(name="outliers", count=60):
    return sample_dataset(name, count, generator()).x.T


def parameter_sets(model):
    yield {}
    for name, parameter in model.loss.parameters.items():
        yield from ({name: value} for value in (parameter.low, parameter.high))


def powers(fit, x):
    return np.vander((x - fit.centre) / fit.half_width, fit.coefficients.shape[-1], increasing=True)


def least_absolute(design, y):
    """Return the least mean absolute residual as the value of its linear program."""
    n, k = design.shape
    cost, equations = np.r_[np.zeros(k), np.ones(2 * n)], np.c_[design, np.eye(n), -np.eye(n)]
    bounds = [(None, None)] * k + [(0, None)] * (2 * n)
    return optimize.linprog(cost, A_eq=equations, b_eq=y, bounds=bounds, method="highs").fun / n


def huber_alone(design, y, delta, coefficients):
    """Return the coefficients of least sum of Huber losses by Newton's method, for one y at a time."""
    for _ in range(100):
        r = design @ coefficients - y
        inside = design[np.abs(r) <= delta]
        curvature = inside.T @ inside + 1e-8 * len(y) * np.eye(design.shape[1])
        step = -np.linalg.solve(curvature, design.T @ np.clip(r, -delta, delta))
        length = length_alone(r, design @ step, delta)
        coefficients = coefficients + length * step
        if np.abs(length * (design @ step)).max() <= max(1e-6 * delta, 1e-15 * np.abs(design @ coefficients).max()):
            break
    return coefficients


def length_alone(r, change, delta):
    """Return the t at which the slope of the sum of huber(r + t change) crosses 0: all slopes, in order of t."""
    knots = np.concatenate([(side - r[change != 0]) / change[change != 0] for side in (-delta, delta)])
    knots = np.concatenate([[0.0], np.sort(knots[knots > 0])])
    slopes = np.clip(r + knots[:, None] * change, -delta, delta) @ change
    last = int(np.argmax(slopes >= 0))
    before, after = slopes[last - 1], slopes[last]
    return knots[last - 1] - before * (knots[last] - knots[last - 1]) / (after - before) if last else 0.0


def followed_alone(design, y, lowest):
    """Return the coefficients of the Huber fit followed down to `lowest`, for one y at a time."""
    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    for delta in np.abs(design @ coefficients - y).max() * 0.1 ** np.arange(30):
        if delta <= max(lowest, 1e-9 * np.median(np.abs(design @ coefficients - y))):
            break
        coefficients = huber_alone(design, y, delta, coefficients)
    return coefficients


def hard_cases(draws=1):
    """Yield points that make a least absolute fit degenerate: ties, duplicates, exact lines, far outliers."""
    random = generator()
    for _ in range(draws):
        x = random.uniform(-3, 3, 41)
        y = 1 + 0.8 * x + random.laplace(0, 0.5, x.size)
        yield x, y
        yield np.round(x), np.round(y)
        yield x, np.where(np.arange(x.size) < 10, 60.0, 1 + 0.8 * x)
        yield x, y + np.where(np.arange(x.size) == 3, 10.0 ** random.uniform(2, 6), 0.0)
        yield x, np.where(np.arange(x.size) == 7, 5.0, 0.0)


@DEGREES
def test_the_squared_fit_is_that_of_an_independent_solver(degree):
    x, y = line()
    expected = np.polynomial.Polynomial.fit(x, y, degree)
    np.testing.assert_allclose(fit_squared(x, y, degree).predict(x), expected(x), rtol=1e-10, atol=1e-10)


@DEGREES
def test_the_absolute_fit_reaches_the_least_sum_of_the_linear_program(degree):
    for x, y in hard_cases():
        fit = fit_absolute(x, y, degree)
        least = least_absolute(powers(fit, x), y)
        assert mean_loss(fit, x, y, ABSOLUTE) == pytest.approx(least, rel=1e-8, abs=1e-9)


@DEGREES
@each("delta", [1e-6, 0.05, 1.0, 3.0, 1e12])
def test_the_huber_fit_leaves_no_gradient(degree, delta):
    for x, y in hard_cases():
        fit = fit_huber(x, y, degree, delta)
        clipped = np.clip(fit.predict(x) - y, -delta, delta)
        assert np.abs(powers(fit, x).T @ clipped).max() <= 1e-5 * delta * len(x)


@EVERY
@DEGREES
def test_no_nearby_polynomial_has_a_smaller_loss(model, degree):
    x, y = line()
    for parameters in parameter_sets(model):
        fit = model.fit(x, y, degree, **parameters)
        least = mean_loss(fit, x, y, model, **parameters)
        for change in generator().normal(0, 0.01, (20, degree + 1)):
            moved = powers(fit, x) @ (fit.coefficients + change)
            assert model.loss.function(moved, y, **parameters).mean() >= least - 1e-8


@EVERY
@DEGREES
def test_a_polynomial_without_noise_is_found(model, degree):
    x = np.linspace(20, 30, 25)
    y = np.polynomial.polynomial.polyval((x - 25) / 5, np.arange(1.0, degree + 2))
    fit = model.fit(x, y, degree)
    np.testing.assert_allclose(fit.coefficients, np.arange(1.0, degree + 2), rtol=1e-9)
    assert (fit.centre, fit.half_width) == (25, 5)


@DEGREES
@each("name", ["gaussian", "outliers"])
def test_many_y_fitted_at_once_are_those_of_one_after_another_up_to_rounding(name, degree):
    x, y = line(name, 40)
    x, many = np.append(x, 2.5), np.array([[*y, height] for height in np.linspace(-10, 10, 9)])
    design = powers(fit_squared(x, many, degree), x)
    alone = [followed_alone(design, row, 0.0) for row in many]
    np.testing.assert_allclose(fit_absolute(x, many, degree).coefficients, alone, rtol=0, atol=1e-12)
    for delta in (0.1, 1.0, 3.0):
        alone = [huber_alone(design, row, delta, followed_alone(design, row, delta)) for row in many]
        np.testing.assert_allclose(fit_huber(x, many, degree, delta).coefficients, alone, rtol=0, atol=1e-12)
    alone = [fit_squared(x, row, degree).coefficients for row in many]
    np.testing.assert_allclose(fit_squared(x, many, degree).coefficients, alone, rtol=0, atol=1e-12)


@EVERY
def test_hard_cases_fitted_at_once_are_those_of_each_alone(model):
    x = np.linspace(-3, 3, 41)
    many = np.array([y for _, y in hard_cases(draws=8)] + [np.zeros(41), x, np.full(41, 1e12)])
    fit = model.fit(x, many, 2)
    assert fit.predict([0.0, 1.0]).shape == (len(many), 2)
    for row, y in zip(fit.coefficients, many, strict=True):
        size = max(1.0, np.abs(y).max())
        assert np.abs(powers(fit, x) @ row - model.fit(x, y, 2).predict(x)).max() <= 1e-9 * size


def test_a_constant_is_the_mean_under_squared_and_the_median_under_absolute_loss():
    y = np.array([1.0, 2.0, 4.0, 8.0, 100.0])
    x = np.arange(5.0)
    assert fit_squared(x, y, 0).coefficients == pytest.approx(y.mean(), rel=1e-14)
    assert fit_absolute(x, y, 0).coefficients == pytest.approx(4, rel=1e-8)


def test_huber_is_squared_for_a_large_delta_and_absolute_for_a_small_one():
    x, y = line("laplace", 61)
    large, small = fit_huber(x, y, 1, 1e6), fit_huber(x, y, 1, 1e-6)
    np.testing.assert_allclose(large.coefficients, fit_squared(x, y, 1).coefficients, rtol=1e-10)
    np.testing.assert_allclose(small.coefficients, fit_absolute(x, y, 1).coefficients, atol=1e-4)


def test_an_outlier_on_its_way_to_infinity_drags_the_squared_fit_along_and_no_other():
    x, y = line("gaussian")
    moved = {"squared": [], "absolute": [], "huber": []}
    for height in (1e2, 1e4, 1e6, 1e8, 1e10, 1e12):
        far = np.where(np.arange(y.size) == 5, height, y)
        for name, model in NOISE_MODELS.items():
            shift = model.fit(x, far, 1).predict(x) - model.fit(x, y, 1).predict(x)
            moved[name].append(np.abs(shift).max())
    np.testing.assert_allclose(np.divide(moved["squared"][1:], moved["squared"][:-1]), 100, rtol=0.05)
    for name in ("absolute", "huber"):
        assert max(moved[name]) < 0.2
        np.testing.assert_allclose(moved[name], moved[name][0], rtol=1e-5)


@EVERY
def test_a_point_alone_and_points_above_each_other_have_a_constant_fit(model):
    assert model.fit([2.0], [3.0], 0).predict(7.0) == pytest.approx(3, rel=1e-12)
    assert 1 <= model.fit([2.0, 2.0], [1.0, 3.0], 0).predict(2.0) <= 3


@EVERY
@each("x", [[0.0, 5e-324], [-1e12, 1e12], [1.0, 1.0 + 2**-52]])
def test_the_closest_and_the_farthest_x_are_fitted_without_a_warning(model, x):
    np.testing.assert_allclose(model.fit(x, [1.0, 1.0], 1).predict(x), 1, rtol=1e-9)


@each("size", [0.0, 1e-320, 1e-300, 1e12])
def test_the_smallest_and_the_largest_y_are_fitted_without_a_warning(size):
    x, y = np.arange(7.0), size * np.array([1.0, 0.5, 0.0, 0.25, 1.0, 0.5, 0.75])
    for fit in (fit_absolute(x, y, 1), fit_huber(x, y, 1, 1e12), fit_huber(x, y, 1, 1e-320)):
        assert np.abs(fit.predict(x)).max() <= size * (1 + 1e-9)


@EVERY
def test_predictions_have_the_shape_of_x_and_inputs_are_not_changed(model):
    x, y = line()
    before = x.copy(), y.copy()
    assert model.fit(x, y, 3).predict(np.zeros((2, 4))).shape == (2, 4)
    np.testing.assert_array_equal((x, y), before)


@each(
    ("named", "call"),
    [
        ("x", lambda: fit_squared([], [], 0)),
        ("x", lambda: fit_squared([1.0, np.inf], [1.0, 2.0], 0)),
        ("x", lambda: fit_absolute(np.arange(501.0), np.zeros(501), 1)),
        ("x", lambda: fit_squared([1.0, 1e13], [1.0, 2.0], 0)),
        ("y", lambda: fit_absolute([1.0, 2.0], [1.0, -1e13], 0)),
        ("y", lambda: fit_huber([1.0, 2.0], [1.0], 0)),
        ("y", lambda: fit_huber([1.0, 2.0], [[1.0], [2.0]], 0)),
        ("y", lambda: fit_squared([1.0, 2.0], [[[1.0, 2.0]]], 0)),
        ("y", lambda: fit_squared([1.0, 2.0], [1.0, np.nan], 0)),
        ("degree", lambda: fit_squared([1.0, 2.0], [1.0, 2.0], -1)),
        ("degree", lambda: fit_squared(np.arange(9.0), np.zeros(9), 6)),
        ("degree", lambda: fit_squared(np.arange(9.0), np.zeros(9), 1.0)),
        ("degree must be a whole number from 0 to 1", lambda: fit_absolute([1, 2, 2], [1, 2, 3], 2)),
        ("delta", lambda: fit_huber([1.0, 2.0], [1.0, 2.0], 1, 0.0)),
        ("delta", lambda: fit_huber([1.0, 2.0], [1.0, 2.0], 1, np.nan)),
        ("delta", lambda: fit_huber([1.0, 2.0], [1.0, 2.0], 1, 1e13)),
    ],
)
def test_bad_arguments_are_refused_by_name(named, call):
    with pytest.raises(ValueError, match=named):
        call()
