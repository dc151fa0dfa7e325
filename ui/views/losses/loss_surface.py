"""The view "Loss surface": logistic regression, and both losses over its two weights."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import colors
from lib.charts import decision_regions as region_charts
from lib.charts import loss_surface as surface_charts
from lib.charts.core.calls import Call, deferred
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.lesson import controls
from lib.lesson.experiments.classification import logistic_descent, sampled_points
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.losses import training as training_text
from ui.views.losses.point_set import point_set


@ui.fragment
def draw() -> None:
    """Draw both losses over the two weights of a logistic regression, on points that can be edited."""
    panel, pictures = ui.controls_and_chart("surface", two_lines=True)
    ui.intro(
        panel,
        words.LOSS_SURFACE_INTRO,
        *("decision line", "plateau", "convex", "accuracy"),
    )
    with panel, st.container(gap="xsmall"):
        name = ui.select(controls.POINT_SET)
        with st.container(horizontal=True, gap="small"):
            start = [ui.number(p) for p in (controls.FIRST_WEIGHT, controls.SECOND_WEIGHT)]
            rate = ui.number(controls.DESCENT_RATE)
        count, seed = point_set()
        points, on_edit = ui.point_editor(deferred(sampled_points, name, count, seed), colors.CLASSES)
    descents = [ui.run_training(logistic_descent, points, loss, start, rate) for loss in LOGIT_LOSSES]
    runs: dict[str, Call] = dict(zip(colors.LOSS_PAIR, descents, strict=True))
    live = {controls.DESCENT.key: ui.live(controls.DESCENT)}
    with pictures:
        drawn = surfaces(points, descents, live)
        st.caption(words.LOSS_SURFACE_CONTOURS)
    ui.explanation("losses", "Loss surface")
    classified, formulas = st.columns(2)
    with classified:
        exact = live[controls.DESCENT.key].exact
        picture = region_charts.decision_lines(points, runs, controls.DESCENT, exact)
        drawn.append(ui.draw(picture, "classified", live, on_edit=on_edit, follows=True))
    ui.expander(controls.CURVATURE, lambda: drawn.append(curvature(points, runs, live)))
    at_step(drawn, formulas, ui.ending("losses", "Loss surface"), points, runs, rate)


def surfaces(points: Call, descents: Sequence[Call], live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw both losses over the two weights, with the descent on each."""
    step, drawn = controls.DESCENT, []
    for place, (column, loss) in enumerate(zip(st.columns(2), LOGIT_LOSSES, strict=True)):
        with column:
            picture = surface_charts.contours(points, loss, descents[place], step)
            play = None if place else step.key
            drawn.append(ui.draw(picture, f"surface-{loss}", live, play=play, follows=bool(place)))
    return drawn


@ui.fragment
def at_step(
    charts: Sequence[ui.Drawn],
    formulas: DeltaGenerator,
    end: ui.Ending,
    points: Call,
    runs: Mapping[str, Call],
    rate: float,
) -> None:
    """Draw the update that follows the present step of both descents."""
    live_value = ui.live(controls.DESCENT)
    ui.tools(charts, {controls.DESCENT.key: live_value})
    with formulas:
        updates(points, runs, int(live_value.value), rate)
    ui.draw_ending(end)


def updates(points: Call, runs: Mapping[str, Call], step: int, rate: float) -> None:
    """Draw the next update of both descents, and the table of their losses."""
    results = {label: run.value for label, run in runs.items()}
    for label, run in results.items():
        st.markdown(words.LOSS_SURFACE_UPDATE.format(loss=inside_sentence(label)))
        st.latex(training_text.descent_formula(run, step, rate))
    st.caption(words.HALF)
    ui.table(training_text.descents_table(points.value, list(LOGIT_LOSSES.values()), results, step))


def curvature(points: Call, runs: Mapping[str, Call], live: Mapping[str, ui.LiveValue]) -> ui.Drawn:
    """Draw the smallest eigenvalue of the Hessian along both descents."""
    st.markdown(words.LOSS_SURFACE_HESSIAN)
    results = {label: run.value for label, run in runs.items()}
    ui.table(training_text.eigenvalues_table(points.value, list(LOGIT_LOSSES.values()), results))
    picture = surface_charts.curvature(points, list(LOGIT_LOSSES), runs, controls.DESCENT)
    return ui.draw(picture, "curvature", live, follows=True)
