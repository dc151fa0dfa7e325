"""Proper and improper losses are told apart, and the place where a loss fails is right."""

import numpy as np
import pytest

from lib.expressions.own_loss import own_loss
from lib.expressions.propriety import propriety


def of(text, **parameters):
    return propriety(own_loss(text, **parameters).of_probability)


@pytest.mark.parametrize(
    "text",
    [
        "-y*log(p) - (1 - y)*log(1 - p)",
        "softplus(z) - y*z",
        "(p - y)^2",
        "-(p*y + (1 - p)*(1 - y))/sqrt(p^2 + (1 - p)^2)",
        "exp(-(2*y - 1)*z/2)",
    ],
)
def test_strictly_proper_losses(text):
    found = of(text)
    assert found.proper
    assert found.strict
    assert found.regret == 0


@pytest.mark.parametrize("text", ["1", "0*p", "where(p > 0.5, 1 - y, y)"])
def test_proper_losses_that_other_forecasts_share(text):
    found = of(text)
    assert found.proper
    assert not found.strict


@pytest.mark.parametrize(
    "text",
    [
        "abs(p - y)",
        "(p - y)^4",
        "y*log(p)",
        "max(0, 1 - (2*y - 1)*z)",
        "exp(-(2*y - 1)*z)",
        "-(y*(1-p)^2*log(p) + (1-y)*p^2*log(1-p))",
        "-(p*y + (1 - p)*(1 - y))",
    ],
)
def test_improper_losses(text):
    found = of(text)
    assert not found.proper
    assert not found.strict
    assert found.regret > 0


def test_where_the_absolute_error_fails():
    found = of("abs(p - y)")
    assert found.least_at == pytest.approx(round(found.q))
    assert found.regret == pytest.approx(2 * found.q * (1 - found.q) - min(found.q, 1 - found.q))


def test_where_the_exponential_loss_fails():
    found = of("exp(-(2*y - 1)*z)")
    odds = np.sqrt(found.q / (1 - found.q))
    assert found.least_at == pytest.approx(odds / (1 + odds), abs=1e-5)


def test_a_slight_bias_is_found():
    found = of("(p - a*y)^2 + (1 - y)*0", a=0.99)
    assert not found.proper
    assert found.least_at == pytest.approx(0.99 * found.q, abs=1e-5)


def test_a_parameter_can_make_a_loss_proper():
    assert of("y*(1-p)^a*softplus(-z) + (1-y)*p^a*softplus(z)", a=0.0).strict
    assert not of("y*(1-p)^a*softplus(-z) + (1-y)*p^a*softplus(z)", a=0.5).proper


@pytest.mark.parametrize("text", ["sqrt(p - 0.5) + y", "1/0 + p*y", "log(p - 1)"])
def test_a_loss_that_is_not_finite_everywhere_is_not_proper(text):
    found = of(text)
    assert not found.proper
    assert 0 < found.undefined_at < 1
