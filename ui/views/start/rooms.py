"""The view "Rooms": the four pages, each with a picture."""

import itertools

import streamlit as st

import ui
from lib.charts import activations, likelihood, losses, softmax
from lib.lesson import controls, examples, reading
from lib.lesson.address import PAGES

LOGITS = [z.default for z in controls.LOGITS]


SAMPLE = reading.parse_flips(examples.TEN_FLIPS)


ROOMS = {
    "activations": (
        "Twenty functions and their slopes: find out where each stops learning.",
        lambda: activations.curves(["sigmoid", "tanh", "relu"], -5.0, 5.0, {}, slopes=False),
    ),
    "softmax": (
        "Cat, dog or tiger: logits become probabilities, and every step between shows its numbers.",
        lambda: softmax.over_temperature(examples.CLASSES, LOGITS, controls.TEMPERATURE, 1.0),
    ),
    "likelihood": (
        "Ten flips, one curve: see which p makes them most probable, and how sure you may be.",
        lambda: likelihood.log_likelihood_curve(SAMPLE),
    ),
    "losses": (
        "When the model is confidently wrong, the gradient of cross-entropy in the logit is large and that of squared "
        "error is almost zero.",
        losses.gradient_magnitude,
    ),
}


def draw() -> None:
    """Draw a card for each of the four pages."""
    cells = itertools.chain.from_iterable(st.columns(2) for _ in range(len(ROOMS) // 2))
    for index, (page, (promise, picture)) in enumerate(ROOMS.items()):
        with next(cells).container(border=True):
            st.page_link(PAGES[page].file, label=f"**{PAGES[page].title}**", icon=ui.ICONS[page])
            st.markdown(promise)
            ui.show(picture(), f"room{index}", height=300)
    st.caption("Start with the activations, or anywhere: each page stands alone, and its address keeps what you see.")
