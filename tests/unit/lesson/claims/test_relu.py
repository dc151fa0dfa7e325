"""Checks of claims on ReLU: the lesson's numbers."""

import pytest

NUMBERS = [
    ("relu-derivative", "at_zero", "g", "0"),
    ("relu-cures-vanishing", "half_2_low", ".1f", "0.9"),
    ("relu-cures-vanishing", "shrinks_low", ".0e", "9e+02"),
    ("relu-cures-vanishing", "shrinks_high", ".1e", "1.2e+03"),
    ("relu-cures-vanishing", "all_2_low", ".1e", "1.0e+03"),
    ("relu-cures-vanishing", "all_2_high", ".1e", "1.3e+03"),
    ("relu-cures-vanishing", "layers", "g", "20"),
    ("relu-sparse", "share_low", ".1f", "0.5"),
    ("relu-not-centred", "mean", ".4f", "0.3989"),
    ("relu-bad-for-negative-data", "lowest_low", ".2f", "0.96"),
    ("relu-bad-for-negative-data", "negative_high", ".2f", "0.99"),
    ("relu-bad-for-negative-data", "mixed_high", ".2f", "0.99"),
    ("relu-bad-for-negative-data", "positive_high", ".2f", "0.99"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed
