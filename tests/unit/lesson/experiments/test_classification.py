"""Experiments on classification: points, descents and the map of the curvature."""

import numpy as np
import pytest

from lib.charts.core.calls import deferred
from lib.learning.datasets import MAX_POINTS, Points, encode_points
from lib.learning.logistic_regression import LOGIT_LOSSES, smallest_eigenvalue
from lib.lesson import examples
from lib.lesson.experiments.classification import (
    logistic_descent,
    points_from_text,
    sampled_points,
    shown_points,
    smallest_eigenvalue_on_map,
    softmax_training,
)
from lib.lesson.reading import parse_points


def test_a_placed_point_of_a_class_that_is_gone_is_left_out():
    assert points_from_text("1_2_0~3_4_2", 2).label.tolist() == [0]
    assert points_from_text("1_2_0~3_4_2", 2).x.tolist() == [[1, 2]]


def test_points_of_a_class_that_is_gone_are_kept_beside_those_that_are_shown():
    held = parse_points("1_2_2~3_4_0~5_6_2~7_8_1")
    found = shown_points(held, points_from_text(encode_points(held), 2), 2)
    assert (found.points, found.places.tolist()) == (held, [1, 3])
    hidden, default = parse_points("1_2_2"), sampled_points("separable", 6, 0)
    beside = shown_points(hidden, default, 2)
    assert beside.points.label.tolist() == [2, *default.label.tolist()]
    np.testing.assert_array_equal(beside.points.x[beside.places], default.x)
    assert shown_points(None, default, 2).places.tolist() == list(range(6))


def test_a_set_beside_as_many_points_as_an_address_holds_is_refused():
    hidden = Points(np.zeros((MAX_POINTS, 2)), np.full(MAX_POINTS, 2))
    with pytest.raises(ValueError, match="1 to 500 points"):
        shown_points(hidden, sampled_points("separable", 6, 0), 2)


def test_a_run_whose_arguments_are_runs_is_worked_out_from_them():
    points = deferred(sampled_points, "overlapping", 12, 0)
    trained = deferred(logistic_descent, points, "cross_entropy", (-6.0, -4.0), 2.0)
    direct = logistic_descent(points.value, "cross_entropy", (-6.0, -4.0), 2.0)
    np.testing.assert_array_equal(trained.value.weights, direct.weights)


def test_the_map_has_no_larger_eigenvalue_than_its_middle():
    points, loss = sampled_points("overlapping", 20, 0), LOGIT_LOSSES["squared_error"]
    least = smallest_eigenvalue_on_map(points, loss)
    assert least <= smallest_eigenvalue(points, loss, np.zeros(2))
    assert least < 0


def test_a_softmax_training_has_the_steps_of_the_lesson():
    points = sampled_points("clouds", 12, 0)
    run = softmax_training(points, "cross_entropy", 1.0, 0.0, (1.0, 1.0, 1.0))
    assert len(run.loss) == examples.DESCENT_STEPS + 1
    assert run.loss[-1] < run.loss[0]
