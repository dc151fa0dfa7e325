"""The door: where a code is typed, and where a hall is opened."""

import streamlit as st

from lib.hall.code import read_code, spaced
from lib.hall.limits import LASTING, MOST_PEOPLE
from lib.lesson.address import PAGES, START
from lib.text.numbers import grouped
from ui.hall import begin_hall, go, own_halls, say_notice
from ui.state import Visit, session

TYPED = "typed-code"


def draw() -> None:
    """Draw the box of a code, what opens a hall, and the way to the lesson."""
    with st.container(key="hall-door"):
        st.title("Hall", anchor=False)
        say_notice()
        _join()
        _open()
        st.page_link(PAGES[START].file, label="To the lesson", icon=":material/home:")


def _join() -> None:
    """Draw the box of a code."""
    st.subheader("Join a hall", anchor=False)
    st.text_input("Code of the hall", key=TYPED, help="The code is on the wall.", autocomplete="off", on_change=_enter)
    st.button("Join", key="join", type="primary", width="stretch", on_click=_enter)


def _open() -> None:
    """Draw the button that opens a hall, and the way back into those that this browser has opened."""
    st.subheader("For lecturers: open a hall", anchor=False)
    st.markdown(
        f"Your audience flips coins, votes on claims and guesses together, on at most {grouped(MOST_PEOPLE)} phones. "
        "Your projector shows the result. You get a code to read out, and only this browser steers the hall. Nobody "
        f"needs an account or a name. The hall and all of its answers are deleted after {LASTING // 3600} hours."
    )
    st.button("Open a hall", key="open-hall", icon=":material/groups:", width="stretch", on_click=begin_hall)
    for code in own_halls():
        label = f"Continue with your hall {spaced(code)}"
        st.button(label, key=f"continue-{code}", width="stretch", on_click=go, args=(code, "Wall"))


def _enter() -> None:
    """Go into the hall whose code was typed, or say why the text is no code."""
    typed = st.session_state[TYPED]
    try:
        go(read_code(typed), "Phone")
    except ValueError as error:
        session(Visit).notice = f"This is not a code: {error}."
