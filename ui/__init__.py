"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

from ui.about import about
from ui.chart import show
from ui.compute_queue import claim_finding, run_serialized, run_training
from ui.controls import (
    Live,
    choice,
    choices,
    coins,
    expander,
    link,
    live,
    number,
    plane,
    preset,
    progress,
    sample,
    seed,
    select,
    slide,
    span,
    text,
    views,
)
from ui.lecture import lecture_address, relative
from ui.page import PAGES, TITLE, controls_and_chart, intro, page
from ui.source_view import facts, source

__all__ = [
    "PAGES",
    "TITLE",
    "Live",
    "about",
    "choice",
    "choices",
    "claim_finding",
    "coins",
    "controls_and_chart",
    "expander",
    "facts",
    "intro",
    "lecture_address",
    "link",
    "live",
    "number",
    "page",
    "plane",
    "preset",
    "progress",
    "relative",
    "run_serialized",
    "run_training",
    "sample",
    "seed",
    "select",
    "show",
    "slide",
    "source",
    "span",
    "text",
    "views",
]
