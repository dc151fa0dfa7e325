"""The view "Multi-class": softmax regression on three classes, under both losses."""

from collections.abc import Mapping, Sequence

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
from ui.views.losses.point_set import point_set


@ui.fragment
def draw() -> None:
    """Draw a softmax regression on three classes under both losses."""
    panel, pictures = ui.controls_and_chart("multiclass", two_lines=True)
    ui.intro(panel, words.MULTI_CLASS_INTRO, "label smoothing", "class weight")
    with panel, st.container(gap="xsmall"):
        shown = ui.choice(controls.REGIONS)
        rate, smoothing, weight = training_controls()
        count, seed = point_set()
        points, on_edit = ui.point_editor(deferred(sampled_points, "clouds", count, seed), NAMES)
    runs = {
        label: ui.run_training(softmax_training, points, loss, rate, smoothing, (weight, 1.0, 1.0))
        for label, loss in zip(colors.LOSS_PAIR, ("squared_error", "cross_entropy"), strict=True)
    }
    live = {controls.DESCENT.key: ui.live(controls.DESCENT)}
    exact = live[controls.DESCENT.key].exact
    with pictures:
        first, second = st.columns(2)
        with first:
            picture = region_charts.regions(points, NAMES, runs[shown], controls.DESCENT, exact)
            drawn = [ui.draw(picture, "regions", live, play=controls.DESCENT.key, on_edit=on_edit)]
        with second:
            table = beside_regions(smoothing)
        drawn += curves(runs, live)
    ui.explanation("losses", "Multi-class")
    panels = {words.MULTI_CLASS_WEIGHTS: {label: run.value.flat for label, run in runs.items()}}
    diagram = network((("x₁", "x₂"), NAMES), panels, controls.DESCENT, exact, words.MULTI_CLASS_NETWORK)
    drawn.append(ui.draw(diagram, "classnetwork", live, follows=True))
    at_step(drawn, table, ui.ending("losses", "Multi-class"), points, runs)


def training_controls() -> tuple[float, float, float]:
    """Draw the controls of both trainings; return learning rate, label smoothing, and weight of the first class."""
    with st.container(horizontal=True, gap="small"):
        return ui.number(controls.DESCENT_RATE), ui.number(controls.SMOOTHING), ui.number(controls.CLASS_WEIGHT)


def beside_regions(smoothing: float) -> DeltaGenerator:
    """Draw what label smoothing does to the targets, and return the place above it for the table of both trainings."""
    table = st.container()
    st.caption(words.SUMMED)
    st.latex(training_text.smoothing_formula(NAMES, smoothing))
    st.markdown(words.MULTI_CLASS_SMOOTHING)
    return table


def curves(runs: Mapping[str, Call], live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the mean loss and the accuracy of both trainings over the steps."""
    drawn = []
    for column, what in zip(st.columns(2), ("loss", "accuracy"), strict=True):
        with column:
            picture = curve_charts.learning_curves(runs, what, controls.DESCENT)
            drawn.append(ui.draw(picture, f"curve-{what}", live, follows=True))
    return drawn


@ui.fragment
def at_step(
    charts: Sequence[ui.Drawn], table: DeltaGenerator, end: ui.Ending, points: Call, runs: Mapping[str, Call]
) -> None:
    """Draw the numbers of both trainings at the present step."""
    live_value = ui.live(controls.DESCENT)
    ui.tools(charts, {controls.DESCENT.key: live_value})
    results = {label: run.value for label, run in runs.items()}
    with table:
        ui.table(training_text.trainings_table(points.value, NAMES, results, int(live_value.value)))
    ui.draw_ending(end)


NAMES = list(examples.CLASSES)
