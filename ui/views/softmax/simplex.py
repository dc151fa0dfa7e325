"""The view "Simplex": all distributions over three classes as a triangle."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import simplex as simplex_charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from ui.views.softmax.class_controls import class_names, live_logits


@ui.fragment
def draw() -> None:
    """Draw the distributions over three classes as a triangle."""
    panel, pictures = ui.controls_and_chart("simplex")
    ui.intro(
        panel,
        "Drag a logit: the point moves straight along the line through that class's corner. Drag the temperature: it "
        "moves along the gray curve.",
        *("simplex", "true class", "gradient", "Jacobian"),
    )
    with panel:
        names = class_names(3, 3)
        true = ui.class_choice(controls.TRUE_CLASS, names)
    triangle(pictures, names, true)


@ui.fragment
def triangle(pictures: DeltaGenerator, names: Sequence[str], true: int) -> None:
    """Draw the triangle, and the loss and its gradient at the present logits."""
    z, live = live_logits(names, controls.TEMPERATURE)
    values = {key: live_value.value for key, live_value in live.items()}
    logits = np.array([values[p.key] for p in z])
    with pictures:
        picture, words = st.columns([3, 2])
        with picture:
            ui.show(simplex_charts.simplex(names, z, controls.TEMPERATURE, values, true), "simplex", live)
        with words:
            st.markdown(
                "Every point of the triangle is a list of three probabilities: a corner is certainty, the middle no "
                "preference. Along a dashed line the loss of the true class is the same."
            )
            st.latex(softmax_text.loss_formula(logits / values[controls.TEMPERATURE.key], np.eye(3)[true]))
            st.markdown(
                "The gradient of the loss in the logits is (p − y) / T, so a step of gradient descent changes the "
                "logits along (y − p) / T. The arrow shows where the point goes then: along J (y − p), with J the "
                "Jacobian of softmax. In general that is not the way to the corner of the true class."
            )
            st.latex(softmax_text.descent_formula(logits, np.eye(3)[true], values[controls.TEMPERATURE.key]))
    ui.explanation("softmax", "Simplex")
    ui.derivations("softmax", "Simplex")
    ui.exercises("softmax", "Simplex")
