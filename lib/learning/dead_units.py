"""Dead units: how many hidden units die in training, depending on the learning rate, and when they revive."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import ACTIVATIONS, Activation
from lib.learning.perceptron import Training, as_column, random_network, train
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import whole_number

# Random networks at each learning rate, and the hidden units of each.
NETWORKS, UNITS = 6, 16


def sine_wave(samples: int = 21) -> tuple[FloatArray, FloatArray]:
    """Return the regression task of these experiments: evenly spaced x in [-1, 1], and the targets sin 3x."""
    x = np.linspace(-1, 1, samples)
    return x, np.sin(3 * x)


def train_one_hidden_layer(
    x: ArrayLike,
    target: ArrayLike,
    activation: Activation,
    units: int,
    rate: float,
    steps: int,
    generator: np.random.Generator,
    **arguments: float,
) -> Training:
    """Return the training of a random hidden layer of `units` units with a linear output layer.

    `x` has shape (samples,) or (samples, inputs), `target` (samples,). A dead ReLU unit stays dead, because its input
    never changes. ValueError unless units is a whole number of at least 1, and as in `train`.
    """
    x = as_column(x)
    network = random_network((x.shape[1], whole_number("units", units), 1), generator)
    return train(network, x, target, activation, rate, steps, frozen=(), **arguments)


@dataclass(frozen=True)
class DeadShareByRate:
    """For each learning rate, the share of dead units and the share of diverged networks after training.

    `dead` is the share among the units of the networks that did not diverge, and NaN where all diverged.
    """

    rates: FloatArray
    dead: FloatArray
    diverged: FloatArray


def dead_share_by_rate(
    activation: Activation,
    rates: ArrayLike,
    generator: np.random.Generator,
    networks: int = NETWORKS,
    units: int = UNITS,
    steps: int = 80,
    **arguments: float,
) -> DeadShareByRate:
    """Return the share of dead units of a hidden layer trained on the sine wave, for each learning rate.

    The same `networks` random networks start at every rate, and with the same seed under every activation. ValueError
    unless networks and units are whole numbers of at least 1, and as in `train`.
    Source: Lu, Shin, Su and Karniadakis (2020), Dying ReLU and Initialization, section 2, arXiv:1903.06733.
    """
    x, target = sine_wave()
    start = random_network((1, whole_number("units", units), 1), generator, whole_number("networks", networks))
    rates = np.atleast_1d(np.asarray(rates, dtype=np.float64))
    run = train(start, x, target, activation, rates[:, None], steps, frozen=(), **arguments)
    converged = (~run.diverged).sum(axis=1)
    dead = np.where(run.diverged, 0.0, run.dead[-1].mean(axis=-1)).sum(axis=1)
    share = np.divide(dead, converged, out=np.full(len(rates), np.nan), where=converged > 0)
    return DeadShareByRate(rates, share, run.diverged.mean(axis=1))


def train_two_hidden_layers(
    x: ArrayLike,
    target: ArrayLike,
    units: tuple[int, int],
    rate: float,
    steps: int,
    generator: np.random.Generator,
    train_first: bool = True,
) -> Training:
    """Return the training of two hidden ReLU layers of units = (first, second); its `dead` is of the second.

    A dead unit of the second layer has no gradient, but its input is the output of the first layer: while that is
    trained, the unit can revive. With `train_first=False` the first layer is frozen, and dead units stay dead.
    ValueError unless both units are whole numbers of at least 1, and as in `train`.
    """
    x = as_column(x)
    first, second = (whole_number("units", count) for count in units)
    network = random_network((x.shape[1], first, second, 1), generator)
    return train(network, x, target, ACTIVATIONS["relu"], rate, steps, frozen=() if train_first else (0,))


def count_revived_units(alive: ArrayLike) -> int:
    """Return how many units are dead at a step and alive at the next; `alive` has shape (steps, units)."""
    alive = np.asarray(alive, dtype=bool)
    return int((~alive[:-1] & alive[1:]).any(axis=0).sum())
