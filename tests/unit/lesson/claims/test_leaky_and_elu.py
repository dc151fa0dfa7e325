"""Checks of claims on Leaky ReLU, PReLU and ELU: the lesson's numbers, and functions with another verdict."""

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.leaky_and_elu"


def flat(x, **_):
    """Return the slope of a straight line."""
    return np.ones_like(np.asarray(x, dtype=np.float64))


NUMBERS = [
    ("leaky-max", "last", "g", "1"),
    ("leaky-no-death", "leaking", "g", "0"),
    ("prelu-learned", "alpha", ".2f", "1.50"),
    ("elu-smooth", "smooth", "g", "1"),
    ("elu-smooth", "left", ".2f", "0.25"),
    ("elu-smooth", "right", "g", "1"),
    ("elu-smooth", "bend", ".3f", "1.000"),
    ("elu-smooth", "bend_right", "g", "0"),
    ("elu-cures-vanishing", "slope", ".4f", "0.0017"),
    ("elu-cures-vanishing", "limit", "g", "0"),
    ("elu-mean", "usual", ".4f", "0.1605"),
    ("elu-mean", "article", ".4f", "0.3393"),
    ("elu-mean", "relu", ".4f", "0.3989"),
]

REPLACED = [
    ("leaky-max", "leaky_relu", lambda x, alpha: np.maximum(alpha * x, x), TRUE),
    ("prelu-learned", "prelu_alpha_derivative", lambda x: 0 * x, FALSE),
    ("elu-smooth", "elu_derivative", flat, TRUE),
    ("elu-cures-vanishing", "SMALL_SLOPE", 0.0, TRUE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_without_its_gradient_alpha_is_not_learned(verdict_with):
    assert verdict_with("prelu-learned", "lib.learning.perceptron.prelu_alpha_derivative", lambda x: 0 * x) is FALSE


def test_far_fewer_units_die_under_elu(findings):
    numbers = findings["elu-no-death"].numbers
    assert numbers["article"] < numbers["relu"] / 2


@pytest.mark.parametrize(("seconds", "verdict"), [(3.0, TRUE), (1.1, FALSE)])
def test_the_verdict_on_the_cost_is_the_clocks(seconds, verdict, clock_of):
    assert examine(CLAIMS["elu-cost"], clock_of(elu=seconds)).verdict is verdict
