"""A typed function learns its parameter as PReLU does."""

import numpy as np
import pytest

from lib.expressions.expression import expression
from lib.learning.learned_parameter import train_parameter
from lib.learning.prelu import train_prelu

LEAKY = expression("where(x > 0, x, a*x)")


def test_prelu_typed_is_prelu():
    exact = train_prelu(1.5, 0.25, 0.5, 60, np.random.default_rng(3))["PReLU"]
    typed = train_parameter(LEAKY, "a", 1.5, 0.25, 0.5, 60, np.random.default_rng(3), {})
    np.testing.assert_allclose(typed.parameter, exact.alpha, rtol=1e-10)
    np.testing.assert_allclose(typed.loss, exact.loss, rtol=1e-8, atol=1e-15)


@pytest.mark.parametrize(("text", "teacher"), [("x*sigmoid(a*x)", 1.3), ("where(x > 0, x, a*expm1(x))", 0.5)])
def test_the_teachers_parameter_is_reached(text, teacher):
    run = train_parameter(expression(text), "a", teacher, 1.0, 0.5, 2000, np.random.default_rng(0), {})
    assert run.parameter[-1] == pytest.approx(teacher, abs=0.01)
    assert run.loss[-1] < 1e-5


def test_another_parameter_stays():
    run = train_parameter(expression("a*tanh(b*x)"), "a", 2.0, 1.0, 0.5, 800, np.random.default_rng(0), {"b": 0.7})
    assert run.loss[-1] < run.loss[0] / 100


def test_a_training_that_diverges_ends_in_numbers_that_are_not_finite():
    run = train_parameter(expression("a*x^3"), "a", 5.0, -5.0, 0.5, 50, np.random.default_rng(0), {})
    assert not np.isfinite(run.parameter[-1])
    assert run.parameter.size == run.loss.size == 51


@pytest.mark.parametrize("bad", [{"steps": 0}, {"rate": 0.0}, {"teacher": np.nan}, {"start": np.inf}])
def test_bad_arguments_are_named(bad):
    (name,) = bad
    arguments = {"teacher": 1.0, "start": 0.5, "rate": 0.5, "steps": 3} | bad
    with pytest.raises(ValueError, match=name):
        train_parameter(LEAKY, "a", **arguments, generator=np.random.default_rng(0), others={})
