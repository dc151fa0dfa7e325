"""Checks of claims on Leaky ReLU, PReLU and ELU: the lesson's numbers."""

import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.leaky_and_elu import prelu_learned

NUMBERS = [
    ("leaky-max", "last", "g", "1"),
    ("leaky-no-death", "none", "g", "0"),
    ("prelu-learned", "alpha", ".2f", "1.50"),
    ("elu-smooth", "smooth", "g", "1"),
    ("elu-smooth", "left", ".2f", "0.25"),
    ("elu-smooth", "right", "g", "1"),
    ("elu-smooth", "second_derivative_left", ".3f", "1.000"),
    ("elu-smooth", "second_derivative_right", "g", "0"),
    ("elu-cures-vanishing", "slope", ".4f", "0.0017"),
    ("elu-cures-vanishing", "one_low", ".2f", "0.15"),
    ("elu-cures-vanishing", "one_high", ".2f", "0.17"),
    ("elu-cures-vanishing", "article_low", ".4f", "0.0014"),
    ("elu-cures-vanishing", "article_high", ".4f", "0.0016"),
    ("elu-cures-vanishing", "relu_low", ".4f", "0.0008"),
    ("elu-cures-vanishing", "relu_high", ".4f", "0.0009"),
    ("elu-mean", "usual", ".4f", "0.1605"),
    ("elu-mean", "article", ".4f", "0.3393"),
    ("elu-mean", "relu", ".4f", "0.3989"),
    ("elu-mean", "usual_moved", ".4f", "-0.4548"),
    ("elu-mean", "relu_moved", ".4f", "0.0833"),
    ("elu-mean", "limit", ".2f", "-0.51"),
    ("elu-mean", "article_limit", ".2f", "-1.09"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_the_slowest_seed_of_thirty_learns_alpha_too():
    assert prelu_learned(seeds=(10, 11)).verdict is Verdict.TRUE


def test_a_tiny_alpha_moves_hardly_anything(findings):
    numbers = findings["leaky-no-death"].numbers
    assert 0 < numbers["small"] < numbers["usual"] / 10


def test_elu_saves_units_unless_alpha_is_near_0_or_the_net_diverges(findings):
    numbers = findings["elu-no-death"].numbers
    assert numbers["met_elu_high"] < 0.3
    assert numbers["near_zero_elu_low"] > 0.9 * numbers["near_zero_relu_low"] > 0.2
    assert numbers["diverged_elu_low"] > 0.5 * numbers["diverged_relu_low"]
