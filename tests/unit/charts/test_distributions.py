"""Bars of distributions: many of them are thin and have no numbers."""

import numpy as np
import pytest

from lib.charts import distributions


@pytest.mark.parametrize(("n", "few"), [(5, True), (500, False)])
def test_only_a_few_bars_have_numbers(n, few):
    picture = distributions.binomial(n, 0.3)
    marks = [layer["mark"]["type"] for layer in picture.specification["layer"]]
    assert marks[:-1] == (["bar", "text"] if few else ["bar"])


def test_the_bars_hold_almost_all_of_the_probability_and_the_mean():
    numbers = distributions.binomial(500, 0.3).data
    assert numbers["probability"].sum() == pytest.approx(1, abs=1e-6)
    assert numbers["k"][np.argmax(numbers["probability"])] == 150
    assert len(numbers["k"]) <= 201
