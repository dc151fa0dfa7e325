"""The view "Quiz": claims to vote on before their verdict is shown, of all chapters or of one."""

import contextlib
from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

import ui
from lib.lesson import controls, quiz
from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.lesson.claims.filters import ALL
from lib.lesson.claims.registry import CLAIMS
from lib.text.catalogue import common
from lib.text.catalogue import start as words
from lib.text.claims import VOTES, graded_sentence, statement
from ui import window_storage
from ui.state import Quiz, session
from ui.verdicts import ICONS, details, examined

SHORTCUTS = {Verdict.TRUE: "T", Verdict.FALSE: "F", Verdict.TRUE_IF: "I"}


@ui.fragment
def draw() -> None:
    """Draw a round of at most ten claims, each with a vote before its verdict."""
    st.markdown(words.QUIZ_INTRO)
    findings, verdicts = examined()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=320):
            chapter = ui.select(controls.QUIZ_CHAPTER)
        number = int(ui.number(controls.QUIZ_ROUND))
        ui.preset(
            words.QUIZ_ANOTHER_ROUND, {controls.QUIZ_ROUND.key: quiz.next_round(number)}, icon=":material/casino:"
        )
    generator = np.random.default_rng(number)
    if chapter == ALL:
        asked = quiz.draw_round(CLAIMS, verdicts, generator)
    else:
        asked = quiz.draw_chapter_round(chapter, generator)
    here = session(Quiz)
    ballots = here.ballots
    ballot = ballots.setdefault(quiz.round_key(chapter, number), quiz.Ballot())
    if ballot.index < len(asked):
        question(asked, ballot, findings, number)
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


def question(asked: Sequence[str], ballot: quiz.Ballot, findings: Mapping[str, Finding], number: int) -> None:
    """Draw one claim with three buttons; once voted on, its verdict, the reason, and the button that goes on.

    For a claim that is true under a condition the right vote is not enough: its condition is asked, too. `number` is
    that of the round.
    """
    name, votes = asked[ballot.index], ballot.votes
    claim, found = CLAIMS[name], findings[name]
    place = words.QUIZ_PLACE.format(number=ballot.index + 1, count=len(asked))
    st.progress((ballot.index + (name in votes)) / len(asked), place)
    st.subheader(claim.text, anchor=False)
    if name not in votes:
        ask_verdict(name, ballot)
    elif votes[name] == found.verdict == Verdict.TRUE_IF and name not in ballot.conditions:
        ask_condition(claim, ballot, number)
    else:
        grade_vote(name, ballot, found)
        reason(name, found)
        label = words.QUIZ_NEXT if ballot.index + 1 < len(asked) else words.QUIZ_SHOW_SCORE
        st.button(label, key="next", icon=":material/arrow_forward:", shortcut="N", on_click=ballot.advance)


def ask_verdict(name: str, ballot: quiz.Ballot) -> None:
    """Draw the verdicts as buttons, of which one votes on a claim."""
    with st.container(horizontal=True):
        for verdict, key in SHORTCUTS.items():
            vote, label, icon = {name: verdict}, VOTES[verdict], ICONS[verdict]
            cast = ballot.votes.update
            st.button(label, key=f"vote {verdict}", icon=icon, shortcut=key, on_click=cast, args=(vote,))


def grade_vote(name: str, ballot: quiz.Ballot, found: Finding) -> None:
    """Say whether the vote on a claim, and the condition if one was asked, are right."""
    vote = ballot.votes[name]
    said = graded_sentence(CLAIMS[name], found, vote, chosen_condition(ballot, name))
    if name in quiz.grade({name: vote}, {name: found.verdict}, ballot.conditions).correct:
        st.success(said, icon=":material/check:")
    else:
        st.warning(said, icon=":material/close:")


def ask_condition(claim: Claim, ballot: quiz.Ballot, number: int) -> None:
    """Draw three conditions as buttons, of which one is that of the claim; the keys 1, 2 and 3 choose one."""
    st.markdown(common.CONDITION_QUESTION)
    conditions = quiz.conditions_of(claim)
    for key, place in enumerate(quiz.draw_conditions(claim, number), start=1):
        chosen = {claim.id: place}
        label = words.QUIZ_CONDITION.format(condition=conditions[place])
        st.button(label, key=f"condition {key}", shortcut=str(key), on_click=ballot.conditions.update, args=(chosen,))


def chosen_condition(ballot: quiz.Ballot, name: str) -> str:
    """Return the condition that was chosen for a claim, "" if none was."""
    place = ballot.conditions.get(name)
    return "" if place is None else quiz.conditions_of(CLAIMS[name])[place]


def reason(name: str, found: Finding) -> None:
    """Draw the reason for the verdict of a claim, the way to its picture, and how the verdict was decided."""
    claim = CLAIMS[name]
    st.markdown(words.QUIZ_REASON.format(statement=statement(claim, found)))
    ui.link(claim.page, common.SEE_PICTURE, claim.link)
    with st.expander(words.QUIZ_HOW_DECIDED):
        details(claim, found)


def result(ballot: quiz.Ballot, verdicts: Mapping[str, Verdict], findings: Mapping[str, Finding]) -> None:
    """Draw the score of a round, and the claims to look at again."""
    score = quiz.grade(ballot.votes, verdicts, ballot.conditions)
    st.subheader(words.QUIZ_SCORE.format(correct=len(score.correct), count=score.total), anchor=False)
    if score.incorrect:
        st.markdown(words.QUIZ_MISSED)
    else:
        st.success(words.QUIZ_ALL_CORRECT, icon=":material/celebration:")
    for name in score.incorrect:
        with st.container(border=True):
            st.markdown(f"**{CLAIMS[name].text}**")
            said = graded_sentence(CLAIMS[name], findings[name], ballot.votes[name], chosen_condition(ballot, name))
            st.markdown(said)
            reason(name, findings[name])
    st.button(words.QUIZ_REPEAT, key="afresh", icon=":material/replay:", on_click=ballot.clear)
