"""The deep net's gradients against finite differences, and where gradients vanish, explode or survive."""

import functools

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, relu, relu_derivative
from lib.learning.gradient_flow import (
    activation_histogram,
    backward,
    forward,
    gradient_flow,
    gradient_flow_through,
    root_mean_square,
)
from lib.learning.initialization import INITIALIZATIONS, initial_weights
from tests.unit.each import each
from tests.unit.learning.finite_differences import central_difference

EVERY = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items()]
SMOOTH = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items() if not a.kinks]
SEEDS = range(6)


def generator(seed=0):
    return np.random.default_rng(seed)


def small_net(seed=0):
    """A net of unequal widths, a batch for it, and the gradient in its last activation."""
    random = generator(seed)
    net = initial_weights([4, 5, 3, 2], INITIALIZATIONS["xavier"], random)
    return net, random.standard_normal((6, 4)), random.standard_normal((6, 2))


@functools.cache
def ratio(activation, initialization, seed):
    """Return the share of a gradient that twenty layers keep; several tests ask for the same networks."""
    record = ACTIVATIONS[activation]
    return gradient_flow(record, INITIALIZATIONS[initialization], 20, 200, 64, generator(seed)).ratio


@each("seed", SEEDS)
@each(
    ("activation", "initialization", "low", "high"),
    [
        ("sigmoid", "xavier", 1e-13, 1e-12),
        ("tanh", "xavier", 0.12, 0.28),
        ("relu", "lecun", 3e-4, 3e-3),
        ("relu", "he", 0.5, 1.6),
    ],
)
def test_the_gradient_that_is_left_after_twenty_layers(activation, initialization, low, high, seed):
    assert low < ratio(activation, initialization, seed) < high


def test_he_keeps_two_to_the_ten_times_the_gradient_that_variance_one_over_n_keeps_for_relu():
    """Twice the variance is sqrt 2 a layer, and ReLU has no scale of its own: exactly 2^10 over twenty layers."""
    for seed in SEEDS:
        assert ratio("relu", "he", seed) == pytest.approx(1024 * ratio("relu", "lecun", seed), rel=1e-9)


@each("activation", SMOOTH)
def test_gradients_are_finite_differences(activation):
    net, x, upstream = small_net()

    def loss():
        return (upstream * forward(x, net, activation.function).activations[-1]).sum()

    gradients = backward(forward(x, net, activation.function), net, activation.derivative, upstream)
    np.testing.assert_allclose(gradients.activations[0], central_difference(loss, x), atol=1e-8)
    for weight, gradient in zip(net, gradients.weights, strict=True):
        np.testing.assert_allclose(gradient, central_difference(loss, weight), atol=1e-8)


def test_two_layers_by_hand():
    net = [np.array([[2.0]]), np.array([[-3.0]])]
    passed = forward([[1.0]], net, ACTIVATIONS["leaky_relu"].function)
    gradients = backward(passed, net, ACTIVATIONS["leaky_relu"].derivative, [[10.0]])
    np.testing.assert_allclose(np.ravel(passed.activations), [1, 2, -0.06])
    np.testing.assert_allclose(np.ravel(gradients.pre_activations), [-0.3, 0.1])
    np.testing.assert_allclose(np.ravel(gradients.activations), [-0.6, -0.3, 10])
    np.testing.assert_allclose(np.ravel(gradients.weights), [-0.3, 0.2])


def test_every_gradient_has_the_shape_of_its_array():
    net, x, upstream = small_net()
    passed = forward(x, net, relu)
    gradients = backward(passed, net, relu_derivative, upstream)
    assert [a.shape for a in passed.activations] == [(6, 4), (6, 5), (6, 3), (6, 2)]
    assert [g.shape for g in gradients.activations] == [a.shape for a in passed.activations]
    assert [g.shape for g in gradients.pre_activations] == [z.shape for z in passed.pre_activations]
    assert [g.shape for g in gradients.weights] == [w.shape for w in net]


def test_without_a_kink_the_net_is_the_product_of_its_matrices():
    net, x, upstream = small_net()
    flow = gradient_flow_through(ACTIVATIONS["leaky_relu"], net, x, upstream, alpha=1.0)
    product = np.linalg.multi_dot(net)
    np.testing.assert_allclose(flow.activations[-1], x @ product, rtol=1e-12)
    assert flow.gradient_rms[0] == pytest.approx(root_mean_square(upstream @ product.T), rel=1e-12)


@each("initialization", INITIALIZATIONS.values())
@each("activation", EVERY)
def test_every_activation_flows_under_every_initialization(activation, initialization):
    flow = gradient_flow(activation, initialization, 3, 16, 8, generator())
    assert flow.activation_rms.shape == flow.gradient_rms.shape == (4,)
    assert [a.shape for a in flow.activations] == [(8, 16)] * 4
    assert flow.ratio == flow.gradient_rms[0] / flow.gradient_rms[-1] > 0
    for index, activations in enumerate(flow.activations):
        assert flow.activation_rms[index] == pytest.approx(np.sqrt(np.mean(activations**2)))


@each("activation", [p for p in EVERY if p.values[0].parameters])
def test_arguments_reach_function_and_derivative(activation):
    def flow(**arguments):
        return gradient_flow(activation, INITIALIZATIONS["he"], 3, 16, 8, generator(), **arguments)

    defaults = {name: parameter.default for name, parameter in activation.parameters.items()}
    moved = flow(**{name: parameter.high for name, parameter in activation.parameters.items()})
    assert flow().ratio == flow(**defaults).ratio != moved.ratio
    assert (flow().activations[-1] != moved.activations[-1]).any()


def test_one_seed_gives_one_answer_and_another_seed_another():
    assert ratio("tanh", "xavier", 3) == ratio.__wrapped__("tanh", "xavier", 3) != ratio("tanh", "xavier", 4)


def test_one_seed_gives_every_activation_the_same_batch():
    flows = [gradient_flow(a, INITIALIZATIONS["he"], 1, 16, 8, generator(5)) for a in ACTIVATIONS.values()]
    assert all(np.array_equal(flow.activations[0], flows[0].activations[0]) for flow in flows)
    assert {flow.gradient_rms[-1] for flow in flows} == {flows[0].gradient_rms[-1]}


def test_zeros_are_counted_over_all_layers_but_the_input():
    x, upstream = np.array([[1.0, 0.0], [-1.0, 2.0]]), np.ones((2, 2))
    flow = gradient_flow_through(ACTIVATIONS["relu"], [np.eye(2), np.eye(2)], x, upstream)
    assert (flow.zeros, flow.weights) == (0.5, 8)


def test_inputs_are_not_changed():
    net, x, upstream = small_net()
    gradient_flow_through(ACTIVATIONS["mish"], net, x, upstream)
    again, x_again, upstream_again = small_net()
    assert all(map(np.array_equal, [*net, x, upstream], [*again, x_again, upstream_again]))


def test_he_keeps_the_size_of_relu_activations_and_a_sigmoid_settles_near_one_half():
    he = gradient_flow(ACTIVATIONS["relu"], INITIALIZATIONS["he"], 10, 256, 64, generator())
    assert ((he.activation_rms > 0.6) & (he.activation_rms < 1.6)).all()
    sigmoid = gradient_flow(ACTIVATIONS["sigmoid"], INITIALIZATIONS["xavier"], 10, 256, 64, generator())
    assert ((sigmoid.activation_rms[1:] > 0.45) & (sigmoid.activation_rms[1:] < 0.6)).all()


def test_what_leaves_float64_is_infinite_or_nan_without_a_warning():
    flow = gradient_flow(ACTIVATIONS["leaky_relu"], INITIALIZATIONS["he"], 40, 4, 4, generator(), alpha=1e30)
    assert not np.isfinite(flow.activation_rms[-1])
    assert not np.isfinite(flow.ratio)
    shares, edges = activation_histogram(flow.activations[-1], 5)
    assert np.isfinite(edges).all()
    assert shares.sum() < 1


def test_root_mean_square_neither_overflows_nor_underflows():
    assert root_mean_square([3.0, 4.0]) == pytest.approx(np.sqrt(12.5))
    assert root_mean_square([3e200, 4e200]) == pytest.approx(np.sqrt(12.5) * 1e200)
    assert root_mean_square([3e-200, 4e-200]) == pytest.approx(np.sqrt(12.5) * 1e-200)
    assert root_mean_square(np.zeros(3)) == 0
    assert np.isnan(root_mean_square([1.0, np.nan]))


def test_histogram_by_hand():
    shares, edges = activation_histogram([[0.0, 1.0], [1.5, 4.0]], 2)
    np.testing.assert_array_equal(edges, [0, 2, 4])
    np.testing.assert_array_equal(shares, [0.75, 0.25])


@each("activation", EVERY)
def test_histogram_counts_every_activation_once(activation):
    flow = gradient_flow(activation, INITIALIZATIONS["xavier"], 5, 32, 16, generator())
    shares, edges = activation_histogram(flow.activations[-1], 30)
    assert shares.sum() == pytest.approx(1)
    assert len(edges) == len(shares) + 1 == 31
    assert (np.diff(edges) > 0).all()
    assert edges[0] == flow.activations[-1].min()
    assert edges[-1] == flow.activations[-1].max()


def test_equal_activations_share_a_range_of_width_one():
    shares, edges = activation_histogram(np.full((3, 3), 2.0), 4)
    np.testing.assert_array_equal(edges, [1.5, 1.75, 2, 2.25, 2.5])
    assert shares.sum() == 1


@each("bad", [0, -1, 2.0, "3"])
def test_counts_below_one_are_refused_by_name(bad):
    tanh, xavier = ACTIVATIONS["tanh"], INITIALIZATIONS["xavier"]
    with pytest.raises(ValueError, match=r"layers .* at least 1"):
        gradient_flow(tanh, xavier, bad, 16, 8, generator())
    with pytest.raises(ValueError, match=r"width .* at least 1"):
        gradient_flow(tanh, xavier, 2, bad, 8, generator())
    with pytest.raises(ValueError, match=r"batch .* at least 1"):
        gradient_flow(tanh, xavier, 2, 16, bad, generator())
    with pytest.raises(ValueError, match=r"bins .* at least 1"):
        activation_histogram([1.0], bad)
