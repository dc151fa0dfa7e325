"""Which loss belongs to which output: −ln of the density of a target, as a function of the output of a network.

The output z is that of the last linear layer, a number or for several classes one number each. The output unit makes
the parameter of a distribution of it, and the loss is −ln of the density, or of the probability, of the target y.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.losses import (
    absolute_error,
    absolute_error_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy,
    cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
)
from lib.numerics.arrays import FloatArray

Function = Callable[[ArrayLike, ArrayLike], FloatArray]


@dataclass(frozen=True)
class OutputModel:
    """A distribution of a target, with −ln of its density and the gradient of that in the output z.

    Both take z and y; for several classes z has the classes along its last axis, and y is the index of the true one.
    """

    name: str
    negative_log_density: Function
    gradient: Function


def gaussian_loss(z: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return −ln of the density of y with mean z and standard deviation 1, (y - z)^2 / 2 + ln(2 pi) / 2."""
    return squared_error(z, y) / 2 + math.log(2 * math.pi) / 2


def gaussian_gradient(z: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return the derivative of `gaussian_loss` in z, z - y."""
    return squared_error_gradient(z, y) / 2


def laplace_loss(z: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return −ln of the Laplace density of y with median z and scale 1, |y - z| + ln 2."""
    return absolute_error(z, y) + np.log(2.0)


OUTPUT_MODELS: Mapping[str, OutputModel] = {
    model.name: model
    for model in (
        OutputModel("gaussian", gaussian_loss, gaussian_gradient),
        OutputModel("laplace", laplace_loss, absolute_error_gradient),
        OutputModel("bernoulli", binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient),
        OutputModel("categorical", cross_entropy, cross_entropy_gradient),
    )
}
"""The distributions by their names."""
