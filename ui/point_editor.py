"""The controls of points that a student edits: in the picture with the pointer, or as text."""

import streamlit as st

from lib.charts.core.calls import Call, deferred
from lib.learning.datasets import Points, add_point, encode_points, move_point, relabel_point, remove_point
from lib.lesson import controls
from lib.lesson.experiments.classification import points_from_text
from lib.lesson.reading import parse_points
from lib.text.losses.classes import points_note
from ui.chart import Edited
from ui.controls import choice, preset, text

MOST_EDITED_POINTS = 200
"""Largest number of points that a student may edit."""


def point_editor(default: Call, classes: int) -> tuple[Call, Edited]:
    """Draw the controls of points that the student edits, and return the points with a function that edits them.

    `default` are the points until the student edits one; from then on the address holds them all.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        doing = choice(controls.EDIT)
        label = int(choice(controls.NEW_LABEL, classes))
        preset("Back to the set", {controls.POINTS.key: ""}, icon=":material/restart_alt:")
    st.caption(f"At most {MOST_EDITED_POINTS} points; where there are so many, a click adds none.")
    with st.expander("The points as text"):
        typed = text(controls.POINTS)
    points = default
    if typed:
        labels = parse_points(typed).label
        shown = int((labels < classes).sum())
        points = deferred(points_from_text, typed, classes) if shown else default
        if shown < len(labels):
            st.warning(points_note(len(labels) - shown, len(labels), classes), icon=":material/error:")

    def edit(index: int | None, x: float, y: float, moved: bool) -> None:
        action = "places" if moved else doing
        changed = _edited_points(points.value, action, index, (x, y), label, classes)
        st.session_state[controls.POINTS.key] = encode_points(changed)

    return points, edit


def _edited_points(
    points: Points, action: str, index: int | None, position: tuple[float, float], label: int, classes: int
) -> Points:
    """Return the points after a click on point `index`, or on none of them; `action` is an option of "edit"."""
    if action == "places":
        return (
            add_point(points, position, label, MOST_EDITED_POINTS)
            if index is None
            else move_point(points, index, position)
        )
    if index is None:
        return points
    return relabel_point(points, index, classes) if action == "relabels" else remove_point(points, index)
