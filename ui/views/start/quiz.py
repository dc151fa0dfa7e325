"""The view "Predict": ten claims to vote on before their verdict is shown."""

import contextlib
from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

import ui
from lib.lesson import controls, quiz
from lib.lesson.claims.claim import Finding, Verdict
from lib.lesson.claims.registry import CLAIMS
from lib.text.labels import sentence_case
from ui import window_storage
from ui.state import Quiz, session
from ui.verdicts import ICONS, answer, examined

SHORTCUTS = {Verdict.TRUE: "T", Verdict.FALSE: "F", Verdict.TRUE_IF: "I"}


@ui.fragment
def draw() -> None:
    """Draw a round of ten claims, each with a vote before its verdict."""
    st.markdown(
        "Say of each claim whether it is true, false, or true only under a condition; then see. The keys T, F and I "
        "vote, N goes on. Votes stay in this window and are kept nowhere."
    )
    findings, verdicts = examined()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = int(ui.number(controls.QUIZ_ROUND))
        ui.preset("Another round", {controls.QUIZ_ROUND.key: quiz.next_round(number)}, icon=":material/casino:")
    asked = quiz.draw_round(CLAIMS, verdicts, np.random.default_rng(number))
    here = session(Quiz)
    ballots = here.ballots
    ballot = ballots.setdefault(number, quiz.Ballot())
    if ballot.index < len(asked):
        question(asked, ballot, findings)
    else:
        result(ballot, verdicts, findings)
    here.restored = here.restored or any(ballot.votes for ballot in ballots.values())
    window_storage.keep("quiz", quiz.ballots_to_json(ballots), here.restored, here.restored, restore)


def restore(stored: str) -> None:
    """Take over the votes that this window of the browser kept."""
    here = session(Quiz)
    here.restored = True
    with contextlib.suppress(ValueError):
        here.ballots = quiz.ballots_from_json(stored, CLAIMS)


def question(asked: Sequence[str], ballot: quiz.Ballot, findings: Mapping[str, Finding]) -> None:
    """Draw one claim with three buttons; once voted on, its verdict, and the button that goes on."""
    name, votes = asked[ballot.index], ballot.votes
    claim, found = CLAIMS[name], findings[name]
    st.progress((ballot.index + (name in votes)) / len(asked), f"Claim {ballot.index + 1} of {len(asked)}")
    st.subheader(claim.text, anchor=False)
    if name not in votes:
        with st.container(horizontal=True):
            for verdict, key in SHORTCUTS.items():
                vote = {name: verdict}
                label, icon = sentence_case(verdict), ICONS[verdict]
                st.button(label, key=f"vote {verdict}", icon=icon, shortcut=key, on_click=votes.update, args=(vote,))
        return
    said = f"You said **{votes[name]}**, the check found **{found.verdict}**."
    if votes[name] == found.verdict:
        st.success(f"Right. {said}", icon=":material/check:")
    else:
        st.warning(f"Not so. {said}", icon=":material/close:")
    answer(claim, found)
    label = "Next claim" if ballot.index + 1 < len(asked) else "The score"
    st.button(label, key="next", icon=":material/arrow_forward:", shortcut="N", on_click=ballot.advance)


def result(ballot: quiz.Ballot, verdicts: Mapping[str, Verdict], findings: Mapping[str, Finding]) -> None:
    """Draw the score of a round, and the claims to look at again."""
    score = quiz.grade(ballot.votes, verdicts)
    st.subheader(f"{len(score.correct)} of {score.total} right", anchor=False)
    if score.incorrect:
        st.markdown("Look at these again:")
    else:
        st.success("Nothing to look at again. Try another round.", icon=":material/celebration:")
    for name in score.incorrect:
        with st.container(border=True):
            st.markdown(f"**{CLAIMS[name].text}**")
            answer(CLAIMS[name], findings[name])
    st.button("The same ten again", key="afresh", icon=":material/replay:", on_click=ballot.clear)
