"""The view "Simplex": all distributions over three classes as a triangle."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import simplex as simplex_charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import class_names, live_logits


@ui.fragment
def draw() -> None:
    """Draw the distributions over three classes as a triangle."""
    panel, pictures = ui.controls_and_chart("simplex")
    ui.intro(
        panel,
        words.SIMPLEX_INTRO,
        *("simplex", "true class", "gradient", "Jacobian"),
    )
    with panel:
        names = class_names(3, 3)
        true = ui.class_choice(controls.TRUE_CLASS, names)
    with pictures:
        places = st.columns([3, 2])
    triangle(places, ui.ending("softmax", "Simplex"), names, true)


@ui.fragment
def triangle(places: Sequence[DeltaGenerator], end: ui.Ending, names: Sequence[str], true: int) -> None:
    """Draw the triangle, and the loss and its gradient at the present logits."""
    z, live = live_logits(names, controls.TEMPERATURE)
    values = {key: live_value.value for key, live_value in live.items()}
    logits = np.array([values[p.key] for p in z])
    picture, sentences = places
    with picture:
        ui.show(simplex_charts.simplex(names, z, controls.TEMPERATURE, values, true), "simplex", live)
    with sentences:
        st.markdown(words.SIMPLEX_POINTS)
        st.latex(softmax_text.loss_formula(logits / values[controls.TEMPERATURE.key], np.eye(3)[true]))
        st.markdown(words.SIMPLEX_GRADIENT)
        st.latex(softmax_text.descent_formula(logits, np.eye(3)[true], values[controls.TEMPERATURE.key]))
    with end.words:
        ui.explanation("softmax", "Simplex")
    ui.draw_ending(end)
