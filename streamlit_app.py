import streamlit as st

import ui
from lib import lesson
from lib.charts import activations, likelihood, losses, softmax

ui.page(
    "streamlit_app.py",
    "One lesson in four pages: why a network bends its numbers with an activation, how softmax turns them into "
    "probabilities, what likelihood says of data, and why cross-entropy is the loss that follows.",
)

LOGITS = [z.default for z in lesson.LOGITS]
SAMPLE = lesson.parse_flips(lesson.TEN_FLIPS)
ROOMS = {
    "pages/activations.py": (
        "Twenty functions and their slopes: find out where each stops learning.",
        lambda: activations.curves(["sigmoid", "tanh", "relu"], -5.0, 5.0, {}, slopes=False),
    ),
    "pages/softmax.py": (
        "Cat, dog or tiger: logits become probabilities, and every step between shows its numbers.",
        lambda: softmax.over_temperature(lesson.CLASSES, LOGITS, lesson.TEMPERATURE, 1.0),
    ),
    "pages/likelihood.py": (
        "Ten flips, one curve: see which p makes them most probable, and how sure you may be.",
        lambda: likelihood.log_likelihood_curve(SAMPLE),
    ),
    "pages/losses.py": (
        "A confident wrong answer: one loss corrects it, the other hardly notices.",
        losses.gradient_size,
    ),
}

columns = st.columns(2)
for index, (file, (promise, picture)) in enumerate(ROOMS.items()):
    with columns[index % 2].container(border=True):
        name, icon = ui.PAGES[file]
        st.page_link(file, label=f"**{name}**", icon=icon)
        st.markdown(promise)
        ui.show(picture(), f"room{index}", height=300)
st.caption("Start with the activations, or anywhere: each page stands alone, and its address keeps what you see.")
