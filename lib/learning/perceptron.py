"""Small nets trained in full: how many hidden units die, when they revive, and how PReLU learns its slope.

One net, one gradient, one loop serve all three experiments. A net is a row of linear layers with the same
activation behind each but the last; the loss is half the mean squared error, and every step is full-batch
gradient descent. Arrays may carry leading axes: each index there is a net of its own, trained beside the others.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.activations import prelu_alpha_derivative, relu, relu_derivative
from lib.numerics.validation import finite, whole_number

DEAD_SLOPE = 1e-3
"""A unit is dead when |f'(z)| is at most this on every sample, so that none moves its weights (or hardly, in a tail).

For ReLU that is z <= 0 on every sample; for ELU z < -6.9; for PReLU it can be so while a learned alpha passes 0.
"""

DIVERGED_LOSS = 1e6
"""A net whose loss is not below this has diverged, and stays as it is."""

START_ALPHA = 0.25
"""Where PReLU's slope starts unless told otherwise: He et al. (2015), section 2.1."""


@dataclass(frozen=True)
class Network:
    """The parameters of a net, or the gradients in them.

    `layers` holds a weight (..., inputs, outputs) and a bias (..., 1, outputs) for each layer; `alpha`, of shape
    (..., 1, 1), is the slope that PReLU learns for all hidden units together. No other activation reads it.
    """

    layers: tuple[tuple[np.ndarray, np.ndarray], ...]
    alpha: np.ndarray


@dataclass(frozen=True)
class Backpropagation:
    """One pass through a net: the loss (...), its gradient, and f'(z) (..., samples, units) of each hidden layer."""

    loss: np.ndarray
    gradient: Network
    slopes: list[np.ndarray]


@dataclass(frozen=True)
class Training:
    """A whole run, the start included, so that every first axis has steps + 1 entries.

    `loss` and `alpha` have shape (steps + 1, ...), `dead`, which says it of each unit of the last hidden layer,
    (steps + 1, ..., units). `alpha` is None unless it is learned.
    """

    loss: np.ndarray
    dead: np.ndarray
    alpha: np.ndarray | None
    net: Network

    @property
    def alive(self):
        """Which units of the last hidden layer some sample still moves, (steps + 1, ..., units)."""
        return ~self.dead

    @property
    def diverged(self):
        """Which nets have diverged by the last step, (...)."""
        return ~(self.loss[-1] < DIVERGED_LOSS)

    @property
    def diverged_at(self):
        """The first step at which a net has diverged, or None."""
        steps = np.flatnonzero(~(self.loss < DIVERGED_LOSS).reshape(len(self.loss), -1).all(axis=1))
        return int(steps[0]) if steps.size else None


def random_network(widths, generator, nets=None):
    """Return a net of the given widths, or `nets` of them along a leading axis, with weights from N(0, 2 / inputs).

    Each first-layer unit has the bias that puts its kink through a random point of [-1, 1]^inputs: where the inputs
    reach the corners of that cube, no such unit is dead at the start. All other biases are 0, and alpha is 0.25.
    ValueError unless every width, and nets, is a whole number of at least 1. Source: He et al. (2015), section 2.
    """
    leading = () if nets is None else (whole_number("nets", nets),)
    layers = []
    for fan_in, fan_out in pairwise(widths):
        shape = (*leading, whole_number("widths", fan_in), whole_number("widths", fan_out))
        weight = generator.standard_normal(shape) * np.sqrt(2 / fan_in)
        kinks = np.zeros(shape) if layers else generator.uniform(-1, 1, shape)
        layers.append((weight, -(kinks * weight).sum(axis=-2, keepdims=True)))
    return Network(tuple(layers), np.full((*leading, 1, 1), START_ALPHA))


def backpropagate(net, x, target, activation, **arguments):
    """Return loss and gradient of a net for inputs (samples, inputs) and targets (samples, 1).

    L = mean (y - t)^2 / 2, so dL/dy = (y - t) / samples; behind each hidden layer dL/dz = dL/da f'(z), and the
    learned slope collects dL/dalpha = sum dL/da min(0, z). `arguments` are the activation's fixed parameters;
    PReLU takes the net's own alpha instead.
    """
    inputs, slopes, alpha_slopes = [x], [], []
    for weight, bias in net.layers[:-1]:
        value, slope, alpha_slope = _activate(activation, inputs[-1] @ weight + bias, net.alpha, arguments)
        inputs.append(value)
        slopes.append(slope)
        alpha_slopes.append(alpha_slope)
    weight, bias = net.layers[-1]
    residual = inputs[-1] @ weight + bias - target
    loss = np.square(residual).mean(axis=(-2, -1)) / 2
    return Backpropagation(loss, _gradient(net, inputs, slopes, alpha_slopes, residual / len(x)), slopes)


def _activate(activation, z, alpha, arguments):
    """Return f(z), f'(z) and df/dalpha. PReLU is written as a sum, since each net has an alpha of its own."""
    if activation.name != "prelu":
        return activation.function(z, **arguments), activation.derivative(z, **arguments), 0.0
    negative_part, on = prelu_alpha_derivative(z), relu_derivative(z)
    return relu(z) + alpha * negative_part, on + alpha * (1 - on), negative_part


def _gradient(net, inputs, slopes, alpha_slopes, error):
    """Carry `error`, the gradient in a layer's linear output, from the last layer back to the first."""
    layers, alpha = [], np.zeros_like(net.alpha)
    for index in reversed(range(len(net.layers))):
        layers.append((_transposed(inputs[index]) @ error, error.sum(axis=-2, keepdims=True)))
        if index > 0:
            upstream = error @ _transposed(net.layers[index][0])
            alpha = alpha + (upstream * alpha_slopes[index - 1]).sum(axis=(-2, -1), keepdims=True)
            error = upstream * slopes[index - 1]
    return Network(tuple(reversed(layers)), alpha)


def _transposed(matrices):
    return np.swapaxes(matrices, -2, -1)


def train(net, x, target, activation, rate, steps, frozen=(), **arguments):
    """Return `steps` updates w - rate * gradient of a net; the layers whose index is in `frozen` do not move.

    `rate` is a number, or an array that broadcasts against the net's leading axes: one net for each rate. PReLU
    learns its alpha with the same rate, from `alpha` if that is among the arguments. A net that diverges stops there,
    and no warning escapes. ValueError unless every rate is finite and greater than 0, steps a whole number of at
    least 1, and there is one target for each sample.
    """
    x, target = _samples(x, target)
    if activation.name == "prelu" and "alpha" in arguments:
        net = Network(net.layers, np.full_like(net.alpha, finite("alpha", arguments["alpha"])))
    net, rate = _one_for_each_rate(net, _checked_rate(rate))
    losses, dead, alphas = [], [], []
    with np.errstate(all="ignore"):
        for step in range(whole_number("steps", steps) + 1):
            state = backpropagate(net, x, target, activation, **arguments)
            losses.append(state.loss)
            dead.append((np.abs(state.slopes[-1]) <= DEAD_SLOPE).all(axis=-2))
            alphas.append(net.alpha[..., 0, 0])
            if step < steps:
                net = _updated(net, state, rate, frozen)
    learned = np.array(alphas) if activation.name == "prelu" else None
    return Training(np.array(losses), np.array(dead), learned, net)


def _updated(net, state, rate, frozen):
    moving = (state.loss < DIVERGED_LOSS)[..., None, None]

    def step(parameter, gradient):
        return np.where(moving, parameter - rate * gradient, parameter)

    pairs = enumerate(zip(net.layers, state.gradient.layers, strict=True))
    layers = tuple(
        layer if index in frozen else tuple(map(step, layer, gradient)) for index, (layer, gradient) in pairs
    )
    return Network(layers, step(net.alpha, state.gradient.alpha))


def _one_for_each_rate(net, rate):
    """Return net and rate with the leading axes that the two have together."""
    leading = np.broadcast_shapes(rate.shape, net.alpha.shape[:-2])

    def spread(parameter):
        return np.broadcast_to(parameter, leading + parameter.shape[-2:])

    layers = tuple((spread(weight), spread(bias)) for weight, bias in net.layers)
    return Network(layers, spread(net.alpha)), np.broadcast_to(rate, leading)[..., None, None]


def _checked_rate(rate):
    rate = np.asarray(rate, dtype=np.float64)
    if not (np.isfinite(rate) & (rate > 0)).all():
        raise ValueError(f"rate must be finite and greater than 0, not {rate}")
    return rate


def _samples(x, target):
    x, target = as_column(x), as_column(target)
    if target.shape != (len(x), 1):
        raise ValueError(f"target must hold one number for each of {len(x)} samples, not shape {target.shape}")
    return x, target


def as_column(values):
    """Return the samples as rows: a plain list of numbers becomes one column."""
    array = np.asarray(values, dtype=np.float64)
    return array[:, None] if array.ndim == 1 else array
