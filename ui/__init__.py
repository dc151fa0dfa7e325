"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

from ui.about import about
from ui.chart import show
from ui.compute_queue import finding, in_turn, trained
from ui.controls import (
    Live,
    choice,
    choices,
    coins,
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
    unfold,
    views,
)
from ui.lecture import lecture_address, relative
from ui.page import PAGES, TITLE, bench, intro, page
from ui.source_view import facts, source

__all__ = [
    "PAGES",
    "TITLE",
    "Live",
    "about",
    "bench",
    "choice",
    "choices",
    "coins",
    "facts",
    "finding",
    "in_turn",
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
    "sample",
    "seed",
    "select",
    "show",
    "slide",
    "source",
    "span",
    "text",
    "trained",
    "unfold",
    "views",
]
