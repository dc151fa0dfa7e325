"""The words on two hidden units and XOR."""

import numpy as np

from lib.learning.linear_separability import separate
from lib.learning.two_units import two_units
from lib.lesson.examples import XOR_INPUTS, XOR_SOLUTION, XOR_TARGETS
from lib.text import two_units as texts


def test_the_collapsed_layer_stands_with_its_numbers():
    formula = texts.collapse_formula(two_units([1, 1, 0, 1, 1, -1, 1, -2, -0.5], False))
    assert r"\begin{pmatrix} 1 & -2 \end{pmatrix} \begin{pmatrix} 1 & 1 \\ 1 & 1 \end{pmatrix} =" in formula
    assert r"= \begin{pmatrix} -1 & -1 \end{pmatrix}" in formula
    assert "= 1.5 " in formula


def test_numbers_that_miss_a_decimal_by_rounding_are_written_as_that_decimal():
    table = texts.points_table(two_units([0.1, 0.2, 0.0, 0.1, 0.2, -0.3, 1, -1, 0], False))
    assert table.cells[3][0] == "0.3"
    assert table.cells[3][1] == "0"
    assert "≈" not in texts.collapse_formula(two_units([0.1, 0.2, 0.3, 0.1, 0.2, 0.1, 1, 1, 0.1], False))


def test_the_verdict_counts_the_points_and_says_why_a_line_is_not_enough():
    assert "**it computes XOR**" in texts.verdict_sentence(two_units(XOR_SOLUTION, True))
    linear = texts.verdict_sentence(two_units(XOR_SOLUTION, False))
    assert "**3** of the four points. Without an activation the border is at most one straight line" in linear
    assert "**2** of the four points." in texts.verdict_sentence(two_units(np.zeros(9), True))


def test_the_certificate_is_the_sum_over_the_four_corners():
    sentence = texts.separation_sentence()
    assert "−f(0, 0) + f(0, 1) + f(1, 0) − f(1, 1) = 0" in sentence
    assert "Of the 16 functions of two bits, 14 can" in sentence
    assert "after one pass." in sentence
    assert separate(XOR_INPUTS, XOR_TARGETS).passes == 1
