"""Gradient descent of one ReLU neuron, y = relu(w x + b), and the step at which it dies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import relu, relu_derivative
from lib.numerics.arrays import FloatArray


@dataclass(frozen=True)
class NeuronState:
    """A ReLU neuron before an update, with its loss and gradient on the batch.

    `pre_activation` is z = w x + b of each sample. The loss is half the mean squared error.
    """

    weight: float
    bias: float
    pre_activation: FloatArray
    loss: float
    weight_gradient: float
    bias_gradient: float

    @property
    def is_dead(self) -> bool:
        """Return whether z <= 0 on every sample, so that the gradient is 0."""
        return bool((self.pre_activation <= 0).all())


def neuron_state(x: ArrayLike, target: ArrayLike, weight: float, bias: float) -> NeuronState:
    """Return the forward and the backward pass of a ReLU neuron on a batch of inputs `x` and targets t.

    L = mean (relu(z) - t)^2 / 2, dL/dw = mean (relu(z) - t) relu'(z) x, and dL/db = mean (relu(z) - t) relu'(z).
    """
    x, t = np.asarray(x, dtype=np.float64), np.asarray(target, dtype=np.float64)
    z = weight * x + bias
    residual = relu(z) - t
    by_z = residual * relu_derivative(z)
    loss = float((residual**2).mean() / 2)
    return NeuronState(float(weight), float(bias), z, loss, float((by_z * x).mean()), float(by_z.mean()))


def train_neuron(
    x: ArrayLike, target: ArrayLike, weight: float, bias: float, rate: float, steps: int, decay: float = 0.0
) -> list[NeuronState]:
    """Return the states of `steps` updates w - rate * gradient, the start included: steps + 1 of them.

    Weight decay adds decay * w to the gradient in w, and nothing to that in b.
    Source: Lu, Shin, Su and Karniadakis (2020), Dying ReLU and Initialization, section 2, arXiv:1903.06733, for the
    death of a unit.
    """
    states = [neuron_state(x, target, weight, bias)]
    for _ in range(steps):
        last = states[-1]
        w = last.weight - rate * (last.weight_gradient + decay * last.weight)
        states.append(neuron_state(x, target, w, last.bias - rate * last.bias_gradient))
    return states


def weights_over_steps(states: Sequence[NeuronState]) -> FloatArray:
    """Return w and b at each step, (steps + 1, 2)."""
    return np.array([(state.weight, state.bias) for state in states])


def gradient_over_steps(states: Sequence[NeuronState]) -> FloatArray:
    """Return dL/dw and dL/db at each step, (steps + 1, 2)."""
    return np.array([(state.weight_gradient, state.bias_gradient) for state in states])


def first_dead_step(states: Sequence[NeuronState]) -> int | None:
    """Return the first step at which the neuron is dead, or None."""
    return next((step for step, state in enumerate(states) if state.is_dead), None)
