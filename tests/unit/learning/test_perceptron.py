"""The gradients of a multilayer perceptron against finite differences, and its training by gradient descent."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, prelu, prelu_derivative
from lib.learning.perceptron import DIVERGED_LOSS, Network, backpropagate, random_network, train
from tests.unit.each import each
from tests.unit.learning.finite_differences import central_difference

X = np.linspace(-1, 1, 21)
TARGET = np.sin(3 * X)
EVERY = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items()]
RELU, PRELU = ACTIVATIONS["relu"], ACTIVATIONS["prelu"]
RATES = np.array([0.01, 0.1, 0.3, 0.5, 1.0])


def generator(seed=0):
    return np.random.default_rng(seed)


def column(*values):
    return np.array(values, dtype=np.float64)[:, None]


def train_one_hidden_layer(x, target, activation, units, rate, steps, random, **arguments):
    return train(random_network((1, units, 1), random), x, target, activation, rate, steps, **arguments)


def one_unit_net(weight, bias, alpha=0.25):
    """A hidden unit of one input; behind it, an output that passes its value on."""
    numbers = [np.full((1, 1), float(number)) for number in (weight, bias, 1, 0, alpha)]
    return Network(((numbers[0], numbers[1]), (numbers[2], numbers[3])), numbers[4])


def parameters(net):
    return [array for layer in net.layers for array in layer] + [net.alpha]


# The gradient


@each("widths", [(2, 5, 1), (2, 4, 3, 1)])
@each("activation", EVERY)
def test_gradients_are_finite_differences(activation, widths):
    random = generator(1)
    net = random_network(widths, random)
    x, target = random.standard_normal((7, 2)), random.standard_normal((7, 1))

    def loss():
        return backpropagate(net, x, target, activation).loss

    gradients = parameters(backpropagate(net, x, target, activation).gradient)
    for parameter, gradient in zip(parameters(net), gradients, strict=True):
        np.testing.assert_allclose(gradient, central_difference(loss, parameter, h=1e-6), atol=1e-7)


@each(("name", "arguments"), [("leaky_relu", {"alpha": 1.5}), ("elu", {"alpha": 0.25})])
def test_gradients_are_finite_differences_with_arguments(name, arguments):
    net, x, target = random_network((1, 5, 1), generator()), column(-0.9, -0.3, 0.4, 0.8), column(1, 0, 2, -1)

    def loss():
        return backpropagate(net, x, target, ACTIVATIONS[name], **arguments).loss

    gradient = backpropagate(net, x, target, ACTIVATIONS[name], **arguments).gradient
    np.testing.assert_allclose(gradient.layers[0][0], central_difference(loss, net.layers[0][0], h=1e-6), atol=1e-7)


def test_prelu_with_an_alpha_for_each_net_is_prelu():
    net = random_network((1, 4, 1), generator(), networks=3)
    net = Network(net.layers, column(-0.5, 0.25, 1.5)[:, :, None])
    stacked = backpropagate(net, X[:, None], TARGET[:, None], PRELU)
    for index, alpha in enumerate([-0.5, 0.25, 1.5]):
        (weight, bias), (output, offset) = [(w[index], b[index]) for w, b in net.layers]
        z = X[:, None] @ weight + bias
        residual = prelu(z, alpha) @ output + offset - TARGET[:, None]
        assert stacked.loss[index] == pytest.approx(np.mean(residual**2) / 2)
        np.testing.assert_array_equal(stacked.derivatives[0][index], prelu_derivative(z, alpha))


def test_one_relu_step_by_hand():
    """z = (1, 2), residual (1, 2), so L = 5/4, dL/dw = dL/dv = (1 + 4)/2 and dL/db = dL/dc = (1 + 2)/2."""
    run = train(one_unit_net(1, 0), [1, 2], [0, 0], RELU, rate=0.1, steps=1)
    assert run.loss[0] == pytest.approx(1.25)
    np.testing.assert_allclose(np.ravel(run.network.layers), [0.75, -0.15, 0.75, -0.15])


def test_one_prelu_step_by_hand():
    """z = -1, y = -1/4, residual 3/4: dL/dalpha = 3/4 min(0, z) = -3/4 and dL/dw = 3/4 alpha x = -3/16."""
    run = train(one_unit_net(1, 0), [-1], [-1], PRELU, rate=0.4, steps=1, frozen=(1,))
    np.testing.assert_allclose(run.alpha, [0.25, 0.55])
    np.testing.assert_allclose(np.ravel(run.network.layers), [1.075, -0.075, 1, 0])


# The loop


@each("activation", EVERY)
def test_the_loss_of_a_small_rate_falls_at_every_step(activation):
    run = train_one_hidden_layer(X, TARGET, activation, 8, 0.01, 60, generator(2))
    assert (np.diff(run.loss) < 0).all()
    assert not run.diverged


def test_prelu_starts_from_the_alpha_it_is_given():
    assert train_one_hidden_layer(X, TARGET, PRELU, 5, 0.1, 7, generator(), alpha=1.25).alpha[0] == 1.25
    with pytest.raises(ValueError, match="alpha must be finite"):
        train_one_hidden_layer(X, TARGET, PRELU, 5, 0.1, 7, generator(), alpha=np.nan)


def test_a_run_holds_the_start_and_every_step():
    run = train_one_hidden_layer(X, TARGET, PRELU, 5, 0.1, 7, generator())
    assert (run.loss.shape, run.dead.shape, run.alpha.shape) == ((8,), (8, 5), (8,))
    assert run.alpha[0] == 0.25 != run.alpha[-1]
    assert train_one_hidden_layer(X, TARGET, RELU, 5, 0.1, 7, generator()).alpha is None


def test_a_net_for_each_rate_is_the_net_trained_alone():
    start = random_network((1, 6, 1), generator(), networks=2)
    together = train(start, X, TARGET, PRELU, RATES[:3, None], 20)
    assert together.loss.shape == (21, 3, 2)
    for row, rate in enumerate(RATES[:3]):
        for index in range(2):
            alone = Network(tuple((w[index], b[index]) for w, b in start.layers), start.alpha[index])
            run = train(alone, X, TARGET, PRELU, rate, 20)
            np.testing.assert_allclose(together.loss[:, row, index], run.loss, rtol=1e-9)
            np.testing.assert_allclose(together.alpha[:, row, index], run.alpha, rtol=1e-9)
            np.testing.assert_array_equal(together.dead[:, row, index], run.dead)


def test_one_seed_gives_one_run():
    first, again, other = (train_one_hidden_layer(X, TARGET, RELU, 8, 0.1, 9, generator(seed)) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.loss, again.loss)
    assert first.loss[0] != other.loss[0]


def test_a_frozen_layer_stays_and_the_start_is_not_changed():
    start = random_network((1, 4, 3, 1), generator())
    run = train(start, X, TARGET, RELU, 0.2, 10, frozen=(0, 2))
    unmoved = [np.array_equal(p, q) for p, q in zip(parameters(start), parameters(run.network), strict=True)]
    assert unmoved == [True, True, False, False, True, True, True]
    assert all(map(np.array_equal, parameters(start), parameters(random_network((1, 4, 3, 1), generator()))))


def test_a_net_that_diverges_says_when_and_stops_there():
    run = train_one_hidden_layer(X, TARGET, ACTIVATIONS["elu"], 16, 2.0, 60, generator())
    step = int(np.argmax(run.loss >= DIVERGED_LOSS))
    assert 0 < step < 60
    assert run.diverged
    assert (run.loss[:step] < DIVERGED_LOSS).all()
    assert (run.loss[step:] == run.loss[step]).all()
    assert all(np.isfinite(p).all() for p in parameters(run.network))


@each("name", ["relu", "prelu", "selu"])
def test_an_absurd_rate_diverges_or_kills_without_a_warning(name):
    run = train_one_hidden_layer(X, TARGET, ACTIVATIONS[name], 16, 1e200, 5, generator())
    assert run.loss[0] < DIVERGED_LOSS
    assert not (run.loss[1:] < DIVERGED_LOSS).any()


def test_every_unit_of_a_random_first_layer_has_its_kink_among_the_inputs():
    for inputs in (1, 2):
        corners = np.stack(np.meshgrid(*[[-1.0, 1.0]] * inputs), axis=-1).reshape(-1, inputs)
        (weight, bias), (_, offset) = random_network((inputs, 200, 1), generator()).layers
        z = corners @ weight + bias
        assert ((z.max(axis=0) > 0) & (z.min(axis=0) < 0)).all()
        assert offset == 0


# What is refused


@each("rate", [0, -0.1, np.nan, np.inf, [0.1, -1]])
def test_a_bad_rate_is_refused_by_name(rate):
    with pytest.raises(ValueError, match=r"rate .* greater than 0"):
        train_one_hidden_layer(X, TARGET, RELU, 3, rate, 5, generator())


@each("bad", [0, -2, 1.5])
def test_counts_below_one_are_refused_by_name(bad):
    with pytest.raises(ValueError, match=r"steps .* at least 1"):
        train_one_hidden_layer(X, TARGET, RELU, 3, 0.1, bad, generator())
    with pytest.raises(ValueError, match=r"widths .* at least 1"):
        random_network((2, bad, 1), generator())
    with pytest.raises(ValueError, match=r"networks .* at least 1"):
        random_network((1, 2, 1), generator(), networks=bad)


def test_a_missing_target_is_refused_by_name():
    with pytest.raises(ValueError, match=r"target .* 21 samples"):
        train_one_hidden_layer(X, TARGET[1:], RELU, 3, 0.1, 5, generator())
