"""Every activation of the registry against mpmath, against finite differences, and at the edges of float64.

An activation without a formula in REFERENCES is tested by everything else here.
"""

import mpmath as mp
import numpy as np
import pytest

from lib import activations
from lib.activations import ACTIVATIONS

mp.mp.dps = 60
NAMES = """sigmoid tanh relu leaky_relu prelu elu selu celu gelu gelu_tanh silu swish mish softplus softsign
hardtanh hardsigmoid hardswish relu6 log_sigmoid"""
TAIL = 1e-12


def logistic(x):
    return 1 / (1 + mp.exp(-x))


def gelu_tanh_gate(x):
    return logistic(2 * mp.sqrt(2 / mp.pi) * (x + mp.mpf("0.044715") * x**3))


def linear_below(slope):
    return lambda x: x if x > 0 else mp.mpf(slope) * x


REFERENCES = {
    "sigmoid": logistic,
    "tanh": mp.tanh,
    "relu": lambda x: max(x, 0),
    "leaky_relu": linear_below(0.01),
    "prelu": linear_below(0.25),
    "elu": lambda x: x if x > 0 else mp.expm1(x),
    "selu": lambda x: mp.mpf("1.0507009873554805") * (x if x > 0 else mp.mpf("1.6732632423543772") * mp.expm1(x)),
    "celu": lambda x: x if x > 0 else mp.expm1(x),
    "gelu": lambda x: x * mp.ncdf(x),
    "gelu_tanh": lambda x: x * gelu_tanh_gate(x),
    "silu": lambda x: x * logistic(x),
    "swish": lambda x: x * logistic(x),
    "mish": lambda x: x * mp.tanh(mp.log1p(mp.exp(x))),
    "softplus": lambda x: mp.log1p(mp.exp(x)),
    "softsign": lambda x: x / (1 + abs(x)),
    "hardtanh": lambda x: min(max(x, -1), 1),
    "hardsigmoid": lambda x: min(max(x + 3, 0), 6) / 6,
    "hardswish": lambda x: x * min(max(x + 3, 0), 6) / 6,
    "relu6": lambda x: min(max(x, 0), 6),
    "log_sigmoid": lambda x: -mp.log1p(mp.exp(-x)),
}

EVERY = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items()]
REFERENCED = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items() if name in REFERENCES]
PARAMETRIC = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items() if a.parameters]
BOTH = [pytest.param(f, id=f.__name__) for a in ACTIVATIONS.values() for f in (a.function, a.derivative)]

GATED_ROOTS = {"gelu": 0.2, "gelu_tanh": 0.2, "silu": 0.2, "swish": 0.2, "mish": 0.2}
EXPONENT_ROUNDED = {"gelu": -2.5, "gelu_tanh": -1.5}
"""Where the docstring states a larger error: left of this x, the bound is the tail's."""


def sample_points():
    return np.concatenate([np.linspace(-40, 40, 161) + 0.003, np.random.default_rng(5).normal(0, 3, 60)])


def ulps(found, exact):
    """Return the distance in units in the last place of the exact value."""
    return abs(mp.mpf(float(found)) - exact) / mp.mpf(float(np.spacing(abs(float(exact)))))


def assert_close_to_reference(name, function, reference, limit):
    worst_tail = EXPONENT_ROUNDED.get(name, -np.inf)
    for x in sample_points():
        exact = reference(mp.mpf(float(x)))
        if abs(exact) < 1e-290:
            assert abs(function(x)) <= 1e-290
        elif x < worst_tail:
            assert abs(function(x) - exact) <= TAIL * abs(exact), (name, x)
        else:
            assert ulps(function(x), exact) <= limit, (name, x, ulps(function(x), exact))


def test_the_registry_holds_the_names_that_scripts_rely_on_in_their_order():
    assert [name for name in ACTIVATIONS if name in NAMES.split()] == NAMES.split()
    assert [activation.name for activation in ACTIVATIONS.values()] == list(ACTIVATIONS)


def test_every_name_that_scripts_rely_on_has_a_reference():
    assert set(REFERENCES) == set(NAMES.split())


@pytest.mark.parametrize("activation", EVERY)
def test_record_points_to_the_public_functions_of_its_name(activation):
    assert getattr(activations, activation.name) is activation.function
    assert getattr(activations, f"{activation.name}_derivative") is activation.derivative
    assert activation.label
    assert activation.latex
    assert activation.derivative_latex
    assert activation.source


@pytest.mark.parametrize("activation", REFERENCED)
def test_values_are_within_8_units_in_the_last_place_of_mpmath(activation):
    assert_close_to_reference(activation.name, activation.function, REFERENCES[activation.name], 8)


@pytest.mark.parametrize("activation", REFERENCED)
def test_slopes_agree_with_the_derivative_of_the_reference(activation):
    reference = REFERENCES[activation.name]
    worst_tail = EXPONENT_ROUNDED.get(activation.name, -np.inf)
    for x in sample_points():
        exact = mp.diff(reference, mp.mpf(float(x)), h=mp.mpf(10) ** -25)
        if abs(exact) < 1e-25:  # a difference of 60-digit numbers says nothing of so small a slope
            assert abs(activation.derivative(x)) < 1e-24
            continue
        near_root = activation.name in GATED_ROOTS and abs(exact) < GATED_ROOTS[activation.name]
        size = max(abs(float(exact)), 0.1 if near_root and x > -3 else 0)
        limit = TAIL * size if x < worst_tail else (16 if near_root else 8) * np.spacing(size)
        assert abs(float(mp.mpf(float(activation.derivative(x))) - exact)) <= limit, (x, exact)


@pytest.mark.parametrize("x", [-100.0, -300.0, -700.0])
def test_left_tails_keep_their_relative_precision(x):
    e = mp.exp(mp.mpf(x))
    for function in (
        activations.sigmoid,
        activations.sigmoid_derivative,
        activations.softplus,
        activations.elu_derivative,
    ):
        assert abs(mp.mpf(float(function(x))) / e - 1) < TAIL
    assert abs(mp.mpf(float(activations.silu(x))) / (x * e) - 1) < TAIL
    assert abs(mp.mpf(float(activations.mish(x))) / (x * e) - 1) < TAIL
    half = x / 2
    assert abs(mp.mpf(float(activations.tanh_derivative(half))) / (4 * e) - 1) < TAIL


@pytest.mark.parametrize("activation", EVERY)
def test_derivative_is_the_finite_difference_away_from_kinks(activation):
    x = np.linspace(-8, 8, 801)
    x = x[np.all([np.abs(x - kink) > 0.01 for kink in (*activation.kinks, np.inf)], axis=0)]
    for arguments in argument_sets(activation):
        h = 1e-5
        difference = (activation.function(x + h, **arguments) - activation.function(x - h, **arguments)) / (2 * h)
        np.testing.assert_allclose(activation.derivative(x, **arguments), difference, atol=2e-8, rtol=2e-7)


def argument_sets(activation):
    """Return the arguments at the default and at both ends of each parameter."""
    yield {}
    for argument, parameter in activation.parameters.items():
        yield from ({argument: value} for value in (parameter.low, parameter.default, parameter.high))


def test_prelu_alpha_derivative_is_the_finite_difference_in_alpha():
    x = np.linspace(-5, 5, 101)
    difference = (activations.prelu(x, 0.25 + 1e-6) - activations.prelu(x, 0.25 - 1e-6)) / 2e-6
    np.testing.assert_allclose(activations.prelu_alpha_derivative(x), difference, atol=1e-8)


@pytest.mark.parametrize("function", [*BOTH, pytest.param(activations.prelu_alpha_derivative, id="prelu_alpha")])
def test_shape_precision_and_input_are_kept(function):
    x = np.linspace(-3.3, 3.3, 12)
    before = x.copy()
    values = function(x)
    np.testing.assert_array_equal(x, before)
    assert values.dtype == np.float64
    assert not np.shares_memory(values, x)
    assert function(x.astype(np.float32)).dtype == np.float32
    assert function(np.arange(-3, 3)).dtype == np.float64
    assert function(np.array([True, False])).dtype == np.float64
    assert np.ndim(function(0.5)) == 0
    assert isinstance(function(np.float32(0.5)), np.float32)
    assert function([]).shape == (0,)
    np.testing.assert_array_equal(function(x.reshape(3, 4).T), values.reshape(3, 4).T)
    np.testing.assert_array_equal(function(x[::-2]), values[::-2])
    np.testing.assert_array_equal(function(x.tolist()), values)


@pytest.mark.parametrize("function", BOTH)
def test_nan_propagates_and_no_other_nan_appears(function):
    assert np.isnan(function(np.nan))
    edges = [0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e308, -1e308, 709.8, -709.8, -745.2, np.inf, -np.inf]
    assert not np.isnan(function(np.array(edges))).any()


@pytest.mark.parametrize("activation", EVERY)
def test_the_limits_at_infinity_are_those_far_out(activation):
    for arguments in argument_sets(activation):
        for infinity in (-np.inf, np.inf):
            far = activation.function(np.copysign(1e300, infinity), **arguments)
            limit = activation.function(infinity, **arguments)
            assert limit == far or (np.isinf(limit) and abs(far) > 1e290 and np.sign(far) == np.sign(limit))
            slope = activation.derivative(infinity, **arguments)
            assert slope == pytest.approx(float(activation.derivative(np.copysign(1e300, infinity), **arguments)))


@pytest.mark.parametrize("activation", EVERY)
def test_float32_is_the_rounded_float64_result(activation):
    x = np.linspace(-9, 9, 181).astype(np.float32)
    for function in (activation.function, activation.derivative):
        np.testing.assert_array_equal(function(x), function(x.astype(np.float64)).astype(np.float32))


@pytest.mark.parametrize("activation", PARAMETRIC)
@pytest.mark.parametrize("bad", [np.nan, np.inf, "one", [1.0, 2.0], None])
def test_a_parameter_that_is_no_finite_number_is_named(activation, bad):
    (argument,) = activation.parameters
    for function in (activation.function, activation.derivative):
        with pytest.raises(ValueError, match=argument):
            function(1.0, **{argument: bad})


def test_celu_refuses_alpha_that_is_not_positive():
    for function in (activations.celu, activations.celu_derivative):
        with pytest.raises(ValueError, match="alpha must be greater than 0"):
            function(1.0, alpha=0.0)


@pytest.mark.parametrize("junk", ["abc", 1j, None, [[1], "x"]])
def test_values_that_are_no_real_numbers_are_refused_by_name(junk):
    with pytest.raises((ValueError, TypeError)):
        activations.relu(np.array(junk, dtype=object) if isinstance(junk, list) else junk)


@pytest.mark.parametrize(
    ("name", "x", "slope"),
    [
        ("relu", 0, 0),
        ("leaky_relu", 0, 0.01),
        ("prelu", 0, 0.25),
        ("elu", 0, 1),
        ("selu", 0, activations.SELU_SCALE * activations.SELU_ALPHA),
        ("hardtanh", -1, 0),
        ("hardtanh", 1, 0),
        ("relu6", 0, 0),
        ("relu6", 6, 0),
        ("hardsigmoid", -3, 0),
        ("hardsigmoid", 3, 0),
        ("hardswish", -3, 0),
        ("hardswish", 3, 1),
    ],
)
def test_slope_at_a_kink_follows_the_convention(name, x, slope):
    assert ACTIVATIONS[name].derivative(x) == slope


def test_elu_slope_at_zero_is_alpha_for_any_alpha():
    assert activations.elu_derivative(0, alpha=0.25) == 0.25


def test_sigmoid_of_minus_x_is_one_minus_sigmoid():
    x = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(activations.sigmoid(-x), 1 - activations.sigmoid(x), atol=2e-16)


def test_tanh_is_a_rescaled_sigmoid():
    x = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(activations.tanh(x), 2 * activations.sigmoid(2 * x) - 1, atol=3e-16)


def test_tanh_slope_survives_where_one_minus_tanh_squared_is_exactly_zero():
    assert 1 - activations.tanh(20.0) ** 2 == 0
    assert activations.tanh_derivative(20.0) == pytest.approx(4 * np.exp(-40), rel=1e-12)


def test_tanh_rounds_to_one_before_sigmoid_does():
    x = np.arange(0, 40, 0.1)
    assert x[activations.tanh(x) == 1][0] == pytest.approx(19.0)
    assert x[activations.sigmoid(x) == 1][0] == pytest.approx(36.8)


def test_leaky_relu_above_alpha_one_is_not_the_maximum_form():
    assert activations.leaky_relu(-2.0, alpha=1.5) == -3
    assert max(1.5 * -2.0, -2.0) == -2


def test_leaky_relu_with_alpha_zero_is_relu_even_at_minus_infinity():
    assert activations.leaky_relu(-np.inf, alpha=0) == 0


def test_swish_is_silu_at_beta_one_and_half_of_x_at_beta_zero():
    x = np.linspace(-6, 6, 49)
    np.testing.assert_array_equal(activations.swish(x, 1.0), activations.silu(x))
    np.testing.assert_array_equal(activations.swish(x, 0.0), x / 2)
    assert activations.swish(np.inf, 0.0) == np.inf


def test_softplus_minus_its_mirror_is_x():
    x = np.linspace(-20, 20, 81)
    np.testing.assert_allclose(activations.softplus(x) - activations.softplus(-x), x, rtol=1e-14, atol=1e-15)


def test_sigmoid_of_one():
    assert activations.sigmoid(1.0) == pytest.approx(0.7310585786300049, abs=1e-16)


def test_elu_slope_vanishes_on_the_far_left():
    assert activations.elu_derivative(-5.0, alpha=0.25) == pytest.approx(0.0017, abs=5e-5)


def test_softsign_slope_is_not_zero_where_float64_can_hold_it():
    assert activations.softsign_derivative(1e155) == pytest.approx(1e-310, rel=1e-12, abs=0)


def test_a_parameter_too_large_for_a_float_is_named():
    with pytest.raises(ValueError, match="alpha"):
        activations.elu(1.0, alpha=10**400)
