"""What a check found, in words."""

import re

import pytest

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from lib.text.claims import both_sides, evidence, graded_sentence, qualified_verdict, statement

CLAIM = Claim("slope", "losses", "A claim.", "At z = {z:.0f} the slope is {slope:.1e}, to {error:.1g}.", lambda: None)


def test_a_statement_has_its_numbers_with_true_minus_signs_and_short_exponents():
    finding = Finding(Verdict.TRUE, {"z": -10.0, "slope": -4.54e-5, "error": 2e-16}, "Computed.")
    assert statement(CLAIM, finding) == "At z = −10 the slope is −4.5×10⁻⁵, to 2×10⁻¹⁶."


def test_the_statement_of_the_lesson_quotes_what_its_check_found():
    claim = CLAIMS["mse-zero-gradient"]
    found = examine(claim)
    said = " ".join([statement(claim, found), *both_sides(claim, found).values()])
    assert "z = −10" in said
    assert "−4.5×10⁻⁵" in said
    assert "−0.99995" in said
    assert not re.search(r"-\d", said)


@pytest.mark.parametrize(
    ("verdict", "words"), [(Verdict.TRUE_IF, "True if α ≤ 1"), (Verdict.TRUE, "True"), (Verdict.FALSE, "False")]
)
def test_a_condition_is_said_only_with_true_if(verdict, words):
    found = Finding(verdict, examine(CLAIMS["leaky-max"]).numbers, "")
    assert qualified_verdict(CLAIMS["leaky-max"], found) == words
    assert len(both_sides(CLAIMS["leaky-max"], found)) == (2 if verdict is Verdict.TRUE_IF else 0)


def test_names_keep_their_capitals():
    said = qualified_verdict(CLAIMS["elu-cures-vanishing"], Finding(Verdict.TRUE_IF, {}, ""))
    assert said == "True if α is near 1 and the alternative is ReLU with the same weights"


def test_a_fact_about_the_text_is_called_so():
    claim = CLAIMS["article-derives-ce"]
    assert qualified_verdict(claim, examine(claim)) == "False, which is a fact about the text"


def test_the_evidence_has_its_thresholds_with_true_minus_signs():
    found = Finding(Verdict.TRUE, {"tolerance": 1e-8, "seed": 0.0}, "Within {tolerance:.0e}, seed {seed:.0f}.")
    assert evidence(found) == "Within 1×10⁻⁸, seed 0."


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.511, 0.514, "It is 51%."), (0.5, 0.6, "It is 50% to 60%."), (0.01, 0.011, "It is 1%.")],
)
def test_a_range_of_equal_numbers_is_written_as_one(low, high, said):
    assert evidence(Finding(Verdict.TRUE, {"low": low, "high": high}, "It is {low:.0%} to {high:.0%}.")) == said


def test_a_range_of_equal_large_or_small_numbers_is_written_as_one():
    found = Finding(
        Verdict.TRUE, {"n": 1007.2, "m": 1007.4, "e": 1.1e-13}, "{n:,.0f}-fold to {m:,.0f}-fold, {e:.0e} to {e:.0e}."
    )
    assert evidence(found) == evidence(Finding(Verdict.TRUE, found.numbers, "{n:,.0f}-fold, {e:.0e}."))


@pytest.mark.parametrize(
    "numbers",
    [
        "from 1 to 1×10³⁰⁸",
        "from −3 to 3",
        "1 to 10",
        "from 1 to 1.5",
        "2 to 2000",
        "1155 to 155",
        "5 to 5%",
    ],
)
def test_a_range_of_two_numbers_that_begin_alike_stays(numbers):
    assert evidence(Finding(Verdict.TRUE, {}, numbers)) == numbers


def test_no_text_of_a_claim_has_a_hyphen_for_a_minus_or_an_open_placeholder(findings):
    for name, claim in CLAIMS.items():
        found = findings[name]
        for text in (statement(claim, found), *both_sides(claim, found).values(), evidence(found)):
            assert not re.search(r"(?<!\w)-\d|[{}]", text), text


def test_an_answer_is_graded_in_full_sentences_with_the_condition_of_a_claim_that_depends_on_one():
    claim, found = CLAIMS["leaky-max"], Finding(Verdict.TRUE_IF, {}, "")
    depends = "The computation shows that it depends: the claim is true if α ≤ 1, and false otherwise."
    assert graded_sentence(claim, found, Verdict.TRUE_IF) == f"Correct. Your answer: it depends. {depends}"
    assert graded_sentence(claim, found, Verdict.TRUE) == f"Incorrect. Your answer: true. {depends}"
    read = graded_sentence(CLAIMS["article-derives-ce"], Finding(Verdict.FALSE, {}, ""), Verdict.FALSE)
    assert read == "Correct. Your answer: false. Reading the text shows that the claim is false."


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_the_reason_for_a_verdict_is_given_in_at_most_two_sentences(claim):
    assert claim.statement.endswith(".")
    assert len(re.findall(r"[.?!](?=\s|$)", claim.statement)) <= 2
