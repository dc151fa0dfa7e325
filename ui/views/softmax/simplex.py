"""The view "Simplex": all distributions over three classes as a triangle."""

import numpy as np
import streamlit as st

import ui
from lib.charts import simplex as simplex_charts
from lib.lesson import controls
from lib.softmax import softmax
from lib.text import softmax as softmax_text
from ui.views.softmax.class_controls import live_classes, true_class


@ui.fragment
def draw() -> None:
    """Draw the distributions over three classes as a triangle."""
    ui.intro(
        "Drag a logit: the point moves straight along the line through that class's corner. Drag the temperature: it "
        "moves along the gray curve.",
        *("simplex", "true class", "gradient"),
    )
    panel, place = ui.controls_and_chart("simplex")
    with panel:
        names, z, live = live_classes(controls.TEMPERATURE, fewest=3, most=3)
        true = true_class(names)
    told = {key: held.value for key, held in live.items()}
    scaled = np.array([told[p.key] for p in z]) / told[controls.TEMPERATURE.key]
    with place:
        picture, words = st.columns([3, 2])
        with picture:
            ui.show(simplex_charts.simplex(names, z, controls.TEMPERATURE, told, true), "simplex", live)
        with words:
            st.markdown(
                "Every point of the triangle is a list of three probabilities: a corner is certainty, the middle no "
                "preference. Along a dashed line the loss of the true class is the same."
            )
            st.latex(softmax_text.loss_formula(scaled, np.eye(3)[true]))
            st.markdown("The arrow is y − p, the push of cross-entropy on the logits, drawn shorter.")
            st.latex(softmax_text.negative_gradient_formula(softmax(scaled), np.eye(3)[true]))
