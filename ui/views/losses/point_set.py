"""The controls of a seeded set of points, which two views share."""

import streamlit as st

import ui
from lib.lesson import controls
from lib.text.catalogue import losses as words


def point_set() -> tuple[int, int]:
    """Draw what a seeded set of points is made from, folded: how many, and from which seed."""
    with st.expander(words.POINTS_COUNT):
        return int(ui.number(controls.POINT_COUNT)), ui.seed(controls.SEED)
