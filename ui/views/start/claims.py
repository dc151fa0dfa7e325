"""The view "Ledger": every claim with the verdict of its check."""

import functools

import streamlit as st

import ui
from lib.lesson import controls
from lib.lesson.claims.filters import count_verdicts, select_claims
from lib.lesson.claims.registry import CLAIMS
from ui.views.start.verdicts import ICONS, answer, examined


@ui.fragment
def draw() -> None:
    """Draw every claim with the verdict of its check."""
    st.markdown(
        "What the lesson's text claims, in our words. No verdict is written down: each is what a computation found on "
        "this server. Open a claim for what holds instead, how that was found, and the picture that shows it."
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
