"""The view "One neuron": one neuron that starts confidently wrong, under both losses."""

from collections.abc import Mapping, Sequence

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
    live = {controls.EPOCH.key: ui.live(controls.EPOCH)}
    charts = over_epochs(pictures, runs, y, live)
    ui.explanation("losses", "One neuron")
    charts += [units(runs, live), losses(runs, y, live)]
    at_epoch(charts, ui.ending("losses", "One neuron"), runs, rate, own)


def over_epochs(pictures: DeltaGenerator, runs: Call, y: int, live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the prediction and the gradient of both trainings over the epochs."""
    left, right = pictures.columns(2)
    with left:
        drawn = [ui.draw(race_charts.over_epochs(runs, "p", controls.EPOCH, y), "racep", live, play=controls.EPOCH.key)]
    with right:
        picture = race_charts.over_epochs(runs, "gradient", controls.EPOCH, y)
        drawn.append(ui.draw(picture, "racegradient", live, follows=True))
    st.caption(words.ONE_NEURON_LINES)
    return drawn


def units(runs: Call, live: Mapping[str, ui.LiveValue]) -> ui.Drawn:
    """Draw the neuron under each loss, with its weights and gradients."""
    labels = {race_charts.run_label(name, "loss"): run for name, run in runs.value.items()}
    panels = {
        words.ONE_NEURON_WEIGHTS: {label: run.weights for label, run in labels.items()},
        words.ONE_NEURON_GRADIENT: {label: run.gradients(1.0) for label, run in labels.items()},
    }
    exact = live[controls.EPOCH.key].exact
    diagram = network(training_text.RACE_UNITS, panels, controls.EPOCH, exact, words.ONE_NEURON_NETWORK)
    return ui.draw(diagram, "racenetwork", live, follows=True)


@ui.fragment
def at_epoch(charts: Sequence[ui.Drawn], end: ui.Ending, runs: Call, rate: float, own: OwnLoss | None) -> None:
    """Draw the tools of the pictures, and the update that follows the present epoch."""
    live_value = ui.live(controls.EPOCH)
    ui.tools(charts, {controls.EPOCH.key: live_value})
    epoch = int(live_value.value)
    with end.words:
        updates(runs.value, epoch, rate, own)
        ui.table(training_text.race_table(runs.value, epoch))
    ui.draw_ending(end)


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


def losses(runs: Call, y: int, live: Mapping[str, ui.LiveValue]) -> ui.Drawn:
    """Draw the loss of each neuron over the epochs."""
    panel, pictures = ui.controls_and_chart("raceloss")
    panel.markdown(words.ONE_NEURON_LOSS)
    with pictures:
        picture = race_charts.over_epochs(runs, "loss", controls.EPOCH, y)
        return ui.draw(picture, "raceloss", live, follows=True)
