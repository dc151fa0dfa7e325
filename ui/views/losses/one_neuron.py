"""The view "One neuron": one neuron that starts confidently wrong, under both losses."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import race as race_charts
from lib.charts.core.calls import Call, deferred
from lib.charts.network_diagram import network
from lib.expressions.own_loss import OwnLoss
from lib.expressions.propriety import loss_propriety
from lib.learning.race import NeuronRun, race
from lib.lesson import controls, examples
from lib.text.catalogue import losses as words
from lib.text.losses import own_loss as own_text
from lib.text.losses import training as training_text
from ui.views.losses.own_loss import fixed_loss


@ui.fragment
def draw() -> None:
    """Draw the training of one neuron that begins confidently wrong, under both losses."""
    panel, pictures = ui.controls_and_chart("race", two_lines=True)
    ui.intro(
        panel,
        words.ONE_NEURON_INTRO,
        *("epoch", "learning rate"),
    )
    with panel:
        y = int(ui.choice(controls.GOAL))
        with st.container(horizontal=True, gap="small"):
            weight, bias, rate = (ui.number(p) for p in (controls.RACE_WEIGHT, controls.RACE_BIAS, controls.RACE_RATE))
        own = fixed_loss()
        runs = deferred(race, 1.0, y, weight, bias, rate, examples.RACE_EPOCHS, own)
        st.info(training_text.race_sentence(runs.value, y), icon=":material/sports_score:")
    over_epochs(pictures, runs, y, rate, own)


@ui.fragment
def over_epochs(pictures: DeltaGenerator, runs: Call, y: int, rate: float, own: OwnLoss | None) -> None:
    """Draw both trainings, and the update that follows the present epoch."""
    live_value = ui.live(controls.EPOCH)
    key, epoch = controls.EPOCH.key, int(live_value.value)
    left, right = pictures.columns(2)
    with left:
        ui.show(race_charts.over_epochs(runs, "p", controls.EPOCH, y), "racep", {key: live_value}, play=key)
    with right:
        picture = race_charts.over_epochs(runs, "gradient", controls.EPOCH, y)
        ui.show(picture, "racegradient", {key: live_value}, follows=True)
    st.caption(words.ONE_NEURON_LINES)
    ui.explanation("losses", "One neuron")
    labels = {race_charts.run_label(name, "loss"): run for name, run in runs.value.items()}
    panels = {
        words.ONE_NEURON_WEIGHTS: {label: run.weights for label, run in labels.items()},
        words.ONE_NEURON_GRADIENT: {label: run.gradients(1.0) for label, run in labels.items()},
    }
    diagram = network(training_text.RACE_UNITS, panels, controls.EPOCH, live_value.exact, words.ONE_NEURON_NETWORK)
    ui.show(diagram, "racenetwork", {key: live_value}, follows=True)
    updates(runs.value, epoch, rate, own)
    losses(runs, y, live_value)
    ui.table(training_text.race_table(runs.value, epoch))
    ui.derivations("losses", "One neuron")
    ui.exercises("losses", "One neuron")


def updates(runs: Mapping[str, NeuronRun], epoch: int, rate: float, own: OwnLoss | None) -> None:
    """Draw the next update of each neuron as a formula."""
    st.markdown(words.ONE_NEURON_UPDATE)
    formula = own_text.race_gradient(own) if own else ""
    for column, (name, run) in zip(st.columns(len(runs)), runs.items(), strict=True):
        with column:
            st.markdown(f"**{race_charts.run_label(name)}**")
            st.latex(training_text.race_formula(run, name, epoch, rate, formula))
    if own:
        st.markdown(words.ONE_NEURON_OWN_LOSS.format(propriety=own_text.propriety_sentence(loss_propriety(own))))
    st.caption(words.HALF)


def losses(runs: Call, y: int, live_value: ui.LiveValue) -> None:
    """Draw the loss of each neuron over the epochs."""
    panel, pictures = ui.controls_and_chart("raceloss")
    panel.markdown(words.ONE_NEURON_LOSS)
    with pictures:
        picture = race_charts.over_epochs(runs, "loss", controls.EPOCH, y)
        ui.show(picture, "raceloss", {controls.EPOCH.key: live_value}, follows=True)
