"""What a claim's check found, in words."""

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.text.numbers import filled


def statement(claim: Claim, finding: Finding) -> str:
    """Return the exact statement that holds in place of a claim, with the numbers that its check found."""
    return filled(claim.statement, finding.numbers)


def qualified_verdict(claim: Claim, finding: Finding) -> str:
    """Return the verdict, with the claim's condition if the claim is true only under it."""
    return f"{finding.verdict} {claim.condition}" if finding.verdict == Verdict.TRUE_IF else str(finding.verdict)
