"""The controls of points that a student edits: in the picture with the pointer, or as text."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.core.calls import Call, deferred
from lib.learning.datasets import MAX_POINTS, Points, add_point, encode_points, move_point, relabel_point, remove_point
from lib.lesson import controls
from lib.lesson.experiments.classification import ShownPoints, points_from_text, shown_points
from lib.lesson.reading import parse_points
from lib.text.catalogue import common as words
from lib.text.losses.classes import points_note
from ui.chart import Edited
from ui.class_choice import class_choice
from ui.controls import choice, preset, text

MOST_EDITED_POINTS = 200
"""Largest number of points that a student may edit."""


def point_editor(default: Call, names: Sequence[str]) -> tuple[Call, Edited]:
    """Draw the controls of points that the student edits, and return the points with a function that edits them.

    `default` are the points until the student edits one; from then on the address holds them all, also those of a
    class that this view does not show. `names` are those of the classes that it shows.
    """
    classes = len(names)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        doing = choice(controls.EDIT)
        label = class_choice(controls.NEW_LABEL, names)
        preset(words.POINTS_RESET, {controls.POINTS.key: ""}, icon=":material/restart_alt:")
    st.caption(words.POINTS_MAXIMUM.format(count=MOST_EDITED_POINTS))
    with st.expander(words.POINTS_AS_TEXT):
        typed = text(controls.POINTS)
    points = _typed_points(typed, classes, default) if typed else default

    def edit(index: int | None, x: float, y: float, moved: bool) -> None:
        action = "places" if moved else doing
        try:
            held = shown_points(parse_points(typed) if typed else None, points.value, classes)
        except ValueError:
            return  # There are too many points, as the note says.
        changed = _edited_points(held, action, index, (x, y), label, classes)
        st.session_state[controls.POINTS.key] = encode_points(changed)

    return points, edit


def _typed_points(typed: str, classes: int, default: Call) -> Call:
    """Return those points of a text that are of the first `classes` classes, the default ones if there are none.

    A warning says how many of the text are not shown.
    """
    labels = parse_points(typed).label
    shown = int((labels < classes).sum())
    if shown < len(labels):
        total = len(labels) + len(default.value.x) * (shown == 0)
        note = points_note(len(labels) - shown, len(labels), classes, total <= MAX_POINTS)
        st.warning(note, icon=":material/error:")
    return deferred(points_from_text, typed, classes) if shown else default


def _edited_points(
    held: ShownPoints, action: str, index: int | None, position: tuple[float, float], label: int, classes: int
) -> Points:
    """Return all points after a click on shown point `index`, or on none of them; `action` is an option of "edit"."""
    points = held.points
    if index is None:
        return add_point(points, position, label, MOST_EDITED_POINTS) if action == "places" else points
    place = int(held.places[index])
    match action:
        case "places":
            return move_point(points, place, position)
        case "relabels":
            return relabel_point(points, place, classes)
        case _:
            return remove_point(points, place) if len(held.places) > 1 else points
