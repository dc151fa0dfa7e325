"""Checks of claims on squared error and cross-entropy: the lesson's numbers, and functions with another verdict."""

import numpy as np
import pytest

from lib.activations import sigmoid
from lib.lesson.claims.claim import Verdict
from lib.losses import binary_cross_entropy_with_logits_gradient
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.losses"

NUMBERS = [
    ("mse-is-l2", "distance_grows", ".6f", "2.000000"),
    ("mse-is-l2", "error_grows", ".6f", "4.000000"),
    ("mse-zero-gradient", "half", ".1e", "-4.5e-05"),
    ("mse-zero-gradient", "cross", ".5f", "-0.99995"),
    ("mse-zero-gradient", "in_p", "g", "-1"),
    ("no-gradient-when-wrong", "peak_numerator", "g", "4"),
    ("no-gradient-when-wrong", "peak_denominator", "g", "27"),
    ("no-gradient-when-wrong", "p_numerator", "g", "1"),
    ("no-gradient-when-wrong", "p_denominator", "g", "3"),
    ("nll-is-cross-entropy", "entropy", ".4f", "0.6109"),
    ("nll-is-cross-entropy", "share", "g", "0.3"),
    ("article-derives-ce", "value", ".10f", "0.0016777216"),
    ("article-derives-ce", "top", ".10f", "0.0022235661"),
]

REPLACED = [
    ("ce-unrelated-to-mse", "squared_error", lambda a, b: np.abs(a - b), TRUE),
    (
        "mse-zero-gradient",
        "half_squared_error_derivative",
        binary_cross_entropy_with_logits_gradient,
        FALSE,
    ),
    ("mse-blind", "squared_error", lambda p, y: np.abs(p - y), TRUE),
    ("outputs-are-probabilities", "scaled_forecasts", lambda z, factor: sigmoid(z), TRUE),
    ("article-derives-ce", "ARTICLE_PROBABILITIES", (0.2, 0.3), TRUE),
    ("nll-is-cross-entropy", "bernoulli_divergence", lambda q, p: 0 * p, FALSE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_the_mean_squared_error_is_the_distance_squared_and_averaged(findings):
    numbers = findings["mse-is-l2"].numbers
    assert numbers["squared_and_averaged"] == pytest.approx(numbers["error"], rel=1e-12)


def test_a_neuron_learns_ten_times_faster_under_cross_entropy(findings):
    numbers = findings["mse-blind"].numbers
    assert numbers["squared"] > 10 * numbers["cross"]
