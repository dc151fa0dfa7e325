"""What the softmax page says in numbers, each worked out anew here."""

import math
import re

import numpy as np
import pytest

from lib.charts.softmax import class_logits
from lib.lesson.examples import OVERFLOWING_LOGITS
from lib.text import tables

NAMES, LOGITS = ["cat", "dog", "tiger"], [2.0, 1.0, 0.1]
EXPONENTIALS = np.exp(LOGITS)
SHARES = EXPONENTIALS / EXPONENTIALS.sum()


def test_the_largest_probability_is_written_as_its_exponential_over_their_sum():
    text = tables.softmax_formula(NAMES, LOGITS)
    assert text.startswith(r"p_{\text{cat}} = \frac{e^{2}}{e^{2} + e^{1} + e^{0.1}}")
    assert rf"\frac{{{math.exp(2):.4g}}}{{{EXPONENTIALS.sum():.4g}}} = {SHARES[0]:.4f}" in text


def test_another_temperature_divides_every_exponent():
    assert r"\frac{e^{2 / 0.5}}{e^{2 / 0.5} + e^{1 / 0.5} + e^{0.1 / 0.5}}" in tables.softmax_formula(
        NAMES, LOGITS, 0.5
    )


def test_many_classes_are_not_all_written_out():
    assert r"{e^{0} + \dots + e^{9}}" in tables.softmax_formula(
        [str(i) for i in range(10)], [float(i) for i in range(10)]
    )


def test_a_huge_exponential_is_written_as_a_power_of_ten():
    assert tables.latex_number(math.exp(200)) == r"7.226 \cdot 10^{86}"
    assert tables.latex_number(2.5) == "2.5"


@pytest.mark.parametrize("name", ["}$\\frac{", "a_b^c", "%#&~", ""])
def test_a_name_cannot_change_the_formula_around_it(name):
    assert re.fullmatch(r"\\text\{[\w -]*\}", tables.in_latex(name).replace("_", "!"))


def test_the_odds_of_the_two_largest_are_e_to_the_gap_over_the_temperature():
    text = tables.odds_formula(NAMES, LOGITS, 0.5)
    assert text == r"\frac{p_{\text{cat}}}{p_{\text{dog}}} = e^{(2 - 1) / 0.5} = " + f"{math.exp(2):.4g}"
    assert tables.odds_formula(NAMES, [-3.0, 1.0, -2.0], 1.0).endswith(rf"= e^{{(1 - (-2)) / 1}} = {math.exp(3):.4g}")


@pytest.mark.parametrize("moved", [0, 2])
def test_the_slopes_are_the_entries_of_the_jacobian(moved):
    other = 0 if moved else 1
    text = tables.slope_formula(NAMES, LOGITS, moved)
    assert f"= {SHARES[moved] * (1 - SHARES[moved]):.4f}" in text
    assert f"= {-SHARES[other] * SHARES[moved]:.4f}" in text


def test_the_push_is_the_target_less_the_probabilities():
    text = tables.push_formula(SHARES, np.eye(3)[0])
    assert ", ".join(f"{v:.4g}" for v in np.round(np.eye(3)[0] - SHARES, 4)) in text


def test_the_loss_of_a_certain_answer_has_one_term_and_a_smoothed_one_has_all():
    text = tables.loss_formula(LOGITS, np.eye(3)[1])
    assert text.endswith(rf"= - \ln {SHARES[1]:.4g} = {-math.log(SHARES[1]):.4f}")
    smoothed = 0.7 * np.eye(3)[1] + 0.1
    assert tables.loss_formula(LOGITS, smoothed).endswith(f"= {-(smoothed * np.log(SHARES)).sum():.4f}")
    assert tables.loss_formula(LOGITS, smoothed).count(r"\ln") == 4


@pytest.mark.parametrize(("count", "largest"), [(50, 0.1846), (100, 0.0961)])
def test_the_grid_says_its_largest_probability(count, largest):
    z = class_logits(count)
    assert math.exp(5) / np.exp(z).sum() == pytest.approx(largest, abs=5e-5)
    assert tables.grid_formula(z).endswith(f"= {largest:.4f}")


def test_attention_divides_by_the_root_of_its_dimension_or_does_not():
    assert tables.attention_formula(64, True).endswith(r"\sqrt{64} = 8")
    assert r"\frac" in tables.attention_formula(64, True)
    assert r"\frac" not in tables.attention_formula(64, False)


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16"])
def test_exponentials_leave_a_float_format_right_at_its_limits(dtype):
    high, low = tables.float_limits(dtype)
    with np.errstate(all="ignore"):
        inside, outside = (np.exp(np.array([high, low]) * factor, dtype=dtype) for factor in (0.99, 1.01))
    assert np.isfinite(inside).all()
    assert (inside > 0).all()
    assert np.isinf(outside[0])
    assert outside[1] == 0


@pytest.mark.parametrize("logits", OVERFLOWING_LOGITS)
def test_the_verdict_names_the_textbook_form_where_it_gives_nan(logits):
    agree, text = tables.shift_verdict(logits, "float64")
    assert not agree
    assert (
        "it gives [NaN, NaN]. In float64 an exponential overflows past 709.8 and underflows to 0 below −745.1." in text
    )


def test_the_verdict_sees_a_wrong_number_that_is_no_nan():
    agree, text = tables.shift_verdict([-744.0, -745.0], "float64")
    assert not agree
    assert "NaN" not in text


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16"])
def test_both_forms_agree_on_the_default_logits(dtype):
    assert tables.shift_verdict(LOGITS, dtype)[0]
