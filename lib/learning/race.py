"""Two losses compared: one sigmoid neuron that starts confidently wrong is trained under each.

The neuron p = sigmoid(z), z = w x + b has one sample (x, y). In each epoch w changes by -rate dL/dz x and b by
-rate dL/dz. Half the squared error has dL/dz = (p - y) p (1 - p), which is near 0 where p is confidently wrong; the
cross-entropy has dL/dz = p - y.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import sigmoid
from lib.expressions.own_loss import OwnLoss
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import bounded_count, finite, positive

Function = Callable[..., FloatArray]

MAX_EPOCHS = 3000


@dataclass(frozen=True)
class NeuronRun:
    """The training of one neuron, the start included: each array has epochs + 1 entries.

    `gradient` is dL/dz, which the next update uses.
    """

    weight: FloatArray
    bias: FloatArray
    z: FloatArray
    p: FloatArray
    loss: FloatArray
    gradient: FloatArray

    @property
    def weights(self) -> FloatArray:
        """Return w and b at each epoch, (epochs + 1, 2)."""
        return np.stack([self.weight, self.bias], axis=-1)

    def gradients(self, x: float) -> FloatArray:
        """Return dL/dw = dL/dz x and dL/db = dL/dz at each epoch, (epochs + 1, 2)."""
        return np.stack([self.gradient * x, self.gradient], axis=-1)


OWN = "own"
"""The name of a loss that is not among LOGIT_LOSSES."""


def race(
    x: float, y: int, weight: float, bias: float, rate: float, epochs: int, own: OwnLoss | None = None
) -> dict[str, NeuronRun]:
    """Return the training under each loss of LOGIT_LOSSES, by its name, from the same start and with the same rate.

    `own` is one more loss, that was typed; its run has the name OWN.
    ValueError unless x, weight and bias are finite, y is 0 or 1, rate is finite and greater than 0, and epochs is a
    whole number in [1, 3000].
    Source: Nielsen (2015), Neural Networks and Deep Learning, chapter 3.
    """
    x, weight, bias = finite("x", x), finite("weight", weight), finite("bias", bias)
    _check_class(y)
    rate = positive("rate", rate)
    bounded_count("epochs", epochs, MAX_EPOCHS)
    losses = {name: (loss.function, loss.derivative) for name, loss in LOGIT_LOSSES.items()}
    losses |= {OWN: (own.of_logit, own.logit_gradient)} if own else {}
    return {name: _run(*loss, x, y, weight, bias, rate, epochs) for name, loss in losses.items()}


def epochs_until_correct(run: NeuronRun, y: int) -> int | None:
    """Return the first epoch at which p is on the right side of 1/2, or None; p = 1/2 is not.

    The start is epoch 0. ValueError unless y is 0 or 1.
    """
    _check_class(y)
    correct = np.flatnonzero(run.p > 0.5 if y == 1 else run.p < 0.5)
    return int(correct[0]) if correct.size else None


def _run(
    loss: Function, derivative: Function, x: float, y: int, weight: float, bias: float, rate: float, epochs: int
) -> NeuronRun:
    """Return the training under one loss; from where it diverges its values are infinite or NaN."""
    w, b = [weight], [bias]
    for _ in range(epochs):
        change = rate * float(derivative(w[-1] * x + b[-1], y))
        w.append(w[-1] - change * x)
        b.append(b[-1] - change)
    with np.errstate(all="ignore"):
        z = np.array(w) * x + np.array(b)
    return NeuronRun(np.array(w), np.array(b), z, sigmoid(z), loss(z, y), derivative(z, y))


def _check_class(y: int) -> None:
    """Raise ValueError unless y is 0 or 1."""
    if y not in (0, 1):
        raise ValueError(f"y must be 0 or 1, not {y}")
