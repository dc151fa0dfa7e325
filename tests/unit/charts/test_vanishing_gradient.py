"""Charts of the vanishing gradient: colours, what is not drawn, and layers that there are not."""

import dataclasses

import numpy as np
import pytest

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
    flow = dataclasses.replace(FLOW, activation_rms=np.array([1.0, 0.5, 0.0, np.inf]))
    numbers = numbers_at(vanishing_gradient.size_by_layer({"ReLU": flow}))
    assert numbers["ReLU"].notna().tolist() == [True, True, False, False]


def test_the_factors_of_the_layers_behind_a_layer_have_the_product_that_is_drawn_there():
    factors = numbers_at(vanishing_gradient.factor_by_layer({"ReLU": FLOW}))["ReLU"].to_numpy()
    product = numbers_at(vanishing_gradient.product_by_layer({"ReLU": FLOW}, "he", 32))["ReLU"].to_numpy()
    np.testing.assert_allclose(product, [np.prod(factors[layer:]) for layer in range(21)], rtol=1e-9)
    assert product[0] == pytest.approx(FLOW.ratio)


@pytest.mark.parametrize(("initialization", "largest"), [("lecun", 1 / 4), ("he", 2**0.5 / 4)])
def test_the_product_of_the_largest_slopes_is_drawn_where_the_sigmoid_is(initialization, largest):
    flow = dataclasses.replace(FLOW, gradient_rms=0.1 ** np.arange(20, -1, -1.0))
    numbers = numbers_at(vanishing_gradient.product_by_layer({"Sigmoid": flow}, initialization, 32))
    np.testing.assert_allclose(numbers["sigmoid, if every slope were 1/4"], largest ** np.arange(20, -1, -1), rtol=1e-9)
    others = numbers_at(vanishing_gradient.product_by_layer({"ReLU": flow}, initialization, 32))
    assert list(others) == ["layer, 0 is the input", "ReLU"]


@pytest.mark.parametrize(
    ("factor", "named"), [(0.1, ["vanished: less than 0.001 is left"]), (1.0, []), (10.0, ["exploded: more than 1000"])]
)
def test_the_region_of_a_vanished_or_exploded_gradient_is_named_if_it_is_reached(factor, named):
    flow = dataclasses.replace(FLOW, gradient_rms=factor ** np.arange(20, -1, -1.0))
    picture = vanishing_gradient.product_by_layer({"ReLU": flow}, "he", 32)
    notes = [note for note in table_of(picture, "annotations")["note"] if note]
    assert [note[: len(name)] for note, name in zip(notes, named, strict=True)] == named
