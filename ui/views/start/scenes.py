"""The view "Scenes": the lecture, scene by scene."""

import streamlit as st

import ui
from lib.lesson.scenes import SCENES, address
from ui.views.start.verdicts import look


def draw() -> None:
    """Draw the scenes of the lecture, each with its link."""
    st.markdown(
        f"The lesson as {len(SCENES)} scenes in order. Each opens a page in the state that shows it: one sentence for "
        "the hall, and under it a line for the lecturer."
    )
    look("Start the lecture", ui.lecture_address(1))
    for place, scene in enumerate(SCENES, start=1):
        with st.container(gap="xxsmall"):
            look(f"**{place}. {scene.title}**", address(scene))
            st.markdown(scene.sentence)
            st.caption(scene.notes)
