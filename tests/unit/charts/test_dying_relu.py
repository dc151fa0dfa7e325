"""Dying ReLU: samples are drawn as points, the axes hold all frames, and units are dead as long as in the run."""

import dataclasses
import json

import numpy as np
import pytest

from lib.charts import dying_relu
from lib.charts.core.axis_domains import ends
from lib.charts.core.line_layers import LIVE
from lib.lesson.controls import LAYER_STEP
from tests.unit.charts.pictures import INPUTS, PICTURES, REVIVED, STATES, STEP, numbers_at, table_of


@pytest.mark.parametrize(
    ("name", "kinds"), [("dying_relu.neuron", ["line", "point"]), ("prelu.learned_function", ["line"])]
)
def test_points_that_a_slider_moves_are_drawn_as_points(name, kinds):
    layers = PICTURES[name]().specification["layer"]
    assert [layer["mark"]["type"] for layer in layers if LIVE in json.dumps(layer.get("transform", []))] == kinds


def test_the_y_axis_of_frames_holds_all_of_them():
    low, high = ends(PICTURES["dying_relu.neuron"]().tables["domain"], "y")
    drawn = [state.weight * 3.5 + state.bias for state in STATES]
    assert low <= min(drawn) < low + 2
    assert high - 2 < max(drawn) <= high


def test_a_step_between_two_stops_shows_the_state_of_the_nearest_step():
    picture = dying_relu.pre_activations(INPUTS, STATES, STEP, 0.8)
    numbers = numbers_at(picture).set_index("step")
    assert numbers["at x = 0.5"][0.8] == STATES[1].pre_activation[0]
    assert len(numbers) == len(STATES) + 1


def test_the_intervals_of_death_are_those_of_the_run():
    dead = np.array([[1, 0], [1, 0], [0, 1], [1, 1]], dtype=bool)
    picture = dying_relu.dead_intervals(dataclasses.replace(REVIVED, dead=dead), LAYER_STEP)
    assert table_of(picture, "intervals").to_numpy().tolist() == [[1, 0, 2], [1, 3, 4], [2, 2, 4]]
    assert picture.description == "When each of 2 units was dead: 3 intervals within 3 steps."


@pytest.mark.parametrize(
    "name",
    [
        "dying_relu.pre_activations",
        "dying_relu.dead_units",
        "dying_relu.dead_intervals",
        "prelu.alpha_over_steps",
        "prelu.losses_over_steps",
    ],
)
def test_a_chart_over_the_steps_has_the_step_for_its_cursor(name):
    picture = PICTURES[name]()
    (cursor,) = picture.sliders.values()
    assert picture.cursors == ((cursor.key, 0.0, cursor.high, "x"),)
