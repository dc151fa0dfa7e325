"""Checks of claims on softmax: the lesson's numbers."""

import pytest

NUMBERS = [
    ("softmax-simplex", "distance", ".1f", "745.1"),
    ("softmax-like-others", "others", "g", "0"),
    ("softmax-max-trick", "broken", "g", "2"),
    ("softmax-jacobian", "rank", "g", "2"),
    ("softmax-curve-n", "with_few", ".3f", "0.185"),
    ("softmax-curve-n", "with_many", ".3f", "0.096"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_the_other_probability_changes_by_far_more_than_rounding(findings):
    assert findings["softmax-like-others"].numbers["change"] > 0.1
