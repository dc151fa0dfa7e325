"""The exercises of a view: each with its task, whether the present state solves it, and a hint on demand."""

import streamlit as st

from lib.lesson.address import PAGES, State
from lib.lesson.address_values import written
from lib.lesson.exercises import registry
from lib.lesson.exercises.exercise import Exercise, Result
from lib.text.catalogue import common as words
from lib.text.exercises import task
from lib.text.html import exercises_html, hints_html
from ui.controls import present_value
from ui.lesson import is_guided
from ui.state import Unsolved, session


def exercises(page: str, view: str) -> None:
    """Draw the exercises of a view; a scene of the lesson or of the lecture has none.

    They belong to the innermost fragment of the view, so that every change of a control checks them again.
    """
    if is_guided():
        return
    state = _state(page, view)
    found = {exercise: exercise.solved(state) for exercise in registry.exercises(page, view)}
    st.html(exercises_html(found))
    st.html(hints_html(found))
    _announce(found)


def _announce(found: dict[Exercise, Result]) -> None:
    """Say so where the last change has solved an exercise, because the exercises may be out of sight."""
    here = session(Unsolved)
    for exercise, result in found.items():
        if result.solved and exercise.id in here.ids:
            st.toast(words.EXERCISE_JUST_SOLVED.format(task=task(exercise)), icon=":material/check_circle:")
    here.ids = {exercise.id for exercise, result in found.items() if not result.solved}


def _state(page: str, view: str) -> State:
    """Return the values of the controls of a view as its address has them."""
    known = {control.key: control for control in PAGES[page].views[view]}
    present = {key: present_value(key) for key in known}
    return {key: written(known[key], value) for key, value in present.items() if value is not None}
