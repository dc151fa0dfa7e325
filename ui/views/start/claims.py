"""The view "Claims": every claim with the verdict of its check."""

import functools

import streamlit as st

import ui
from lib.lesson import controls
from lib.lesson.claims.filters import count_verdicts, select_claims
from lib.lesson.claims.registry import CLAIMS
from lib.text.catalogue import start as words
from ui.verdicts import ICONS, answer, examined


@ui.fragment
def draw() -> None:
    """Draw every claim with the verdict of its check."""
    st.markdown(words.CLAIMS_INTRO)
    findings, verdicts = examined()
    with st.container(horizontal=True):
        page, verdict = ui.choice(controls.CLAIM_PAGES), ui.choice(controls.VERDICTS)
    names = select_claims(CLAIMS, verdicts, page, verdict)
    counts = count_verdicts({name: verdicts[name] for name in names})
    parts = ", ".join(
        words.CLAIMS_WITH_VERDICT.format(count=count, verdict=words.CLAIM_VERDICTS[verdict])
        for verdict, count in counts.items()
    )
    st.caption(words.CLAIMS_SHOWN.format(shown=len(names), count=len(CLAIMS), verdicts=parts))
    for name in names:
        claim, found = CLAIMS[name], findings[name]
        icon, verdict_name = ICONS[found.verdict], words.CLAIM_VERDICTS[found.verdict]
        label = words.CLAIM_CARD.format(icon=icon, verdict=verdict_name, claim=claim.text)
        ui.expander(controls.CLAIM_CARDS[name], functools.partial(answer, claim, found), label)
