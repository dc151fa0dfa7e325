"""The formulas and tables of gradient descent: each number is computed again from the run."""

import numpy as np
import pytest

from lib.learning.datasets import Points, sample_dataset
from lib.learning.logistic_regression import LOGIT_LOSSES, gradient_descent
from lib.learning.race import race
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.text.losses import training as text
from tests.unit.text.reading import last, lines, number, results, rows


@pytest.mark.parametrize("name", LOGIT_LOSSES)
@pytest.mark.parametrize("epoch", [0, 7])
def test_the_next_update_of_the_race_is_the_one_that_follows(name, epoch):
    run = race(1.0, 0, 2.0, 2.0, 0.15, 10)[name]
    gradient, _, updated = lines(text.race_formula(run, name, epoch, 0.15))
    p = run.p[epoch]
    slope = p * p * (1 - p) if name == "squared_error" else p
    assert results(gradient)[-2:] == pytest.approx([slope, p], rel=1e-3)
    assert last(updated) == pytest.approx(run.weight[epoch + 1], rel=1e-3)


def test_the_next_update_of_a_descent_is_the_one_that_follows():
    points = sample_dataset("overlapping", 20, np.random.default_rng(0))
    run = gradient_descent(points, LOGIT_LOSSES["cross_entropy"], (-6.0, -4.0), 2.0, 5)
    assert results(lines(text.descent_formula(run, 2, 2.0))[1]) == pytest.approx(run.weights[3], rel=6e-3)


@pytest.mark.parametrize("smoothing", [0.0, 0.3])
def test_a_smoothed_target_still_sums_to_one(smoothing):
    target = results(text.smoothing_formula(["cat", "dog", "tiger"], smoothing))[-3:]
    assert target == pytest.approx([1 - smoothing * 2 / 3, smoothing / 3, smoothing / 3])
    assert sum(target) == pytest.approx(1)


@pytest.mark.parametrize("steps", [5, 300])
def test_the_epochs_until_the_neuron_is_right_are_said(steps):
    runs = race(1.0, 0, 2.0, 2.0, 0.15, steps)
    said = text.race_sentence(runs, 0)
    first = {name: np.flatnonzero(run.p < 0.5) for name, run in runs.items()}
    shown = {name: str(found[0]) if found.size else f"more than {steps}" for name, found in first.items()}
    assert said == (
        f"Epochs until the neuron is right: squared error **{shown['squared_error']}** and cross-entropy "
        f"**{shown['cross_entropy']}**."
    )


def test_a_start_that_is_right_or_undecided_is_said():
    assert text.race_sentence(race(1.0, 1, 2.0, 2.0, 0.15, 5), 1).endswith("**0**. It is right from the start.")
    undecided = race(1.0, 1, 0.0, 0.0, 0.15, 5)
    assert text.race_sentence(undecided, 1).endswith(
        "At the start p = 0.5, which is neither right nor confidently wrong."
    )
    assert undecided["squared_error"].gradient[0] == -0.125


def test_the_table_of_the_race_holds_both_neurons_at_the_epoch():
    runs = race(1.0, 1, -2.0, -2.0, 0.15, 10)
    table = rows(text.race_table(runs, 7))
    for label, run in zip(("½ (p − y)²", "Cross-entropy"), runs.values(), strict=True):
        expected = [run.weight[7], run.bias[7], run.p[7], run.loss[7], run.gradient[7]]
        assert list(map(number, table[label].values())) == pytest.approx(expected, rel=1e-3)


def test_the_tables_of_the_descents_have_their_state_and_eigenvalues_below_zero_for_squared_error_alone():
    points = sample_dataset("overlapping", 20, np.random.default_rng(0))
    runs = {loss.label: gradient_descent(points, loss, (-6.0, -4.0), 2.0, 5) for loss in LOGIT_LOSSES.values()}
    losses = list(LOGIT_LOSSES.values())
    table = rows(text.descents_table(points, losses, runs, 0))
    assert {cells["Weights"] for cells in table.values()} == {"−6.000, −4.000"}
    for label, cells in rows(text.eigenvalues_table(points, losses, runs)).items():
        least = number(cells["Smallest eigenvalue on the map"])
        assert least <= number(cells["Smallest eigenvalue on the path"]) + 1e-12
        assert (least < 0) == (label == "½ (p − y)²")
    for label, cells in table.items():
        assert number(cells["Mean loss"]) == pytest.approx(runs[label].loss[0], rel=1e-3)
        assert cells["Accuracy"].endswith("%")


def test_a_class_without_points_has_no_share_that_is_found():
    points = Points(np.array([[1.0, 1.0], [2.0, 2.0]]), np.array([0, 1]))
    runs = {"Cross-entropy": train(points, VECTOR_LOSSES["cross_entropy"], 1.0, 50)}
    cells = rows(text.trainings_table(points, ["cat", "dog", "tiger"], runs, 50))["Trained with cross-entropy"]
    assert cells["Tiger found"] == "none there"
    assert list(cells) == ["Mean loss", "Accuracy", "Cat found", "Dog found", "Tiger found"]
    assert cells["Cat found"].endswith("%")
