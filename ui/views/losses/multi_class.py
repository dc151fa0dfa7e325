"""The view "Multi-class": softmax regression on three classes, under both losses."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import colors
from lib.charts import decision_regions as region_charts
from lib.charts import learning_curves as curve_charts
from lib.charts.core.calls import Call, deferred
from lib.charts.network_diagram import network
from lib.lesson import controls, examples
from lib.lesson.experiments.classification import sampled_points, softmax_training
from lib.text.catalogue import losses as words
from lib.text.losses import training as training_text
from ui.chart import Edited
from ui.views.losses.point_set import point_set


@ui.fragment
def draw() -> None:
    """Draw a softmax regression on three classes under both losses."""
    panel, pictures = ui.controls_and_chart("multiclass", two_lines=True)
    ui.intro(
        panel,
        words.MULTI_CLASS_INTRO,
        *("label smoothing", "class weight"),
    )
    with panel, st.container(gap="xsmall"):
        shown = ui.choice(controls.REGIONS)
        with st.container(horizontal=True, gap="small"):
            rate = ui.number(controls.DESCENT_RATE)
            smoothing, weight = ui.number(controls.SMOOTHING), ui.number(controls.CLASS_WEIGHT)
        count, seed = point_set()
        points, on_edit = ui.point_editor(deferred(sampled_points, "clouds", count, seed), list(examples.CLASSES))
    runs = {
        label: ui.run_training(softmax_training, points, loss, rate, smoothing, (weight, 1.0, 1.0))
        for label, loss in zip(colors.LOSS_PAIR, ("squared_error", "cross_entropy"), strict=True)
    }
    trainings(pictures, points, runs, shown, smoothing, on_edit)


@ui.fragment
def trainings(
    pictures: DeltaGenerator, points: Call, runs: Mapping[str, Call], shown: str, smoothing: float, on_edit: Edited
) -> None:
    """Draw both trainings at the present step."""
    names, live_value = list(examples.CLASSES), ui.live(controls.DESCENT)
    step, live = controls.DESCENT, {controls.DESCENT.key: live_value}
    results = {label: run.value for label, run in runs.items()}
    with pictures:
        first, second = st.columns(2)
        with first:
            picture = region_charts.regions(points, names, runs[shown], step, live_value.exact)
            ui.show(picture, "regions", live, play=step.key, on_edit=on_edit)
        with second:
            ui.table(training_text.trainings_table(points.value, names, results, int(live_value.value)))
            st.caption(words.SUMMED)
            st.latex(training_text.smoothing_formula(names, smoothing))
            st.markdown(words.MULTI_CLASS_SMOOTHING)
        for column, what in zip(st.columns(2), ("loss", "accuracy"), strict=True):
            with column:
                ui.show(curve_charts.learning_curves(runs, what, step), f"curve-{what}", live, follows=True)
    ui.explanation("losses", "Multi-class")
    panels = {words.MULTI_CLASS_WEIGHTS: {label: result.flat for label, result in results.items()}}
    diagram = network((("x₁", "x₂"), names), panels, step, live_value.exact, words.MULTI_CLASS_NETWORK)
    ui.show(diagram, "classnetwork", live, follows=True)
    ui.derivations("losses", "Multi-class")
    ui.exercises("losses", "Multi-class")
