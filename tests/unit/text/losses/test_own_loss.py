"""What the page says of a typed loss."""

import numpy as np
import pytest

from lib.expressions.own_loss import loss_record, own_loss
from lib.expressions.propriety import Propriety, propriety
from lib.text.losses import own_loss as text
from tests.unit.text.reading import rows

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


def test_the_gradient_has_a_formula_in_the_probability_and_one_in_the_logit():
    def formulas(loss):
        return text.gradient_formulas(own_loss(loss))

    assert formulas("(p - y)^2/2") == (r"\frac{dL}{dp} = p - y", r"\frac{dL}{dz} = p\,(p - y)\,(1 - p)")
    in_p, in_z = formulas("softplus(z) - y*z")
    assert (in_p, in_z) == (r"\frac{dL}{dp} = \frac{\sigma(z) - y}{p\,(1 - p)}", r"\frac{dL}{dz} = \sigma(z) - y")
    assert all("too long" in formula for formula in formulas("*".join(f"sin({k}*p*z)" for k in range(1, 16))))


def test_the_table_has_both_gradients_which_differ_by_the_slope_of_the_sigmoid():
    table = text.gradients_table(own_loss("(p - y)^2"), 1.0)
    assert (table.index, table.columns) == ("y = 1", ("L", "dL/dp", "dL/dz"))
    assert rows(table)["p = 0.5"] == {"L": "0.25", "dL/dp": "\u22121", "dL/dz": "\u22120.25"}
    assert rows(table)["p = 0.02"] == {"L": "0.9604", "dL/dp": "\u22121.96", "dL/dz": "\u22120.03842"}


def test_a_long_gradient_is_named_only():
    assert text.race_gradient(own_loss("softplus(z) - y*z")) == r"\sigma(z) - y"
    assert "frac{dL}" in text.race_gradient(own_loss("+".join(f"sin({k}*p)" for k in range(9))))


def test_a_loss_of_which_no_curve_is_seen_says_why():
    def said(loss, low=0.0, high=1.0, **arguments):
        return text.unseen_sentence(loss_record(own_loss(loss, **arguments), {}), 1.0, low, high, (-6.0, 6.0))

    expected = "Your loss has no finite value for the target 1 between 0 and 1, so no curve is drawn."
    assert said("sqrt(p - 2)") == said("1/(p - p)") == expected
    assert said("a + 6*p", a=10.0).endswith("for the target 1 between 0 and 1 it lies from 10 to 16.")
    assert "which shows values from −6 to 6" in said("-7")
    assert said("log(p)") == said("sqrt(p - 0.9)") == said("softplus(z) - y*z", -6.0) == ""
