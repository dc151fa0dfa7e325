"""What the page says of a typed loss."""

import numpy as np
import pytest

from lib.expressions.own_loss import own_loss
from lib.expressions.propriety import Propriety, propriety
from lib.text.losses import own_loss as text

FINDINGS = {
    "Log loss": "Strictly proper",
    "Squared error in p": "Strictly proper",
    "Absolute error in p": "Not proper",
    "Log loss of the logit": "Strictly proper",
    "Focal loss": "Not proper",
    "Exponential loss": "Not proper",
    "Spherical score": "Strictly proper",
}


@pytest.mark.parametrize("label", text.EXAMPLES)
def test_the_finding_of_each_example(label):
    sentence = text.propriety_sentence(propriety(own_loss(text.EXAMPLES[label], a=2.0, b=1.0).of_probability))
    assert sentence.startswith(f"**{FINDINGS[label]}.**")


def test_a_loss_that_is_least_at_an_end_says_so():
    assert "as p approaches 1" in text.propriety_sentence(propriety(own_loss("abs(p - y)").of_probability))
    assert "at p = 0.6" in text.propriety_sentence(Propriety(False, False, 0.7, 0.6, 0.1))


def test_a_loss_without_a_value_says_where():
    assert "no finite value at p = 0.25" in text.propriety_sentence(Propriety(False, False, *[np.nan] * 3, 0.25))
    assert "others have the same" in text.propriety_sentence(Propriety(True, False, 0.5, 0.5, 0))


def test_a_long_gradient_is_named_only():
    assert text.race_gradient(own_loss("softplus(z) - y*z")) == r"\sigma(z) - y"
    assert "frac{dL}" in text.race_gradient(own_loss("+".join(f"sin({k}*p)" for k in range(9))))
