"""The slices of the binomial probability: a distribution and a likelihood, which agree where they cross."""

import numpy as np
import pytest

from tests.unit.charts.pictures import PICTURES, numbers_at


def test_the_slices_of_the_table_are_a_distribution_and_a_likelihood():
    bars = numbers_at(PICTURES["binomial_slices.fixed_p"](), p=0.3)
    assert bars["probability"].sum() == pytest.approx(1, abs=1e-6)
    curve = numbers_at(PICTURES["binomial_slices.fixed_k"](), k=3)
    assert np.trapezoid(curve.iloc[:, 1], curve.iloc[:, 0]) == pytest.approx(1 / 11, abs=1e-4)


def test_both_slices_hold_the_probability_where_they_cross():
    bars = numbers_at(PICTURES["binomial_slices.fixed_p"](), p=0.3)
    curve = numbers_at(PICTURES["binomial_slices.fixed_k"](), k=3)
    at_p = curve[np.isclose(curve["probability p of a 1"], 0.3)]
    assert bars["probability"][3] == pytest.approx(at_p.iloc[0, 1], rel=1e-6)
    assert bars["probability"][3] == pytest.approx(120 * 0.3**3 * 0.7**7, rel=1e-6)


def test_a_drag_in_the_table_moves_p_along_x_and_k_along_y():
    picture = PICTURES["binomial_slices.table"]()
    assert [(cursor.key, cursor.axis) for cursor in picture.cursors] == [("p", "x"), ("k", "y")]
    cells = picture.tables["cells"]
    assert cells["left"].min() < 0 < 1 < cells["right"].max()
    assert cells["low"].min() == -0.5
