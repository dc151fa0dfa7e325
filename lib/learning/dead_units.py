"""Dead units: how many hidden units die in training, by learning rate, and whether they revive."""

from dataclasses import dataclass

import numpy as np

from lib.activations import ACTIVATIONS
from lib.learning.perceptron import as_column, random_network, train
from lib.numerics.validation import whole_number


def sine_wave(samples=21):
    """Return the task of the dying units: x evenly over [-1, 1], and the target sin 3x."""
    x = np.linspace(-1, 1, samples)
    return x, np.sin(3 * x)


def train_one_hidden_layer(x, target, activation, units, rate, steps, generator, **arguments):
    """Return the training of one random hidden layer of `units` units with a linear output behind it.

    `x` is (samples,) or (samples, inputs), `target` (samples,). A dead ReLU unit stays dead: its input never changes.
    ValueError unless units is a whole number of at least 1, and as in `train`.
    """
    x = as_column(x)
    net = random_network((x.shape[1], whole_number("units", units), 1), generator)
    return train(net, x, target, activation, rate, steps, **arguments)


@dataclass(frozen=True)
class DeadShareByRate:
    """After training, for each learning rate: the share of dead units, and the share of nets that diverged.

    `dead` counts the units of the nets that did not diverge, and is NaN where every net did.
    """

    rates: np.ndarray
    dead: np.ndarray
    diverged: np.ndarray


def dead_share_by_rate(activation, rates, generator, nets=6, units=16, steps=80, **arguments):
    """Return which share of a hidden layer is dead after learning the wave, at each of the learning rates.

    The same `nets` random nets start at every rate, and for one seed also under every activation.
    ValueError unless nets and units are whole numbers of at least 1, and as in `train`.
    Source: Lu et al., Dying ReLU and initialization (2020), section 2.
    """
    x, target = sine_wave()
    start = random_network((1, whole_number("units", units), 1), generator, whole_number("nets", nets))
    rates = np.atleast_1d(np.asarray(rates, dtype=np.float64))
    run = train(start, x, target, activation, rates[:, None], steps, **arguments)
    survivors = (~run.diverged).sum(axis=1)
    dead = np.where(run.diverged, 0.0, run.dead[-1].mean(axis=-1)).sum(axis=1)
    share = np.divide(dead, survivors, out=np.full(len(rates), np.nan), where=survivors > 0)
    return DeadShareByRate(rates, share, run.diverged.mean(axis=1))


# Who revives


def train_two_hidden_layers(x, target, units, rate, steps, generator, train_first=True):
    """Return the training of two hidden ReLU layers of units = (first, second); `dead` is of the second.

    A unit of the second layer that is dead has no gradient, but its input is what the first layer makes of x: while
    that still moves, the unit can come back to life. With `train_first=False` its input is fixed, and dead is for ever.
    ValueError unless both units are whole numbers of at least 1, and as in `train`.
    """
    x = as_column(x)
    first, second = (whole_number("units", count) for count in units)
    net = random_network((x.shape[1], first, second, 1), generator)
    return train(net, x, target, ACTIVATIONS["relu"], rate, steps, frozen=() if train_first else (0,))


def count_revived_units(alive):
    """Return how many units were dead at a step and alive at a later one; `alive` has shape (steps, units)."""
    alive = np.asarray(alive, dtype=bool)
    return int((~alive[:-1] & alive[1:]).any(axis=0).sum())
