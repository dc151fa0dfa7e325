"""Checks of claims on dying ReLU units: the lesson's numbers."""

import pytest

NUMBERS = [
    ("dead-for-ever", "frozen", "g", "0"),
    ("dead-for-ever", "decayed", "g", "23"),
    ("negative-weight-kills", "weight", "g", "-1"),
    ("negative-weight-kills", "x", "g", "-2"),
    ("negative-weight-kills", "z", "g", "2"),
    ("mostly-negative-kills", "all_positive", "g", "0"),
    ("negative-bias-kills", "threshold", "g", "-2"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_units_die_and_come_back_in_numbers(findings):
    assert findings["dead-for-ever"].numbers["revived"] >= 5
    assert findings["dead-for-ever"].numbers["died"] >= 5


@pytest.mark.parametrize("number", ["plus", "minus", "all_negative"])
def test_a_neuron_with_one_positive_pre_activation_moves_in_steps_that_can_be_seen(number, findings):
    assert findings["mostly-negative-kills"].numbers[number] > 0.05


def test_there_are_units_on_both_sides_of_the_condition(findings):
    numbers = findings["negative-bias-kills"].numbers
    assert numbers["met_dead"] == numbers["met"] >= 10
    assert numbers["unmet"] >= 10
    assert numbers["unmet_dead"] == 0
