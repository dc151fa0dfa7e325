"""The view "Cross-entropy": from probabilities to the loss of the true class, and its gradient."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import losses as loss_charts
from lib.lesson import controls
from lib.losses import cross_entropy_gradient
from lib.text import softmax as softmax_text
from lib.text.catalogue import losses as loss_words
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import class_names, live_logits


@ui.fragment
def draw() -> None:
    """Draw the cross-entropy of the true class and its gradient."""
    panel, pictures = ui.controls_and_chart("crossentropy")
    ui.intro(
        panel,
        words.CROSS_ENTROPY_INTRO,
        *("cross-entropy", "gradient", "label smoothing"),
    )
    with panel:
        names = class_names()
        true = ui.class_choice(controls.TRUE_CLASS, names)
        smoothing = ui.number(controls.SMOOTHING)
    gradients(pictures, ui.ending("softmax", "Cross-entropy"), names, true, smoothing)


@ui.fragment
def gradients(pictures: DeltaGenerator, end: ui.Ending, names: Sequence[str], true: int, smoothing: float) -> None:
    """Draw the loss and its gradient at the present logits."""
    z, live = live_logits(names)
    values = {key: live_value.value for key, live_value in live.items()}
    logits = list(values.values())
    target = np.eye(len(names))[true] * (1 - smoothing) + smoothing / len(names)
    cross = cross_entropy_gradient(logits, target)
    with pictures:
        ui.show(loss_charts.class_gradients(names, z, target, values, height=380), "lossgradients", live)
    with end.words:
        ui.explanation("softmax", "Cross-entropy")
        st.markdown(softmax_text.loss_sentence(names, logits, target, true))
        st.caption(loss_words.SUMMED)
        st.latex(softmax_text.loss_formula(logits, target))
        st.latex(r"\nabla_z\,\text{cross-entropy} = p - y")
        st.latex(r"\nabla_z \textstyle\sum_i (p_i - y_i)^2 = 2 J\,(p - y)")
        ui.table(softmax_text.gradient_table(names, logits, target, cross))
        if len(names) == 3:
            keys = {p.key: f"{z:g}" for p, z in zip(controls.LOGITS, logits, strict=True)}
            query = keys | {"view": "Three classes", "names": ", ".join(names), "true": str(true + 1)}
            ui.link("losses", words.CROSS_ENTROPY_LINK, query)
    ui.draw_ending(end)
