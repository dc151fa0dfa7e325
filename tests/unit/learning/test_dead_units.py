"""Which hidden units die in training, at which learning rates, and which of them revive."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.learning.dead_units import (
    count_revived_units,
    dead_share_by_rate,
    sine_wave,
    train_one_hidden_layer,
    train_two_hidden_layers,
)
from lib.learning.perceptron import Network, random_network, train

X, TARGET = sine_wave()
RELU = ACTIVATIONS["relu"]
RATES = np.array([0.01, 0.1, 0.3, 0.5, 1.0])


def generator(seed=0):
    return np.random.default_rng(seed)


def one_unit_net(weight, bias, alpha=0.25):
    """A hidden unit of one input; behind it, an output that passes its value on."""
    numbers = [np.full((1, 1), float(number)) for number in (weight, bias, 1, 0, alpha)]
    return Network(((numbers[0], numbers[1]), (numbers[2], numbers[3])), numbers[4])


def test_a_relu_unit_is_dead_when_no_sample_is_positive_and_stays_so():
    run = train_one_hidden_layer(X, TARGET, RELU, 16, 0.5, 80, generator())
    (weight, bias), _ = run.network.layers
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
    result = dead_share_by_rate(ACTIVATIONS[name], [0.01, 0.5, 4.0], generator(), networks=3, steps=40)
    np.testing.assert_array_equal(np.isnan(result.dead), result.diverged == 1)
    assert ((result.dead[result.diverged < 1] >= 0) & (result.dead[result.diverged < 1] <= 1)).all()
    assert result.diverged[0] == 0


def test_a_share_counts_the_networks_that_did_not_diverge():
    result = dead_share_by_rate(RELU, [2.0], generator(), networks=6)
    run = train(random_network((1, 16, 1), generator(), 6), X, TARGET, RELU, 2.0, 80)
    assert 0 < run.diverged.mean() < 1
    assert result.diverged == run.diverged.mean()
    assert result.dead == pytest.approx(run.dead[-1][~run.diverged].mean())


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


@pytest.mark.parametrize("bad", [0, -2, 1.5])
def test_counts_below_one_are_refused_by_name(bad):
    with pytest.raises(ValueError, match=r"units .* at least 1"):
        train_one_hidden_layer(X, TARGET, RELU, bad, 0.1, 5, generator())
    with pytest.raises(ValueError, match=r"units .* at least 1"):
        train_two_hidden_layers(X, TARGET, (3, bad), 0.1, 5, generator())
    with pytest.raises(ValueError, match=r"networks .* at least 1"):
        dead_share_by_rate(RELU, RATES, generator(), networks=bad)
