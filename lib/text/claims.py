"""What a claim's check found, in words."""

import re

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.text.labels import sentence_case
from lib.text.numbers import GROUP, filled

_PART = rf"(?:\S|{GROUP})*"
EQUAL_ENDS = re.compile(rf"(?<![\S{GROUP}])({_PART}\d{_PART}) to \1(?![^\s.,;:)]|{GROUP}|[.,]\d)")
"""A range from a number to the same number, with what is written together with it, as in 3-fold to 3-fold."""


VOTES = {Verdict.TRUE: "True", Verdict.FALSE: "False", Verdict.TRUE_IF: "It depends"}
"""What a student may answer to the question whether a claim is true."""


CONDITION = "**It depends on what?** The claim is true if …"
"""What the quiz asks after the answer "It depends", if that is right."""


def graded_sentence(claim: Claim, finding: Finding, vote: Verdict, condition: str = "") -> str:
    """Return whether an answer is correct, the answer, and what the computation shows.

    `condition` is the one that was chosen for a claim that is true under a condition, "" if none was.
    """
    is_other = bool(condition) and condition != claim.condition
    word = "Correct" if vote == finding.verdict and not is_other else "Incorrect"
    found = {
        Verdict.TRUE: "the claim is true",
        Verdict.FALSE: "the claim is false",
        Verdict.TRUE_IF: f"it depends: the claim is true if {claim.condition}, and false otherwise",
    }[finding.verdict]
    shown = "Reading the text" if claim.textual else "The computation"
    said = f"true if {condition}" if is_other else VOTES[vote].lower()
    return f"{word}. Your answer: {said}. {shown} shows that {found}."


def statement(claim: Claim, finding: Finding) -> str:
    """Return the exact statement that holds in place of a claim, with the numbers that its check found."""
    return _filled(claim.statement, finding)


def both_sides(claim: Claim, finding: Finding) -> dict[str, str]:
    """Return what was found where the condition of a claim is met and where it is not, by a heading for each.

    Empty unless the claim is true only under its condition.
    """
    if finding.verdict != Verdict.TRUE_IF:
        return {}
    sides = {"Where the condition is met": claim.met, "Where it is not met": claim.unmet}
    return {heading: _filled(text, finding) for heading, text in sides.items()}


def evidence(finding: Finding) -> str:
    """Return how a verdict was decided: the cases that were tried, the thresholds and the seeds."""
    return _filled(finding.evidence, finding)


def _filled(template: str, finding: Finding) -> str:
    """Return a text with the numbers of a finding; a range from a number to the same one is that number."""
    return EQUAL_ENDS.sub(r"\1", filled(template, finding.numbers))


def qualified_verdict(claim: Claim, finding: Finding) -> str:
    """Return the verdict with a capital, and with what limits it: the claim's condition, or that it was read."""
    verdict = sentence_case(finding.verdict)
    if finding.verdict == Verdict.TRUE_IF:
        return f"{verdict} {claim.condition}"
    return f"{verdict}, which is a fact about the text" if claim.textual else verdict
