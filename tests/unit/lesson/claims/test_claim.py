"""The record of a claim, of its verdict, and of what its check finds."""

import dataclasses
import math
from fractions import Fraction

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict, conditional_verdict, extremes, finding, verdict_of
from lib.lesson.claims.registry import CLAIMS

TRUE, FALSE, TRUE_IF = Verdict


@pytest.mark.parametrize(
    ("met", "unmet", "verdict"),
    [
        ([True, True], [True], TRUE),
        ([True], [], TRUE),
        ([True, True], [False, False], TRUE_IF),
        ([True], [True, False], FALSE),
        ([True, False], [False], FALSE),
        ([False], [False], FALSE),
        ([False], [True], FALSE),
        ([], [False], FALSE),
    ],
)
def test_a_claim_is_true_if_only_where_its_condition_separates_the_cases(met, unmet, verdict):
    assert conditional_verdict(met, unmet) is verdict
    assert conditional_verdict(np.array(met, dtype=bool), np.array(unmet, dtype=bool)) is verdict


def test_a_claim_without_a_condition_is_true_or_false():
    assert verdict_of(True) is TRUE
    assert verdict_of(np.bool_(False)) is FALSE


def test_extremes_are_named_after_their_values():
    assert extremes(kept=[2, 1, 3]) == {"kept_low": 1.0, "kept_high": 3.0}


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
