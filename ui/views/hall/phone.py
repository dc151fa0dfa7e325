"""The phone: one question at a time, and the own answer to it.

A phone asks the server nothing of its own accord. It sees a new question when it is touched: with any button of an old
one, or with the button that is always there. The wall says when to touch it. A phone that was put away asks when it is
looked at again (frontend/hall_browser.js).

Fault: a touch that waits for the end of a run calls its callback with the arguments that the run has given the widget
of its key, so that a vote on one question would be stored for the next one. So the keys name the question and round.
Test: tests/app/test_hall.py

Fault: of two buttons that are touched during one run, Streamlit calls the one that was touched first last, so that a
vote that was changed at once would count as it was before. So a vote is the value of one control, which the browser
tells again in each message. Test: tests/benchmarks/test_hall.py
"""

import time

import numpy as np
import streamlit as st

from lib.hall.answers import SIZES, Flips, choices, flip, flips_answer, guess_answer
from lib.hall.code import spaced
from lib.hall.question import Activity, Phase, Question
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.exercises.numeric import NUMERIC, state
from lib.lesson.scenes.chapters import scene_of_claim
from lib.text import hall as hall_text
from lib.text.catalogue import common
from lib.text.catalogue import hall as words
from lib.text.exercises import task
from storage.halls import CLOSED
from ui.hall import answer, halls, join, link_from_phone, present_question, question_key, say_notice, say_refusal
from ui.lesson import lesson_scene
from ui.state import Visit, session

VOTE, GUESS = "hall-vote", "hall-guess"


@st.fragment
@say_refusal()
def draw(code: str) -> None:
    """Draw the present question of a hall, and this phone's answer."""
    with st.container(key="hall-phone"):
        st.caption(words.HALL.format(code=spaced(code)))
        hall = halls().find(code, time.time())
        if not hall:
            # What the last touch has led to may be the same sentence.
            session(Visit).notice = session(Visit).notice or CLOSED
            say_notice()
            return
        if refused := join(code):
            say_notice()
            st.warning(refused, icon=":material/error:")
            return
        if question := present_question(hall):
            _question(code, question)
        else:
            say_notice()
            st.markdown(_waiting(hall.number))
        st.button(words.PHONE_LOOK, key="look", icon=":material/refresh:", width="stretch")


def _waiting(number: int) -> str:
    """Say what a phone waits for while it has no question to show; `number` is that of the present one, or 0."""
    return words.PHONE_UNKNOWN_QUESTION if number else words.PHONE_FIRST_QUESTION


def _question(code: str, asked: Question) -> None:
    """Draw a question with its buttons."""
    st.subheader(words.ACTIVITIES[asked.activity], anchor=False)
    say_notice()
    own = halls().answer_of(code, session(Visit).people[code], asked)
    {Activity.FLIP: _flip, Activity.GUESS: _guess}.get(asked.activity, _vote)(code, asked, own)


def _flip(code: str, asked: Question, own: str) -> None:
    """Draw the buttons that flip, or what this phone has flipped in the round."""
    place = question_key(asked)
    st.markdown(hall_text.coin_sentence(asked))
    if own:
        st.success(hall_text.own_flips_sentence(asked, own), icon=":material/casino:")
    if asked.phase != Phase.OPEN:
        st.markdown(words.PHONE_ROUNDS_OVER)
    elif own:
        st.markdown(words.PHONE_NEXT_ROUND)
    elif asked.probability is None:
        st.markdown(words.PHONE_REPORT)
        for ones, side in ((1, words.PHONE_HEADS), (0, words.PHONE_TAILS)):
            sent = (code, asked, Flips(ones, 1))
            st.button(side, key=f"report-{ones}-{place}", width="stretch", on_click=_report, args=sent)
    else:
        for size in SIZES:
            label = words.PHONE_FLIP_ONCE if size == 1 else words.PHONE_FLIP.format(count=size)
            st.button(label, key=f"flip-{size}-{place}", width="stretch", on_click=_toss, args=(code, asked, size))


def _toss(code: str, asked: Question, size: int) -> None:
    """Flip the coin of a question."""
    if asked.probability is not None:
        _report(code, asked, flip(asked.probability, size, np.random.default_rng()))


def _report(code: str, asked: Question, flips: Flips) -> None:
    """Report flips; of several reports in a round the first one counts."""
    answer(code, asked, flips_answer(flips), final=True)


def _vote(code: str, asked: Question, own: str) -> None:
    """Draw the claim or the exercise with the choice among the answers."""
    _task(asked)
    if asked.round == 2 and asked.is_open and asked.activity != Activity.CONDITION:
        st.caption(words.PHONE_SECOND_VOTE)
    if asked.is_open:
        own = _choice(code, asked, own)
        if own:
            st.success(hall_text.own_vote_sentence(asked, own), icon=":material/check:")
    else:
        label = hall_text.choice_labels(asked).get(own)
        st.markdown(words.PHONE_LAST_VOTE.format(vote=label) if label else words.PHONE_NO_VOTE)
        st.markdown(words.PHONE_VOTES_ON_WALL)
    _links(code, asked)


def _task(asked: Question) -> None:
    """Draw what is voted on."""
    if asked.activity == Activity.EXERCISE:
        exercise = NUMERIC[asked.exercise]
        st.markdown(f"{task(exercise)}\n\n{hall_text.exercise_question(asked)}")
        return
    st.markdown(f"**{CLAIMS[asked.claim].text}**")
    if asked.activity == Activity.CONDITION:
        st.markdown(f"{common.CONDITION_QUESTION}\n\n{hall_text.condition_lines(asked)}")


def _links(code: str, asked: Question) -> None:
    """Draw the ways to the view of an exercise, and to the picture and the lesson of a claim once it is decided."""
    is_solved = asked.phase == Phase.SOLVED
    if asked.activity == Activity.EXERCISE:
        exercise = NUMERIC[asked.exercise]
        label = words.SEE_SOLUTION if is_solved else words.PHONE_TRY_EXERCISE
        link_from_phone(code, label, exercise.page, exercise.answer if is_solved else state(exercise))
    elif is_solved:
        claim = CLAIMS[asked.claim]
        link_from_phone(code, common.SEE_PICTURE, claim.page, claim.link)
        if number := scene_of_claim(claim.id):
            page, lesson = lesson_scene(number)
            link_from_phone(code, words.PHONE_LESSON, page, lesson)


def _choice(code: str, asked: Question, own: str) -> str:
    """Draw the choice among the answers, and return this phone's vote."""
    key, labels = f"{VOTE}-{question_key(asked)}", hall_text.choice_labels(asked)
    chosen = st.segmented_control(
        words.PHONE_VOTE,
        list(labels),
        default=own or None,
        required=True,
        format_func=labels.__getitem__,
        key=key,
        on_change=_send_vote,
        args=(code, asked, key),
        label_visibility="collapsed",
        width="stretch",
    )
    return _stored(code, asked, key, own, chosen) if chosen in labels else own


def _send_vote(code: str, asked: Question, key: str) -> None:
    """Send the vote that a control holds; a browser may send a text that it does not offer."""
    chosen = st.session_state[key]
    if chosen in choices(asked):
        _tell(code, asked, key, chosen)


def _guess(code: str, asked: Question, own: str) -> None:
    """Draw the slider of a guess; letting it go sends the guess."""
    st.markdown(hall_text.sample_sentence(asked.sample))
    if asked.is_open:
        key, start = f"{GUESS}-{asked.number}", float(own or 0.5)
        sent = (code, asked, key)
        p = st.slider("p", 0.0, 1.0, start, 0.01, format="%.2f", key=key, on_change=_send, args=sent)
        held = guess_answer(p)
        if p == start:
            # Where the slider begins is no guess, also when another tab has sent one since.
            session(Visit).settled[code, key] = held
        own = _stored(code, asked, key, own, held)
        st.markdown(words.PHONE_OWN_GUESS.format(p=own) if own else words.PHONE_MOVE_P)
    else:
        st.markdown(words.PHONE_LAST_GUESS.format(p=own) if own else words.PHONE_NO_GUESS)
        st.markdown(words.PHONE_GUESSES_ON_WALL)


def _send(code: str, asked: Question, key: str) -> None:
    """Send the guess that a slider holds."""
    _tell(code, asked, key, guess_answer(st.session_state[key]))


def _tell(code: str, asked: Question, key: str, held: str) -> None:
    """Send the answer that a control holds, and remember that it counts."""
    if answer(code, asked, held):
        session(Visit).settled[code, key] = held


def _stored(code: str, asked: Question, key: str, own: str, held: str) -> str:
    """Return this phone's answer, and send the one that a control holds if this session has not done so.

    If the server has stored another one, then either the browser has told the answer to a server that has died, and
    tells it again. Or this session has sent it or found it stored, and the person has given another one since in
    another tab: that one is kept.
    """
    settled = session(Visit).settled
    if held == own:
        settled[code, key] = held
    if held == settled.get((code, key)):
        return own
    _tell(code, asked, key, held)
    return halls().answer_of(code, session(Visit).people[code], asked)
