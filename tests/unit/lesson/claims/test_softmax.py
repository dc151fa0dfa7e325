"""Checks of claims on softmax: the lesson's numbers, and functions with another verdict."""

import numpy as np
import pytest

from lib.activations import sigmoid
from lib.lesson.claims.claim import Verdict
from lib.softmax import softmax
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.softmax"

NUMBERS = [
    ("softmax-like-others", "others", "g", "0"),
    ("softmax-max-trick", "broken", "g", "2"),
    ("softmax-jacobian", "rank", "g", "2"),
    ("softmax-curve-n", "with_few", ".3f", "0.185"),
    ("softmax-curve-n", "with_many", ".3f", "0.096"),
]

REPLACED = [
    ("softmax-simplex", "softmax", sigmoid, FALSE),
    ("softmax-like-others", "softmax", sigmoid, TRUE),
    ("softmax-max-trick", "textbook_softmax", softmax, FALSE),
    ("softmax-jacobian", "softmax_jacobian", lambda z: np.diag(softmax(z)), FALSE),
    ("softmax-curve-n", "ARTICLE_CLASS_COUNTS", (50, 50), TRUE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_the_other_probability_changes_by_far_more_than_rounding(findings):
    assert findings["softmax-like-others"].numbers["change"] > 0.1
