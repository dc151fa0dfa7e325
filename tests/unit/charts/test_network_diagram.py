"""Diagrams of networks: which line is which weight, and what its width is measured by."""

import dataclasses

import numpy as np

from lib.charts import network_diagram
from lib.expressions.expression import expression
from lib.expressions.own_activation import own_activation
from lib.learning.neuron import gradient_over_steps, train_neuron, weights_over_steps
from lib.learning.race import race
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson.controls import STEP, TWO_UNITS
from lib.lesson.examples import TWO_UNITS_KEYS
from lib.lesson.experiments.activations import summarized_flow
from lib.text.numbers import INFINITY
from lib.text.two_units import UNITS
from tests.unit.charts.pictures import FLOW, PICTURES, POINTS, numbers_at

NEURON = (("x",), ("a",))


def draw(panels):
    return network_diagram.network(NEURON, panels, STEP, 0.0, "A net")


def test_the_weights_into_a_unit_follow_each_other_and_end_with_its_bias():
    found = network_diagram.connections(UNITS)
    assert len(found) == len(TWO_UNITS)
    assert found[:3] == [(0, "x₁", "h₁"), (0, "x₂", "h₁"), (0, "1", "h₁")]
    assert found[6:] == [(1, "h₁", "y"), (1, "h₂", "y"), (1, "1", "y")]
    for (_, source, target), key, parameter in zip(found, TWO_UNITS_KEYS, TWO_UNITS, strict=True):
        assert key.endswith("bias") == (source == "1")
        assert parameter.label == (f"bias of {target}" if source == "1" else f"{source} to {target}")


def test_panels_of_one_kind_have_one_scale_and_stand_network_by_network():
    large, small = np.full((21, 2), 4.0), np.full((21, 2), -1.0)
    edges = draw({"weights": {"a": large, "b": small}, "gradient": {"a": small, "b": small}}).tables["edges"]
    names = ["a: weights", "a: gradient", "b: weights", "b: gradient"]
    assert edges["panel"].tolist() == np.repeat(names, 2).tolist()
    assert edges["scale"].tolist() == np.repeat([4, 1, 4, 1], 2).tolist()


def test_a_diagram_shows_the_numbers_of_its_step_and_zeros_for_what_is_not_finite():
    weights = np.arange(42.0).reshape(21, 2)
    weights[20] = np.inf
    picture = draw({"weights": {"": weights}})
    assert numbers_at(picture, step=7)["number"].tolist() == [14, 15]
    assert numbers_at(picture, step=20)["number"].tolist() == [0, 0]
    assert set(picture.tables["edges"]["scale"]) == {39}
    assert set(draw({"weights": {"": np.zeros((21, 2))}}).tables["edges"]["scale"]) == {1}


def test_no_two_units_of_a_diagram_are_in_one_place_and_all_are_in_the_plot():
    for picture in (draw({"w": {name: np.zeros((21, 2)) for name in "abc"}}), _of_sliders()):
        nodes = picture.tables["nodes"]
        places = list(zip(nodes["x"].tolist(), nodes["y"].tolist(), strict=True))
        assert len(set(places)) == len(places)
        assert 0 < np.min(places) < np.max(places) < 1


def _of_sliders():
    return PICTURES["network_diagram.network_of_sliders"]()


def test_the_trainings_give_their_weights_in_the_order_of_the_diagram():
    states = train_neuron([1.0, 2.0], [0.5, 0.5], 1.0, 2.0, 0.1, 3)
    weights, gradient = weights_over_steps(states), gradient_over_steps(states)
    np.testing.assert_allclose(np.diff(weights, axis=0), -0.1 * gradient[:-1])
    assert weights[0].tolist() == [1, 2]
    run = race(2.0, 0, 1.0, 3.0, 0.1, 4)["cross_entropy"]
    np.testing.assert_allclose(np.diff(run.weights, axis=0), -0.1 * run.gradients(2.0)[:-1])
    training = train(POINTS, VECTOR_LOSSES["cross_entropy"], 1.0, 2)
    assert training.flat.shape == (3, 9)
    np.testing.assert_array_equal(training.flat[2, 3:6], [*training.weight[2, :, 1], training.bias[2, 1]])


def test_the_lines_of_a_chain_are_as_wide_as_the_gradient_that_arrives_relative_to_its_largest():
    edges, sizes = PICTURES["network_diagram.depth"]().tables["edges"], FLOW.gradient_rms
    np.testing.assert_allclose(edges["share"], (sizes / sizes.max())[:-1])
    assert edges["x"].tolist() == sorted(edges["x"])
    numbers = numbers_at(PICTURES["network_diagram.depth"]())
    np.testing.assert_allclose(numbers["ReLU"], sizes / sizes[-1])


def test_a_gradient_that_is_0_or_not_finite_has_the_thinnest_line_and_its_number():
    for first, text in ((0.0, "0"), (np.inf, INFINITY)):
        flow = dataclasses.replace(FLOW, gradient_rms=np.array([first, np.inf, 2.0, 1.0]))
        picture = network_diagram.depth({"ReLU": flow})
        assert picture.tables["edges"]["share"].tolist() == [0, 0, 1]
        assert picture.tables["chains"]["text"].tolist() == [f"ReLU: {text} at the input"]
        assert picture.description.endswith(f"ReLU {text}.")
        assert numbers_at(picture)["ReLU"].tolist() == [first, np.inf, 2, 1]


def test_a_function_whose_slope_is_0_leaves_a_gradient_of_0_at_the_input():
    step = own_activation(expression("sign(x)"), {})
    flow = summarized_flow(step, "he", 4, 8, 0)
    assert network_diagram.depth({step.label: flow}).tables["chains"]["text"][0].endswith(": 0 at the input")


def test_the_title_of_a_diagram_says_which_lines_are_biases():
    title = PICTURES["network_diagram.network"]().specification["title"]
    assert "from 1: bias" in title["subtitle"]
