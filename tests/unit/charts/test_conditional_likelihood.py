"""A network of one weight: the points of the samples, and where the likelihood is largest."""

import json

import numpy as np

from lib.activations import sigmoid
from lib.charts import conditional_likelihood as charts
from lib.lesson.controls import COIN_WEIGHT
from lib.lesson.examples import NETWORK_INPUTS, NETWORK_TARGETS
from tests.unit.charts.pictures import numbers_at


def test_each_sample_has_its_answer_and_at_each_weight_its_own_probability():
    picture = charts.predictions(NETWORK_INPUTS, NETWORK_TARGETS, COIN_WEIGHT, 1.0)
    for weight in (-3.0, 0.0, 1.2):
        samples = numbers_at(picture, coinweight=weight).dropna()
        assert samples["input x"].tolist() == list(NETWORK_INPUTS)
        assert samples["answer y"].tolist() == list(NETWORK_TARGETS)
        np.testing.assert_allclose(samples["p of a sample"], sigmoid(weight * np.array(NETWORK_INPUTS)), rtol=1e-6)


def test_the_weight_that_an_exercise_asks_for_is_not_written_in_the_picture():
    picture = charts.over_weight(NETWORK_INPUTS, NETWORK_TARGETS, COIN_WEIGHT, 1.0)
    assert "0.57" not in picture.description
    assert "0.57" not in json.dumps(picture.specification)


def test_the_curve_over_the_weight_is_least_where_its_slope_is_0():
    numbers = numbers_at(charts.over_weight(NETWORK_INPUTS, NETWORK_TARGETS, COIN_WEIGHT, 1.0))
    label = "−ln L(w), the sum of the cross-entropies"
    lowest = numbers[label].idxmin()
    assert 0 < lowest < len(numbers) - 1
    assert numbers[f"{label}, slope"][lowest - 1] < 0 < numbers[f"{label}, slope"][lowest + 1]
