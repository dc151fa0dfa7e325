"""A network of two inputs, two hidden units and one output, with ReLU between the layers or without an activation.

It gives class 1 where its output is above 0.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.polygon import crossing, cut_each, square


@dataclass(frozen=True)
class TwoUnits:
    """The network y = W2 f(W1 x + b1) + b2, f being ReLU if `has_relu`, else the identity.

    `first` is W1 of shape (..., 2, 2), a row for each unit, `first_bias` is b1 and `second` is W2, both (..., 2), and
    `second_bias` is b2. Leading axes are networks of their own.
    """

    first: FloatArray
    first_bias: FloatArray
    second: FloatArray
    second_bias: FloatArray
    has_relu: bool

    def pre_activations(self, x: ArrayLike) -> FloatArray:
        """Return z = W1 x + b1 of points x of shape (points, 2), (..., points, 2)."""
        return np.asarray(x, np.float64) @ np.swapaxes(self.first, -2, -1) + self.first_bias[..., None, :]

    def hidden(self, x: ArrayLike) -> FloatArray:
        """Return h = f(z) of points x of shape (points, 2), (..., points, 2)."""
        z = self.pre_activations(x)
        # Not lib.activations.relu, whose checks would take longer than the picture's many small networks.
        return np.maximum(z, 0.0) if self.has_relu else z

    def output(self, x: ArrayLike) -> FloatArray:
        """Return y of points x of shape (points, 2), (..., points), to 12 decimals."""
        y = (self.hidden(x) * self.second[..., None, :]).sum(axis=-1) + self.second_bias[..., None]
        # The weights have few decimals, so a y that misses 0 by rounding is 0, and its class is 0.
        return np.round(y, 12) + 0.0

    @property
    def linear(self) -> tuple[FloatArray, FloatArray]:
        """Return W = W2 W1 and b = W2 b1 + b2, the one layer that the two layers are without an activation."""
        weights = (self.second[..., None] * self.first).sum(axis=-2)
        return weights, (self.second * self.first_bias).sum(axis=-1) + self.second_bias


def two_units(weights: ArrayLike, has_relu: bool) -> TwoUnits:
    """Return the network of weights in the order of a list: of each unit its row of W1 and its bias, then W2 and b2.

    The last axis of `weights` has the nine of them.
    """
    array = np.asarray(weights, np.float64)
    rows = array[..., :6].reshape(*array.shape[:-1], 2, 3)
    return TwoUnits(rows[..., :2], rows[..., 2], array[..., 6:8], array[..., 8], has_relu)


def is_right(network: TwoUnits, x: ArrayLike, labels: ArrayLike) -> NDArray[np.bool_]:
    """Return at which points the class of the network, 1 where y > 0 and else 0, is the label."""
    return (network.output(x) > 0) == (np.asarray(labels) == 1)


def positive_regions(network: TwoUnits, center: float, bound: float) -> FloatArray:
    """Return the polygons in which y > 0 within the square of half side `bound` around (center, center).

    They have the shape (..., polygons, corners, 2), relative to the centre, as `cut_each` writes them. The lines on
    which a ReLU has its kink cut the square into parts in which the output is linear.
    """
    parts = np.broadcast_to(square(bound), (*network.second_bias.shape, 1, 4, 2))
    for unit in range(2 if network.has_relu else 0):
        parts = _halves(parts, _at_corners(lambda x, unit=unit: network.pre_activations(x)[..., unit], parts + center))
    heights = _at_corners(network.output, parts + center)
    return np.where(_in_any_corner(heights > 0), cut_each(parts, heights), np.nan)


def _at_corners(function: Callable[[FloatArray], FloatArray], parts: FloatArray) -> FloatArray:
    """Return a function of points (..., points, 2) at the corners of polygons (..., polygons, corners, 2)."""
    return function(parts.reshape(*parts.shape[:-3], -1, 2)).reshape(parts.shape[:-1])


def _halves(parts: FloatArray, heights: FloatArray) -> FloatArray:
    """Return the parts of polygons in which a linear function is positive, and then those in which it is negative.

    A polygon in which it is 0 everywhere is among the first ones alone.
    """
    is_above, is_below = _in_any_corner(heights > 0), _in_any_corner(heights < 0)
    above = np.where(is_above | ~is_below, cut_each(parts, heights), np.nan)
    below = np.where(is_below, cut_each(parts, -heights), np.nan)
    return np.concatenate([above, below], axis=-3)


def _in_any_corner(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return whether a condition holds in any corner of polygons, in the shape of one corner of each."""
    return np.any(found, axis=-1, keepdims=True)[..., None]


def kink_lines(network: TwoUnits, center: float, bound: float) -> FloatArray:
    """Return both ends of the line on which each ReLU has its kink, in the square of `positive_regions`.

    They have the shape (..., units, ends, 2), relative to the centre, and are NaN if there is no such line there.
    """
    corners = square(bound)
    heights = np.moveaxis(network.pre_activations(corners + center), -1, -2)
    ends = crossing(np.broadcast_to(corners, (*heights.shape, 2)), heights)
    return ends if network.has_relu else np.full_like(ends, np.nan)
