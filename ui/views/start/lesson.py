"""The view "Lesson": the steps of the lesson by chapter, and the lecture that goes through the same steps."""

import streamlit as st

import ui
from lib.lesson.address import START, VIEW
from lib.lesson.scenes.chapters import CHAPTERS, FIRST, SCENES
from lib.text.catalogue import start as words


def draw() -> None:
    """Draw every chapter with links to its steps, and the way into the lecture."""
    st.markdown(words.LESSON_INTRO.format(chapters=len(CHAPTERS), steps=len(SCENES)))
    with st.container(horizontal=True, vertical_alignment="center"):
        ui.start_lesson()
        page, state = ui.lecture_scene(1)
        ui.link(page, words.LESSON_LECTURE, state)
        ui.link(START, words.LESSON_PLANS_LINK, {VIEW: "Lesson plans"})
    for index, (chapter, scenes) in enumerate(CHAPTERS.items(), start=1):
        st.header(words.LESSON_CHAPTER.format(number=index, chapter=chapter), anchor=False)
        with st.container(key=f"steps-{index}", gap="xxsmall"):
            for number, scene in enumerate(scenes, start=FIRST[chapter]):
                page, state = ui.lesson_scene(number)
                ui.link(page, words.LESSON_STEP.format(number=number, title=scene.title), state)
                st.markdown(words.LESSON_STEP_TEXT.format(sentence=scene.sentence, notes=scene.notes))
