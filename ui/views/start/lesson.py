"""The view "Lesson": the steps of the lesson by chapter, and the lecture that goes through the same steps."""

import streamlit as st

import ui
from lib.lesson.address import START, VIEW
from lib.lesson.scenes.chapters import CHAPTERS, FIRST, SCENES


def draw() -> None:
    """Draw every chapter with links to its steps, and the way into the lecture."""
    st.markdown(
        f"The lesson has {len(CHAPTERS)} chapters with {len(SCENES)} steps. A step is a picture with a short text, one "
        "thing to try, and often a question that comes first. The lecture goes through the same steps on a projector: "
        "a caption for the wall, and a note for the lecturer."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        ui.start_lesson()
        page, state = ui.lecture_scene(1)
        ui.link(page, "Start the lecture", state)
        ui.link(START, "Lesson plans", {VIEW: "Lesson plans"})
    for index, (chapter, scenes) in enumerate(CHAPTERS.items(), start=1):
        st.header(f"{index}. {chapter}", anchor=False)
        for number, scene in enumerate(scenes, start=FIRST[chapter]):
            page, state = ui.lesson_scene(number)
            with st.container(gap="xxsmall"):
                ui.link(page, f"**{number}. {scene.title}**", state)
                st.markdown(scene.sentence)
                st.caption(scene.notes)
