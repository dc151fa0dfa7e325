"""The view "Jacobian": how each probability changes with each logit."""

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import jacobian as jacobian_charts
from lib.lesson import controls
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words
from ui.views.softmax.class_controls import classes


@ui.fragment
def draw() -> None:
    """Draw the change of every probability if one logit rises, and the Jacobian of softmax."""
    panel, pictures = ui.controls_and_chart("jacobian")
    ui.intro(
        panel,
        words.JACOBIAN_INTRO,
        *("Jacobian", "rank", "eigenvalue"),
    )
    with panel:
        names, logits = classes()
        moved = ui.class_choice(controls.MOVED, names)
    with pictures:
        change, slopes = st.columns(2)
        with change:
            live = {controls.STEP_SIZE.key: ui.live(controls.STEP_SIZE)}
            exact = live[controls.STEP_SIZE.key].exact
            picture = jacobian_charts.probability_changes(names, logits, moved, controls.STEP_SIZE, exact)
            drawn = [ui.draw(picture, "changes", live)]
        with slopes:
            ui.show(jacobian_charts.matrix(names, logits, moved), "jacobian", on_choice=choose)
    ui.explanation("softmax", "Jacobian")
    st.latex(r"J_{ij} = \frac{\partial s_i}{\partial z_j} = s_i\,(\delta_{ij} - s_j)")
    st.latex(softmax_text.jacobian_formula(names, logits, moved))
    st.markdown(words.JACOBIAN_SUMS)
    ui.expander(controls.LINEARIZATION, lambda: drawn.append(linearization(logits, moved, live)))
    at_step(panel, drawn, ui.ending("softmax", "Jacobian"), names, logits, moved)


@ui.fragment
def at_step(
    panel: DeltaGenerator,
    charts: Sequence[ui.Drawn],
    end: ui.Ending,
    names: Sequence[str],
    logits: Sequence[float],
    moved: int,
) -> None:
    """Draw the change of every probability by the present step in words."""
    live_value = ui.live(controls.STEP_SIZE)
    panel.markdown(softmax_text.raise_sentence(names, logits, moved, live_value.value))
    ui.tools(charts, {controls.STEP_SIZE.key: live_value})
    ui.draw_ending(end)


def choose(place: str) -> None:
    """Choose the logit that is raised by the place of its class, counted from 1."""
    if place in controls.MOVED.options:
        st.session_state[controls.MOVED.key] = place


def linearization(logits: Sequence[float], moved: int, live: Mapping[str, ui.LiveValue]) -> ui.Drawn:
    """Draw the rank and the eigenvalues of the Jacobian, and the error of its linear approximation."""
    st.markdown(softmax_text.spectrum_sentence(logits))
    direction, start = np.eye(len(logits))[moved], live[controls.STEP_SIZE.key].exact
    errors = jacobian_charts.linearization_error(logits, direction, controls.STEP_SIZE, start)
    return ui.draw(errors, "steperror", live, follows=True)
