"""A typed loss is that of lib.losses, and its gradients in p and in z agree."""

import numpy as np
import pytest
from hypothesis import given, settings

from lib import losses
from lib.expressions.own_loss import loss_record, own_loss
from lib.expressions.tokens import ExpressionError
from lib.numerics.parameter import Parameter
from tests.unit.expressions import oracle

Z = np.linspace(-6, 6, 25) + 0.01
P = 1 / (1 + np.exp(-Z))
GAMMA = Parameter("lossa", "a", 0, 5, 2, 0.1)


@pytest.mark.parametrize(
    ("text", "function", "gradient"),
    [
        ("(p - y)^2", losses.brier, losses.brier_gradient),
        ("-y*log(p) - (1 - y)*log(1 - p)", losses.binary_cross_entropy, losses.binary_cross_entropy_gradient),
    ],
)
def test_a_loss_of_the_probability(text, function, gradient):
    own = loss_record(own_loss(text), {})
    assert own.argument == "probability"
    for y in (0.0, 0.3, 1.0):
        np.testing.assert_allclose(own.function(P, y), function(P, y), rtol=1e-12)
        np.testing.assert_allclose(own.gradient(P, y), gradient(P, y), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    ("text", "function", "gradient"),
    [
        (
            "softplus(z) - y*z",
            losses.binary_cross_entropy_with_logits,
            losses.binary_cross_entropy_with_logits_gradient,
        ),
        ("(sigmoid(z) - y)^2", losses.squared_error_with_logits, losses.squared_error_with_logits_gradient),
        ("y*(1-p)^a*softplus(-z) + (1-y)*p^a*softplus(z)", losses.focal, losses.focal_gradient),
    ],
)
def test_a_loss_of_the_logit(text, function, gradient):
    own = loss_record(own_loss(text, a=2.0), {"a": GAMMA})
    assert own.argument == "logit"
    for y in (0.0, 0.3, 1.0):
        np.testing.assert_allclose(own.function(Z, y), function(Z, y), rtol=1e-12)
        np.testing.assert_allclose(own.gradient(Z, y), gradient(Z, y), rtol=1e-10, atol=1e-13)


def test_a_parameter_of_the_record_takes_another_number():
    own = loss_record(own_loss("a*(p - y)^2", a=1.0), {"a": GAMMA})
    assert own.function(0.5, 1.0, a=4.0) == 1
    assert own.gradient(0.5, 1.0, a=4.0) == -4
    assert own.parameters == {"a": GAMMA}


@settings(max_examples=50, derandomize=True, deadline=None)
@given(text=oracle.expressions(["p", "y", "z", "p", "2", "0.5"]))
def test_the_gradient_in_the_logit_is_that_in_the_probability_times_p_one_minus_p(text):
    own = own_loss(text)
    in_z, in_p = own.logit_gradient(Z, 0.3), own.probability_gradient(P, 0.3) * P * (1 - P)
    usable = np.isfinite(in_z) & np.isfinite(in_p) & (np.abs(in_z) < 1e6)
    np.testing.assert_allclose(in_z[usable], in_p[usable], rtol=1e-6, atol=1e-6)


def test_formulas_of_the_gradient():
    assert own_loss("softplus(z) - y*z").logit_gradient_latex == r"\sigma(z) - y"
    assert loss_record(own_loss("(p - y)^2"), {}).gradient_latex == r"2\,(p - y)"
    assert own_loss("p*z").logit_gradient_latex == r"p + z\,p\,(1 - p)"


def test_its_kinks_are_those_of_its_argument_at_the_target():
    assert own_loss("abs(p - y)").kinks(0.25, 0, 1) == (0.25,)
    assert own_loss("max(z, a)", a=0.5).kinks(1.0, -6, 6) == (0.5,)
    assert own_loss("abs(p - 0.5) + z").kinks(1.0, -6, 6) == (0.0,)
    assert own_loss("(p - y)^2").kinks(0.25, 0, 1) == ()


def test_bad_values_are_named():
    own = own_loss("(p - y)^2")
    with pytest.raises(ValueError, match=r"p must lie in \[0, 1\]"):
        own.of_probability(2.0, 1.0)
    with pytest.raises(ValueError, match=r"y must lie in \[0, 1\]"):
        own.of_logit(2.0, -1.0)
    with pytest.raises(ValueError, match="a must be given a number"):
        own_loss("a*p")
    with pytest.raises(ExpressionError, match="unknown name `x`"):
        own_loss("x")


@pytest.mark.parametrize("text", ["(p - y)^2", "softplus(z) - y*z", "a*(p - y)^2 + z^2/100", "y + 0*1"])
def test_its_source_has_its_values(text):
    own = loss_record(own_loss(text, a=2.0), {})
    x = Z if own.argument == "logit" else P
    for function in (own.function, own.gradient):
        scope = {"np": np}
        exec(function.source, scope)
        np.testing.assert_allclose(scope[function.__name__](x, 0.3), function(x, 0.3), rtol=1e-12, atol=1e-15)
