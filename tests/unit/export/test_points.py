"""The points of a picture as Python text."""

import numpy as np
import pytest

from lib.charts.core.calls import deferred
from lib.export.points import points
from lib.learning.datasets import DATASETS, encode_points
from lib.lesson.experiments.classification import points_from_text, sampled_points


def run(text):
    names = {"np": np}
    exec(text, names)
    return names


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda dataset: dataset.name)
@pytest.mark.parametrize(("count", "seed"), [(60, 0), (7, 3)])
def test_seeded_points_are_those_of_lib(dataset, count, seed):
    call = deferred(sampled_points, dataset.name, count, seed)
    regression = dataset.classes == 1
    text = points(call, regression)
    assert f"count, seed = {count}, {seed}" in text
    names, drawn = run(text), call.value
    if regression:
        np.testing.assert_array_equal(np.column_stack([names["x"], names["y"]]), drawn.x)
    else:
        np.testing.assert_array_equal(names["x"], drawn.x)
        np.testing.assert_array_equal(names["label"], drawn.label)


def placed(name):
    return deferred(points_from_text, encode_points(deferred(sampled_points, name, 60, 1).value), 3)


def test_placed_points_are_one_compact_array():
    call = placed("clouds")
    text = points(call)
    names = run(text)
    np.testing.assert_array_equal(names["x"], call.value.x)
    np.testing.assert_array_equal(names["label"], call.value.label)
    assert max(map(len, text.splitlines())) <= 120
    assert len(text.splitlines()) <= 12


def test_placed_points_of_a_regression_are_x_and_y():
    call = placed("gaussian")
    names = run(points(call, regression=True))
    np.testing.assert_array_equal(np.column_stack([names["x"], names["y"]]), call.value.x)
