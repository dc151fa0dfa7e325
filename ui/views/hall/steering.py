"""The controls of the host: the steps of the present question, a new question, and the end of the hall."""

import time

import numpy as np
import streamlit as st

from lib.hall.answers import all_flips
from lib.hall.question import Activity, Question, after, steps
from lib.lesson import controls
from lib.lesson.address import HALL, PAGES, SCENES, VIEW, State
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.control import Choice
from lib.lesson.examples import TEN_FLIPS
from lib.lesson.reading import parse_flips
from lib.text import hall as hall_text
from lib.text.labels import sentence_case
from ui.hall import close_hall, halls, say_notice, say_refusal, steer
from ui.lecture import lecture_scene, relative_address, scene_number

COINS = {"hidden": "Hidden p, at random", "set": "Hidden p of my own", "real": "Real coins"}
CHOSEN, CLAIM, COIN, OWN_P = "hall-activity", "hall-claim", "hall-coin", "hall-p"
# The server draws a hidden p among these.
HIDDEN = np.arange(1, 10) / 10


@st.fragment
@say_refusal()
def draw(code: str, alone: bool) -> None:
    """Draw the controls of the host; only where the host is `alone` with them can p be typed."""
    hall = halls().find(code, time.time())
    if not hall:
        st.rerun()
    with st.container(key="hall-steering"):
        say_notice()
        with st.container(horizontal=True, vertical_alignment="bottom", key="hall-steps"):
            _steps(code, hall.question)
        with st.container(horizontal=True, vertical_alignment="bottom", key="hall-next"):
            _new_question(code, hall.question, alone)


def _steps(code: str, question: Question | None) -> None:
    """Draw a button for each step that may follow."""
    if not question:
        return
    for step in steps(question):
        label = hall_text.step_label(question, step)
        st.button(label, key=f"step-{step.name}", on_click=steer, args=(code, question, after(question, step)))


def _new_question(code: str, before: Question | None, alone: bool) -> None:
    """Draw the choice of the next activity, and the buttons that start it and that close the hall."""
    asked = st.query_params.get(controls.ACTIVITY.key, "")
    labels = list(controls.ACTIVITIES.values())
    activity = st.selectbox(
        "Next activity",
        list(controls.ACTIVITIES),
        labels.index(asked) if asked in labels else 0,
        format_func=lambda option: sentence_case(controls.ACTIVITIES[option]),
        key=CHOSEN,
        on_change=_write,
        args=(CHOSEN, controls.ACTIVITY),
        width=220,
    )
    if activity == Activity.FLIP:
        coins = [coin for coin in COINS if alone or coin != "set"]
        if st.selectbox("Coin", coins, format_func=lambda coin: COINS[coin], key=COIN, width=220) == "set":
            st.number_input("Hidden p", 0.0, 1.0, 0.3, 0.05, key=OWN_P, width=140)
    elif activity == Activity.VOTE:
        names, claim = list(CLAIMS), st.query_params.get(controls.HALL_CLAIM.key, "")
        st.selectbox(
            "Claim",
            names,
            names.index(claim) if claim in names else 0,
            format_func=lambda name: CLAIMS[name].text,
            key=CLAIM,
            on_change=_write,
            args=(CLAIM, controls.HALL_CLAIM),
            width=460,
        )
    st.button("Ask", key="ask", type="primary", on_click=_ask, args=(code, before))
    if number := scene_number():
        page, state = lecture_scene(number, st.query_params.get(SCENES))
        st.page_link(PAGES[page].file, label="Back to the lecture", query_params=state)
    with st.popover("Hall"):
        if not alone:
            st.link_button("Open these controls in another window", relative_address(HALL.name, _host_state(code)))
        st.markdown("When the hall is closed, all phones leave it and all of its answers are deleted.")
        st.button("Close the hall", key="close-hall", on_click=close_hall, args=(code,))


def _host_state(code: str) -> State:
    """Return the state of the view that has the controls of the host alone."""
    return {VIEW: "Host", controls.HALL_CODE.key: code}


def _write(key: str, control: Choice) -> None:
    """Write what a box holds into the address."""
    st.query_params[control.key] = control.options[st.session_state[key]]


def _ask(code: str, before: Question | None) -> None:
    """Ask the question that is chosen."""
    number, activity = (before.number if before else 0) + 1, st.session_state[CHOSEN]
    match activity:
        case Activity.FLIP:
            question = Question(number, activity, probability=_probability(st.session_state[COIN]))
        case Activity.VOTE:
            question = Question(number, activity, claim=st.session_state[CLAIM])
        case _:
            question = Question(number, Activity.GUESS, sample=_sample(code, before))
    steer(code, before, question)


def _probability(coin: str) -> float | None:
    """Return the p of a chosen coin, None for real coins."""
    if coin == "real":
        return None
    return float(st.session_state[OWN_P] if coin == "set" else np.random.default_rng().choice(HIDDEN))


def _sample(code: str, before: Question | None) -> tuple[int, int]:
    """Return the sample whose maximum is guessed: the flips of the hall, or the lesson's if it has flipped none."""
    if before and before.activity == Activity.GUESS:
        return before.sample
    flips = all_flips(halls().tally(code, before.number)) if before and before.activity == Activity.FLIP else None
    lesson = parse_flips(TEN_FLIPS)
    return (flips.ones, flips.flips) if flips and flips.flips else (sum(lesson), len(lesson))
