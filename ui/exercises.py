"""The exercises of a view: each with its task, whether the present state solves it, and a hint on demand."""

import streamlit as st

from lib.lesson import controls
from lib.lesson import exercises as lesson
from lib.lesson.address import PAGES, State
from lib.lesson.address_values import written
from lib.text.exercises import result_sentence
from ui.controls import expander
from ui.lesson import is_guided


def exercises(page: str, view: str) -> None:
    """Draw the exercises of a view, which open on demand; a scene of the lecture has none."""
    if not is_guided():
        expander(controls.EXERCISES, lambda: _draw(page, view))


def _draw(page: str, view: str) -> None:
    state = _state(page, view)
    for exercise in lesson.exercises(page, view):
        with st.container(border=True):
            st.markdown(exercise.task)
            result = exercise.solved(state)
            draw, icon = (st.success, ":material/check:") if result.solved else (st.info, ":material/pending:")
            draw(result_sentence(result), icon=icon)
            with st.popover("Hint", icon=":material/lightbulb:"):
                st.markdown(exercise.hint)


def _state(page: str, view: str) -> State:
    """Return the values of the controls of a view as its address has them."""
    known = {control.key: control for control in PAGES[page].views[view]}
    return {key: written(known[key], st.session_state[key]) for key in known if key in st.session_state}
