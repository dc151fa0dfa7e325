"""Crossings, differences, moments and costs, against closed forms and scipy's quadrature."""

import functools
import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, optimize, stats

from lib.activations import (
    ACTIVATIONS,
    elu,
    gelu,
    gelu_tanh,
    hardtanh,
    leaky_relu,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    softplus,
    tanh,
    tanh_derivative,
)
from lib.analysis.comparison import Cost, costs, crossings, largest_difference, output_moments
from tests.unit.each import each

EVERY = list(ACTIVATIONS.values())


def zero(x):
    return 0 * x


# Crossings


def test_the_slopes_of_tanh_and_sigmoid_cross_where_the_lesson_says():
    exact = 2 * math.acosh((1 + math.sqrt(3)) / 2)
    found = crossings(tanh_derivative, sigmoid_derivative, -5, 5)
    np.testing.assert_allclose(found, [-exact, exact], rtol=1e-14)
    assert exact == pytest.approx(1.6629, abs=5e-5)


def test_functions_that_agree_on_a_whole_side_do_not_cross_there():
    assert crossings(relu, elu, -5, 5).size == 0
    assert crossings(relu, leaky_relu, -5, 5).size == 0
    assert crossings(tanh, tanh, -5, 5).size == 0


def test_a_change_of_sign_across_a_stretch_of_equality_is_no_crossing():
    assert crossings(lambda x: x, hardtanh, -5, 5).size == 0


def test_a_point_where_the_functions_only_touch_is_no_crossing():
    for samples in (2000, 2001):
        assert crossings(np.square, zero, -1, 1, samples).size == 0


@each("samples", [2, 3, 2000, 2001])
def test_a_crossing_is_found_whether_or_not_a_sample_hits_it(samples):
    np.testing.assert_array_equal(crossings(tanh, zero, -1, 1, samples), [0])


def test_a_flat_crossing_is_found():
    np.testing.assert_allclose(crossings(lambda x: (x - 0.3) ** 3, zero, -1, 1), [0.3], rtol=1e-15)


def test_a_crossing_at_a_jump_is_the_first_float_past_it():
    (found,) = crossings(relu_derivative, lambda x: 0 * x + 0.5, -1, 1.5)
    assert found == np.nextafter(0, 1)


def test_a_crossing_at_an_end_is_not_counted():
    assert crossings(tanh, zero, 0, 1).size == 0
    assert crossings(tanh, zero, -1, 0).size == 0


def test_rounding_is_no_crossing():
    assert crossings(gelu, silu, 30, 60).size == 0
    assert crossings(lambda x: 2 * sigmoid(2 * x) - 1, tanh, 1, 40).size == 0


def test_crossings_ascend_and_there_are_as_many_as_roots():
    found = crossings(np.sin, zero, 1, 20)
    np.testing.assert_allclose(found, math.pi * np.arange(1, 7), rtol=1e-15)


@given(st.floats(-0.9, 0.9), st.floats(0.1, 3))
def test_the_functions_do_not_differ_in_sign_beside_a_crossing(height, scale):
    (found,) = crossings(lambda x: tanh(scale * x), lambda x: 0 * x + height, -20, 20)
    assert found == pytest.approx(math.atanh(height) / scale, rel=1e-12, abs=1e-15)


def test_crossings_of_the_registry_are_roots_whichever_function_comes_first():
    functions = [activation.function for activation in EVERY]
    for f, *others in zip(functions, functions[1:], functions[4:], functions[7:], strict=False):
        for g in others:
            found = crossings(f, g, -6, 7)
            np.testing.assert_allclose(f(found), g(found), rtol=1e-12, atol=1e-15)
            np.testing.assert_allclose(crossings(g, f, -6, 7), found, rtol=1e-12, atol=1e-15)


# The largest difference


def test_the_tanh_form_of_gelu_is_off_by_less_than_a_thousandth():
    x, size = largest_difference(gelu, gelu_tanh, -5, 5)
    found = optimize.minimize_scalar(
        lambda x: -abs(gelu(x) - gelu_tanh(x)), bounds=(abs(x) - 0.5, abs(x) + 0.5), method="bounded"
    )
    assert abs(x) == pytest.approx(found.x, abs=1e-4)
    assert size == pytest.approx(-found.fun, rel=1e-9)
    assert size < 1e-3


def test_softplus_is_furthest_from_relu_at_the_kink():
    x, size = largest_difference(relu, softplus, -4, 5)
    assert x == pytest.approx(0, abs=1e-15)
    assert size == pytest.approx(math.log(2), rel=1e-15)


def test_sigmoid_and_tanh_are_furthest_apart_where_their_slopes_cross():
    x, size = largest_difference(tanh, sigmoid, -5, 0)
    assert x == pytest.approx(crossings(tanh_derivative, sigmoid_derivative, -5, 0)[0], abs=1e-7)
    assert size == pytest.approx(sigmoid(x) - tanh(x), rel=1e-15)


def test_a_difference_may_be_largest_at_either_end():
    assert largest_difference(lambda x: x, zero, 1, 3) == (3, 3)
    assert largest_difference(lambda x: x, zero, -3, 1) == (-3, 3)


def test_equal_functions_are_nowhere_apart():
    assert largest_difference(tanh, tanh, -2, 3) == (-2, 0)


def test_no_point_of_a_finer_grid_is_further_apart():
    x = np.linspace(-6, 7, 30_011)
    values = {name: activation.function(x) for name, activation in ACTIVATIONS.items()}
    for pair in itertools.combinations(ACTIVATIONS, 2):
        f, g = (ACTIVATIONS[name].function for name in pair)
        found, size = largest_difference(f, g, -6, 7)
        assert size == abs(f(found) - g(found)), pair
        assert np.abs(values[pair[0]] - values[pair[1]]).max() <= size * (1 + 1e-12), pair


@each("function", [crossings, largest_difference])
@each(
    ("name", "arguments"),
    [
        ("low", (tanh, zero, 1, 1)),
        ("low", (tanh, zero, 2, 1)),
        ("low", (tanh, zero, -math.inf, 1)),
        ("high", (tanh, zero, 0, math.nan)),
        ("f", (lambda x: x + math.inf, zero, 0, 1)),
        ("g", (zero, lambda x: x * math.nan, 0, 1)),
    ],
)
def test_bad_arguments_are_refused_by_name(function, name, arguments):
    with pytest.raises(ValueError, match=f"^{name} must"):
        function(*arguments)


@each("samples", [0, 1, 2.5])
def test_a_bad_number_of_samples_is_refused(samples):
    with pytest.raises(ValueError, match="samples"):
        crossings(tanh, zero, -1, 1, samples)


# Moments


def relu_moments(mean, spread):
    """Return mean and variance of max(0, X): m = mu Phi(u) + s phi(u), E max(0, X)^2 = (mu^2 + s^2) Phi + mu s phi."""
    u = mean / spread
    first = mean * stats.norm.cdf(u) + spread * stats.norm.pdf(u)
    second = (mean**2 + spread**2) * stats.norm.cdf(u) + mean * spread * stats.norm.pdf(u)
    return first, second - first**2


@each("mean", [-2.0, 0.0, 0.7, 3.0])
@each("spread", [0.5, 1.0, 30.0])
def test_relu_has_its_closed_form(mean, spread):
    exact = relu_moments(mean, spread)
    np.testing.assert_allclose(output_moments(relu, mean, spread, (0.0,)), exact, rtol=1e-9, atol=1e-13)


@each("mean", [-3.0, 0.0, 2.5])
@each("spread", [1e-3, 1.0, 1e4])
def test_a_line_keeps_its_moments(mean, spread):
    moved = output_moments(lambda x: 3 * x + 1, mean, spread)
    np.testing.assert_allclose(moved, (3 * mean + 1, 9 * spread**2), rtol=1e-12, atol=1e-15 * spread)


@each(
    ("function", "mean"),
    [(relu, 0.3989), (elu, 0.1605), (functools.partial(elu, alpha=0.25), 0.3393)],
)
def test_the_mean_for_standard_normal_input_is_the_lessons(function, mean):
    assert output_moments(function, 0, 1, (0.0,))[0] == pytest.approx(mean, abs=5e-5)


def scipy_moments(function, mean, spread, kinks):
    """Return mean and variance by adaptive quadrature over 9 spreads to either side, split often and at the kinks."""
    low, high = mean - 9 * spread, mean + 9 * spread
    splits = {*range(-40, 41, 4), *kinks, *np.linspace(low, high, 19)}
    edges = np.array([low, *sorted(x for x in splits if low < x < high), high])

    def expected(g):
        def weighted(x):
            return g(x) * np.exp(-(((x - mean) / spread) ** 2) / 2)

        pieces = integrate.tanhsinh(weighted, edges[:-1], edges[1:], rtol=1e-12, atol=1e-15 * spread)
        assert pieces.success.all()
        return math.fsum(pieces.integral) / (spread * math.sqrt(2 * math.pi))

    average = expected(function)
    return average, expected(lambda x: (function(x) - average) ** 2)


@each(("mean", "spread"), [(0.0, 1.0), (-1.3, 0.2), (2.0, 3.0), (0.5, 20.0)])
@each("activation", EVERY)
def test_every_activation_has_the_moments_that_scipy_finds(activation, mean, spread):
    found = output_moments(activation.function, mean, spread, activation.kinks)
    exact = scipy_moments(activation.function, mean, spread, activation.kinks)
    np.testing.assert_allclose(found, exact, rtol=1e-10, atol=1e-13)


PARAMETRIC = [activation for activation in EVERY if activation.parameters]


@each("end", ["low", "high"])
@each("activation", PARAMETRIC)
def test_the_moments_stay_right_at_both_ends_of_a_parameter(activation, end):
    ((name, parameter),) = activation.parameters.items()
    function = functools.partial(activation.function, **{name: getattr(parameter, end)})
    found = output_moments(function, -0.4, 2.0, activation.kinks)
    exact = scipy_moments(function, -0.4, 2.0, activation.kinks)
    np.testing.assert_allclose(found, exact, rtol=1e-10, atol=1e-13)


@each("activation", EVERY)
def test_the_derivatives_have_the_moments_that_scipy_finds(activation):
    found = output_moments(activation.derivative, 0.3, 1.5, activation.kinks)
    exact = scipy_moments(activation.derivative, 0.3, 1.5, activation.kinks)
    np.testing.assert_allclose(found, exact, rtol=1e-10, atol=1e-13)


@each("activation", EVERY)
def test_the_mean_slope_is_the_covariance_with_the_input(activation):
    """Stein's lemma, E f'(X) = E (X - m) f(X) / s^2, ties a function to its derivative under any normal input."""
    mean, spread = 0.4, 1.7
    slope, _ = output_moments(activation.derivative, mean, spread, activation.kinks)
    product, _ = output_moments(lambda x: (x - mean) * activation.function(x), mean, spread, activation.kinks)
    assert slope == pytest.approx(product / spread**2, rel=1e-11)


@each("activation", EVERY)
def test_without_spread_the_output_is_one_value(activation):
    for mean in (-1.5, 0.0, 3.0):
        assert output_moments(activation.function, mean, 0) == (activation.function(mean), 0)


@each("activation", EVERY)
def test_a_tiny_spread_gives_the_value_and_the_slope_squared(activation):
    average, variance = output_moments(activation.function, 0.7, 1e-6, activation.kinks)
    assert average == pytest.approx(float(activation.function(0.7)), rel=1e-11, abs=1e-11)
    assert variance == pytest.approx((float(activation.derivative(0.7)) * 1e-6) ** 2, rel=1e-8, abs=1e-25)


def test_a_huge_spread_leaves_a_sigmoid_with_two_values():
    average, variance = output_moments(sigmoid, 0, 1e9)
    assert average == pytest.approx(0.5, rel=1e-12)
    assert variance == pytest.approx(0.25, rel=1e-8)


def test_a_spread_below_the_floats_beside_the_mean_counts_as_none():
    assert output_moments(tanh, 1.0, 5e-324) == (pytest.approx(math.tanh(1), rel=1e-14), pytest.approx(0, abs=1e-30))


@each(
    ("name", "arguments"),
    [
        ("mean", (tanh, math.nan, 1)),
        ("spread", (tanh, 0, -1e-9)),
        ("spread", (tanh, 0, math.inf)),
        ("function", (lambda x: x * math.inf, 1, 1)),
        ("function", (lambda x: x * math.inf, 1, 0)),
    ],
)
def test_bad_moments_are_refused_by_name(name, arguments):
    with pytest.raises(ValueError, match=f"^{name} must"):
        output_moments(*arguments)


# Costs


class FakeClock:
    """A clock that only work moves on: `working(seconds)` is a function that takes that long, one after another."""

    def __init__(self):
        self.now, self.calls = 0.0, []

    def __call__(self):
        return self.now

    def working(self, name, *seconds):
        durations = itertools.cycle(seconds)

        def work(x):
            self.calls.append((name, x.size))
            self.now += next(durations)

        return work


def test_costs_are_quartiles_per_million_elements_and_a_ratio_to_the_first():
    clock = FakeClock()
    functions = {"relu": clock.working("relu", 5, 1, 3, 2, 4), "elu": clock.working("elu", 6, 6, 8, 10, 10)}
    measured = costs(functions, np.zeros((4, 125)), 5, clock)
    assert list(measured) == ["relu", "elu"]
    assert measured["relu"] == Cost(lower_quartile=4000, median=6000, upper_quartile=8000, ratio=1)
    assert measured["elu"] == Cost(lower_quartile=12_000, median=16_000, upper_quartile=20_000, ratio=8 / 3)


def test_the_functions_are_timed_alternately_on_the_same_array():
    clock = FakeClock()
    costs({name: clock.working(name, 1) for name in "abc"}, np.zeros(7), 2, clock)
    assert clock.calls == [(name, 7) for name in "abcabc"]


def test_a_constant_clock_gives_no_ratio():
    clock = FakeClock()
    measured = costs({"a": clock.working("a", 0), "b": clock.working("b", 0)}, [1.0], 3, clock)
    assert measured["a"].median == measured["b"].median == 0
    assert math.isnan(measured["a"].ratio)
    assert math.isnan(measured["b"].ratio)


def test_the_whole_registry_can_be_timed():
    ticks = itertools.count()
    functions = {name: activation.function for name, activation in ACTIVATIONS.items()}
    measured = costs(functions, np.linspace(-5, 5, 11), 3, lambda: next(ticks))
    assert list(measured) == list(ACTIVATIONS)
    assert {cost.ratio for cost in measured.values()} == {1.0}


@each(
    ("name", "arguments"),
    [("functions", ({}, [1.0], 3)), ("x", ({"tanh": tanh}, [], 3)), ("repeats", ({"tanh": tanh}, [1.0], 0))],
)
def test_bad_costs_are_refused_by_name(name, arguments):
    with pytest.raises(ValueError, match=f"^{name} must"):
        costs(*arguments, FakeClock())


def test_a_variance_beyond_float64_is_refused_by_name():
    with pytest.raises(ValueError, match="variance of the output must be finite"):
        output_moments(lambda x: 1e200 * np.asarray(x), 0, 1)
