"""The wall: the code and the address, how many phones are here, and the picture that they make."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import hall as charts
from lib.hall.answers import Tally, all_flips, guesses, shown_votes
from lib.hall.code import spaced
from lib.hall.question import Activity, Phase, Question
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.exercises.numeric import NUMERIC, state
from lib.text import hall as hall_text
from lib.text.catalogue import common
from lib.text.catalogue import hall as words
from lib.text.exercises import task
from storage.halls import Hall
from ui.hall import halls, is_host, link_from_wall, present_question, say_notice, say_refusal, typed_address
from ui.hall_computations import exercise_results, shown_finding
from ui.state import Visit, session
from ui.verdicts import verdict_line
from ui.views.hall import steering

SECONDS, OTHER_SECONDS = 1.0, 15.0
"""After so many seconds the host's wall asks again, and a wall in any other browser."""


def draw(code: str) -> None:
    """Draw the wall, which follows the phones, and the controls of the host below it, if this browser has the key."""
    if not is_host(code):
        _watch[False](code)
        say_notice()
        st.caption(words.HOST_ELSEWHERE)
        return
    place = st.container()
    steering.draw(code, alone=False)
    with place:
        _watch[True](code)


@say_refusal()
def _look(code: str) -> None:
    """Draw what the hall is doing now."""
    hall = halls().find(code, time.time())
    if not hall:
        # The door asks nothing of its own accord.
        st.rerun()
    question = present_question(hall)
    if session(Visit).steered != (code, question) and is_host(code):
        # The host has steered in another window, or the run of the page ended before the controls were drawn.
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="hall-head"):
        st.markdown(typed_address(), width="content")
        st.markdown(words.WALL_CODE.format(code=spaced(code)), width="content")
        st.markdown(hall_text.phones_sentence(hall.people), width="content")
    if question:
        _question(hall, question, halls().tally(code, question.number))
    elif hall.number:
        st.markdown(words.WALL_UNKNOWN_QUESTION)
    else:
        with st.container(key="hall-code"):
            st.markdown(spaced(code))
        st.markdown(words.WALL_FIRST_QUESTION)


_watch = {True: ui.fragment(_look, SECONDS), False: ui.fragment(_look, OTHER_SECONDS)}


def _question(hall: Hall, question: Question, tally: Tally) -> None:
    """Draw the present question with what the phones have made of it."""
    st.markdown(hall_text.head_sentence(question, tally, hall.people))
    {Activity.FLIP: _flips, Activity.GUESS: _guesses}.get(question.activity, _votes)(hall.code, question, tally)


def _flips(_code: str, question: Question, tally: Tally) -> None:
    """Draw the likelihood of all flips and its logarithm beside each other."""
    ones, flips = all_flips(tally)
    st.markdown(f"{hall_text.coin_sentence(question)} {hall_text.flips_sentence(tally)}")
    if flips:
        p = question.probability if question.phase == Phase.SOLVED else None
        both = (charts.likelihood_of_flips, charts.log_likelihood_of_flips)
        for place, picture in zip(st.columns(2), both, strict=True):
            with place:
                ui.show(picture(ones, flips, p), picture.__name__)


def _votes(code: str, question: Question, tally: Tally) -> None:
    """Draw what is voted on, the votes once they are shown, and then what the computation finds."""
    (_exercise if question.activity == Activity.EXERCISE else _claim)(code, question)
    asked, shown = shown_votes(question, tally)
    if shown:
        ui.show(charts.votes(list(hall_text.choice_labels(asked).values()), shown), "hall-votes")


def _claim(code: str, question: Question) -> None:
    """Draw a claim, the conditions that are offered, and what the check of the claim finds."""
    claim, is_solved = CLAIMS[question.claim], question.phase == Phase.SOLVED
    st.subheader(claim.text, anchor=False)
    if is_solved:
        with _beside(), say_refusal():
            st.markdown(verdict_line(claim, shown_finding(question.claim)))
            link_from_wall(code, common.SEE_PICTURE, claim.page, claim.link)
    if question.activity == Activity.CONDITION:
        if not is_solved:
            st.markdown(words.WALL_CONDITION.format(question=common.CONDITION_QUESTION))
        st.markdown(hall_text.condition_lines(question, claim.condition if is_solved else ""))


def _exercise(code: str, question: Question) -> None:
    """Draw an exercise, what its check finds for each number, and the way to its view."""
    exercise = NUMERIC[question.exercise]
    st.subheader(task(exercise), anchor=False)
    with _beside(), say_refusal():
        if question.phase == Phase.SOLVED:
            found = exercise_results(exercise.id, question.choices)
            st.markdown(hall_text.exercise_lines(question, found))
            link_from_wall(code, words.SEE_SOLUTION, exercise.page, exercise.answer)
        else:
            st.markdown(hall_text.exercise_question(question))
            link_from_wall(code, words.WALL_EXERCISE, exercise.page, state(exercise))


def _beside() -> DeltaGenerator:
    """Return a place for a text and the link beside it, which takes no height from the votes."""
    return st.container(horizontal=True, vertical_alignment="center", key="hall-found")


def _guesses(_code: str, question: Question, tally: Tally) -> None:
    """Draw the sample, and the guesses with the likelihood once they are shown."""
    st.markdown(hall_text.sample_sentence(question.sample))
    if not question.is_open:
        st.markdown(hall_text.guesses_sentence(question, tally))
        values, counts = guesses(tally)
        if values.size:
            ui.show(charts.guesses(*question.sample, values.tolist(), counts.tolist()), "hall-guesses")
