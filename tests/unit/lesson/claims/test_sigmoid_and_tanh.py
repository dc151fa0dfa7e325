"""Checks of claims on sigmoid and tanh: the lesson's numbers, and functions with another verdict."""

import dataclasses

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, sigmoid, sigmoid_derivative
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.sigmoid_and_tanh"


def flat(x, **_):
    """Return the slope of a straight line."""
    return np.ones_like(np.asarray(x, dtype=np.float64))


LOWERED = dataclasses.replace(ACTIVATIONS["sigmoid"], name="lowered", function=lambda x: sigmoid(x) - 0.5)
"""If tanh were only a centred sigmoid, centring would be all that it gains."""

NUMBERS = [
    # 19.0 with NumPy's vectorised tanh, 19.1 on a processor for which it calls the C library's.
    ("tanh-range", "rounds", ".0f", "19"),
    ("tanh-derivative", "lost", ".0f", "19"),
    ("tanh-derivative", "kept", ".0e", "1e-16"),
    ("tanh-centred", "middle", "g", "0"),
    ("centring-cures-vanishing", "tanh_steepest", "g", "1"),
    ("centring-cures-vanishing", "sigmoid_steepest", "g", "0.25"),
    ("tanh-steeper-tail", "crossing", ".4f", "1.6629"),
    ("tanh-steeper-tail", "exact", ".4f", "1.6629"),
    ("tanh-steeper-tail", "ratio", ".3f", "0.027"),
    ("tanh-steeper-tail", "limit_share", ".6f", "1.000000"),
    ("range-stability", "tanh", ".0f", "19"),
    ("range-stability", "sigmoid", ".1f", "36.7"),
    ("tanh-saturates", "tanh", ".2f", "2.99"),
    ("tanh-saturates", "sigmoid", ".2f", "4.58"),
]

REPLACED = [
    ("tanh-derivative", "tanh_derivative", sigmoid_derivative, FALSE),
    ("tanh-saturates", "tanh_derivative", flat, FALSE),
    ("tanh-steeper-tail", "tanh_derivative", flat, TRUE),
    ("range-stability", "tanh", lambda x: sigmoid(x / 2), TRUE),
    ("tanh-more-expressive", "sigmoid", np.sin, TRUE),
    (
        "centring-cures-vanishing",
        "ACTIVATIONS",
        ACTIVATIONS | {"tanh": LOWERED},
        TRUE,
    ),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_the_crossing_of_the_slopes_is_found_by_search_and_by_formula(findings):
    numbers = findings["tanh-steeper-tail"].numbers
    assert numbers["crossing"] == pytest.approx(numbers["exact"], rel=1e-12)


def test_centring_alone_keeps_next_to_nothing_of_a_gradient(findings):
    numbers = findings["centring-cures-vanishing"].numbers
    assert numbers["centred"] < 1e-9
    assert numbers["tanh"] > 0.1


@pytest.mark.parametrize(
    ("tanh", "verdict"), [(5.0, TRUE), (9.0, FALSE), (1.0, FALSE)], ids=["as costly", "costlier", "cheaper"]
)
def test_the_verdict_on_the_cost_is_the_clocks(tanh, verdict, clock_of):
    assert examine(CLAIMS["tanh-cost"], clock_of(sigmoid=4.0, tanh=tanh)).verdict is verdict
