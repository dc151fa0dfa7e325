"""The formulas of squared error and cross-entropy: each number is computed again from its definition."""

import math
import re

import numpy as np
import pytest

from lib.losses import LOSSES, squared_error_with_logits_gradient
from lib.text.losses import classes as text
from tests.unit.text.reading import last, lines, number, results, rows


@pytest.mark.parametrize("z", [-10.0, 0.0, 2.5])
def test_a_prediction_is_the_sigmoid_of_its_logit(z):
    assert results(text.prediction_formula(z)) == pytest.approx([z, 1 / (1 + math.exp(-z))], rel=1e-3)


def test_a_probability_that_would_be_rounded_to_1_is_1_less_its_complement():
    rest = r"4.54 \cdot 10^{-5}"
    assert text.prediction_formula(10.0) == rf"p = \sigma(10) \approx 1 - {rest}"
    squared, cross = (lines(text.formulas_in_logit(10.0, 1)[label])[0] for label in ("Squared error", "Cross-entropy"))
    assert squared == rf"L &= (p - y)^2 \approx (1 - {rest} - 1)^2 \\ &\approx 2.061 \cdot 10^{{-9}}"
    assert cross == rf"L &= -\ln p \approx -\ln(1 - {rest}) \\ &\approx {rest}"
    assert rf"\approx -\ln({rest}) \\ &= 10" in text.formulas_in_logit(10.0, 0)["Cross-entropy"].replace(
        r"\approx 10 ", "= 10 "
    )


@pytest.mark.parametrize("z", [0.0, 2.5, -10.0, 10.0])
@pytest.mark.parametrize("y", [0, 1])
def test_every_logarithm_of_a_number_with_a_power_of_ten_has_brackets(z, y):
    assert not re.search(r"\\ln [\d.]+ \\cdot 10", text.formulas_in_logit(z, y)["Cross-entropy"])


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-10.0, -4.0, 0.0, 0.7, 10.0])
def test_the_gradients_in_the_logit_are_the_products_of_the_factors_under_the_braces(z, y):
    p = 1 / (1 + math.exp(-z))
    truth = p if y else 1 / (1 + math.exp(z))
    for label, by_p, loss in (
        ("Squared error", 2 * (p - y), (p - y) ** 2),
        ("Cross-entropy", -1 / p if y else 1 / (1 - p), -math.log(truth)),
    ):
        value, factors, gradient = lines(text.formulas_in_logit(z, y)[label])
        braces = [last(part) for part in re.findall(r"_\{(-?[^}]*\}?)\}", factors)]
        assert last(value) == pytest.approx(loss, rel=1e-3)
        assert braces == pytest.approx([by_p, p * (1 - p)], rel=1e-3)
        assert last(gradient) == pytest.approx(by_p * p * (1 - p), rel=2e-3)


@pytest.mark.parametrize(("p", "y"), [(0.2, 1), (0.2, 0), (0.985, 1)])
def test_losses_and_gradients_in_the_prediction_are_the_registrys(p, y):
    found = text.formulas_in_prediction(p, y)
    for label, name in (("Squared error", "squared_error"), ("Cross-entropy", "binary_cross_entropy")):
        value, gradient = lines(found[label])
        assert last(value) == pytest.approx(LOSSES[name].function(p, y), rel=1e-3)
        assert last(gradient) == pytest.approx(LOSSES[name].gradient(p, y), rel=1e-3)


def test_a_prediction_of_0_for_what_is_true_has_an_infinite_cross_entropy():
    value, gradient = lines(text.formulas_in_prediction(0.0, 1)["Cross-entropy"])
    assert value.endswith(r"= \infty")
    assert gradient.endswith(r"= -\infty")


def test_the_gradients_behind_a_softmax_are_p_minus_y_and_twice_the_jacobian_times_that():
    logits, target = np.array([2.0, 1.0, 0.1]), np.eye(3)[0]
    p = np.exp(logits) / np.exp(logits).sum()
    squared = 2 * (np.diag(p) - np.outer(p, p)) @ (p - target)
    for label, gradient in (("Squared error", squared), ("Cross-entropy", p - target)):
        shares, _, slopes = lines(text.class_formulas(logits, target)[label])
        for row, expected in ((shares, p), (slopes, gradient)):
            assert results(row)[-3:] == pytest.approx(expected, rel=5e-3)


def test_squared_error_behind_a_softmax_is_written_as_the_sum_that_its_number_is():
    p, y = np.array([1.0, math.exp(4)]) / (1 + math.exp(4)), np.array([1.0, 0.0])
    formulas = text.class_formulas([-4.0, 0.0], y)
    assert r"\sum_i (p_i - y_i)^2" in formulas["Squared error"]
    assert last(lines(formulas["Squared error"])[1]) == pytest.approx(((p - y) ** 2).sum(), rel=1e-3)
    assert last(lines(formulas["Cross-entropy"])[1]) == pytest.approx(-math.log(p[0]), rel=1e-3)


def test_the_mean_over_the_flips_is_entropy_and_divergence():
    found = lines(text.sample_formula([1, 0, 1, 0, 0, 0, 1, 0, 0, 0], 0.5))
    assert last(found[1]) == last(found[2]) == pytest.approx(math.log(2), rel=1e-3)
    entropy = -0.3 * math.log(0.3) - 0.7 * math.log(0.7)
    assert results(found[4]) == pytest.approx([entropy, math.log(2) - entropy], rel=1e-3)


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_flips_that_p_excludes_have_an_infinite_loss(p):
    assert r"\infty" in text.sample_formula([1, 0], p)


@pytest.mark.parametrize(("sample", "p"), [([1, 1, 1], 1.0), ([0, 0, 0], 0.0)])
def test_a_class_that_did_not_occur_has_no_term(sample, p):
    found = text.sample_formula(sample, p)
    assert "\\infty" not in found
    assert "0 \\cdot" not in lines(found)[1]
    assert results(lines(found)[2]) == [0]


def test_the_largest_gradient_of_half_the_squared_error_is_where_the_sentence_says():
    p = np.linspace(0, 1, 3001)
    sizes = np.abs(squared_error_with_logits_gradient(np.log(p[1:-1] / (1 - p[1:-1])), 1)) / 2
    assert sizes.max() == pytest.approx(4 / 27, rel=1e-9)
    assert p[1:-1][sizes.argmax()] == pytest.approx(1 / 3, abs=1e-9)
    assert "4/27, at p = 1/3" in text.largest_gradient_sentence()


def test_the_true_class_is_marked_and_the_share_of_ones_is_said():
    assert text.marked_names(["cat", "dog"], 1) == ["cat", "dog, true"]
    assert text.sample_sentence([1, 0, 0, 1, 0, 0, 0, 1, 0, 0]) == "Ones: 3 of 10 flips, so k/n = **0.3**"
    assert text.sample_sentence([0]) == "Ones: 0 of 1 flip, so k/n = **0**"


@pytest.mark.parametrize("y", [0, 1])
def test_the_table_holds_value_and_gradient_of_each_loss(y):
    chosen = [LOSSES["squared_error_with_logits"], LOSSES["binary_cross_entropy_with_logits"]]
    table = rows(text.losses_table(chosen, -4.0, y))
    for loss in chosen:
        assert number(table[loss.label]["Loss"]) == pytest.approx(loss.function(-4.0, y), rel=1e-3)
        assert number(table[loss.label]["Gradient"]) == pytest.approx(loss.gradient(-4.0, y), rel=1e-3)
