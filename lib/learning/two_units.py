"""A network of two inputs, two hidden units and one output, with ReLU between the layers or without an activation.

It gives class 1 where its output is above 0.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray
from lib.numerics.polygon import crossing, cut, square

Parts = list[FloatArray]
"""The corners of polygons."""


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


def positive_region(network: TwoUnits, center: float, bound: float) -> list[FloatArray]:
    """Return the polygons in which y > 0 within the square of half side `bound` around (center, center).

    The corners are relative to the centre. The lines on which a ReLU has its kink cut the square into parts in which
    the output is linear.
    """
    if not network.has_relu:
        parts = [square(bound)]
    else:
        parts = _linear_parts(tuple(network.first.ravel().tolist()), tuple(network.first_bias.tolist()), center, bound)
    return [region for part in parts if len(region := _positive(part, network.output(part + center))) > 2]


@functools.lru_cache(maxsize=4)
def _linear_parts(first: tuple[float, ...], first_bias: tuple[float, ...], center: float, bound: float) -> Parts:
    """Return the parts of the square in which both units are linear; the weights are in rows."""
    parts = [square(bound)]
    for unit in range(2):
        w1, w2 = first[2 * unit : 2 * unit + 2]
        shift = first_bias[unit] + (w1 + w2) * center
        parts = [half for part in parts for half in _halves(part, w1 * part[:, 0] + w2 * part[:, 1] + shift)]
    return parts


def _halves(part: FloatArray, heights: FloatArray) -> Parts:
    """Return the parts of a polygon in which a linear function is positive and in which it is negative."""
    if heights.min() >= 0 or heights.max() <= 0:
        return [part]
    return [cut(part, heights), cut(part, -heights)]


def _positive(part: FloatArray, heights: FloatArray) -> FloatArray:
    """Return the part of a polygon in which a linear function is positive, without a corner if it is nowhere."""
    if heights.min() > 0:
        return part
    return cut(part, heights) if heights.max() > 0 else part[:0]


def kink_line(network: TwoUnits, unit: int, center: float, bound: float) -> FloatArray:
    """Return both ends, one a row, of the line on which a ReLU has its kink, in the square of `positive_region`.

    They are relative to the centre, and NaN if there is no such line there.
    """
    if not network.has_relu:
        return np.full((2, 2), np.nan)
    corners = square(bound)
    return crossing(corners, network.pre_activations(corners + center)[:, unit])
