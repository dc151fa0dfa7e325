"""A race of two losses: one sigmoid neuron that starts confidently wrong learns under each.

The neuron p = sigmoid(z), z = w x + b sees one sample (x, y). With dL/dz the loss's slope in z, one epoch moves
w by -rate dL/dz x and b by -rate dL/dz. Half the squared error has dL/dz = (p - y) p (1 - p), which is near 0 where
p is confidently wrong; cross-entropy has p - y.
"""

from dataclasses import dataclass

import numpy as np

from lib.activations import sigmoid
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.numerics.validation import bounded_count, finite, positive

MAX_EPOCHS = 3000


@dataclass(frozen=True)
class NeuronRun:
    """One neuron epoch by epoch, the start included, so that each array has epochs + 1 entries.

    `gradient` is dL/dz, the slope that the next update uses.
    """

    weight: np.ndarray
    bias: np.ndarray
    z: np.ndarray
    p: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray


def race(x, y, weight, bias, rate, epochs):
    """Return {loss name: Run} for half the squared error and for cross-entropy, from one start and with one rate.

    ValueError unless x, weight and bias are finite, y is 0 or 1, rate is finite and greater than 0, and epochs is a
    whole number in [1, 3000]. Source: Nielsen, Neural networks and deep learning (2015), chapter 3.
    """
    x, weight, bias = finite("x", x), finite("weight", weight), finite("bias", bias)
    _check_class(y)
    rate = positive("rate", rate)
    bounded_count("epochs", epochs, MAX_EPOCHS)
    return {name: _run(loss, x, y, weight, bias, rate, epochs) for name, loss in LOGIT_LOSSES.items()}


def epochs_until_correct(run, y):
    """Return the first epoch at which p is on the right side of 1/2, or None; p = 1/2 itself is not right.

    The start counts as epoch 0, so a neuron that is right from the start needs none. ValueError unless y is 0 or 1.
    """
    _check_class(y)
    right = np.flatnonzero(run.p > 0.5 if y == 1 else run.p < 0.5)
    return int(right[0]) if right.size else None


def _run(loss, x, y, weight, bias, rate, epochs):
    weights, biases = [weight], [bias]
    for _ in range(epochs):
        change = rate * float(loss.derivative(weights[-1] * x + biases[-1], y))
        weights.append(weights[-1] - change * x)
        biases.append(biases[-1] - change)
    weights, biases = np.array(weights), np.array(biases)
    with np.errstate(all="ignore"):
        z = weights * x + biases
    return NeuronRun(weights, biases, z, sigmoid(z), loss.function(z, y), loss.derivative(z, y))


def _check_class(y):
    if y not in (0, 1):
        raise ValueError(f"y must be 0 or 1, not {y}")
