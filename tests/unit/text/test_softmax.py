"""What the softmax page says in numbers, each worked out anew here."""

import math
import re

import numpy as np
import pytest

from lib.lesson.examples import OVERFLOWING_LOGITS, evenly_spaced_logits
from lib.numerics.floating_point import FORMS
from lib.text import softmax as text
from lib.text.numbers import latex
from tests.unit.each import each
from tests.unit.text.reading import column, number, rows

NAMES, LOGITS = ["cat", "dog", "tiger"], [2.0, 1.0, 0.1]
EXPONENTIALS = np.exp(LOGITS)
SHARES = EXPONENTIALS / EXPONENTIALS.sum()


def test_the_largest_probability_is_written_as_its_exponential_over_their_sum():
    written = text.probability_formula(NAMES, LOGITS)
    assert r"p_{\text{cat}} &= \frac{e^{2}}{e^{2} + e^{1} + e^{0.1}} \\" in written
    assert rf"\frac{{{math.exp(2):.4g}}}{{{EXPONENTIALS.sum():.4g}}} \approx {SHARES[0]:.4g}" in written


def test_another_temperature_divides_every_exponent():
    assert r"\frac{e^{2 / 0.5}}{e^{2 / 0.5} + e^{1 / 0.5} + e^{0.1 / 0.5}}" in text.probability_formula(
        NAMES, LOGITS, 0.5
    )


def test_many_classes_are_not_all_written_out():
    assert r"{e^{0} + \dots + e^{9}}" in text.probability_formula(
        [str(i) for i in range(10)], [float(i) for i in range(10)]
    )


def test_a_huge_exponential_is_written_as_a_power_of_ten():
    assert r"\frac{7.226 \cdot 10^{86}}{7.226 \cdot 10^{86}}" in text.probability_formula(["a", "b"], [200.0, 0.0])


def test_the_odds_of_the_two_largest_are_e_to_the_gap_over_the_temperature():
    written = text.odds_formula(NAMES, LOGITS, 0.5)
    assert written == r"\frac{p_{\text{cat}}}{p_{\text{dog}}} = e^{(2 - 1) / 0.5} \approx " + f"{math.exp(2):.4g}"
    assert text.odds_formula(NAMES, [-3.0, 1.0, -2.0], 1.0).endswith(
        rf"= e^{{(1 - (-2)) / 1}} \approx {math.exp(3):.4g}"
    )


@each("moved", [0, 2])
def test_the_slopes_are_the_entries_of_the_jacobian(moved):
    other = 0 if moved else 1
    written = text.jacobian_formula(NAMES, LOGITS, moved)
    assert rf"\approx {SHARES[moved] * (1 - SHARES[moved]):.4g}" in written
    assert rf"\approx {-SHARES[other] * SHARES[moved]:.4g}" in written


def test_a_saturated_jacobian_keeps_its_digits():
    written, said = text.jacobian_formula(NAMES, [10, -10, -10], 0), text.spectrum_sentence([10, -10, -10])
    small = math.exp(-20) / (1 + 2 * math.exp(-20))
    mantissa = f"{2 * small * (1 - 2 * small):.3e}".partition("e")[0]
    assert rf"\approx (1 - {mantissa} \cdot 10^{{-9}})\,(1 - (1 - {mantissa} \cdot 10^{{-9}}))" in written
    assert rf"\approx {mantissa} \cdot 10^{{-9}} \\" in written
    expected = np.linalg.eigvalsh(
        np.diag([2 * small, small, small]) - small * np.array([[0, 1, 1], [1, 0, 0], [1, 0, 0]])
    )
    assert "0.0000" not in said
    assert said.endswith(f"its eigenvalues are 0, {small * 1e9:.4g}×10⁻⁹, {3 * small * 1e9:.4g}×10⁻⁹.")
    assert expected.max() == pytest.approx(3 * small, rel=1e-6)


@each("temperature", [1.0, 5.0])
def test_descent_pushes_the_logits_by_a_temperature_th_and_the_point_along_the_jacobian(temperature):
    written = text.descent_formula(LOGITS, np.eye(3)[0], temperature)
    p = np.exp(np.array(LOGITS) / temperature)
    p /= p.sum()
    push = np.eye(3)[0] - p
    for expected in (push / temperature, (np.diag(p) - np.outer(p, p)) @ push):
        assert ", ".join(latex(v) for v in expected) in written


def test_the_loss_of_a_certain_answer_has_one_term_and_a_smoothed_one_has_all():
    written = text.loss_formula(LOGITS, np.eye(3)[1])
    assert written.endswith(rf"\approx - \ln {SHARES[1]:.4g} \approx {-math.log(SHARES[1]):.4g}")
    smoothed = 0.7 * np.eye(3)[1] + 0.1
    assert text.loss_formula(LOGITS, smoothed).endswith(rf"\approx {-(smoothed * np.log(SHARES)).sum():.4g}")
    assert text.loss_formula(LOGITS, smoothed).count(r"\ln") == 4


def test_a_logarithm_of_a_tiny_share_or_of_one_near_1_has_brackets():
    smoothed = text.loss_formula([-10.0, 1.0, 0.1], 0.7 * np.eye(3)[0] + 0.1)
    assert re.search(r"- 0\.8 \\cdot \\ln\(1\.187 \\cdot 10\^\{-5\}\)", smoothed)
    certain = text.loss_formula([10.0, -10.0], np.array([1.0, 0.0]))
    rest = f"{math.exp(-20) * 1e9:.4g} \\cdot 10^{{-9}}"
    assert certain.endswith(rf"\approx - \ln(1 - {rest}) \approx {rest}")


@each(("count", "largest"), [(50, 0.1846), (100, 0.09608)])
def test_the_grid_says_its_largest_probability(count, largest):
    z = evenly_spaced_logits(count)
    assert math.exp(5) / np.exp(z).sum() == pytest.approx(largest, abs=5e-5)
    assert text.grid_formula(z).endswith(rf"\approx {largest:.4g}")


def test_attention_divides_by_the_root_of_its_dimension_or_does_not():
    assert text.attention_formula(64, True).endswith(r"\sqrt{64} = 8")
    assert r"\frac" in text.attention_formula(64, True)
    assert r"\frac" not in text.attention_formula(64, False)


@each("dtype", ["float64", "float32", "float16"])
def test_exponentials_leave_a_float_format_right_at_its_limits(dtype):
    high, low = text.exponent_limits(dtype)
    with np.errstate(all="ignore"):
        inside, outside = (np.exp(np.array([high, low]) * factor, dtype=dtype) for factor in (0.99, 1.01))
    assert np.isfinite(inside).all()
    assert (inside > 0).all()
    assert np.isinf(outside[0])
    assert outside[1] == 0


@each("logits", OVERFLOWING_LOGITS)
def test_the_verdict_names_the_textbook_form_where_it_gives_nan(logits):
    agree, said = text.agreement(logits, "float64")
    assert not agree
    assert (
        "it gives [NaN, NaN]. In float64 an exponential overflows past 709.8 and underflows to 0 below −745.1." in said
    )


def test_the_verdict_sees_a_wrong_number_that_is_no_nan():
    agree, said = text.agreement([-744.0, -745.0], "float64")
    assert not agree
    assert "NaN" not in said


@each("dtype", ["float64", "float32", "float16"])
def test_both_forms_agree_on_the_default_logits(dtype):
    assert text.agreement(LOGITS, dtype)[0]


# Sentences and tables


def test_two_classes_are_the_sigmoid_of_a_difference_below_zero():
    said = text.two_classes_sentence(["a", "b"], [-9.07, 3.0], 0.05)
    assert "it gives a **1.45×10⁻¹⁰⁵**, and the sigmoid of the difference −241.4 gives **1.45×10⁻¹⁰⁵**." in said


def test_the_probabilities_and_their_entropy_stand_beside_the_largest_entropy():
    said = text.sum_sentence(SHARES)
    entropy = -(SHARES * np.log(SHARES)).sum()
    assert said.startswith(f"The probabilities sum to **1.000**. Their entropy is **{entropy:.4f}** nats.")
    assert said.endswith(f"and {math.log(3):.3f} if all classes were equally probable.")
    assert "constant c = −2.5. It multiplies" in text.sum_sentence(SHARES, -2.5)


def test_the_steps_lead_from_logits_to_probabilities_and_their_sums():
    table = text.steps_table(NAMES, [-2.0, 1.0, 0.1], 0.5)
    assert table.rows == (*NAMES, "Sum")
    assert column(table, "Logit z") == {"cat": "−2", "dog": "1", "tiger": "0.1", "Sum": ""}
    assert column(table, "z / T") == {"cat": "−4", "dog": "2", "tiger": "0.2", "Sum": ""}
    *parts, total = map(number, column(table, "exp(z / T)").values())
    assert total == pytest.approx(sum(parts), rel=1e-3)
    *shares, one = map(number, column(table, "Probability").values())
    assert one == pytest.approx(sum(shares), abs=2e-4)
    assert shares == pytest.approx([part / total for part in parts], abs=2e-4)


def test_at_a_temperature_of_1_the_table_has_the_exponentials_of_the_logits_themselves():
    table = text.steps_table(NAMES, LOGITS, 1)
    assert table.columns == ("Logit z", "exp(z)", "Probability")
    *parts, total = map(number, column(table, "exp(z)").values())
    assert parts == pytest.approx(EXPONENTIALS, rel=1e-3)
    assert total == pytest.approx(EXPONENTIALS.sum(), rel=1e-3)


def test_the_limits_of_the_temperature_name_every_leader():
    said = text.temperature_sentence(NAMES, [1.0, 1.0, 0.0], 2.0)
    assert said.startswith("At T = 2 the entropy is **")
    assert "the arg max, cat and dog; as T grows every class tends to 1/n ≈ 0.3333." in said
    assert "the arg max, cat, dog and tiger;" in text.temperature_sentence(NAMES, [1.0, 1.0, 1.0], 2.0)


def test_an_entropy_that_is_not_zero_is_never_said_to_be_zero():
    assert "the entropy is **4.328×10⁻⁸** nats" in text.temperature_sentence(NAMES, [2.0, 1.0, 0.1], 0.05)
    assert "Their entropy is **0** nats" in text.sum_sentence(np.array([1.0, 0.0, 0.0]))


def test_a_temperature_that_is_rounded_is_said_to_be_so():
    assert text.temperature_sentence(NAMES, LOGITS, 1 / 3).startswith("At T ≈ 0.3333 the entropy")


def test_the_jacobian_of_two_classes_has_rank_one_and_its_eigenvalues():
    share = 1 / (1 + math.exp(-1))
    said = text.spectrum_sentence([1.0, 0.0])
    assert "The rank of J is **1** of 2" in said
    assert said.endswith(f"its eigenvalues are 0, {2 * share * (1 - share):.4g}.")


def test_the_changes_for_a_logit_that_rises_are_exact_and_beside_those_of_the_jacobian():
    said = text.raise_sentence(NAMES, LOGITS, 0, 0.1)
    assert said.startswith("Raise cat's logit by 0.1: cat **+0.022**, dog **−0.016**, tiger **−0.006**. These are the ")
    assert said.endswith("J dz gives the same to three decimal places.")
    exact = np.exp([5.0, 1.0, 0.1]) / np.exp([5.0, 1.0, 0.1]).sum() - SHARES
    linear = 3 * (np.diag(SHARES) - np.outer(SHARES, SHARES))[0]
    said = text.raise_sentence(NAMES, LOGITS, 0, 3)
    assert f"cat **+{exact[0]:.3f}**" in said
    assert said.endswith(f"J dz gives +{linear[0]:.3f}, −{-linear[1]:.3f}, −{-linear[2]:.3f}.")


def test_a_tiny_change_keeps_its_digits():
    assert "b **+4.2×10⁻⁸**" in text.raise_sentence(["a", "b"], [10.0, -7.0], 1, 0.7)


def test_the_largest_of_many_probabilities_is_said():
    assert text.largest_sentence(50, 0.18464) == "The largest of 50 probabilities is **0.185**."


def test_probability_and_both_losses_of_the_true_class_are_said():
    squared = (SHARES[0] - 1) ** 2 + SHARES[1] ** 2 + SHARES[2] ** 2
    assert text.loss_sentence(NAMES, LOGITS, np.eye(3)[0], 0) == (
        f"Probability of cat **{SHARES[0]:.4g}**, cross-entropy **{-math.log(SHARES[0]):.4g}**, squared error "
        f"L = Σ (p − y)², summed over the classes, **{squared:.4g}**."
    )


def test_the_gradient_of_each_class_is_its_probability_less_its_target():
    table = rows(text.gradient_table(NAMES, LOGITS, np.eye(3)[0], SHARES - np.eye(3)[0]))
    for cells in table.values():
        p, y, gradient = map(number, cells.values())
        assert gradient == pytest.approx(p - y, abs=1e-4)


# Overflow


def test_the_textbook_form_is_nan_where_its_exponentials_are_infinite():
    table = rows(text.overflow_table(["a", "b"], [1000.0, 999.0], "float64"))
    assert table["a"] == {
        "Logit": "1000",
        "exp(z)": "∞",
        "Textbook form": "NaN",
        "exp(z − largest)": "1",
        "Shifted form": "0.7311",
    }
    assert text.overflow_sentence((-1000.0, -1001.0)) == (
        "For the logits [−1000, −1001] the textbook form gives [NaN, NaN], the shifted form [0.7311, 0.2689]."
    )


@each(
    ("name", "said"),
    [
        ("textbook", "Textbook: the first fault is **overflow** in `e^z`, which gives [∞, ∞]."),
        ("shifted", "Shifted by the maximum: every operation is sound."),
    ],
)
def test_the_first_fault_of_a_form_is_named_with_its_values(name, said):
    assert text.first_fault_sentence(FORMS[name], [1000.0, 999.0], "float64") == said


def test_each_operation_has_its_values_and_its_status():
    table = rows(text.operations_table(FORMS["textbook"], [0.0, -1000.0], "float64"))
    assert table["e^z"] == {"Gives": "1, 0", "Status": "underflow"}
    assert table["−ln p"]["Gives"] == "0, ∞"


def test_the_textbook_form_breaks_where_the_largest_float_is_passed_and_log_sum_exp_hardly_ever():
    table = rows(text.failure_thresholds_table())
    assert table["Textbook, float64"]["[t, t]"] == f"t ≈ {math.log(np.finfo(float).max / 2):.4g}"
    assert table["Log-sum-exp, float64"]["[t, t]"] == "never"


def test_a_row_of_attention_has_its_entropy_beside_the_largest():
    said = text.attention_sentence(1.2345, 6, 20)
    assert said.startswith(
        f"The entropy of a row is on average **1.234** nats here; with equal weights it would be {math.log(6):.3f}."
    )
    assert said.endswith("means over 20 random sentences of 6 tokens.")
