"""The bridge between Streamlit and lib: the frame of a page, a declared control as a widget, a picture on the page.

Only this package knows both. It holds no formula and no colour; what the session remembers is in state.py.
"""

from lib.text.about import TITLE
from ui.about import about
from ui.chart import Drawn, LiveValue, draw, fragment, show, tools
from ui.class_choice import class_choice
from ui.compute_queue import run_serialized, run_training
from ui.controls import (
    choice,
    choices,
    coins,
    expandable,
    expander,
    interval,
    link,
    live,
    live_limited,
    live_up_to,
    names,
    number,
    preset,
    progress,
    sample,
    seed,
    select,
    slider,
    tabs,
    text,
)
from ui.derivation import derivations
from ui.ending import Ending, draw_ending, ending
from ui.exercises import exercises
from ui.explanation import conclusion, explanation
from ui.facts import facts
from ui.formula import formula
from ui.hall import hall_page
from ui.lecture import lecture_scene
from ui.lesson import lesson_scene, start_lesson
from ui.linked import hold_together
from ui.page import ICONS, controls_and_chart, intro, page
from ui.point_editor import point_editor
from ui.slider_bounds import live_again, live_within
from ui.source_view import source
from ui.table import table

__all__ = [
    "ICONS",
    "TITLE",
    "Drawn",
    "Ending",
    "LiveValue",
    "about",
    "choice",
    "choices",
    "class_choice",
    "coins",
    "conclusion",
    "controls_and_chart",
    "derivations",
    "draw",
    "draw_ending",
    "ending",
    "exercises",
    "expandable",
    "expander",
    "explanation",
    "facts",
    "formula",
    "fragment",
    "hall_page",
    "hold_together",
    "interval",
    "intro",
    "lecture_scene",
    "lesson_scene",
    "link",
    "live",
    "live_again",
    "live_limited",
    "live_up_to",
    "live_within",
    "names",
    "number",
    "page",
    "point_editor",
    "preset",
    "progress",
    "run_serialized",
    "run_training",
    "sample",
    "seed",
    "select",
    "show",
    "slider",
    "source",
    "start_lesson",
    "table",
    "tabs",
    "text",
    "tools",
]
