"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

from ui.about import about
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
from ui.lecture import lecture_address
from ui.page import PAGES, TITLE, bench, intro, page
from ui.pictures import show
from ui.words import facts, source

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
    "intro",
    "lecture_address",
    "link",
    "live",
    "number",
    "page",
    "plane",
    "preset",
    "progress",
    "sample",
    "seed",
    "select",
    "show",
    "slide",
    "source",
    "span",
    "text",
    "unfold",
    "views",
]
