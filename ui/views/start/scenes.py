"""The view "Scenes": the lecture, scene by scene."""

import streamlit as st

import ui
from lib.lesson.scenes.chapters import SCENES


def draw() -> None:
    """Draw the scenes of the lecture, each with its link."""
    st.markdown(
        f"The lesson as {len(SCENES)} scenes in order. Each opens a page in the state that shows it: one sentence for "
        "the hall, and under it a line for the lecturer."
    )
    page, state = ui.lecture_scene(1)
    ui.link(page, "Start the lecture", state)
    for number, scene in enumerate(SCENES, start=1):
        with st.container(gap="xxsmall"):
            ui.link(scene.page, f"**{number}. {scene.title}**", scene.state)
            st.markdown(scene.sentence)
            st.caption(scene.notes)
