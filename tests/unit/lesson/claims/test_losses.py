"""Checks of claims on squared error and cross-entropy: the lesson's numbers."""

import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.losses import unrelated

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


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_the_mean_squared_error_is_the_distance_squared_and_averaged(findings):
    numbers = findings["mse-is-l2"].numbers
    assert numbers["squared_and_averaged"] == pytest.approx(numbers["error"], rel=1e-12)


@pytest.mark.parametrize("factor", [1e-4, 0.5, 2.0, 50.0, 1e6])
def test_squared_error_with_any_factor_belongs_to_gaussian_noise(factor):
    assert unrelated(squared=lambda a, b: factor * (a - b) ** 2 + 1).verdict is Verdict.FALSE


@pytest.mark.parametrize("loss", [lambda a, b: abs(a - b) ** 3, lambda a, b: 0 * (a - b), lambda a, b: -((a - b) ** 2)])
def test_a_loss_that_is_no_parabola_upwards_belongs_to_no_gaussian_noise(loss):
    assert unrelated(squared=loss).verdict is Verdict.TRUE


def test_a_neuron_learns_ten_times_faster_under_cross_entropy(findings):
    numbers = findings["mse-blind"].numbers
    assert numbers["squared"] > 10 * numbers["cross"]


def test_there_are_calibrated_and_uncalibrated_forecasts(findings):
    numbers = findings["outputs-are-probabilities"].numbers
    assert numbers["met"] == numbers["unmet"] == 6
    assert numbers["gap_high"] < 5 < numbers["wide_gap_low"]
