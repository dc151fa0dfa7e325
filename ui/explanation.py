"""The explanation of a view: what is drawn and what it means, the lesson's claims about it, and where to go next."""

import functools

import streamlit as st

from lib.lesson import controls
from lib.lesson.address import VIEW
from lib.lesson.claims.filters import claims_of_view
from lib.lesson.claims.registry import CLAIMS
from lib.text.explanations.registry import EXPLANATIONS
from ui.chart import fragment
from ui.compute_queue import claim_finding
from ui.controls import expander, link, progress
from ui.lesson import is_guided
from ui.verdicts import verdict_line


@fragment
def explanation(page: str, view: str) -> None:
    """Draw the explanation of a view; a scene of the lesson or the lecture explains itself."""
    if is_guided():
        return
    explained = EXPLANATIONS[page][view]
    with st.container(key="explanation"):
        st.markdown("\n\n".join(f"**{heading}.** {text}" for heading, text in explained.paragraphs.items()))
        following, name = explained.following
        link(following, f"Next: {name}", {VIEW: name})
    names = claims_of_view(CLAIMS, page, view)
    if names:
        expander(controls.VIEW_CLAIMS, functools.partial(_claims, names))


def _claims(names: list[str]) -> None:
    """Draw claims, each with its verdict and what holds."""
    findings = {name: claim_finding(name) for name in progress(names, "The checks run")}
    for name, found in findings.items():
        st.markdown(f"**{CLAIMS[name].text}**  \n{verdict_line(CLAIMS[name], found)}")
