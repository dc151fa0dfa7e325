"""What a claim's check found, in words."""

import re

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.text.catalogue import common as words
from lib.text.numbers import GROUP, filled

_PART = rf"(?:\S|{GROUP})*"
EQUAL_ENDS = re.compile(rf"(?<![\S{GROUP}])({_PART}\d{_PART}) to \1(?![^\s.,;:)]|{GROUP}|[.,]\d)")
"""A range from a number to the same number, with what is written together with it, as in 3-fold to 3-fold."""


VOTES = {verdict: words.VOTES[verdict] for verdict in Verdict}
"""What a student may answer to the question whether a claim is true."""


def graded_sentence(claim: Claim, finding: Finding, vote: Verdict, condition: str = "") -> str:
    """Return whether an answer is correct, the answer, and what the computation shows.

    `condition` is the one that was chosen for a claim that is true under a condition, "" if none was.
    """
    is_other = bool(condition) and condition != claim.condition
    answer = words.ANSWER_WITH_CONDITION.format(condition=condition) if is_other else words.ANSWER[vote]
    if claim.textual:
        found = words.FOUND_BY_READING[finding.verdict]
    else:
        found = words.FOUND_BY_COMPUTATION[finding.verdict].format(condition=claim.condition)
    if vote == finding.verdict and not is_other:
        return words.CORRECT.format(answer=answer, found=found)
    return words.INCORRECT.format(answer=answer, found=found)


def statement(claim: Claim, finding: Finding) -> str:
    """Return the exact statement that holds in place of a claim, with the numbers that its check found."""
    return _filled(claim.statement, finding)


def both_sides(claim: Claim, finding: Finding) -> dict[str, str]:
    """Return what was found where the condition of a claim is met and where it is not, by a heading for each.

    Empty unless the claim is true only under its condition.
    """
    if finding.verdict != Verdict.TRUE_IF:
        return {}
    sides = {words.CONDITION_MET: claim.met, words.CONDITION_UNMET: claim.unmet}
    return {heading: _filled(text, finding) for heading, text in sides.items()}


def evidence(finding: Finding) -> str:
    """Return how a verdict was decided: the cases that were tried, the thresholds and the seeds."""
    return _filled(finding.evidence, finding)


def _filled(template: str, finding: Finding) -> str:
    """Return a text with the numbers of a finding; a range from a number to the same one is that number."""
    return EQUAL_ENDS.sub(r"\1", filled(template, finding.numbers))


def qualified_verdict(claim: Claim, finding: Finding) -> str:
    """Return the verdict with a capital, and with what limits it: the claim's condition, or that it was read."""
    if claim.textual:
        return words.VERDICT_OF_TEXT[finding.verdict]
    return words.VERDICT[finding.verdict].format(condition=claim.condition)
