"""Checks of claims on sigmoid and tanh: the lesson's numbers."""

import pytest

NUMBERS = [
    # 19.0 with NumPy's vectorised tanh, 19.1 on a processor for which it calls the C library's.
    ("tanh-range", "rounds", ".0f", "19"),
    ("tanh-derivative", "lost", ".0f", "19"),
    ("tanh-derivative", "kept", ".0e", "1e-16"),
    ("tanh-centred", "low", "g", "-1"),
    ("tanh-centred", "high", "g", "1"),
    ("centring-cures-vanishing", "steep_steepest", "g", "1"),
    ("centring-cures-vanishing", "plain_steepest", "g", "0.25"),
    ("tanh-steeper-tail", "crossing", ".4f", "1.6629"),
    ("tanh-steeper-tail", "exact", ".4f", "1.6629"),
    ("tanh-steeper-tail", "ratio", ".3f", "0.027"),
    ("tanh-steeper-tail", "limit_share", ".6f", "1.000000"),
    ("range-stability", "wide_left", ".0f", "19"),
    ("range-stability", "wide_right", ".0f", "19"),
    ("range-stability", "narrow_right", ".1f", "36.7"),
    ("range-stability", "narrow_left", ".0f", "745"),
    ("tanh-saturates", "tanh", ".2f", "2.99"),
    ("tanh-saturates", "sigmoid", ".2f", "4.58"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_the_crossing_of_the_slopes_is_found_by_search_and_by_formula(findings):
    numbers = findings["tanh-steeper-tail"].numbers
    assert numbers["crossing"] == pytest.approx(numbers["exact"], rel=1e-12)


def test_centring_alone_keeps_next_to_nothing_of_a_gradient(findings):
    numbers = findings["centring-cures-vanishing"].numbers
    assert numbers["centred_high"] < 1e-9
    assert numbers["steep_low"] > 0.1
