"""What the likelihood page says in words and formulas, worked out anew here."""

import math
import re

import numpy as np
import pytest
from mpmath import mp

from lib.inference.maximum_likelihood import maximize
from lib.lesson import examples, reading
from lib.lesson.experiments.likelihood import first_underflow
from lib.likelihood import likelihood
from lib.statistics.simulation import geometric_checkpoints, running_histogram, sample_counts
from lib.text import likelihood as text
from lib.text.numbers import fixed, grouped, significant
from tests.unit.each import each
from tests.unit.text.reading import column, lines, number, rows

TEN = reading.parse_flips(examples.TEN_FLIPS)


def worth(latex):
    """Return what a term of numbers in LaTeX is worth."""
    fractions = re.sub(r"\\frac\{(.+?)\}\{(.+?)\}(?!\))", r"((\1)/(\2))", latex.strip(" &"))
    text = fractions.replace(r"\cdot", "*").replace("^", "**").replace("{", "(").replace("}", ")")
    return eval(text, {"__builtins__": {}})


def results(latex):
    """Return what the last term of each row of LaTeX is worth."""
    return [worth(row.replace(r"\approx", "=").split("=")[-1]) for row in lines(latex)]


@each("p", [0.2, 0.5, 0.3, 0.025])
def test_likelihood_logarithm_and_score_are_worked_out(p):
    expected = [p**3 * (1 - p) ** 7, 3 * math.log(p) + 7 * math.log(1 - p), 3 / p - 7 / (1 - p)]
    assert results(text.likelihood_formula(TEN, p)) == pytest.approx(expected, rel=1e-3, abs=1e-12)


@each("end", [0.0, 1.0])
def test_at_the_ends_the_likelihood_is_0_and_its_logarithm_and_score_are_infinite(end):
    latex = text.likelihood_formula(TEN, end)
    assert " = 0 " in latex
    assert r"= -\infty" in latex
    assert latex.count("NaN") == 0


@each(("sample", "p", "slope"), [([0] * 10, 0.0, -10), ([1] * 10, 1.0, 10)])
def test_where_all_flips_agree_the_formulas_have_no_term_of_the_others(sample, p, slope):
    latex = text.likelihood_formula(sample, p)
    assert r"\frac{0}" not in latex
    assert r"0 \ln" not in latex.replace("10 ", "")
    assert results(latex) == [1, 0, slope]


@each(("coordinate", "letter"), [("p", "p"), ("logit", "z")])
@each("method", ["gradient", "newton"])
def test_an_update_of_the_ascent_leads_from_one_row_of_its_table_to_the_next(method, coordinate, letter):
    states = maximize(3, 10, 0.6, method, coordinate, 0.3, 5)
    numbers = column(text.ascent_table(states, 5), "p" if coordinate == "p" else "Logit z")
    for step in range(5):
        latex = text.ascent_formula(states, step, method, coordinate, 0.3)
        name, change, end = re.split(r" (?:=|\\approx) ", latex)
        assert name == rf"\small {letter}_{{{step + 1}}}"
        assert worth(change) == pytest.approx(worth(end), abs=1e-4)
        assert numbers[f"Step {step + 1}"] == end.replace("-", "−")


def test_after_the_last_step_there_is_no_update():
    states = maximize(3, 10, 0.9, rate=5.0)
    assert len(states) == 2
    assert text.ascent_formula(states, 50, "gradient", "p", 5.0) == r"\small p_{1} \approx -32.43"
    assert text.ascent_formula(maximize(3, 10, 0.3, steps=1), 1, "gradient", "p", 0.1) == r"\small p_{1} = 0.3"


def test_the_cell_where_the_slices_cross_is_the_binomial_probability():
    assert text.pmf_formula(10, 3, 0.5).startswith(r"\binom{10}{3}\, 0.5^{3} \cdot 0.5^{7}")
    assert results(text.pmf_formula(10, 3, 0.5)) == pytest.approx([120 / 1024], rel=1e-3)


def test_mean_variance_and_the_middle_of_the_binomial_are_worked_out():
    assert results(text.moments_formula(10, 0.3)) == pytest.approx([3, 2.1, 120 * 0.3**3 * 0.7**7], rel=1e-3)


def test_simulated_mean_and_variance_are_those_of_the_repeats_up_to_the_checkpoint():
    points = geometric_checkpoints(100, 20)
    drawn = sample_counts(10, 0.3, 100, np.random.default_rng(0))
    table = text.simulation_table(10, 0.3, running_histogram(drawn, 10, points), 7)
    seen = drawn[: points[7]]
    assert list(column(table, f"In {points[7]} repeats").values()) == [fixed(seen.mean()), fixed(seen.var())]
    assert list(column(table, "np and np(1−p)").values()) == ["3.000", "2.100"]
    first = text.simulation_table(10, 0.3, running_histogram(drawn, 10, points), 0)
    assert first.columns == ("np and np(1−p)", "In 1 repeat")


def test_the_three_tests_are_worked_out_and_reject_where_their_p_value_is_small():
    latex = text.hypothesis_tests_formula(TEN, 0.5)
    height = 3 * math.log(0.3 / 0.5) + 7 * math.log(0.7 / 0.5)
    for computed in (results(latex)[::2], results(latex)[1::2]):
        assert computed == pytest.approx([2 * height, 0.04 * 10 / 0.21, 64 / 40], rel=1e-3)
    assert set(column(text.hypothesis_tests_table(TEN, 0.5, 0.95), "p0 at 95%").values()) == {"kept"}
    assert set(column(text.hypothesis_tests_table(TEN, 0.5, 0.5), "p0 at 50%").values()) == {"rejected"}


@each(
    ("sample", "p", "said"),
    [
        (TEN, 0.5, ["p = 0.3, the share of ones, makes these flips **2.277 times** as probable as p = 0.5."]),
        (TEN, 0.3, ["No other p makes these flips as probable as p = 0.3", "p = 0.3 makes them **2.277 times**"]),
        (TEN, 0.9, ["makes these flips **30500 times**", "p = 0.5 makes them **13400 times** as probable as p = 0.9."]),
        (TEN, 1.0, ["p = 1 makes these flips impossible: L(p) = 0.", "p = 0.3 makes them **2.277 times**"]),
        ([1, 0], 0.5, ["No other p makes these flips as probable as p = 0.5, the share of ones."]),
        ([1] * 2000, 0.5, ["makes these flips **1.148×10⁶⁰² times** as probable as p = 0.5."]),
    ],
)
def test_the_likelihoods_of_two_p_are_compared_as_a_ratio(sample, p, said):
    sentence = text.ratio_sentence(sample, p)
    assert all(part in sentence for part in said), sentence
    assert sentence.count("times**") == sum(part.count("times**") for part in said)
    assert pytest.approx(2.277, abs=5e-4) == 0.3**3 * 0.7**7 / 0.5**10
    assert pytest.approx(13396, abs=0.5) == 0.5**10 / (0.9**3 * 0.1**7)


def test_the_half_width_of_the_likelihood_is_one_over_the_root_of_the_information():
    narrow, wide = (f"{math.sqrt(0.21 / n):.4g}" for n in (1000, 10))
    assert f"is {wide} for 10 flips and {narrow} for 1000" in text.information_sentence(TEN)


@each(("end", "formula"), [(0, "(1 − p)ⁿ"), (1, "pⁿ")])
def test_the_likelihood_of_equal_flips_narrows_like_one_over_n(end, formula):
    """L(1 - d) = (1 - d)^n falls to e^(-1/2) at d = 0.0488 for n = 10 and at 0.0005 for n = 1,000."""
    sentence = text.information_sentence([end] * 10)
    assert f"L(p) = {formula}" in sentence
    assert "0.0488 for 10 flips and 5×10⁻⁴ for 1000 flips. The curve narrows like 1/n." in sentence
    for distance, n in ((0.0488, 10), (0.0005, 1000)):
        assert (1 - distance) ** n == pytest.approx(math.exp(-0.5), rel=2e-3)
    assert "√" not in sentence


@each("sample", [[0], [1], [0] * 10, [1] * 10, [0, 1], TEN])
@each("p0", [0.01, 0.5, 0.99])
def test_every_sentence_of_a_sample_has_finite_numbers(sample, p0):
    said = [text.information_sentence(sample), text.exact_test_sentence(sample, p0, 0.95)]
    assert not any(wrong in sentence for sentence in said for wrong in ("NaN", "∞", "half-width 1/√information is 0 "))


def test_the_approximate_p_values_are_named_so_and_stand_beside_the_exact_one():
    table = text.hypothesis_tests_table(TEN, 0.5, 0.95)
    p_values = [number(p) for p in column(table, "p-value").values()]
    assert p_values == pytest.approx([0.1996, 0.1675, 0.2059, 0.34375], abs=5e-5)
    assert list(column(table, "Kind").values()) == ["approximate (large n)"] * 3 + ["exact, two-sided"]
    assert "the exact test" not in text.exact_test_sentence(TEN, 0.5, 0.95)


@each("percent", [57, 60, 67, 73, 80, 86, *range(90, 100)])
def test_a_p_value_of_exactly_1_minus_the_confidence_keeps_p0(percent):
    """One flip that is 1 has the exact p-value p0 under p0 < 1/2; 1 - 0.95 in floats is more than 0.05."""
    confidence, p0 = percent / 100, (100 - percent) / 100
    verdicts = column(text.hypothesis_tests_table([1], p0, confidence), f"p0 at {percent}%")
    assert verdicts["Exact binomial"] == "kept"
    below = text.hypothesis_tests_table([1], p0 - 0.001, confidence)
    assert column(below, f"p0 at {percent}%")["Exact binomial"] == "rejected"
    assert "rejects p0" not in text.exact_test_sentence([1], p0, confidence)


def test_a_p_value_that_underflows_is_not_printed_as_0():
    table = text.hypothesis_tests_table([1] * 600, 0.01, 0.95)
    found = column(table, "p-value")
    assert (found["Wald"], found["Exact binomial"]) == ("0", "less than 10⁻³⁰⁷")
    assert "**less than 10⁻³⁰⁷**" in text.exact_test_sentence([1] * 600, 0.01, 0.95)


def test_three_equal_flips_reject_a_fair_coin_by_two_approximations_and_not_exactly():
    table = text.hypothesis_tests_table([1, 1, 1], 0.5, 0.95)
    assert list(column(table, "p0 at 95%").values()) == ["rejected", "rejected", "kept", "kept"]
    assert [number(p) for p in column(table, "p-value").values()] == pytest.approx([0.0414, 0, 0.0833, 0.25], abs=5e-5)
    sentence = text.exact_test_sentence([1, 1, 1], 0.5, 0.95)
    assert "the exact test keeps p0, and these tests reject it: Likelihood ratio, Wald." in sentence
    assert "too few flips: no sample of 3 has an exact p-value below 0.25" in sentence
    assert "Wald's standard error is 0" in sentence


def test_the_product_is_0_from_the_first_flip_on_that_the_page_names():
    first = first_underflow()
    assert likelihood(examples.fair_flips(first), 0.5) == 0 < likelihood(examples.fair_flips(first - 1), 0.5)
    assert f"From {grouped(first)} flips on" in text.underflow_sentence()
    assert "4.94×10⁻³²⁴" in text.underflow_sentence()


def test_the_likelihood_of_a_fair_coin_is_a_power_of_ten():
    latex = text.fair_coin_formula(1075)
    assert f"10^{{{1075 * math.log10(0.5):.1f}}}" in latex
    assert f"{1075 * math.log(0.5):.1f}" in latex


def test_the_cross_entropy_is_entropy_and_divergence():
    total, entropy, divergence = map(float, re.findall(r"\d\.\d+", text.divergence_formula(TEN, 0.5)))
    assert total == pytest.approx(math.log(2), abs=1e-4)
    assert entropy == pytest.approx(-0.3 * math.log(0.3) - 0.7 * math.log(0.7), abs=1e-4)
    assert entropy + divergence == pytest.approx(total, abs=1e-4)
    assert r"\infty &\approx 0.6109 + \infty" in text.divergence_formula(TEN, 0.0)
    assert r"\infty &= 0 + \infty" in text.divergence_formula([1, 1], 0.0)


def test_the_slope_in_the_logit_is_the_prediction_less_the_share_of_ones():
    assert r"0.01799 - 0.3 \approx -0.282" in text.logit_slope_formula(TEN, 0.01799)
    assert "0.3 - 0.3 = 0" in text.logit_slope_formula(TEN, 0.3)
    assert 1 / (1 + math.exp(4)) == pytest.approx(0.0180, abs=5e-5)


# Likelihood


def test_each_flip_has_its_factor():
    assert text.flip_terms([1, 0]) == ["Factor p", "Factor 1 − p"]


def test_the_likelihoods_of_the_lesson_stand_in_ten_digits_and_the_maximum_is_marked():
    table = text.likelihoods_table(TEN, [0.1, 0.2, 0.3, 0.5])
    assert table.index == "p"
    assert column(table, "L(p)") == {
        "0.1": "0.0004782969",
        "0.2": "0.0016777216",
        "0.3": "0.0022235661",
        "0.5": "0.0009765625",
    }
    assert column(table, "") == {"0.1": "", "0.2": "", "0.3": "the maximum", "0.5": ""}
    assert number(column(table, "Score")["0.5"]) == -8


def test_a_likelihood_that_is_no_short_decimal_has_four_digits():
    assert column(text.likelihoods_table([1, 0], [1 / 3]), "L(p)") == {"0.3333": "0.2222"}
    assert column(text.likelihoods_table([1] * 12, [0.1]), "L(p)") == {"0.1": "1×10⁻¹²"}
    assert column(text.likelihoods_table([0] * 10_000, [0.5]), "L(p)") == {"0.5": "5.012×10⁻³⁰¹¹"}
    assert column(text.likelihoods_table([1, 0], [0.0]), "L(p)") == {"0": "0"}


@each("n", [1020, 1074, 1100, 1200])
@each("p", [0.5, 0.1])
def test_a_likelihood_and_its_area_that_underflow_are_powers_of_ten(n, p):
    sample = [1, 0] * (n // 2)
    with mp.workdps(30):
        value = mp.mpf(p) ** (n // 2) * (1 - mp.mpf(p)) ** (n // 2)
        area = 1 / ((n + 1) * mp.binomial(n, n // 2))
        expected = [mp.nstr(number, 4, min_fixed=1, max_fixed=0).partition("e") for number in (value, area)]
    (mantissa, _, exponent), (area_mantissa, _, area_exponent) = expected
    written = text.likelihood_formula(sample, p)
    assert rf"\approx {mantissa.removesuffix('.0')} \cdot 10^{{{exponent}}}" in written
    cell = column(text.likelihoods_table(sample, [p]), "L(p)")[significant(p)]
    assert cell.replace("⁻", "-").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) == f"{mantissa}×10{exponent}"
    said = text.area_sentence(sample).translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert f"**{area_mantissa}×10{area_exponent}**, not 1" in said


def test_a_binomial_probability_that_underflows_is_a_power_of_ten():
    assert text.pmf_formula(400, 400, 0.01).endswith(r"\approx 1 \cdot 10^{-800}")


@each(("k", "n"), [(1, 3), (499, 1000), (3, 10), (7, 11)])
def test_the_score_at_the_maximum_is_printed_as_0(k, n):
    sample = [1] * k + [0] * (n - k)
    assert text.maximum_sentence(sample).startswith(f"The score k/p − (n−k)/(1−p) is 0 at {k}/{n}")
    assert list(column(text.likelihoods_table(sample, [k / n]), "Score").values()) == ["0"]
    assert text.likelihood_formula(sample, k / n).count("= 0 ") == 1


def test_the_maximum_has_the_score_0_and_a_negative_second_derivative():
    said = text.maximum_sentence(TEN)
    assert said.startswith("The score k/p − (n−k)/(1−p) is 0 at 3/10")
    assert f"**−{10 / 0.21:.4g}**: negative" in said


@each(("sample", "end"), [([1, 1, 1], "1"), ([0, 0, 0], "0")])
def test_flips_that_all_agree_have_their_maximum_at_an_end(sample, end):
    assert text.maximum_sentence(sample).startswith(f"All 3 flips agree, so L(p) rises all the way to p = {end}:")


def test_the_area_is_an_exact_fraction():
    assert "The area under it is **1/1320**, not 1" in text.area_sentence(TEN)


@each(
    ("sample", "p", "written"),
    [([1, 1], 1.0, "L(1) &= 1^{2} = 1 "), ([0], 0.0, "L(0) &= 1^{1} = 1 "), ([0, 1], 0.0, r"0^{1} \cdot 1^{1} = 0 ")],
)
def test_a_factor_of_no_flips_is_left_out_of_the_product(sample, p, written):
    assert written in text.likelihood_formula(sample, p)
    assert "^{0}" not in text.likelihood_formula(sample, p) + text.pmf_formula(2, 0, 0.0) + text.pmf_formula(2, 2, 1.0)


# Gradient ascent


def test_the_step_at_which_an_ascent_leaves_is_said():
    said = text.ascent_sentence(maximize(3, 10, 0.9, rate=5.0), TEN)
    assert said == "The search left (0, 1) in step 1, at p ≈ −32.43, and stops there."


def test_the_first_step_within_six_significant_digits_of_the_maximum_is_said():
    for k, n, start in ((3, 10, 0.6), (1, 10_000, 1.2e-4)):
        states = maximize(k, n, start, "newton", "p", 0.5)
        first = next(step for step, state in enumerate(states) if f"{state.p:.5e}" == f"{k / n:.5e}")
        said = text.ascent_sentence(states, [1] * k + [0] * (n - k))
        assert re.fullmatch(rf"The maximum .+ is reached to six significant digits in step {first}\.", said)


@each(("k", "end"), [(0, "0"), (10, "1")])
def test_the_maximum_of_equal_flips_is_only_approached(k, end):
    states = maximize(k, 10, 0.5, "gradient", "logit", 50.0, 300)
    said = text.ascent_sentence(states, [1] * k + [0] * (10 - k), "logit")
    assert f"the maximum is at the end p = {end}, which is only approached. After 300 steps" in said


def test_a_logit_that_overflows_diverges_and_does_not_leave_0_1():
    states = maximize(3, 10, 0.9, "newton", "logit", 1.0, 50)
    said = text.ascent_sentence(states, TEN, "logit")
    assert said.startswith("The search diverges: |z| grows until z overflows in step 4. No step leaves (0, 1)")
    assert states[3].p == 0
    assert states[2].p > 0
    assert said.endswith("In floats p is rounded to 0 or 1 from step 3 on.")


def test_an_ascent_on_its_way_has_its_distance_from_the_maximum():
    states = maximize(3, 10, 0.9, steps=2)
    p = states[-1].p
    assert text.ascent_sentence(states, TEN) == (f"After 2 steps p ≈ {p:.4g}, {abs(p - 0.3):.2g} from the maximum 0.3.")


@each(("step", "first", "last"), [(0, 0, 1), (3, 0, 4), (10, 6, 11), (50, 45, 50)])
def test_six_states_of_an_ascent_are_shown_up_to_the_one_that_follows(step, first, last):
    states = maximize(3, 10, 0.6)
    table = text.ascent_table(states, step)
    assert table.rows == tuple(f"Step {place}" for place in range(first, last + 1))
    assert column(table, "p")[f"Step {last}"] == f"{states[last].p:.4g}"


# Binomial, intervals


def test_the_slices_sum_to_one_and_to_one_over_n_plus_one():
    said = text.slices_sentence(10, 3, 0.5)
    assert "the bars sum to **1.000**" in said
    assert "the area **1/11**, not 1" in said
    assert "The coefficient 120 scales the curve" in said


def test_each_approximation_has_its_largest_error():
    found = column(text.approximations_table(10, 0.3), "Largest error")
    assert len(found) == 3
    assert all(0 < number(error) < 0.1 for error in found.values())


def test_the_coverage_of_each_interval_is_printed_with_four_places():
    table = rows(text.coverage_table(10, 0.95))
    assert len(table) == 4
    for cells in table.values():
        mean, smallest = map(number, cells.values())
        assert smallest <= mean <= 1
