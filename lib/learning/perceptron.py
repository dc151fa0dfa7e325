"""Multilayer perceptrons trained by gradient descent on the whole batch, also many of them at once.

A network is a sequence of linear layers with the same activation behind each but the last; the loss is half the mean
squared error. Arrays may have leading axes: each index there is a network of its own, trained beside the others.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import Activation, prelu_alpha_derivative, relu, relu_derivative
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import finite, whole_number

Layer = tuple[FloatArray, FloatArray]
"""The weight matrix (..., inputs, outputs) and the bias (..., 1, outputs) of a linear layer."""

DEAD_SLOPE = 1e-3
"""A unit is dead if |f'(z)| is at most this on every sample, so that its weights hardly move.

For ReLU that is z <= 0 on every sample, for ELU z < -6.9; for PReLU it can be so while a learned alpha is near 0.
"""

DIVERGED_LOSS = 1e6
"""A network whose loss is not below this has diverged, and is not updated any more."""

START_ALPHA = 0.25
"""The initial slope of PReLU: He et al. (2015), Delving Deep into Rectifiers, section 2.1, arXiv:1502.01852."""


@dataclass(frozen=True)
class Network:
    """The parameters of a network, or the gradient in them.

    `alpha`, of shape (..., 1, 1), is the slope that PReLU learns for all hidden units together; other activations
    ignore it.
    """

    layers: tuple[Layer, ...]
    alpha: FloatArray


@dataclass(frozen=True)
class Backpropagation:
    """A forward and backward pass: the loss, of shape (...), and its gradient.

    `derivatives` holds f'(z) of each hidden layer, of shape (..., samples, units).
    """

    loss: FloatArray
    gradient: Network
    derivatives: list[FloatArray]

    @property
    def dead(self) -> NDArray[np.bool_]:
        """Return which units of the last hidden layer are dead, (..., units)."""
        return np.all(np.abs(self.derivatives[-1]) <= DEAD_SLOPE, axis=-2)


@dataclass(frozen=True)
class Training:
    """A training run, the start included, and the trained network.

    `loss` and `alpha` have shape (steps + 1, ...); `alpha` is None unless PReLU learned it. `dead`, of shape
    (steps + 1, ..., units), says which units of the last hidden layer are dead.
    """

    loss: FloatArray
    dead: NDArray[np.bool_]
    alpha: FloatArray | None
    network: Network

    @property
    def alive(self) -> NDArray[np.bool_]:
        """Return which units of the last hidden layer are not dead, (steps + 1, ..., units)."""
        return ~self.dead

    @property
    def diverged(self) -> NDArray[np.bool_]:
        """Return which networks have diverged by the last step, (...)."""
        return np.logical_not(self.loss[-1] < DIVERGED_LOSS)


def random_network(widths: Sequence[int], generator: np.random.Generator, networks: int | None = None) -> Network:
    """Return a network of the given widths, or `networks` of them along a leading axis.

    The weights are from N(0, 2 / inputs). The bias of each unit of the first layer puts its kink through a random point
    of [-1, 1]^inputs, so none of them is dead at the start if the inputs include the corners of that cube. All other
    biases are 0, and alpha is 0.25.
    ValueError unless every width, and networks, is a whole number of at least 1.
    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2, arXiv:1502.01852.
    """
    leading = () if networks is None else (whole_number("networks", networks),)
    layers = []
    for fan_in, fan_out in pairwise(widths):
        shape = (*leading, whole_number("widths", fan_in), whole_number("widths", fan_out))
        weight = generator.standard_normal(shape) * np.sqrt(2 / fan_in)
        kinks = np.zeros(shape) if layers else generator.uniform(-1, 1, shape)
        layers.append((weight, -(kinks * weight).sum(axis=-2, keepdims=True)))
    return Network(tuple(layers), np.full((*leading, 1, 1), START_ALPHA))


def backpropagate(
    network: Network, x: FloatArray, target: FloatArray, activation: Activation, **arguments: float
) -> Backpropagation:
    """Return loss and gradient for inputs x of shape (samples, inputs) and targets t of shape (samples, 1).

    L = mean (y - t)^2 / 2, so dL/dy = (y - t) / samples. Behind each hidden layer dL/dz = dL/da f'(z), and the learned
    slope has dL/dalpha = sum dL/da min(0, z). `arguments` are the parameters of the activation; PReLU takes the alpha
    of the network instead.
    Source: Rumelhart, Hinton and Williams (1986), Learning Representations by Back-Propagating Errors,
    doi:10.1038/323533a0.
    """
    inputs, derivatives, alpha_derivatives = [x], [], []
    for weight, bias in network.layers[:-1]:
        a, derivative, by_alpha = _activate(activation, inputs[-1] @ weight + bias, network.alpha, arguments)
        inputs.append(a)
        derivatives.append(derivative)
        alpha_derivatives.append(by_alpha)
    weight, bias = network.layers[-1]
    residual = inputs[-1] @ weight + bias - target
    loss = np.square(residual).mean(axis=(-2, -1)) / 2
    gradient = _gradient(network, inputs, derivatives, alpha_derivatives, residual / len(x))
    return Backpropagation(loss, gradient, derivatives)


def _activate(
    activation: Activation, z: FloatArray, alpha: FloatArray, arguments: dict[str, float]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return f(z), f'(z) and df/dalpha; PReLU is computed here, because each network has an alpha of its own."""
    if activation.name != "prelu":
        return activation.function(z, **arguments), activation.derivative(z, **arguments), np.zeros(())
    negative_part, is_positive = prelu_alpha_derivative(z), relu_derivative(z)
    return relu(z) + alpha * negative_part, is_positive + alpha * (1 - is_positive), negative_part


def _gradient(
    network: Network,
    inputs: list[FloatArray],
    derivatives: list[FloatArray],
    alpha_derivatives: list[FloatArray],
    by_z: FloatArray,
) -> Network:
    """Return the gradient, from the last layer back to the first; `by_z` is dL/dz of the linear output."""
    layers, alpha = [], np.zeros_like(network.alpha)
    for index in reversed(range(len(network.layers))):
        layers.append((_transposed(inputs[index]) @ by_z, by_z.sum(axis=-2, keepdims=True)))
        if index > 0:
            by_activation = by_z @ _transposed(network.layers[index][0])
            alpha = alpha + (by_activation * alpha_derivatives[index - 1]).sum(axis=(-2, -1), keepdims=True)
            by_z = by_activation * derivatives[index - 1]
    return Network(tuple(reversed(layers)), alpha)


def _transposed(matrices: FloatArray) -> FloatArray:
    """Return the matrices along the last two axes transposed."""
    return np.swapaxes(matrices, -2, -1)


def train(
    network: Network,
    x: ArrayLike,
    target: ArrayLike,
    activation: Activation,
    rate: ArrayLike,
    steps: int,
    frozen: Collection[int] = (),
    **arguments: float,
) -> Training:
    """Return the training by `steps` updates w - rate * gradient; layers whose index is in `frozen` are not updated.

    `rate` is a number, or an array that broadcasts against the leading axes of the network, one network for each rate.
    PReLU learns its alpha with the same rate, from `alpha` if that is among the arguments. A network that diverges is
    not updated any more, and no warning is emitted. ValueError unless every rate is finite and greater than 0, steps is
    a whole number of at least 1, and there is one target for each sample.
    """
    x, target = _samples(x, target)
    learns_alpha = activation.name == "prelu"
    if learns_alpha and "alpha" in arguments:
        network = Network(network.layers, np.full_like(network.alpha, finite("alpha", arguments["alpha"])))
    network, rates = _one_network_a_rate(network, _checked_rate(rate))
    losses, dead, alphas = [], [], []
    with np.errstate(all="ignore"):
        for step in range(whole_number("steps", steps) + 1):
            passed = backpropagate(network, x, target, activation, **arguments)
            losses.append(passed.loss)
            dead.append(passed.dead)
            alphas.append(network.alpha[..., 0, 0])
            if step < steps:
                network = _updated(network, passed, rates, frozen)
    return Training(np.array(losses), np.array(dead), np.array(alphas) if learns_alpha else None, network)


def _updated(network: Network, passed: Backpropagation, rate: FloatArray, frozen: Collection[int]) -> Network:
    """Return the network after one update; frozen layers and diverged networks stay as they are."""
    moving = (passed.loss < DIVERGED_LOSS)[..., None, None]

    def step(parameter: FloatArray, gradient: FloatArray) -> FloatArray:
        return np.where(moving, parameter - rate * gradient, parameter)

    layers = [
        (weight, bias) if index in frozen else (step(weight, by_weight), step(bias, by_bias))
        for index, ((weight, bias), (by_weight, by_bias)) in enumerate(
            zip(network.layers, passed.gradient.layers, strict=True)
        )
    ]
    return Network(tuple(layers), step(network.alpha, passed.gradient.alpha))


def _one_network_a_rate(network: Network, rate: FloatArray) -> tuple[Network, FloatArray]:
    """Return network and rate broadcast to their common leading axes."""
    leading = np.broadcast_shapes(rate.shape, network.alpha.shape[:-2])

    def spread(parameter: FloatArray) -> FloatArray:
        return np.broadcast_to(parameter, leading + parameter.shape[-2:])

    layers = tuple((spread(weight), spread(bias)) for weight, bias in network.layers)
    return Network(layers, spread(network.alpha)), np.broadcast_to(rate, leading)[..., None, None]


def _checked_rate(rate: ArrayLike) -> FloatArray:
    """Return the rate or the rates as an array; raise ValueError unless all are finite and greater than 0."""
    rates = np.asarray(rate, dtype=np.float64)
    if not (np.isfinite(rates) & (rates > 0)).all():
        raise ValueError(f"rate must be finite and greater than 0, not {rate}")
    return rates


def _samples(x: ArrayLike, target: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return inputs and targets as matrices of one row a sample."""
    x, target = as_column(x), as_column(target)
    if target.shape != (len(x), 1):
        raise ValueError(f"target must hold one number for each of {len(x)} samples, not shape {target.shape}")
    return x, target


def as_column(values: ArrayLike) -> FloatArray:
    """Return the samples as rows: a flat sequence of numbers becomes a matrix of one column."""
    array = np.asarray(values, dtype=np.float64)
    return array[:, None] if array.ndim == 1 else array
