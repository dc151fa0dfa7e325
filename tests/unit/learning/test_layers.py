"""Trained layers: their gradients against finite differences, who dies and who revives, and the slope PReLU learns."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, prelu, prelu_derivative
from lib.learning.layers import (
    DIVERGED_LOSS,
    FIXED_SLOPES,
    Network,
    backpropagate,
    count_revived_units,
    dead_share_by_rate,
    random_network,
    sine_wave,
    train,
    train_one_hidden_layer,
    train_prelu,
    train_two_hidden_layers,
)
from tests.unit.learning.gradients import central_difference

X, TARGET = sine_wave()
EVERY = [pytest.param(a, id=name) for name, a in ACTIVATIONS.items()]
RELU, PRELU = ACTIVATIONS["relu"], ACTIVATIONS["prelu"]
RATES = np.array([0.01, 0.1, 0.3, 0.5, 1.0])


def generator(seed=0):
    return np.random.default_rng(seed)


def column(*values):
    return np.array(values, dtype=np.float64)[:, None]


def one_unit_net(weight, bias, alpha=0.25):
    """A hidden unit of one input; behind it, an output that passes its value on."""
    numbers = [np.full((1, 1), float(number)) for number in (weight, bias, 1, 0, alpha)]
    return Network(((numbers[0], numbers[1]), (numbers[2], numbers[3])), numbers[4])


def parameters(net):
    return [array for layer in net.layers for array in layer] + [net.alpha]


# The gradient


@pytest.mark.parametrize("widths", [(2, 5, 1), (2, 4, 3, 1)], ids=["one hidden layer", "two hidden layers"])
@pytest.mark.parametrize("activation", EVERY)
def test_gradients_are_finite_differences(activation, widths):
    random = generator(1)
    net = random_network(widths, random)
    x, target = random.standard_normal((7, 2)), random.standard_normal((7, 1))

    def loss():
        return backpropagate(net, x, target, activation).loss

    gradients = parameters(backpropagate(net, x, target, activation).gradient)
    for parameter, gradient in zip(parameters(net), gradients, strict=True):
        np.testing.assert_allclose(gradient, central_difference(loss, parameter, h=1e-6), atol=1e-7)


@pytest.mark.parametrize(("name", "arguments"), [("leaky_relu", {"alpha": 1.5}), ("elu", {"alpha": 0.25})])
def test_gradients_are_finite_differences_with_arguments(name, arguments):
    net, x, target = random_network((1, 5, 1), generator()), column(-0.9, -0.3, 0.4, 0.8), column(1, 0, 2, -1)

    def loss():
        return backpropagate(net, x, target, ACTIVATIONS[name], **arguments).loss

    gradient = backpropagate(net, x, target, ACTIVATIONS[name], **arguments).gradient
    np.testing.assert_allclose(gradient.layers[0][0], central_difference(loss, net.layers[0][0], h=1e-6), atol=1e-7)


def test_prelu_with_an_alpha_for_each_net_is_prelu():
    net = random_network((1, 4, 1), generator(), nets=3)
    net = Network(net.layers, column(-0.5, 0.25, 1.5)[:, :, None])
    stacked = backpropagate(net, X[:, None], TARGET[:, None], PRELU)
    for index, alpha in enumerate([-0.5, 0.25, 1.5]):
        (weight, bias), (output, offset) = [(w[index], b[index]) for w, b in net.layers]
        z = X[:, None] @ weight + bias
        residual = prelu(z, alpha) @ output + offset - TARGET[:, None]
        assert stacked.loss[index] == pytest.approx(np.mean(residual**2) / 2)
        np.testing.assert_array_equal(stacked.slopes[0][index], prelu_derivative(z, alpha))


def test_one_relu_step_by_hand():
    """z = (1, 2), residual (1, 2), so L = 5/4, dL/dw = dL/dv = (1 + 4)/2 and dL/db = dL/dc = (1 + 2)/2."""
    run = train(one_unit_net(1, 0), [1, 2], [0, 0], RELU, rate=0.1, steps=1)
    assert run.loss[0] == pytest.approx(1.25)
    np.testing.assert_allclose(np.ravel(run.net.layers), [0.75, -0.15, 0.75, -0.15])


def test_one_prelu_step_by_hand():
    """z = -1, y = -1/4, residual 3/4: dL/dalpha = 3/4 min(0, z) = -3/4 and dL/dw = 3/4 alpha x = -3/16."""
    run = train(one_unit_net(1, 0), [-1], [-1], PRELU, rate=0.4, steps=1, frozen=(1,))
    np.testing.assert_allclose(run.alpha, [0.25, 0.55])
    np.testing.assert_allclose(np.ravel(run.net.layers), [1.075, -0.075, 1, 0])


# The loop


@pytest.mark.parametrize("activation", EVERY)
def test_the_loss_of_a_small_rate_falls_at_every_step(activation):
    run = train_one_hidden_layer(X, TARGET, activation, 8, 0.01, 60, generator(2))
    assert (np.diff(run.loss) < 0).all()
    assert run.diverged_at is None


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
    start = random_network((1, 6, 1), generator(), nets=2)
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
    unmoved = [np.array_equal(p, q) for p, q in zip(parameters(start), parameters(run.net), strict=True)]
    assert unmoved == [True, True, False, False, True, True, True]
    assert all(map(np.array_equal, parameters(start), parameters(random_network((1, 4, 3, 1), generator()))))


def test_a_net_that_diverges_says_when_and_stops_there():
    run = train_one_hidden_layer(X, TARGET, ACTIVATIONS["elu"], 16, 2.0, 60, generator())
    step = run.diverged_at
    assert 0 < step < 60
    assert run.diverged
    assert (run.loss[:step] < DIVERGED_LOSS).all()
    assert (run.loss[step:] == run.loss[step]).all()
    assert all(np.isfinite(p).all() for p in parameters(run.net))


@pytest.mark.parametrize("name", ["relu", "prelu", "selu"])
def test_an_absurd_rate_diverges_or_kills_without_a_warning(name):
    run = train_one_hidden_layer(X, TARGET, ACTIVATIONS[name], 16, 1e200, 5, generator())
    assert run.diverged_at == 1


def test_every_unit_of_a_random_first_layer_has_its_kink_among_the_inputs():
    for inputs in (1, 2):
        corners = np.stack(np.meshgrid(*[[-1.0, 1.0]] * inputs), axis=-1).reshape(-1, inputs)
        (weight, bias), (_, offset) = random_network((inputs, 200, 1), generator()).layers
        z = corners @ weight + bias
        assert ((z.max(axis=0) > 0) & (z.min(axis=0) < 0)).all()
        assert offset == 0


# Deaths


def test_a_relu_unit_is_dead_when_no_sample_is_positive_and_stays_so():
    run = train_one_hidden_layer(X, TARGET, RELU, 16, 0.5, 80, generator())
    (weight, bias), _ = run.net.layers
    np.testing.assert_array_equal(run.dead[-1], ((X[:, None] @ weight + bias) <= 0).all(axis=0))
    assert not run.dead[0].any()
    assert run.dead[-1].any()
    assert count_revived_units(run.alive) == 0


def test_an_elu_unit_far_to_the_left_counts_as_dead_though_its_slope_is_not_zero():
    for bias, dead in ((-8, True), (-5, False)):
        run = train(one_unit_net(0.5, bias), X, TARGET, ACTIVATIONS["elu"], 0.1, 1)
        assert run.dead[0].item() is dead


def test_a_leaky_unit_is_dead_only_if_its_slope_is():
    for alpha, dead in ((0.01, False), (0.0, True)):
        run = train(one_unit_net(0.5, -5), X, TARGET, ACTIVATIONS["leaky_relu"], 0.1, 1, alpha=alpha)
        assert run.dead[0].item() is dead


@pytest.mark.parametrize("seed", range(4))
def test_relu_units_die_by_large_rates_and_leaky_units_do_not(seed):
    relu, leaky = (dead_share_by_rate(ACTIVATIONS[name], RATES, generator(seed)) for name in ("relu", "leaky_relu"))
    assert relu.dead[0] < 0.1
    assert relu.dead[-1] > 0.7
    assert relu.dead[-1] > relu.dead[2] > relu.dead[0]
    np.testing.assert_array_equal(leaky.dead[:4], 0)


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "prelu", "elu", "selu"])
def test_shares_are_shares_and_nan_only_where_every_net_diverged(name):
    result = dead_share_by_rate(ACTIVATIONS[name], [0.01, 0.5, 4.0], generator(), nets=3, steps=40)
    np.testing.assert_array_equal(np.isnan(result.dead), result.diverged == 1)
    assert ((result.dead[result.diverged < 1] >= 0) & (result.dead[result.diverged < 1] <= 1)).all()
    assert result.diverged[0] == 0


def test_a_share_counts_the_nets_that_did_not_diverge():
    result = dead_share_by_rate(RELU, [2.0], generator(), nets=6)
    run = train(random_network((1, 16, 1), generator(), 6), X, TARGET, RELU, 2.0, 80)
    assert 0 < run.diverged.mean() < 1
    assert result.diverged == run.diverged.mean()
    assert result.dead == pytest.approx(run.dead[-1][~run.diverged].mean())


# Revivals


def test_revivals_by_hand():
    alive = np.array([[1, 1, 0, 0, 1], [1, 0, 1, 0, 0], [1, 0, 0, 0, 1], [1, 0, 1, 0, 0], [1, 0, 1, 0, 1]])
    assert count_revived_units(alive) == 2
    assert count_revived_units(alive[:1]) == count_revived_units(alive[:, :2]) == 0


@pytest.mark.parametrize("rate", [0.1, 0.3])
def test_second_layer_units_revive_while_the_first_layer_moves_and_never_when_it_is_frozen(rate):
    moving = [train_two_hidden_layers(X, TARGET, (6, 12), rate, 100, generator(seed)) for seed in range(20)]
    frozen = [
        train_two_hidden_layers(X, TARGET, (6, 12), rate, 100, generator(seed), train_first=False) for seed in range(20)
    ]
    assert sum(count_revived_units(run.alive) > 0 for run in moving) >= 5
    assert [count_revived_units(run.alive) for run in frozen] == [0] * 20
    assert any((run.dead[-1] & run.alive[0]).any() for run in frozen)


def test_a_unit_can_die_in_training_and_come_back():
    alive = train_two_hidden_layers(X, TARGET, (6, 12), 0.2, 150, generator(47)).alive
    changes = [np.flatnonzero(np.diff(unit.astype(int))) for unit in alive.T]
    assert any(unit[0] and unit[-1] and len(change) >= 2 for unit, change in zip(alive.T, changes, strict=True))


# PReLU


@pytest.mark.parametrize("start", [-0.5, 0.0, 0.25, 0.5])
@pytest.mark.parametrize("teacher", [-0.5, 0.0, 0.25, 1.0, 1.5, 2.0])
def test_prelu_learns_the_slope_of_its_teacher_also_above_one(teacher, start):
    run = train_prelu(teacher, start, 0.5, 350, generator())["PReLU"]
    assert run.alpha[0] == start
    assert run.alpha[-1] == pytest.approx(teacher, abs=5e-3)
    assert run.loss[-1] < 1e-5


@pytest.mark.parametrize("start", [1.0, 2.0])
@pytest.mark.parametrize("teacher", [0.25, 1.0, 1.5])
def test_prelu_comes_down_from_a_start_above_one(teacher, start):
    run = train_prelu(teacher, start, 0.5, 500, generator())["PReLU"]
    assert run.alpha[-1] == pytest.approx(teacher, abs=5e-3)


def test_above_one_the_maximum_would_be_another_function():
    run = train_prelu(1.5, 0.25, 0.5, 500, generator())["PReLU"]
    x = generator().standard_normal(64)
    (weight, bias), _ = run.net.layers
    z, alpha = np.ravel(weight * x + bias), run.alpha[-1]
    target = prelu(x, 1.5)
    np.testing.assert_allclose(prelu(z, alpha), target, atol=0.01)
    assert np.abs(np.maximum(alpha * z, z) - target).max() > 0.5


def test_a_fixed_slope_keeps_the_loss_that_prelu_loses():
    runs = train_prelu(1.5, 0.25, 0.5, 300, generator())
    assert list(runs) == ["PReLU", *FIXED_SLOPES]
    assert all(runs[name].alpha is None for name in FIXED_SLOPES)
    assert all(runs[name].loss[-1] > 1000 * runs["PReLU"].loss[-1] for name in FIXED_SLOPES)
    assert runs["Fixed at 0.25"].loss[0] == pytest.approx(runs["PReLU"].loss[0])


def test_a_fixed_slope_that_is_the_teachers_learns_it():
    assert train_prelu(0.25, 1.0, 0.5, 300, generator())["Fixed at 0.25"].loss[-1] < 1e-8


def test_alpha_stays_where_no_sample_is_negative():
    """Down the wrong valley the neuron is a straight line: min(0, z) is 0 on every sample, and alpha learns nothing."""
    run = train_prelu(-0.5, 2.0, 0.5, 500, generator(1))["PReLU"]
    (weight, bias), _ = run.net.layers
    assert (weight * generator(1).standard_normal(64) + bias > 0).all()
    assert run.alpha[-1] == run.alpha[-100] > 1
    assert run.loss[-1] > 0.05


# What is refused


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf, [0.1, -1]])
def test_a_bad_rate_is_refused_by_name(rate):
    with pytest.raises(ValueError, match=r"rate .* greater than 0"):
        train_one_hidden_layer(X, TARGET, RELU, 3, rate, 5, generator())


@pytest.mark.parametrize("bad", [0, -2, 1.5])
def test_counts_below_one_are_refused_by_name(bad):
    with pytest.raises(ValueError, match=r"units .* at least 1"):
        train_one_hidden_layer(X, TARGET, RELU, bad, 0.1, 5, generator())
    with pytest.raises(ValueError, match=r"units .* at least 1"):
        train_two_hidden_layers(X, TARGET, (3, bad), 0.1, 5, generator())
    with pytest.raises(ValueError, match=r"steps .* at least 1"):
        train_one_hidden_layer(X, TARGET, RELU, 3, 0.1, bad, generator())
    with pytest.raises(ValueError, match=r"nets .* at least 1"):
        dead_share_by_rate(RELU, RATES, generator(), nets=bad)
    with pytest.raises(ValueError, match=r"samples .* at least 1"):
        train_prelu(0.5, 0.5, 0.1, 5, generator(), samples=bad)
    with pytest.raises(ValueError, match=r"widths .* at least 1"):
        random_network((2, bad, 1), generator())


def test_a_missing_target_is_refused_by_name():
    with pytest.raises(ValueError, match=r"target .* 21 samples"):
        train_one_hidden_layer(X, TARGET[1:], RELU, 3, 0.1, 5, generator())
