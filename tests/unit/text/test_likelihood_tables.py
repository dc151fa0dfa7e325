"""What the likelihood page says in words and formulas, worked out anew here."""

import math
import re

import numpy as np
import pytest

from lib.inference.maximum_likelihood import climb
from lib.lesson import examples, reading
from lib.likelihood import likelihood
from lib.statistics.simulation import checkpoints, counts, histogram_over_time
from lib.text import likelihood_tables as tables

TEN = reading.parse_flips(examples.TEN_FLIPS)


def rows_of(latex):
    """Return the rows of LaTeX that stand below each other."""
    return re.sub(r"\\small |\\(begin|end)\{(aligned|gathered)\}", "", latex).split(r" \\ ")


def worth(latex):
    """Return what a term of numbers in LaTeX is worth."""
    fractions = re.sub(r"\\frac\{(.+?)\}\{(.+?)\}(?!\))", r"((\1)/(\2))", latex.strip(" &"))
    text = fractions.replace(r"\cdot", "*").replace("^", "**").replace("{", "(").replace("}", ")")
    return eval(text, {"__builtins__": {}})


def results(latex):
    """Return what the last term of each row of LaTeX is worth."""
    return [worth(row.split("=")[-1]) for row in rows_of(latex)]


@pytest.mark.parametrize("p", [0.2, 0.5, 0.3, 0.025])
def test_likelihood_logarithm_and_score_are_worked_out(p):
    expected = [p**3 * (1 - p) ** 7, 3 * math.log(p) + 7 * math.log(1 - p), 3 / p - 7 / (1 - p)]
    assert results(tables.worked(TEN, p)) == pytest.approx(expected, rel=1e-5, abs=1e-12)


def test_a_number_of_no_six_digits_is_a_power_of_ten_and_the_infinite_have_signs():
    assert tables.in_latex(1.5e-7) == r"1.5 \cdot 10^{-7}"
    assert tables.in_latex(-math.inf) == r"-\infty"
    assert tables.power(1e-6, 3) == r"(1 \cdot 10^{-6})^{3}"


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_at_the_ends_the_likelihood_is_0_and_its_logarithm_and_score_are_infinite(end):
    latex = tables.worked(TEN, end)
    assert " = 0 " in latex
    assert r"= -\infty" in latex
    assert latex.count("NaN") == 0


@pytest.mark.parametrize(("coordinate", "letter"), [("p", "p"), ("logit", "z")])
@pytest.mark.parametrize("method", ["gradient", "newton"])
def test_an_update_of_the_climb_leads_from_one_row_of_its_table_to_the_next(method, coordinate, letter):
    states = climb(3, 10, 0.6, method, coordinate, 0.3, 5)
    numbers = tables.climb_steps(states, 5)["p" if coordinate == "p" else "Logit z"]
    for step in range(5):
        latex = tables.climb_update(states, step, method, coordinate, 0.3)
        name, change, end = latex.split(" = ")
        assert name == rf"\small {letter}_{{{step + 1}}}"
        assert worth(change) == pytest.approx(worth(end), abs=1e-4)
        assert numbers[f"Step {step + 1}"] == end.replace("-", "−")


def test_after_the_last_step_there_is_no_update():
    states = climb(3, 10, 0.9, rate=5.0)
    assert len(states) == 2
    assert tables.climb_update(states, 50, "gradient", "p", 5.0) == r"\small p_{1} = -32.4333"


def test_the_cell_where_the_slices_cross_is_the_binomial_probability():
    assert tables.cell(10, 3, 0.5).startswith(r"\binom{10}{3}\, 0.5^{3} \cdot 0.5^{7}")
    assert results(tables.cell(10, 3, 0.5)) == pytest.approx([120 / 1024], rel=1e-5)


def test_mean_variance_and_the_middle_of_the_binomial_are_worked_out():
    assert results(tables.peak_probability(10, 0.3)) == pytest.approx([3, 2.1, 120 * 0.3**3 * 0.7**7], rel=1e-5)


def test_simulated_mean_and_variance_are_those_of_the_repeats_up_to_the_checkpoint():
    points = checkpoints(100, 20)
    drawn = counts(10, 0.3, 100, np.random.default_rng(0))
    table = tables.simulated(10, 0.3, histogram_over_time(drawn, 10, points), 7)
    seen = drawn[: points[7]]
    assert list(table[f"In {points[7]} repeats"]) == [f"{seen.mean():.4f}", f"{seen.var():.4f}"]
    assert list(table["np and np(1−p)"]) == ["3.0000", "2.1000"]


def test_the_three_tests_are_worked_out_and_reject_where_their_p_value_is_small():
    latex = tables.filled_tests(TEN, 0.5)
    height = 3 * math.log(0.3 / 0.5) + 7 * math.log(0.7 / 0.5)
    for computed in (results(latex)[::2], results(latex)[1::2]):
        assert computed == pytest.approx([2 * height, 0.04 * 10 / 0.21, 64 / 40], rel=1e-5)
    assert set(tables.tests_of(TEN, 0.5, 0.95)["p0 at 95%"]) == {"kept"}
    assert set(tables.tests_of(TEN, 0.5, 0.5)["p0 at 50%"]) == {"rejected"}


def test_the_half_width_of_the_likelihood_is_one_over_the_root_of_the_information():
    narrow, wide = (f"{math.sqrt(0.21 / n):.6g}" for n in (1000, 10))
    assert f"is {wide} for 10 flips and {narrow} for 1,000" in tables.information(TEN)


def test_the_product_is_0_from_the_first_flip_on_that_the_page_names():
    first = tables.first_zero()
    assert likelihood(examples.fair_flips(first), 0.5) == 0 < likelihood(examples.fair_flips(first - 1), 0.5)
    assert f"From {first:,} flips on" in tables.smallest_float()
    assert "4.94e-324" in tables.smallest_float()


def test_the_likelihood_of_a_fair_coin_is_a_power_of_ten():
    latex = tables.fair_product(1075)
    assert f"10^{{{1075 * math.log10(0.5):.2f}}}" in latex
    assert f"{1075 * math.log(0.5):.4f}" in latex


def test_the_cross_entropy_is_entropy_and_divergence():
    total, entropy, divergence = map(float, re.findall(r"\d\.\d{4}", tables.divergence_sum(TEN, 0.5)))
    assert total == pytest.approx(math.log(2), abs=1e-4)
    assert entropy == pytest.approx(-0.3 * math.log(0.3) - 0.7 * math.log(0.7), abs=1e-4)
    assert entropy + divergence == pytest.approx(total, abs=1e-4)
    assert r"\infty &= 0.6109 + \infty" in tables.divergence_sum(TEN, 0.0)


def test_the_slope_in_the_logit_is_the_prediction_less_the_share_of_ones():
    assert "0.0180 - 0.3000 = -0.2820" in tables.logit_slope(TEN, -4.0)
    assert 1 / (1 + math.exp(4)) == pytest.approx(0.0180, abs=5e-5)
