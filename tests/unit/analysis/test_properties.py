"""What the cards say, against the facts of the lesson."""

import math

import pytest

from lib.activations import ACTIVATIONS
from lib.analysis.properties import properties


def of(name, **arguments):
    return properties(ACTIVATIONS[name], **arguments)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_every_record_has_a_range_that_holds_its_ends_and_its_value_at_zero(name):
    measured = of(name)
    assert measured.low <= float(ACTIVATIONS[name].function(0.0)) <= measured.high
    assert all(measured.low <= end <= measured.high for end in measured.ends)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("sigmoid", 0, 1), ("tanh", -1, 1), ("relu", 0, math.inf), ("elu", -1, math.inf), ("hardsigmoid", 0, 1)],
)
def test_the_range_is_that_of_the_formula(name, low, high):
    assert (of(name).low, of(name).high) == (low, high)


@pytest.mark.parametrize(("name", "minimum"), [("silu", -0.27846), ("mish", -0.30884), ("gelu", -0.16997)])
def test_gated_functions_dip_below_zero_and_are_not_monotone(name, minimum):
    assert of(name).low == pytest.approx(minimum, abs=1e-5)
    assert not of(name).monotone


@pytest.mark.parametrize(
    ("name", "arguments", "mean"),
    [("relu", {}, 0.3989), ("elu", {"alpha": 1.0}, 0.1605), ("elu", {"alpha": 0.25}, 0.3393), ("sigmoid", {}, 0.5)],
)
def test_the_mean_for_normal_input_is_the_lessons(name, arguments, mean):
    assert of(name, **arguments).mean == pytest.approx(mean, abs=5e-5)


def test_odd_functions_are_centred_and_relu_is_not():
    assert of("tanh").centred
    assert of("softsign").centred
    assert not of("relu").centred
    assert not of("sigmoid").centred


@pytest.mark.parametrize(("name", "slope"), [("sigmoid", 0.25), ("tanh", 1.0)])
def test_the_steepest_slope_is_at_zero(name, slope):
    assert of(name).steepest == pytest.approx(slope, abs=1e-12)
    assert of(name).steepest_at == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("name", "beyond"), [("sigmoid", 4.58), ("tanh", 2.99)])
def test_the_slope_falls_under_a_hundredth_beyond_the_lessons_bound(name, beyond):
    left, right = of(name).saturated
    assert right == pytest.approx(beyond, abs=0.006)
    assert left == pytest.approx(-beyond, abs=0.006)


def test_relu_saturates_on_the_left_only():
    assert of("relu").saturated == (pytest.approx(0, abs=2e-3), None)


def test_elu_is_continuously_differentiable_only_at_alpha_one():
    (kink,) = of("elu", alpha=1.0).kinks
    assert not kink.is_jump
    (kink,) = of("elu", alpha=0.25).kinks
    assert kink.is_jump
    assert (kink.left, kink.right) == (pytest.approx(0.25, abs=1e-6), 1)


def test_the_ends_are_limits_or_lines():
    assert of("sigmoid").ends == (0, 1)
    assert of("leaky_relu").end_slopes == (0.01, 1)
    assert of("log_sigmoid").end_slopes == (1, 0)
