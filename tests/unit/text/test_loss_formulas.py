"""The formulas with numbers in them: each number is recomputed from its definition."""

import math
import re

import numpy as np
import pytest

from lib.learning.datasets import draw
from lib.learning.logistic_regression import LOGIT_LOSSES, descend
from lib.learning.race import race
from lib.learning.regression import NOISE_MODELS
from lib.losses import LOSSES
from lib.text import loss_formulas as formulas
from lib.text import loss_tables

NUMBER = re.compile(r"(-?\d+\.?\d*)(?: \\cdot 10\^\{(-?\d+)\})?")


def numbers(text):
    """Return every number of a formula that stands behind a sign of equality, in order."""
    return [float(f"{mantissa}e{power or 0}") for mantissa, power in NUMBER.findall(text)]


def last(text):
    """Return the last number of a line."""
    return numbers(text)[-1]


def rows(text):
    return text.removeprefix(r"\begin{aligned}").removesuffix(r"\end{aligned}").split(r"\\[0.6em]")


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.5, "0.5"), (4.5398e-5, r"4.54 \cdot 10^{-5}"), (math.inf, r"\infty"), (-math.inf, r"-\infty"), (-2.0, "-2")],
)
def test_a_number_is_written_as_mathematics_writes_it(number, text):
    assert formulas.tex(number) == text


@pytest.mark.parametrize("z", [-10.0, 0.0, 2.5])
def test_a_prediction_is_the_sigmoid_of_its_logit(z):
    assert numbers(formulas.of_prediction(z)) == pytest.approx([z, 1 / (1 + math.exp(-z))], rel=1e-5)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-10.0, -4.0, 0.0, 0.7, 10.0])
def test_the_gradients_in_the_logit_are_the_products_of_the_factors_under_the_braces(z, y):
    p = 1 / (1 + math.exp(-z))
    truth = p if y else 1 / (1 + math.exp(z))
    for label, by_p, loss in (
        ("Squared error", 2 * (p - y), (p - y) ** 2),
        ("Cross-entropy", -1 / p if y else 1 / (1 - p), -math.log(truth)),
    ):
        value, factors, gradient = rows(formulas.in_logit(z, y)[label])
        braces = [last(part) for part in re.findall(r"_\{(-?[^}]*\}?)\}", factors)]
        assert last(value) == pytest.approx(loss, rel=1e-3)
        assert braces == pytest.approx([by_p, p * (1 - p)], rel=1e-3)
        assert last(gradient) == pytest.approx(by_p * p * (1 - p), rel=2e-3)


@pytest.mark.parametrize(("p", "y"), [(0.2, 1), (0.2, 0), (0.985, 1)])
def test_losses_and_gradients_in_the_prediction_are_the_registrys(p, y):
    found = formulas.in_prediction(p, y)
    for label, name in (("Squared error", "squared_error"), ("Cross-entropy", "binary_cross_entropy")):
        value, gradient = rows(found[label])
        assert last(value) == pytest.approx(LOSSES[name].function(p, y), rel=1e-3)
        assert last(gradient) == pytest.approx(LOSSES[name].gradient(p, y), rel=1e-3)


def test_a_prediction_of_0_for_what_is_true_has_an_infinite_cross_entropy():
    value, gradient = rows(formulas.in_prediction(0.0, 1)["Cross-entropy"])
    assert value.endswith(r"= \infty")
    assert gradient.endswith(r"= -\infty")


def test_the_gradients_behind_a_softmax_are_p_minus_y_and_twice_the_jacobian_times_that():
    logits, target = np.array([2.0, 1.0, 0.1]), np.eye(3)[0]
    p = np.exp(logits) / np.exp(logits).sum()
    squared = 2 * (np.diag(p) - np.outer(p, p)) @ (p - target)
    for label, gradient in (("Squared error", squared), ("Cross-entropy", p - target)):
        found = rows(formulas.of_classes(logits, target)[label])
        for row, expected in zip(found, (p, gradient), strict=True):
            assert numbers(row)[-3:] == pytest.approx(expected, rel=5e-3)


def test_the_mean_over_the_flips_is_entropy_and_divergence():
    found = rows(formulas.of_flips([1, 0, 1, 0, 0, 0, 1, 0, 0, 0], 0.5))
    assert last(found[1]) == last(found[2]) == pytest.approx(math.log(2), rel=1e-3)
    entropy = -0.3 * math.log(0.3) - 0.7 * math.log(0.7)
    assert numbers(found[4]) == pytest.approx([entropy, math.log(2) - entropy], rel=1e-3)


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_flips_that_p_excludes_have_an_infinite_loss(p):
    assert r"\infty" in formulas.of_flips([1, 0], p)


@pytest.mark.parametrize("name", LOGIT_LOSSES)
@pytest.mark.parametrize("epoch", [0, 7])
def test_the_next_update_of_the_race_is_the_one_that_follows(name, epoch):
    run = race(1.0, 0, 2.0, 2.0, 0.15, 10)[name]
    gradient, _, updated = rows(formulas.of_race(run, name, epoch, 0.15))
    p = run.p[epoch]
    slope = p * p * (1 - p) if name == "squared_error" else p
    assert numbers(gradient)[-2:] == pytest.approx([slope, p], rel=1e-3)
    assert last(updated) == pytest.approx(run.weight[epoch + 1], rel=1e-3)


def test_the_next_update_of_a_descent_is_the_one_that_follows():
    points = draw("overlapping", 20, np.random.default_rng(0))
    run = descend(points, LOGIT_LOSSES["cross_entropy"], (-6.0, -4.0), 2.0, 5)
    assert numbers(rows(formulas.of_descent(run, 2, 2.0))[1]) == pytest.approx(run.weights[3], rel=6e-3)


@pytest.mark.parametrize("smoothing", [0.0, 0.3])
def test_a_smoothed_target_still_sums_to_one(smoothing):
    target = numbers(formulas.of_targets(["cat", "dog", "tiger"], smoothing))[-3:]
    assert target == pytest.approx([1 - smoothing * 2 / 3, smoothing / 3, smoothing / 3])
    assert sum(target) == pytest.approx(1)


def test_minus_ln_density_is_loss_and_ln_z():
    found = rows(formulas.of_residual(2.0, 1.0))[1:]
    for row, model, loss in zip(found, NOISE_MODELS.values(), (4, 2, 1.5), strict=True):
        minus_ln, own, constant = numbers(row)
        assert model.loss.label in row
        assert own == loss
        assert minus_ln == pytest.approx(own + constant, rel=1e-3)


def test_a_forecast_is_the_sigmoid_of_its_logit_times_the_factor():
    found = numbers(formulas.of_forecast(0.9, 2.0))
    assert found[:2] == [0.9, 0.1]
    assert found[2] == pytest.approx(math.log(9), rel=1e-3)
    assert found[-1] == pytest.approx(81 / 82, rel=1e-3)


def test_the_true_class_is_marked_and_the_share_of_ones_is_said():
    assert loss_tables.marked(["cat", "dog"], 1) == ["cat", "dog, true"]
    assert loss_tables.flips_sentence([1, 0, 0, 1, 0, 0, 0, 1, 0, 0]) == "3 ones in 10 flips: k/n = **0.3**"
