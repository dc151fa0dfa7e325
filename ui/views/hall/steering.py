"""The controls of the host: the steps of the present question, a new question, and the end of the hall.

Fault: Streamlit does not tell the browser that the run of a fragment has ended if that of another one follows at once,
as that of the wall may. The browser then keeps the buttons of the question before, and the next click is lost, since
the bar becomes lower under the pointer when the button that was pressed loses the focus. So the controls are no
fragment: that a run of the page has ended is always told. Test: tests/benchmarks/test_hall.py
"""

import math
import time

import numpy as np
import streamlit as st

from lib.hall.answers import all_flips
from lib.hall.question import Activity, Question, after, steps
from lib.lesson import controls
from lib.lesson.address import HALL, SCENES, VIEW, State
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.control import Choice
from lib.lesson.examples import TEN_FLIPS
from lib.lesson.exercises.numeric import NUMERIC
from lib.lesson.quiz import shuffled_conditions
from lib.lesson.reading import parse_flips
from lib.text import hall as hall_text
from lib.text.catalogue import hall as words
from lib.text.labels import sentence_case
from storage.halls import Hall, RefusedError
from ui.hall import (
    close_hall,
    halls,
    link_from_steering,
    present_question,
    question_key,
    say_notice,
    say_refusal,
    steer,
)
from ui.hall_computations import exercise_choices
from ui.lecture import lecture_scene, relative_address, scene_number
from ui.lesson import lesson_number, lesson_scene
from ui.state import Visit, session

CHOSEN, CLAIM, EXERCISE, COIN, OWN_P = "hall-activity", "hall-claim", "hall-exercise", "hall-coin", "hall-p"
EXERCISE_LABELS = {name: hall_text.exercise_label(exercise) for name, exercise in NUMERIC.items()}
# The server draws a hidden p among these.
HIDDEN = np.arange(1, 10) / 10


@say_refusal()
def draw(code: str, alone: bool) -> None:
    """Draw the controls of the host; only where the host is `alone` with them can p be typed."""
    here, hall = session(Visit), halls().find(code, time.time())
    if not hall:
        st.rerun()
    here.steered, question = None, present_question(hall)
    with st.container(key="hall-steering"):
        say_notice()
        with st.container(horizontal=True, vertical_alignment="bottom", key="hall-steps"):
            _steps(code, question)
        with st.container(horizontal=True, vertical_alignment="bottom", key="hall-next"):
            _new_question(hall, alone)
    here.steered = code, question


def _steps(code: str, question: Question | None) -> None:
    """Draw a button for each step that may follow."""
    if not question:
        return
    for step in steps(question):
        label = hall_text.step_label(question, step)
        key = f"step-{step.name}-{question_key(question)}"
        st.button(label, key=key, on_click=steer, args=(code, question, after(question, step)))


def _new_question(hall: Hall, alone: bool) -> None:
    """Draw the choice of the next question, the button that asks it, the links back, and the menu."""
    match _chosen_activity():
        case Activity.FLIP:
            _coin(alone)
        case Activity.EXERCISE:
            _exercise()
        case Activity.VOTE:
            _claim()
    st.button(words.HOST_ASK, key=f"ask-{hall.number + 1}", type="primary", on_click=_ask, args=(hall,))
    _links_back(hall.code)
    _menu(hall.code, alone)


def _chosen_activity() -> str:
    """Draw the box of the activities and return the chosen one; the box opens with that of the address."""
    return st.selectbox(
        words.HOST_ACTIVITY,
        list(controls.ACTIVITIES),
        _place_in_address(controls.ACTIVITY),
        format_func=lambda option: sentence_case(controls.ACTIVITIES[option]),
        key=CHOSEN,
        on_change=_write,
        args=(CHOSEN, controls.ACTIVITY),
        width=220,
    )


def _coin(alone: bool) -> None:
    """Draw the box of the coins, and that of p for a coin whose p a host who is `alone` with the controls sets."""
    coins = [coin for coin in words.HOST_COINS if alone or coin != "set"]
    label = words.HOST_COIN
    if st.selectbox(label, coins, format_func=words.HOST_COINS.__getitem__, key=COIN, width=220) == "set":
        st.number_input(words.HOST_OWN_P, 0.0, 1.0, 0.3, 0.05, key=OWN_P, width=140)


def _exercise() -> None:
    """Draw the box of the exercises."""
    st.selectbox(
        words.HOST_EXERCISE,
        list(NUMERIC),
        format_func=EXERCISE_LABELS.__getitem__,
        key=EXERCISE,
        help=words.HOST_EXERCISE_HELP,
        width=460,
    )


def _claim() -> None:
    """Draw the box of the claims, which opens with that of the address."""
    st.selectbox(
        words.HOST_CLAIM,
        list(CLAIMS),
        _place_in_address(controls.HALL_CLAIM),
        format_func=lambda name: CLAIMS[name].text,
        key=CLAIM,
        on_change=_write,
        args=(CLAIM, controls.HALL_CLAIM),
        help=words.HOST_CLAIM_HELP,
        width=460,
    )


def _place_in_address(control: Choice) -> int:
    """Return the place among the options of the one that the address has, 0 if it has none."""
    asked, labels = st.query_params.get(control.key, ""), list(control.options.values())
    return labels.index(asked) if asked in labels else 0


def _links_back(code: str) -> None:
    """Draw the links back to the scenes of the lecture and of the lesson that have led here."""
    if number := scene_number():
        link_from_steering(code, words.HOST_BACK_TO_LECTURE, *lecture_scene(number, st.query_params.get(SCENES)))
    if number := lesson_number():
        link_from_steering(code, words.HOST_BACK_TO_LESSON, *lesson_scene(number))


def _menu(code: str, alone: bool) -> None:
    """Draw the menu: a window of the controls alone, if this is none, and the end of the hall."""
    with st.popover(words.HOST_MENU):
        if not alone:
            st.link_button(words.HOST_OPEN_WINDOW, relative_address(HALL.name, _host_state(code)))
        st.markdown(words.HOST_CLOSING)
        st.button(words.HOST_CLOSE, key="close-hall", on_click=close_hall, args=(code,))


def _host_state(code: str) -> State:
    """Return the state of the view that has the controls of the host alone."""
    return {VIEW: "Host", controls.HALL_CODE.key: code}


def _write(key: str, control: Choice) -> None:
    """Write what a box holds into the address."""
    # A browser may send a text that the box does not offer.
    if value := control.options.get(st.session_state[key]):
        st.query_params[control.key] = value


def _ask(hall: Hall) -> None:
    """Ask the question that is chosen, or say why it cannot be asked."""
    try:
        question = _chosen_question(hall)
    except ValueError:
        session(Visit).notice = words.HOST_NO_QUESTION
    except RefusedError as refused:
        session(Visit).notice = str(refused)
    else:
        steer(hall.code, hall.question, question)


def _chosen_question(hall: Hall) -> Question:
    """Return the question that is chosen; ValueError if a browser has sent what the boxes do not offer."""
    number, activity = hall.number + 1, Activity(st.session_state[CHOSEN])
    # The order of the answers follows from the hall and the number of the question.
    seed = (*hall.code.encode(), number)
    match activity:
        case Activity.FLIP:
            return Question(number, activity, probability=_probability(st.session_state[COIN]))
        case Activity.VOTE:
            claim = st.session_state[CLAIM]
            if claim not in CLAIMS:
                raise ValueError("no claim has this name")
            conditions = shuffled_conditions(CLAIMS[claim], np.random.default_rng(seed))
            return Question(number, activity, claim=claim, choices=conditions)
        case Activity.EXERCISE:
            exercise = st.session_state[EXERCISE]
            if exercise not in NUMERIC:
                raise ValueError("no exercise has this name")
            return Question(number, activity, exercise=exercise, choices=exercise_choices(exercise, seed))
        case Activity.CONDITION:
            raise ValueError("a condition is asked after its claim")
        case Activity.GUESS:
            return Question(number, activity, sample=_sample(hall.code, hall.question))


def _probability(coin: str) -> float | None:
    """Return the p of a chosen coin, None for real coins; ValueError if there is no such coin or p."""
    match coin:
        case "real":
            return None
        case "hidden":
            return float(np.random.default_rng().choice(HIDDEN))
        case "set" if 0 <= (own := st.session_state.get(OWN_P, math.nan)) <= 1:
            return float(own)
    raise ValueError("no coin has this name or p")


def _sample(code: str, before: Question | None) -> tuple[int, int]:
    """Return the sample whose maximum is guessed: the flips of the hall, or the lesson's if it has flipped none."""
    if before and before.activity == Activity.GUESS:
        return before.sample
    flips = all_flips(halls().tally(code, before.number)) if before and before.activity == Activity.FLIP else None
    lesson = parse_flips(TEN_FLIPS)
    return (flips.ones, flips.flips) if flips and flips.flips else (sum(lesson), len(lesson))
