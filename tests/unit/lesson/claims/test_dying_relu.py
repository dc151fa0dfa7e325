"""Checks of claims on dying ReLU units: the lesson's numbers, and functions with another verdict."""

import pytest

from lib.lesson.claims.claim import Verdict
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.dying_relu"

NUMBERS = [
    ("dead-for-ever", "frozen", "g", "0"),
    ("negative-weight-kills", "weight", "g", "-1"),
    ("negative-weight-kills", "x", "g", "-2"),
    ("negative-weight-kills", "z", "g", "2"),
    ("mostly-negative-kills", "moved_without", "g", "0"),
    ("negative-bias-kills", "threshold", "g", "-2"),
]

REPLACED = [
    ("dead-for-ever", "count_revived_units", lambda alive: 0, TRUE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_units_die_and_revive_in_numbers(findings):
    assert findings["dead-for-ever"].numbers["revived"] >= 1
    assert findings["dead-for-ever"].numbers["died"] >= 1


def test_a_neuron_with_one_positive_input_learns_in_steps_that_can_be_seen(findings):
    assert findings["mostly-negative-kills"].numbers["moved"] > 0.05
