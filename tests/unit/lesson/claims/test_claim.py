"""The record of a claim, of its verdict, and of what its check finds."""

import dataclasses
import math
from fractions import Fraction

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict, finding, verdict_of
from lib.lesson.claims.registry import CLAIMS

TRUE, FALSE, TRUE_IF = Verdict


@pytest.mark.parametrize(
    ("holds", "under_condition", "verdict"),
    [(True, True, TRUE), (True, False, TRUE), (False, True, TRUE_IF), (False, False, FALSE)],
)
def test_a_claim_is_true_if_only_when_it_fails_without_the_condition(holds, under_condition, verdict):
    assert verdict_of(holds, under_condition) is verdict


def test_the_numbers_of_a_finding_are_floats_and_nothing_found_is_nan():
    numbers = finding(TRUE, "", count=np.int64(3), share=Fraction(1, 4), epochs=None).numbers
    assert (numbers["count"], numbers["share"]) == (3.0, 0.25)
    assert math.isnan(numbers["epochs"])
    assert all(type(number) is float for number in numbers.values())


def test_claims_and_findings_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        CLAIMS["tanh-range"].text = ""
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding(TRUE, "").verdict = FALSE
