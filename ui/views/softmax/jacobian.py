"""The view "Jacobian": how each probability changes with each logit."""

import numpy as np
import streamlit as st

import ui
from lib.charts import jacobian as jacobian_charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from ui.views.softmax.class_controls import classes


@ui.fragment
def draw() -> None:
    """Draw the Jacobian of softmax, and the error of its linear approximation."""
    ui.intro(
        "Drag the size of the step. J dz is the linear approximation of the change; the longer the step, the more the "
        "true change differs from it.",
        *("Jacobian", "rank", "eigenvalue"),
    )
    panel, pictures = ui.controls_and_chart("jacobian")
    with panel:
        names, logits = classes()
        moved = int(ui.choice(controls.MOVED, len(names))) - 1
        live_value = ui.live(controls.STEP_SIZE)
    direction, live = np.eye(len(names))[moved], {controls.STEP_SIZE.key: live_value}
    with pictures:
        slopes, steps = st.columns([2, 3])
        with slopes:
            ui.show(jacobian_charts.matrix(names, logits, moved), "jacobian")
        with steps:
            picture = jacobian_charts.probability_changes(
                names, logits, direction, controls.STEP_SIZE, live_value.exact
            )
            ui.show(picture, "changes", live)
        errors = jacobian_charts.linearization_error(logits, direction, controls.STEP_SIZE, live_value.exact)
        ui.show(errors, "steperror", live, follows=True)
        st.latex(r"J_{ij} = \frac{\partial s_i}{\partial z_j} = s_i\,(\delta_{ij} - s_j)")
        st.latex(softmax_text.jacobian_formula(names, logits, moved))
        st.markdown(softmax_text.jacobian_sentence(logits))
    ui.derivations("softmax", "Jacobian")
