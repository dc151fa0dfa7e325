"""Gradient flow through a deep, fully connected network: where gradients vanish, explode or keep their size.

The network has no biases: layer l computes z_l = a_(l-1) W_l and a_l = f(z_l), and a_0 = x is the input. The rows of x
are samples, so the weight matrix of n inputs and m outputs has shape (n, m). What overflows is infinite or NaN; no
warning is emitted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import Activation
from lib.learning.initialization import Initialization, initial_weights
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import whole_number

OVERFLOW_LIMIT = 1e307
"""Activations of this absolute value or more are left out of a histogram, because its range would overflow."""


@dataclass(frozen=True)
class ForwardPass:
    """The pre-activations z_1 ... z_L and the activations a_0 ... a_L of a batch."""

    pre_activations: list[FloatArray]
    activations: list[FloatArray]


def forward(x: ArrayLike, weights: Sequence[FloatArray], function: Callable[[FloatArray], FloatArray]) -> ForwardPass:
    """Return the forward pass z_l = a_(l-1) W_l, a_l = f(z_l) of a batch `x` of shape (samples, inputs)."""
    pre_activations, activations = [], [np.asarray(x, dtype=np.float64)]
    with np.errstate(all="ignore"):
        for weight in weights:
            pre_activations.append(activations[-1] @ weight)
            activations.append(function(pre_activations[-1]))
    return ForwardPass(pre_activations, activations)


@dataclass(frozen=True)
class BackwardPass:
    """The gradients of a loss in a_0 ... a_L, in z_1 ... z_L and in W_1 ... W_L, each of the shape of its array."""

    activations: list[FloatArray]
    pre_activations: list[FloatArray]
    weights: list[FloatArray]


def backward(
    passed: ForwardPass,
    weights: Sequence[FloatArray],
    derivative: Callable[[FloatArray], FloatArray],
    upstream: ArrayLike,
) -> BackwardPass:
    """Return the gradients of a loss by back-propagation, where `upstream` is its gradient in the last activation a_L.

    From the last layer to the first: dL/dz_l = dL/da_l f'(z_l), dL/dW_l = a_(l-1)^T dL/dz_l and
    dL/da_(l-1) = dL/dz_l W_l^T. At a kink of f, f' follows its convention.
    Source: Rumelhart, Hinton and Williams (1986), Learning Representations by Back-Propagating Errors,
    doi:10.1038/323533a0.
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
    """The size of activations and gradients in each layer, as root mean squares over samples and units.

    `activation_rms` (of a_l) and `gradient_rms` (of dL/da_l) have layers + 1 entries, that of the input first.
    `activations` are a_0 ... a_L. `weights` is the number of weights of the network.
    """

    activation_rms: FloatArray
    gradient_rms: FloatArray
    activations: list[FloatArray]
    weights: int

    @property
    def zeros(self) -> float:
        """Return the share of exact zeros among the outputs a_1 ... a_L of all layers."""
        return float(np.mean([activation == 0 for activation in self.activations[1:]]))

    @property
    def ratio(self) -> float:
        """Return the size of the gradient in the input divided by that of the gradient in the last activation."""
        with np.errstate(all="ignore"):
            return float(self.gradient_rms[0] / self.gradient_rms[-1])


def gradient_flow(
    activation: Activation,
    initialization: Initialization,
    layers: int,
    width: int,
    batch: int,
    generator: np.random.Generator,
    **arguments: float,
) -> GradientFlow:
    """Return the gradient flow through a random network of `layers` layers of `width` units each.

    The input, of shape (batch, width), and the upstream gradient are standard normal, so the ratio is the effect of the
    layers alone. `arguments` are the parameters of the activation. The same seed gives every activation the same
    network and batch. ValueError unless layers, width and batch are whole numbers of at least 1.
    Source: Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks,
    sections 3 and 4.
    """
    for name, count in (("layers", layers), ("width", width), ("batch", batch)):
        whole_number(name, count)
    x, upstream = generator.standard_normal((2, batch, width))
    weights = initial_weights([width] * (layers + 1), initialization, generator)
    return gradient_flow_through(activation, weights, x, upstream, **arguments)


def gradient_flow_through(
    activation: Activation, weights: Sequence[FloatArray], x: ArrayLike, upstream: ArrayLike, **arguments: float
) -> GradientFlow:
    """Return the gradient flow through a given network for the batch `x` and the gradient `upstream` in a_L."""
    passed = forward(x, weights, lambda z: activation.function(z, **arguments))
    gradients = backward(passed, weights, lambda z: activation.derivative(z, **arguments), upstream)
    activation_rms, gradient_rms = (
        np.array([root_mean_square(array) for array in arrays])
        for arrays in (passed.activations, gradients.activations)
    )
    return GradientFlow(activation_rms, gradient_rms, passed.activations, sum(weight.size for weight in weights))


def root_mean_square(values: ArrayLike) -> float:
    """Return sqrt(mean(values^2)), scaled by the largest absolute value so that no square over- or underflows."""
    largest = np.abs(values).max()
    if largest == 0 or not np.isfinite(largest):
        return float(largest)
    return float(largest * np.sqrt(np.square(values / largest).mean()))


def activation_histogram(activations: ArrayLike, bins: int) -> tuple[FloatArray, FloatArray]:
    """Return the share of the activations of one layer in each of `bins` equal bins, and the bins + 1 edges.

    The bins range from the smallest to the largest activation; if all are equal, over a width of 1 around it. NaN and
    absolute values of 1e307 or more are in no bin, but count in the total, so the shares then sum to less than 1.
    ValueError unless bins is a whole number of at least 1.
    """
    whole_number("bins", bins)
    values = np.asarray(activations, dtype=np.float64).ravel()
    kept = values[np.abs(values) < OVERFLOW_LIMIT]
    low, high = (kept.min(), kept.max()) if kept.size else (0.0, 0.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, bins + 1)
    return np.histogram(kept, edges)[0] / values.size, edges
