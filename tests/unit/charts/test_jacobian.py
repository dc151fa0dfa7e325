"""The Jacobian of softmax: its rows, the column that is marked, and the changes as one logit rises."""

import json

import numpy as np
import pytest

from lib.charts import jacobian
from lib.charts.core.frames import frame_column
from lib.lesson.controls import STEP_SIZE
from lib.lesson.examples import evenly_spaced_logits
from lib.numerics.parameter import grid
from lib.softmax import softmax, softmax_jacobian
from tests.unit.charts.pictures import PICTURES, table_of


@pytest.mark.parametrize("count", [6, 24, 200])
def test_one_chart_draws_rows_of_the_jacobian_of_any_number_of_classes(count):
    picture = jacobian.rows(count)
    assert picture.specification is jacobian.rows(50).specification
    matrix, labels = softmax_jacobian(evenly_spaced_logits(count)), picture.tables["lines"]["label"]
    assert len(labels) == min(count, jacobian.MOST_ROWS)
    for label, values in zip(labels, picture.tables["lines"]["values"], strict=True):
        np.testing.assert_array_equal(values, matrix[int(label.removeprefix("Row ")) - 1])


def test_the_column_of_the_logit_that_moves_has_a_border_and_no_other():
    cells = table_of(jacobian.matrix(["a", "b", "c"], [2.0, 1.0, 0.1], 1), "cells")
    assert set(cells[cells["moved"]]["logit"]) == {"b"}
    assert cells["moved"].sum() == 3


def test_a_click_in_a_column_names_the_place_of_its_logit():
    cells = table_of(jacobian.matrix(["a", "b", "c"], [2.0, 1.0, 0.1], 1), "cells")
    assert dict(zip(cells["logit"], cells["name"], strict=True)) == {"a": "1", "b": "2", "c": "3"}
    assert '"name": "chosen"' in json.dumps(PICTURES["jacobian.matrix"]().specification)


def test_the_live_bars_of_a_step_are_the_exact_and_the_linear_change_at_every_size():
    picture = jacobian.probability_changes(["a", "b"], [1.0, 2.0], 0, STEP_SIZE, 0.5)
    s = softmax([1.0, 2.0])
    for size in (0.05, 0.5, 5.0):
        linear = size * s[0] * s[1]
        exact = softmax([1.0 + size, 2.0]) - s
        np.testing.assert_allclose(picture.data_at({"stepsize": size})["change"], [*exact, linear, -linear], rtol=1e-5)


def test_the_longest_bar_fills_half_of_its_axis_or_more_and_leaves_space_for_its_number():
    picture = jacobian.probability_changes(["a", "b", "c"], [2.0, 1.0, 0.1], 0, STEP_SIZE, 0.1)
    for size in grid(STEP_SIZE):
        changes = picture.data_at({"stepsize": size})["change"]
        ends = [picture.tables["domain"][frame_column(end, STEP_SIZE, size)][0] for end in ("y_low", "y_high")]
        for end, longest in zip(ends, (changes.min(), changes.max()), strict=True):
            assert 0.5 <= longest / end <= 1 / jacobian.MARGIN + 1e-6


def test_an_axis_of_bars_without_length_has_an_end():
    assert jacobian.round_bound(0.0) > 0
    assert jacobian.round_bound(0.0221) == pytest.approx(0.03)


@pytest.mark.parametrize("name", ["jacobian.probability_changes", "losses.class_gradients"])
def test_bars_of_two_series_are_full_and_framed_and_the_title_says_which(name):
    picture = PICTURES[name]()
    [bars] = [layer for layer in picture.specification["layer"] if layer["mark"]["type"] == "bar"]
    opacity = bars["encoding"]["fillOpacity"]
    assert opacity["scale"]["range"] == [1, 0.25]
    assert opacity["scale"]["domain"] == list(dict.fromkeys(picture.tables["bars"][opacity["field"]]))
    first, second = opacity["scale"]["domain"]
    assert picture.specification["title"]["subtitle"].startswith(f"full: {first.lower()}")
    assert f"framed: {second}".lower() in picture.specification["title"]["subtitle"].lower()
