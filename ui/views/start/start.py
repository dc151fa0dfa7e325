"""The view "Start": what this is, the way into the lesson, and the four pages, each with a picture."""

import itertools

import streamlit as st

import ui
from lib.charts import activations, likelihood, losses, softmax
from lib.lesson import controls, examples, reading
from lib.lesson.address import HALL, PAGES, START, VIEW
from lib.lesson.scenes.chapters import CHAPTERS, SCENES

LOGITS = [z.default for z in controls.LOGITS]


SAMPLE = reading.parse_flips(examples.TEN_FLIPS)


CARDS = {
    "activations": (
        "Twenty activation functions with their derivatives: see where the slope of each is almost 0.",
        lambda: activations.curves(["sigmoid", "tanh", "relu"], -5.0, 5.0, {}, slopes=False),
    ),
    "softmax": (
        "Cat, dog or tiger: logits become probabilities, with the numbers of every step.",
        lambda: softmax.over_temperature(examples.CLASSES, LOGITS, controls.TEMPERATURE, 1.0),
    ),
    "likelihood": (
        "Ten flips of a coin: find the p that makes them most probable, and how sure you can be.",
        lambda: likelihood.log_likelihood_curve(SAMPLE),
    ),
    "losses": (
        "Confident and wrong: cross-entropy has a large gradient, squared error almost none.",
        losses.gradient_magnitude,
    ),
}


def draw() -> None:
    """Draw what this is, the ways into the lesson and the lecture, and a card for each of the four pages."""
    st.markdown(
        "For students who meet neural networks for the first time, and for those who teach them. You can change "
        "every picture, and the app computes every number from the values that you set. No account is needed, and "
        "nothing that you do is stored on the server. Only a hall keeps answers, without names, for three hours."
    )
    with st.container(horizontal=True, vertical_alignment="center", key="doors"):
        ui.start_lesson()
        st.caption(f"{len(CHAPTERS)} chapters, {len(SCENES)} short steps, each with one thing to try.")
        page, state = ui.lecture_scene(1)
        ui.link(page, "For lecturers: start the lecture on a projector", state)
        ui.link(START, "Lesson plans", {VIEW: "Lesson plans"})
        st.page_link(HALL.file, label="The audience takes part: open a hall", icon=":material/groups:")
    cells = itertools.chain.from_iterable(st.columns(2) for _ in range(len(CARDS) // 2))
    for index, (page, (promise, picture)) in enumerate(CARDS.items()):
        with next(cells).container(border=True):
            st.page_link(PAGES[page].file, label=f"**{PAGES[page].title}**", icon=ui.ICONS[page])
            st.markdown(promise)
            ui.show(picture(), f"card{index}", height=260, menu=False)
