"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

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
from ui.page import PAGES, TITLE, page
from ui.pictures import show
from ui.turns import in_turn, trained
from ui.words import facts, source

__all__ = [
    "PAGES",
    "TITLE",
    "Live",
    "choice",
    "choices",
    "coins",
    "facts",
    "in_turn",
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
    "trained",
    "unfold",
    "views",
]
