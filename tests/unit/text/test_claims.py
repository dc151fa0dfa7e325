"""What a check found, in words."""

import re

import pytest

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from lib.text.claims import qualified_verdict, statement

CLAIM = Claim("slope", "losses", "A claim.", "At z = {z:.0f} the slope is {slope:.1e}, to {error:.1g}.", lambda: None)


def test_a_statement_has_its_numbers_with_true_minus_signs_and_short_exponents():
    finding = Finding(Verdict.TRUE, {"z": -10.0, "slope": -4.54e-5, "error": 2e-16}, "Computed.")
    assert statement(CLAIM, finding) == "At z = −10 the slope is −4.5e−5, to 2e−16."


def test_the_statement_of_the_lesson_quotes_what_its_check_found():
    claim = CLAIMS["mse-zero-gradient"]
    said = statement(claim, examine(claim))
    assert "z = −10" in said
    assert "−4.5e−5" in said
    assert "−0.99995" in said
    assert not re.search(r"-\d", said)


@pytest.mark.parametrize(
    ("verdict", "words"), [(Verdict.TRUE_IF, "true if α ≤ 1"), (Verdict.TRUE, "true"), (Verdict.FALSE, "false")]
)
def test_a_condition_is_said_only_with_true_if(verdict, words):
    assert qualified_verdict(CLAIMS["leaky-max"], Finding(verdict, {}, "")) == words
