"""The view "Claims": every claim with the verdict of its check."""

import functools

import streamlit as st

import ui
from lib.lesson import controls
from lib.lesson.claims.filters import count_verdicts, select_claims
from lib.lesson.claims.registry import CLAIMS
from ui.verdicts import ICONS, answer, examined


@ui.fragment
def draw() -> None:
    """Draw every claim with the verdict of its check."""
    st.markdown(
        "These are the claims of the lesson's text, in other words. A computation on this server finds each verdict, "
        "except for the one claim about the text itself. A claim with the verdict **true if** is true where its "
        "condition is met and false where it is not, and both were computed. Open a claim to see what is true, how "
        "that was decided, and a link to the picture."
    )
    findings, verdicts = examined()
    with st.container(horizontal=True):
        page, verdict = ui.choice(controls.CLAIM_PAGES), ui.choice(controls.VERDICTS)
    names = select_claims(CLAIMS, verdicts, page, verdict)
    counts = count_verdicts({name: verdicts[name] for name in names})
    parts = ", ".join(f"{count} {word}" for word, count in counts.items())
    st.caption(f"{len(names)} of {len(CLAIMS)} claims: {parts}.")
    for name in names:
        claim, found = CLAIMS[name], findings[name]
        label = f"{ICONS[found.verdict]} **{found.verdict}** · {claim.text}"
        ui.expander(controls.CLAIM_CARDS[name], functools.partial(answer, claim, found), label)
