"""The view "Start": what this is, the way into the lesson, and the four pages, each with a picture."""

import itertools

import streamlit as st

import ui
from lib.charts import activations, likelihood, losses, softmax
from lib.lesson import controls, examples, reading
from lib.lesson.address import HALL, PAGES, START, VIEW
from lib.lesson.scenes.chapters import CHAPTERS, SCENES
from lib.text.catalogue import start as words

LOGITS = [z.default for z in controls.LOGITS]
SAMPLE = reading.parse_flips(examples.TEN_FLIPS)

# The picture on the card of each page.
PICTURES = {
    "activations": lambda: activations.curves(["sigmoid", "tanh", "relu"], -5.0, 5.0, {}, slopes=False),
    "softmax": lambda: softmax.over_temperature(examples.CLASSES, LOGITS, controls.TEMPERATURE, 1.0),
    "likelihood": lambda: likelihood.log_likelihood_curve(SAMPLE),
    "losses": losses.gradient_magnitude,
}


def draw() -> None:
    """Draw what this is, the ways into the lesson and the lecture, and a card for each of the four pages."""
    st.markdown(words.START_INTRO)
    with st.container(horizontal=True, vertical_alignment="center", key="doors"):
        ui.start_lesson()
        st.caption(words.START_LESSON.format(chapters=len(CHAPTERS), steps=len(SCENES)))
        page, state = ui.lecture_scene(1)
        ui.link(page, words.START_LECTURE, state)
        ui.link(START, words.LESSON_PLANS_LINK, {VIEW: "Lesson plans"})
        st.page_link(HALL.file, label=words.START_HALL, icon=":material/groups:")
    cells = itertools.chain.from_iterable(st.columns(2) for _ in range(len(PICTURES) // 2))
    for index, (page, picture) in enumerate(PICTURES.items()):
        with next(cells).container(border=True):
            st.page_link(PAGES[page].file, label=f"**{PAGES[page].title}**", icon=ui.ICONS[page])
            st.markdown(words.START_CARDS[page])
            ui.show(picture(), f"card{index}", height=260, menu=False)
