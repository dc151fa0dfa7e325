"""A deep, fully connected net with real back-propagation: where gradients vanish, explode or survive.

The net has no biases: layer l computes z_l = a_(l-1) W_l and a_l = f(z_l), with a_0 = x the input. Rows
are samples, so a layer of n inputs and m outputs has a weight matrix of shape (n, m). What leaves float64
becomes infinite or NaN without a warning.
"""

from dataclasses import dataclass

import numpy as np

from lib.learning.initialization import initial_weights
from lib.numerics.validation import whole_number

OVERFLOW_LIMIT = 1e307


@dataclass(frozen=True)
class ForwardPass:
    """What a batch becomes: `pre_activations` z_1 ... z_L, and `activations` a_0 ... a_L, the input first."""

    pre_activations: list[np.ndarray]
    activations: list[np.ndarray]


def forward(x, weights, function):
    """Return the forward pass z_l = a_(l-1) W_l, a_l = f(z_l) of a batch `x` of shape (samples, inputs)."""
    pre_activations, activations = [], [np.asarray(x, dtype=np.float64)]
    with np.errstate(all="ignore"):
        for weight in weights:
            pre_activations.append(activations[-1] @ weight)
            activations.append(function(pre_activations[-1]))
    return ForwardPass(pre_activations, activations)


@dataclass(frozen=True)
class BackwardPass:
    """The gradients of a loss: in a_0 ... a_L, in z_1 ... z_L and in W_1 ... W_L, each of its array's shape."""

    activations: list[np.ndarray]
    pre_activations: list[np.ndarray]
    weights: list[np.ndarray]


def backward(passed, weights, derivative, upstream):
    """Return the gradients of a loss whose gradient in the last activation a_L is `upstream`, of the shape of a_L.

    From the last layer to the first: dL/dz_l = dL/da_l f'(z_l), dL/dW_l = a_(l-1)^T dL/dz_l and
    dL/da_(l-1) = dL/dz_l W_l^T. At a kink of f the derivative's own convention holds.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), algorithm 6.4.
    """
    by_activation, by_z, by_weight = [np.asarray(upstream, dtype=np.float64)], [], []
    layers = zip(weights, passed.pre_activations, passed.activations[:-1], strict=True)
    with np.errstate(all="ignore"):
        for weight, z, incoming in reversed(list(layers)):
            by_z.append(by_activation[-1] * derivative(z))
            by_weight.append(incoming.T @ by_z[-1])
            by_activation.append(by_z[-1] @ weight.T)
    return BackwardPass(by_activation[::-1], by_z[::-1], by_weight[::-1])


@dataclass(frozen=True)
class GradientFlow:
    """How large signals and gradients are from layer to layer, as root mean squares over samples and units.

    `activation_rms` and `gradient_rms` (of dL/da_l) have layers + 1 entries, the input's first;
    `weight_gradient_rms` (of dL/dW_l) has one a layer. `activations` are a_0 ... a_L, for histograms. `weights` is how
    many weights the net has, and `zeros` which share of what its layers put out is exactly 0.
    """

    activation_rms: np.ndarray
    gradient_rms: np.ndarray
    weight_gradient_rms: np.ndarray
    activations: list[np.ndarray]
    weights: int

    @property
    def zeros(self):
        """The share of exact zeros among a_1 ... a_L."""
        return float(np.mean([activation == 0 for activation in self.activations[1:]]))

    @property
    def ratio(self):
        """The gradient that reaches the input over the gradient that entered at the last activation."""
        with np.errstate(all="ignore"):
            return float(self.gradient_rms[0] / self.gradient_rms[-1])


def gradient_flow(activation, initialisation, layers, width, batch, generator, **arguments):
    """Return the gradient flow through a fresh random net of `layers` layers, each `width` wide.

    Input (batch, width) and upstream gradient are standard normal, so the ratio says what the layers alone do to a
    gradient. `arguments` are the activation's parameters. One seed gives every activation the same net and batch.
    ValueError unless layers, width and batch are whole numbers of at least 1.
    Source: Glorot and Bengio (2010), sections 3 and 4.
    """
    for name, count in (("layers", layers), ("width", width), ("batch", batch)):
        whole_number(name, count)
    x, upstream = generator.standard_normal((2, batch, width))
    return gradient_flow_through(
        activation, initial_weights([width] * (layers + 1), initialisation, generator), x, upstream, **arguments
    )


def gradient_flow_through(activation, weights, x, upstream, **arguments):
    """Return the gradient flow through the given net for the batch `x` and the gradient `upstream` in a_L."""
    passed = forward(x, weights, lambda z: activation.function(z, **arguments))
    gradients = backward(passed, weights, lambda z: activation.derivative(z, **arguments), upstream)
    series = (passed.activations, gradients.activations, gradients.weights)
    sizes = (np.array([root_mean_square(a) for a in arrays]) for arrays in series)
    return GradientFlow(*sizes, passed.activations, sum(weight.size for weight in weights))


def root_mean_square(values):
    """Return sqrt(mean(values^2)); scaled by the largest size, so that no square over- or underflows."""
    top = np.abs(values).max()
    if top == 0 or not np.isfinite(top):
        return float(top)
    return float(top * np.sqrt(np.square(values / top).mean()))


def activation_histogram(activations, bins):
    """Return the share of one layer's activations in each of `bins` equal bins, and the bins + 1 edges.

    The bins run from the smallest to the largest value; one value alone sits in a range of width 1. Values that
    have left float64 (NaN, or above 1e307 in size) are left out of the bins, not of the total: the shares then sum to
    less than 1. ValueError unless bins is a whole number of at least 1.
    """
    whole_number("bins", bins)
    values = np.asarray(activations, dtype=np.float64).ravel()
    kept = values[np.abs(values) < OVERFLOW_LIMIT]
    low, high = (kept.min(), kept.max()) if kept.size else (0.0, 0.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, bins + 1)
    return np.histogram(kept, edges)[0] / values.size, edges
