"""Charts of the vanishing gradient: colours, what is not drawn, and layers that there are not."""

import dataclasses

import numpy as np

from lib.charts import vanishing_gradient
from lib.lesson.controls import LAYER
from tests.unit.charts.pictures import FLOW, PICTURES, numbers_at, table_of


def test_the_histogram_of_a_layer_has_the_colour_of_its_function():
    bins = table_of(PICTURES["vanishing_gradient.activation_histogram"](), "bins")
    assert set(bins["series"]) == {"ReLU"}


def test_beyond_the_last_layer_the_last_one_is_drawn():
    picture = vanishing_gradient.activation_histogram("ReLU", FLOW, LAYER, 0.0)
    last, beyond = (numbers_at(picture, layer=layer) for layer in (20, 50))
    np.testing.assert_array_equal(last, beyond)
    np.testing.assert_allclose(last["share"], FLOW.histograms[-1][0], rtol=1e-6)


def test_a_size_that_is_0_or_infinite_is_not_drawn():
    sizes = np.array([1.0, 0.5, 0.0, np.inf])
    flow = dataclasses.replace(FLOW, gradient_rms=sizes)
    numbers = numbers_at(vanishing_gradient.size_by_layer({"ReLU": flow}, "gradient_rms", "size"))
    assert numbers["ReLU"].notna().tolist() == [True, True, False, False]
