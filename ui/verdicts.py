"""What the check of a claim found, as several views show it."""

import streamlit as st

from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.lesson.claims.registry import CLAIMS
from lib.text.catalogue import common as words
from lib.text.claims import both_sides, evidence, qualified_verdict, statement
from ui.compute_queue import claim_finding
from ui.controls import link, progress

ICONS = {
    Verdict.TRUE: ":material/check_circle:",
    Verdict.FALSE: ":material/cancel:",
    Verdict.TRUE_IF: ":material/rule:",
}


def examined() -> tuple[dict[str, Finding], dict[str, Verdict]]:
    """Return what the check of every claim found, and the verdicts alone."""
    findings = {name: claim_finding(name) for name in progress(CLAIMS, words.CHECKS_RUN)}
    return findings, {name: found.verdict for name, found in findings.items()}


def verdict_line(claim: Claim, found: Finding) -> str:
    """Return the verdict of a claim with its icon, and what holds in place of the claim."""
    return f"{ICONS[found.verdict]} **{qualified_verdict(claim, found)}.** {statement(claim, found)}"


def answer(claim: Claim, found: Finding) -> None:
    """Draw what holds in place of a claim, how that was decided, and the way to its picture."""
    st.markdown(verdict_line(claim, found))
    details(claim, found)
    link(claim.page, words.SEE_PICTURE, claim.link)


def details(claim: Claim, found: Finding) -> None:
    """Draw what was found where the condition of a claim is met and where it is not, and how that was decided."""
    sides = both_sides(claim, found)
    if sides:
        st.markdown("\n".join(f"- **{heading}:** {text}" for heading, text in sides.items()))
    st.caption(words.HOW_DECIDED.format(evidence=evidence(found)))
