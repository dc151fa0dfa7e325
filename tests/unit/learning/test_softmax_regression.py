"""Softmax regression: gradients against finite differences, what smoothing and class weights do, and its regions."""

import numpy as np
import pytest

from lib.learning.datasets import Points, sample_dataset
from lib.learning.softmax_regression import (
    MAX_STEPS,
    VECTOR_LOSSES,
    Model,
    accuracy,
    decision_regions,
    gradient,
    initial_model,
    objective,
    predict,
    probabilities,
    recall,
    region_corners,
    sample_weights,
    smoothed_targets,
    train,
)
from lib.numerics.polygon import area, centroid
from tests.unit.each import each

EVERY = each("loss", [pytest.param(loss, id=name) for name, loss in VECTOR_LOSSES.items()])
CROSS = VECTOR_LOSSES["cross_entropy"]
OPTIONS = ({}, {"smoothing": 0.2}, {"class_weights": (1.0, 5.0, 0.0)}, {"smoothing": 1.0, "class_weights": (2, 1, 3)})


def generator(seed=3):
    return np.random.default_rng(seed)


def clouds(count=60):
    return sample_dataset("clouds", count, generator())


def random_model(seed=1):
    return Model(generator(seed).normal(size=(2, 3)), generator(seed + 1).normal(size=3))


def rare_tiger():
    """Return two crowded classes and a rare third one, spread until they overlap."""
    label = np.array([0] * 40 + [1] * 40 + [2] * 8)
    return Points(sample_dataset("clouds", 3, generator()).x[label] * 0.4 + generator().normal(size=(88, 2)), label)


@EVERY
@each("options", OPTIONS)
def test_gradient_is_the_finite_difference_of_the_objective(loss, options):
    model, h = random_model(), 1e-5
    slope = gradient(model, clouds(), loss, **options)

    def difference(weight, bias):
        up, down = (Model(model.weight + s * h * weight, model.bias + s * h * bias) for s in (1, -1))
        return (objective(up, clouds(), loss, **options) - objective(down, clouds(), loss, **options)) / (2 * h)

    for index in np.ndindex(2, 3):
        unit = np.zeros((2, 3))
        unit[index] = 1
        assert slope.weight[index] == pytest.approx(difference(unit, np.zeros(3)), abs=1e-9)
    for unit, entry in zip(np.eye(3), slope.bias, strict=True):
        assert entry == pytest.approx(difference(np.zeros((2, 3)), unit), abs=1e-9)


@EVERY
def test_objective_by_hand(loss):
    model = Model(np.zeros((2, 3)), np.log([1.0, 2.0, 5.0]))  # probabilities 1/8, 2/8, 5/8 everywhere
    points = Points([[0, 0], [1, 1], [2, 2]], [0, 2, 2])
    by_point = {
        "cross_entropy": -np.log([1 / 8, 5 / 8, 5 / 8]),
        "squared_error": np.array([49 + 4 + 25, 1 + 4 + 9, 1 + 4 + 9]) / 64,
    }[loss.name]
    assert objective(model, points, loss) == pytest.approx(by_point.mean(), rel=1e-14)
    weighted = objective(model, points, loss, class_weights=(4.0, 1.0, 1.0))
    assert weighted == pytest.approx(by_point @ (4, 1, 1) / 6, rel=1e-14)


@EVERY
@each("options", OPTIONS)
def test_learning_lowers_the_objective_at_every_step(loss, options):
    run = train(clouds(), loss, 0.2, 100, **options)
    assert (np.diff(run.loss) <= 1e-15).all()


@EVERY
def test_a_run_records_the_start_and_each_update(loss):
    run = train(clouds(), loss, 0.3, 20, smoothing=0.1)
    assert run.loss.shape == run.accuracy.shape == (21,)
    assert run.weight.shape == (21, 2, 3)
    assert run.loss[0] == pytest.approx(objective(initial_model(), clouds(), loss, 0.1), rel=1e-15)
    slope = gradient(run.model(4), clouds(), loss, 0.1)
    np.testing.assert_allclose(run.weight[5], run.weight[4] - 0.3 * slope.weight, rtol=1e-14)
    np.testing.assert_allclose(run.bias[5], run.bias[4] - 0.3 * slope.bias, rtol=1e-14, atol=1e-17)
    assert run.loss[20] == pytest.approx(objective(run.model(), clouds(), loss, 0.1), rel=1e-15)
    assert run.accuracy[20] == accuracy(run.model(), clouds())


@EVERY
def test_three_clouds_are_learned(loss):
    run = train(clouds(), loss, 0.5, 150)
    assert run.accuracy[0] == pytest.approx(1 / 3, abs=0.01)
    assert run.accuracy[-1] > 0.93


def test_before_learning_every_class_has_a_third():
    np.testing.assert_allclose(
        probabilities(initial_model(), [[3.0, -1.0], [0.0, 0.0]]), np.full((2, 3), 1 / 3), rtol=1e-15
    )
    first = train(clouds(), CROSS, 0.1, 1).loss[0]
    assert first == pytest.approx(np.log(3), rel=1e-14)


@EVERY
def test_the_weights_of_the_classes_move_against_each_other(loss):
    run = train(clouds(), loss, 0.5, 50)
    np.testing.assert_allclose(run.weight.sum(axis=-1), 0, atol=1e-13)
    np.testing.assert_allclose(run.bias.sum(axis=-1), 0, atol=1e-13)


def test_a_confidently_wrong_start_holds_squared_error_but_not_cross_entropy():
    wrong = Model(np.zeros((2, 3)), np.array([20.0, 0.0, 0.0]))
    tigers = Points([[1, 1], [2, 2]], [2, 2])
    sizes = {name: np.abs(gradient(wrong, tigers, loss).bias).max() for name, loss in VECTOR_LOSSES.items()}
    assert sizes["cross_entropy"] > 0.99
    assert sizes["squared_error"] < 1e-7


def test_smoothed_targets_by_hand_sum_to_one():
    np.testing.assert_allclose(smoothed_targets([0, 2], 0.3), [[0.8, 0.1, 0.1], [0.1, 0.1, 0.8]], rtol=1e-15)
    np.testing.assert_array_equal(smoothed_targets([1]), [[0, 1, 0]])


def test_smoothing_holds_the_probabilities_of_separable_points_away_from_one():
    tight = Points(sample_dataset("clouds", 3, generator()).x[np.arange(30) % 3], np.arange(30) % 3)
    tops = [
        probabilities(train(tight, CROSS, 1.0, 1000, smoothing=smoothing).model(), tight.x).max(axis=1)
        for smoothing in (0.0, 0.3)
    ]
    assert tops[0].min() > 0.98
    np.testing.assert_allclose(tops[1], 0.8, atol=0.01)


@EVERY
def test_a_larger_class_weight_finds_more_of_a_rare_class(loss):
    plain, weighted = (
        recall(train(rare_tiger(), loss, 0.5, 300, class_weights=w).model(), rare_tiger())
        for w in ((1, 1, 1), (1, 1, 10))
    )
    assert weighted[2] >= plain[2] + 0.3
    assert weighted[:2].min() < plain[:2].min()


def test_shares_by_hand_and_for_huge_weights():
    np.testing.assert_allclose(sample_weights([0, 1, 1, 2], (2, 1, 0)), [0.5, 0.25, 0.25, 0], rtol=1e-15)
    np.testing.assert_allclose(sample_weights([0, 1, 1, 2], (1e308, 1e308, 1e308)), 0.25, rtol=1e-15)


def test_equal_class_weights_of_any_size_change_nothing():
    plain, heavy = (train(clouds(), CROSS, 0.5, 20, class_weights=(w, w, w)) for w in (1.0, 7.0))
    np.testing.assert_allclose(plain.loss, heavy.loss, rtol=1e-12)


def test_recall_counts_by_class_and_has_none_for_a_missing_one():
    points = Points([[1, 0], [-1, 0], [2, 0]], [0, 0, 1])
    model = Model(np.array([[1.0, -1.0, 0.0], [0.0, 0.0, 0.0]]), np.zeros(3))
    np.testing.assert_array_equal(predict(model, points.x), [0, 1, 0])
    np.testing.assert_array_equal(recall(model, points), [0.5, 0, np.nan])
    assert accuracy(model, points) == pytest.approx(1 / 3)


def test_regions_hold_the_class_and_the_probability_at_each_grid_point():
    model, grid1, grid2 = random_model(), np.linspace(-3, 3, 7), np.linspace(-1, 2, 5)
    classes, certainty = decision_regions(model, grid1, grid2)
    assert classes.shape == certainty.shape == (7, 5)
    p = probabilities(model, [grid1[5], grid2[1]])
    assert (classes[5, 1], certainty[5, 1]) == (p.argmax(), p.max())
    assert certainty.min() >= 1 / 3


def test_the_corners_of_a_region_are_where_its_class_ties_with_another_or_at_the_border():
    model = train(clouds(), CROSS, 0.5, 100).model()
    regions = [region_corners(model, label, 4) for label in range(3)]
    assert sum(map(area, regions)) == pytest.approx(64)
    for label, corners in enumerate(regions):
        assert predict(model, centroid(corners)) == label
        inside = corners[(np.abs(corners) < 4 - 1e-9).all(axis=1)]
        top = np.sort(probabilities(model, inside), axis=-1)
        np.testing.assert_allclose(top[:, -1], top[:, -2])


def test_the_first_class_has_the_whole_square_where_all_are_equally_probable():
    assert [area(region_corners(initial_model(), label, 4)) for label in range(3)] == [64, 0, 0]


def test_regions_of_a_linear_model_are_convex():
    model = train(clouds(), CROSS, 0.5, 100).model()
    first, second = generator().uniform(-5, 5, (2, 300, 2))
    same = predict(model, first) == predict(model, second)
    middle = predict(model, (first + second) / 2)
    assert same.sum() > 50
    np.testing.assert_array_equal(middle[same], predict(model, first)[same])


@EVERY
def test_a_huge_rate_ends_without_a_warning(loss):
    assert train(clouds(), loss, 1e300, 5).loss.shape == (6,)


@each(
    ("named", "options"),
    [
        ("rate", {"rate": 0.0}),
        ("rate", {"rate": np.nan}),
        ("steps", {"steps": 0}),
        ("steps must be at most 1000", {"steps": MAX_STEPS + 1}),
        ("smoothing", {"smoothing": -0.1}),
        ("smoothing", {"smoothing": 1.1}),
        ("class_weights", {"class_weights": (1, 1)}),
        ("class_weights", {"class_weights": (1, -1, 1)}),
        ("class_weights", {"class_weights": (1, np.inf, 1)}),
        ("class_weights", {"class_weights": (0, 0, 0)}),
    ],
)
def test_bad_arguments_are_refused_by_name(named, options):
    with pytest.raises(ValueError, match=named):
        train(**{"points": clouds(), "loss": CROSS, "rate": 0.1, "steps": 5, **options})


def test_bad_grids_are_refused_by_name():
    for named, grids in (("grid1", ([], [0.0])), ("grid2", ([0.0], np.zeros(102)))):
        with pytest.raises(ValueError, match=named):
            decision_regions(initial_model(), *grids)
