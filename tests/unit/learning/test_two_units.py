"""Two hidden units: the output, the region of class 1, and what is left without an activation."""

import numpy as np

from lib.learning.two_units import is_right, kink_lines, positive_regions, two_units
from lib.lesson.examples import TWO_UNITS_START, XOR_INPUTS, XOR_SOLUTION, XOR_TARGETS
from lib.numerics.polygon import area

CENTER, BOUND = 0.5, 1.0


def networks(count=12):
    random = np.random.default_rng(0)
    return [two_units(random.uniform(-2, 2, 9), has_relu) for _ in range(count) for has_relu in (True, False)]


def test_the_output_is_that_of_both_layers_computed_unit_by_unit():
    w = np.random.default_rng(1).uniform(-2, 2, 9)
    for x in XOR_INPUTS:
        z = [w[0] * x[0] + w[1] * x[1] + w[2], w[3] * x[0] + w[4] * x[1] + w[5]]
        for has_relu in (True, False):
            h = [max(0, value) for value in z] if has_relu else z
            y = w[6] * h[0] + w[7] * h[1] + w[8]
            np.testing.assert_allclose(two_units(w, has_relu).output([x]), [y], atol=1e-12)


def test_leading_axes_are_networks_of_their_own():
    w = np.random.default_rng(2).uniform(-2, 2, (2, 3, 9))
    for has_relu in (True, False):
        many = two_units(w, has_relu)
        each = [[two_units(row, has_relu) for row in rows] for rows in w]
        np.testing.assert_allclose(many.output(XOR_INPUTS), [[n.output(XOR_INPUTS) for n in row] for row in each])
        np.testing.assert_allclose(many.linear[0], [[n.linear[0] for n in row] for row in each])


def test_without_an_activation_the_network_is_one_layer_and_with_relu_it_is_not():
    x = np.random.default_rng(3).uniform(-3, 3, (50, 2))
    differences = []
    for network in networks():
        weights, bias = network.linear
        differences.append(np.abs(network.output(x) - (x @ weights + bias)).max())
        assert network.has_relu or differences[-1] < 1e-12
    assert max(differences) > 0.1


def test_the_solution_computes_xor_with_relu_only_and_the_weights_at_first_do_not():
    assert is_right(two_units(XOR_SOLUTION, True), XOR_INPUTS, XOR_TARGETS).all()
    assert not is_right(two_units(XOR_SOLUTION, False), XOR_INPUTS, XOR_TARGETS).all()
    assert not is_right(two_units(TWO_UNITS_START, True), XOR_INPUTS, XOR_TARGETS).all()


def test_a_point_is_right_as_whole_numbers_decide_it_also_where_y_is_0():
    tenths = np.random.default_rng(4).integers(-20, 21, (4000, 9))
    x, labels = np.array(XOR_INPUTS), np.array(XOR_TARGETS)
    for has_relu in (True, False):
        z = tenths[:, :6].reshape(-1, 2, 3)[..., :2] @ x.T + tenths[:, [2, 5], None]
        h = np.maximum(z, 0) if has_relu else z
        y = (tenths[:, 6:8, None] * h).sum(axis=1) + 10 * tenths[:, 8:]
        found = two_units(tenths / 10, has_relu)
        np.testing.assert_array_equal(is_right(found, x, labels), (y > 0) == (labels == 1))
        np.testing.assert_array_equal(found.output(x) == 0, y == 0)
        assert (y == 0).any()


def test_nothing_is_shaded_where_y_is_0_everywhere():
    network = two_units([0, 0, 0.2, 0, 0, 0, 1.5, 0, -0.3], True)
    assert np.isnan(positive_regions(network, CENTER, BOUND)).all()


def test_the_region_has_the_area_on_which_the_output_is_positive():
    grid = (np.arange(200) + 0.5) / 100 - 1
    places = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    for network in [*networks(), two_units(XOR_SOLUTION, True), two_units(np.zeros(9), True)]:
        share = (network.output(places + CENTER) > 0).mean()
        regions = positive_regions(network, CENTER, BOUND)
        found = sum(area(polygon) for polygon in regions[~np.isnan(regions[:, 0, 0])]) / 4
        assert abs(found - share) < 0.01


def test_the_regions_and_kinks_of_many_networks_are_those_of_each():
    w = np.random.default_rng(5).uniform(-2, 2, (7, 9))
    for has_relu in (True, False):
        for shapes in (positive_regions, kink_lines):
            each = [shapes(two_units(row, has_relu), CENTER, BOUND) for row in w]
            np.testing.assert_allclose(shapes(two_units(w, has_relu), CENTER, BOUND), each)


def test_on_its_kink_line_a_unit_is_at_0_and_without_an_activation_there_is_none():
    found = 0
    for network in networks():
        for unit in range(2):
            line = kink_lines(network, CENTER, BOUND)[unit]
            if network.has_relu and np.isfinite(line).all():
                np.testing.assert_allclose(network.pre_activations(line + CENTER)[:, unit], 0, atol=1e-9)
                found += 1
            assert network.has_relu or np.isnan(line).all()
    assert found > 5
