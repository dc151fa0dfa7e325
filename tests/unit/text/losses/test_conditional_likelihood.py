"""The likelihood of a weight in numbers, as a product and as a sum."""

from lib.text.losses import conditional_likelihood as texts

X, Y = (-2.0, 1.0), (0, 1)


def test_the_product_and_the_sum_have_a_number_for_each_sample():
    formula = texts.weight_formula(1.0, X, Y)
    assert r"&\approx 0.881 \cdot 0.731 \\[0.6em] &\approx 0.6439" in formula
    assert r"&\approx 0.127 + 0.313 \\[0.6em] &\approx 0.4402" in formula


def test_the_log_odds_of_a_sample_are_the_weight_times_its_input():
    table = texts.answers_table(1.5, X, Y)
    assert table.rows == ("−2", "1")
    assert table.cells[0] == ("0", "−3", "0.0474", "0.9526", "0.0486")
    assert table.cells[1][1] == "1.5"
