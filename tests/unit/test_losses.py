"""Losses against mpmath, gradients against finite differences, and the lesson's own statements."""

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import losses
from lib.activations import sigmoid
from lib.losses import LOSSES
from lib.softmax import softmax
from tests.unit.each import each

mp.mp.dps = 50
EVERY = [pytest.param(loss, id=name) for name, loss in LOSSES.items()]
LOGIT = [pytest.param(loss, id=name) for name, loss in LOSSES.items() if loss.argument == "logit"]
RANDOM = np.random.default_rng(4)


def points(loss):
    """Return first arguments where the loss is smooth for every target of the record."""
    return np.linspace(0.01, 0.99, 50) if loss.argument == "probability" else np.linspace(-6, 6, 100) + 0.0123


def least_at(loss, y):
    """Return where the loss with its default parameters is least, for a logit or a score perhaps at infinity."""
    if loss.name == "smoothed_cross_entropy_with_logits":
        smoothed = 0.9 * y + 0.05
        return np.log(smoothed / (1 - smoothed))
    return (np.inf if y > 0 else -np.inf) if loss.argument in ("logit", "score") else y


def argument_sets(loss):
    yield {}
    for argument, parameter in loss.parameters.items():
        yield from ({argument: value} for value in (parameter.low, parameter.high))


@each("loss", EVERY)
def test_gradient_is_the_finite_difference(loss):
    x, h = points(loss), 1e-6
    for y in loss.targets:
        for arguments in argument_sets(loss):
            x_smooth = x[np.abs(np.abs(x - y) - arguments.get("delta", 1.0)) > 0.02] if loss.name == "huber" else x
            difference = (loss.function(x_smooth + h, y, **arguments) - loss.function(x_smooth - h, y, **arguments)) / (
                2 * h
            )
            np.testing.assert_allclose(loss.gradient(x_smooth, y, **arguments), difference, rtol=1e-5, atol=1e-7)


@each("loss", EVERY)
def test_loss_is_never_negative_and_falls_towards_its_target(loss):
    for y in loss.targets:
        x = points(loss)
        values = loss.function(x, y)
        assert (values >= 0).all()
        assert (np.diff(values[x < least_at(loss, y)]) <= 0).all()
        assert (np.diff(values[x > least_at(loss, y)]) >= 0).all()


@pytest.mark.parametrize("loss", EVERY)
@settings(deadline=None)
@given(data=st.data())
def test_no_gradient_points_away_from_where_the_loss_is_least(loss, data):
    low, high = (0, 1) if loss.argument == "probability" else (-1e6, 1e6)
    x, y = data.draw(st.floats(low, high)), data.draw(st.sampled_from(loss.targets))
    assert loss.function(x, y) >= 0
    assert np.sign(loss.gradient(x, y)) * np.sign(x - least_at(loss, y)) >= 0


@each("loss", EVERY)
def test_shape_precision_and_input_are_kept(loss):
    x = points(loss)[:12]
    before = x.copy()
    for function in (loss.function, loss.gradient):
        values = function(x, 1)
        assert values.dtype == np.float64
        assert function(x.astype(np.float32), 1).dtype == np.float32
        assert np.ndim(function(0.5, 1)) == 0
        assert function([], 1).shape == (0,)
        np.testing.assert_array_equal(function(x.reshape(3, 4).T, 1), values.reshape(3, 4).T)
        np.testing.assert_array_equal(function(x[::-2], 1), values[::-2])
    np.testing.assert_array_equal(x, before)


@each("loss", LOGIT)
def test_no_logit_of_float64_gives_nan_and_nan_propagates(loss):
    z = np.array([0.0, -0.0, 5e-324, 1e308, -1e308, 800, -800, np.inf, -np.inf])
    for function in (loss.function, loss.gradient):
        for y in (0, 1, 0.3):
            assert not np.isnan(function(z, y)).any()
        assert np.isnan(function(np.nan, 1))


@each("y", [0, 1])
def test_logit_losses_are_within_8_units_in_the_last_place_of_mpmath(y):
    for z in np.linspace(-40, 40, 81) + 0.003:
        e = mp.exp(mp.mpf(float(z)))
        p, q = e / (1 + e), 1 / (1 + e)
        wrong, sign = (q, -1) if y else (p, 1)
        exact = {
            losses.binary_cross_entropy_with_logits: -mp.log1p(-wrong) if wrong < 0.5 else -mp.log(1 - wrong),
            losses.binary_cross_entropy_with_logits_gradient: sign * wrong,
            losses.squared_error_with_logits: wrong**2,
            losses.squared_error_with_logits_gradient: sign * 2 * wrong * p * q,
            losses.focal: -(wrong**2) * mp.log(1 - wrong),
        }
        for function, value in exact.items():
            found = mp.mpf(float(function(z, y)))
            assert abs(found - value) <= 8 * np.spacing(abs(float(value))), (function.__name__, z)


def test_the_gradient_of_a_confident_wrong_logit_vanishes_for_squared_error_but_not_for_cross_entropy():
    half = losses.squared_error_with_logits_gradient(-10.0, 1) / 2
    assert half == pytest.approx(-4.5e-5, abs=5e-7)
    assert losses.binary_cross_entropy_with_logits_gradient(-10.0, 1) == pytest.approx(-0.99995, abs=5e-6)


def test_half_squared_error_gradient_is_largest_at_one_third_with_four_27ths():
    p = np.linspace(0.001, 0.999, 99_801)
    z = np.log(p / (1 - p))
    size = np.abs(losses.squared_error_with_logits_gradient(z, 1)) / 2
    assert p[size.argmax()] == pytest.approx(1 / 3, abs=1e-4)
    assert size.max() == pytest.approx(4 / 27, rel=1e-8)


def test_slope_of_half_squared_error_in_p_is_minus_one_at_zero_for_y_one():
    assert losses.squared_error_gradient(0.0, 1) / 2 == -1


def test_binary_cross_entropy_through_p_agrees_with_the_form_in_the_logit():
    z = np.linspace(-20, 20, 81)
    for y in (0, 0.3, 1):
        direct = losses.binary_cross_entropy(sigmoid(z), y)
        np.testing.assert_allclose(direct, losses.binary_cross_entropy_with_logits(z, y), rtol=1e-6)


def test_binary_cross_entropy_at_the_ends():
    assert losses.binary_cross_entropy(1.0, 1) == 0
    assert losses.binary_cross_entropy(0.0, 1) == np.inf
    assert losses.binary_cross_entropy_gradient(0.0, 1) == -np.inf
    assert losses.binary_cross_entropy_gradient(0.0, 0) == 1


@each("function", [losses.kl_divergence, losses.reverse_kl_divergence])
def test_divergences_at_the_ends_take_0_ln_0_as_0(function):
    assert function(0.0, 0.0) == function(1.0, 1.0) == 0
    assert function(0.0, 1.0) == function(1.0, 0.0) == np.inf


def test_forward_divergence_is_finite_where_the_reverse_is_infinite():
    assert losses.kl_divergence(0.5, 0.0) == pytest.approx(np.log(2), rel=1e-15)
    assert losses.reverse_kl_divergence(0.5, 0.0) == np.inf
    assert losses.kl_divergence(0.0, 0.5) == np.inf
    assert losses.reverse_kl_divergence(0.0, 0.5) == pytest.approx(np.log(2), rel=1e-15)
    assert losses.reverse_kl_divergence_gradient([0.0, 1.0], 0.5).tolist() == [-np.inf, np.inf]
    assert losses.reverse_kl_divergence_gradient([0.0, 0.5, 1.0], [0.0, 0.0, 1.0]).tolist() == [0, np.inf, 0]


@settings(deadline=None)
@given(st.floats(1e-300, 1 - 1e-12), st.floats(1e-300, 1 - 1e-12))
def test_divergences_are_those_of_mpmath_and_of_each_other(p, y):
    a, b = mp.mpf(p), mp.mpf(y)
    exact = b * mp.log(b / a) + (1 - b) * mp.log((1 - b) / (1 - a))
    assert losses.kl_divergence(p, y) == pytest.approx(float(exact), rel=1e-14, abs=1e-15)
    assert losses.reverse_kl_divergence(y, p) == losses.kl_divergence(p, y)


def test_reverse_divergence_has_the_difference_of_logits_as_its_slope():
    p = sigmoid(2.0)
    assert losses.reverse_kl_divergence_gradient(p, sigmoid(-1.0)) == pytest.approx(3, rel=1e-14)


def test_divergence_of_a_hard_target_is_the_cross_entropy():
    p = np.linspace(0, 1, 21)
    for y in (0, 1):
        np.testing.assert_array_equal(losses.kl_divergence(p, y), losses.binary_cross_entropy(p, y))


def test_label_smoothing_of_0_is_cross_entropy_and_of_1_does_not_depend_on_the_target():
    z = np.linspace(-30, 30, 61)
    smoothed = losses.smoothed_cross_entropy_with_logits
    np.testing.assert_array_equal(smoothed(z, 1, epsilon=0), losses.binary_cross_entropy_with_logits(z, 1))
    np.testing.assert_array_equal(smoothed(z, 1, epsilon=1), smoothed(z, 0, epsilon=1))


def test_label_smoothing_of_a_confident_correct_logit_has_the_value_of_its_formula():
    # ln(1 + e^10) - 0.95 * 10
    assert losses.smoothed_cross_entropy_with_logits(10.0, 1) == pytest.approx(0.5 + np.log1p(np.exp(-10)), rel=1e-14)
    assert losses.smoothed_cross_entropy_with_logits(np.log(19), 1) == pytest.approx(0.198515243, abs=1e-9)
    assert losses.smoothed_cross_entropy_with_logits_gradient(np.log(19), 1) == pytest.approx(0, abs=1e-16)


def test_brier_score_of_a_sigmoid_is_the_squared_error_in_the_logit():
    z = np.linspace(-30, 30, 61)
    for y in (0, 0.3, 1):
        brier = losses.brier(sigmoid(z), y)
        np.testing.assert_allclose(brier, losses.squared_error_with_logits(z, y), rtol=1e-12, atol=1e-20)


def test_a_soft_target_is_coded_as_each_loss_takes_it():
    assert [LOSSES["hinge"].coded(y) for y in (0, 0.4, 0.5, 1)] == [-1, -1, 1, 1]
    assert [LOSSES["focal"].coded(y) for y in (0, 0.4)] == [0, 0.4]


def test_focal_at_gamma_zero_is_cross_entropy():
    z = np.linspace(-30, 30, 61)
    for y in (0, 1, 0.25):
        expected = losses.binary_cross_entropy_with_logits(z, y)
        np.testing.assert_allclose(losses.focal(z, y, gamma=0), expected, rtol=1e-14)
        slope = losses.binary_cross_entropy_with_logits_gradient(z, y)
        np.testing.assert_allclose(losses.focal_gradient(z, y, gamma=0), slope, rtol=1e-13, atol=1e-16)


def test_gradients_at_kinks_follow_the_conventions():
    assert losses.absolute_error_gradient(2.0, 2.0) == 0
    assert losses.hinge_gradient(1.0, 1) == 0
    assert losses.huber_gradient(1.5, 0.5) == 1


def test_cross_entropy_of_an_index_is_minus_ln_of_its_probability():
    logits = RANDOM.normal(0, 3, (5, 4))
    target = np.array([0, 3, 1, 2, 2])
    expected = -np.log(softmax(logits)[np.arange(5), target])
    np.testing.assert_allclose(losses.cross_entropy(logits, target), expected, rtol=1e-12)
    np.testing.assert_allclose(losses.cross_entropy(logits, np.eye(4)[target]), expected, rtol=1e-12)
    assert losses.cross_entropy(np.log([2.0, 5.0, 3.0]), 1) == pytest.approx(np.log(2), rel=1e-15)


@each("name", ["cross_entropy", "squared_error_of_softmax"])
def test_softmax_loss_gradients_are_finite_differences_and_sum_to_zero(name):
    function, gradient = getattr(losses, name), getattr(losses, f"{name}_gradient")
    logits, h = RANDOM.normal(0, 2, 4), 1e-6
    for target in (2, np.array([0.1, 0.2, 0.3, 0.4])):
        slope = [(function(logits + h * e, target) - function(logits - h * e, target)) / (2 * h) for e in np.eye(4)]
        np.testing.assert_allclose(gradient(logits, target), slope, atol=1e-9)
        assert gradient(logits, target).sum() == pytest.approx(0, abs=1e-15)


def test_the_gradient_of_cross_entropy_has_the_sum_of_the_target_as_a_factor():
    """For weights y the loss is their sum times the cross-entropy of y / sum y, and so is the gradient."""
    np.testing.assert_allclose(losses.cross_entropy_gradient([0.1, 0.2], [0.5, 0.2]), [-0.167, 0.167], atol=5e-4)
    logits, h = RANDOM.normal(0, 2, (3, 4)), 1e-6
    for y in (RANDOM.uniform(0, 1, (3, 4)), np.zeros((3, 4)), np.ones((3, 4))):
        for function, gradient in (
            (losses.cross_entropy, losses.cross_entropy_gradient),
            (losses.squared_error_of_softmax, losses.squared_error_of_softmax_gradient),
        ):
            steps = [(function(logits + h * e, y) - function(logits - h * e, y)) / (2 * h) for e in np.eye(4)]
            np.testing.assert_allclose(gradient(logits, y), np.stack(steps, axis=-1), atol=1e-8)
            np.testing.assert_allclose(gradient(logits, y).sum(axis=-1), 0, atol=1e-15)


def test_the_gradient_of_cross_entropy_does_not_cancel_where_a_class_is_certain():
    gradient = losses.cross_entropy_gradient([800.0, 750.0], [1.0, 0.0])
    assert gradient[0] == pytest.approx(-float(mp.exp(-50) / (1 + mp.exp(-50))), rel=1e-14)


def test_cross_entropy_of_a_class_that_cannot_be_is_infinite_and_of_the_rest_is_not():
    assert losses.cross_entropy([0.0, -np.inf], 1) == np.inf
    assert losses.cross_entropy([0.0, -np.inf], 0) == 0
    assert losses.cross_entropy([0.0, -2000.0], 1) == 2000


@each(
    ("call", "named"),
    [
        (lambda: losses.huber(1.0, 0.0, delta=0), "delta"),
        (lambda: losses.focal(1.0, 1, gamma=-1), "gamma"),
        (lambda: losses.focal(1.0, 2), "y must lie"),
        (lambda: losses.hinge(1.0, 0), "y must be -1 or 1"),
        (lambda: losses.binary_cross_entropy(1.5, 1), "p must lie"),
        (lambda: losses.kl_divergence(1.5, 1), "p must lie"),
        (lambda: losses.kl_divergence(0.5, -1), "y must lie"),
        (lambda: losses.reverse_kl_divergence(1.5, 1), "p must lie"),
        (lambda: losses.reverse_kl_divergence_gradient(0.5, 2), "y must lie"),
        (lambda: losses.brier(-0.1, 1), "p must lie"),
        (lambda: losses.brier(0.1, 1.1), "y must lie"),
        (lambda: losses.smoothed_cross_entropy_with_logits(1.0, 2), "y must lie"),
        (lambda: losses.smoothed_cross_entropy_with_logits(1.0, 1, epsilon=1.5), "epsilon"),
        (lambda: losses.cross_entropy([1.0, 2.0], 2), "target"),
        (lambda: losses.cross_entropy([1.0, 2.0], [1.0, 0.0, 0.0]), "target"),
    ],
)
def test_bad_arguments_are_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
