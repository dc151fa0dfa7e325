"""The door: where a code is typed, and where a hall is opened."""

import streamlit as st

from lib.hall.code import read_code, spaced
from lib.hall.limits import LASTING, MOST_PEOPLE
from lib.lesson.address import PAGES, START
from lib.text.catalogue import hall as words
from lib.text.numbers import grouped
from ui.hall import begin_hall, go, own_halls, say_notice
from ui.state import Visit, session

TYPED = "typed-code"


def draw() -> None:
    """Draw the box of a code, what opens a hall, and the way to the lesson."""
    with st.container(key="hall-door"):
        st.title(words.DOOR_TITLE, anchor=False)
        say_notice()
        _join()
        _open()
        st.page_link(PAGES[START].file, label=words.DOOR_LESSON, icon=":material/home:")


def _join() -> None:
    """Draw the box of a code."""
    st.subheader(words.DOOR_JOIN_TITLE, anchor=False)
    st.text_input(words.DOOR_CODE, key=TYPED, help=words.DOOR_CODE_HELP, autocomplete="off", on_change=_enter)
    st.button(words.DOOR_JOIN, key="join", type="primary", width="stretch", on_click=_enter)


def _open() -> None:
    """Draw the button that opens a hall, and the way back into those that this browser has opened."""
    st.subheader(words.DOOR_OPEN_TITLE, anchor=False)
    st.markdown(words.DOOR_OPEN_INTRO.format(phones=grouped(MOST_PEOPLE), hours=LASTING // 3600))
    st.button(words.DOOR_OPEN, key="open-hall", icon=":material/groups:", width="stretch", on_click=begin_hall)
    for code in own_halls():
        label = words.DOOR_CONTINUE.format(code=spaced(code))
        st.button(label, key=f"continue-{code}", width="stretch", on_click=go, args=(code, "Wall"))


def _enter() -> None:
    """Go into the hall whose code was typed, or say why the text is no code."""
    typed = st.session_state[TYPED]
    try:
        go(read_code(typed), "Phone")
    except ValueError as error:
        session(Visit).notice = words.DOOR_NO_CODE.format(fault=error)
