"""Small gradient-descent experiments, one step function each."""

from dataclasses import dataclass

import numpy as np

from lib.activations import relu, relu_derivative


@dataclass(frozen=True)
class NeuronState:
    """One ReLU neuron before an update: its weight and bias, and what the batch makes of them.

    `pre_activation` is w x + b for each sample; the gradients are those of half the mean squared error.
    """

    weight: float
    bias: float
    pre_activation: np.ndarray
    loss: float
    weight_gradient: float
    bias_gradient: float

    @property
    def is_dead(self):
        """Say whether the pre-activation is at most 0 on every sample, so that no gradient is left."""
        return bool((self.pre_activation <= 0).all())


def neuron_state(x, target, weight, bias):
    """Return the forward and the backward pass of one ReLU neuron on a batch.

    L = mean (relu(w x + b) - t)^2 / 2, dL/dw = mean (relu(z) - t) relu'(z) x, dL/db = mean (relu(z) - t) relu'(z).
    """
    x, target = np.asarray(x, dtype=np.float64), np.asarray(target, dtype=np.float64)
    z = weight * x + bias
    residual = relu(z) - target
    error = residual * relu_derivative(z)
    loss = float((residual**2).mean() / 2)
    return NeuronState(float(weight), float(bias), z, loss, float((error * x).mean()), float(error.mean()))


def train_neuron(x, target, weight, bias, rate, steps):
    """Return the states of `steps` updates w - rate * gradient, the start included: steps + 1 of them.

    Source: Lu et al., Dying ReLU and initialization (2020), section 2, for the death of a unit.
    """
    states = [neuron_state(x, target, weight, bias)]
    for _ in range(steps):
        last = states[-1]
        states.append(
            neuron_state(x, target, last.weight - rate * last.weight_gradient, last.bias - rate * last.bias_gradient)
        )
    return states


def first_dead_step(states):
    """Return the first step at which the neuron is dead, or None if it lives through all."""
    return next((step for step, state in enumerate(states) if state.is_dead), None)
