"""Checks of claims on ReLU: the lesson's numbers, and functions with another verdict."""

import numpy as np
import pytest

from lib.activations import tanh
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.relu"


def flat(x, **_):
    """Return the slope of a straight line."""
    return np.ones_like(np.asarray(x, dtype=np.float64))


NUMBERS = [
    ("relu-derivative", "at_zero", "g", "0"),
    ("relu-cures-vanishing", "he", ".1f", "0.9"),
    ("relu-cures-vanishing", "shrinks", ".0e", "1e+03"),
    ("relu-cures-vanishing", "layers", "g", "20"),
    ("relu-sparse", "share", ".1f", "0.5"),
    ("relu-not-centred", "mean", ".4f", "0.3989"),
]

REPLACED = [
    ("relu-derivative", "relu_derivative", flat, FALSE),
    ("relu-sparse", "relu", tanh, FALSE),
    ("relu-not-centred", "relu", tanh, FALSE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        ({"sigmoid": 3.0, "tanh": 4.0}, TRUE),
        ({"sigmoid": 3.0, "tanh": 1.0}, FALSE),
        ({"sigmoid": 1.0, "tanh": 3.0}, FALSE),
    ],
)
def test_the_verdict_on_the_cost_is_the_clocks(seconds, verdict, clock_of):
    assert examine(CLAIMS["relu-fast"], clock_of(**seconds)).verdict is verdict
