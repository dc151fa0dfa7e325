"""Random deep networks of the checks: the share of a gradient that they pass back, and training side by side."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from lib.activations import Activation
from lib.learning.gradient_flow import gradient_flow_through
from lib.learning.perceptron import Network
from lib.lesson.claims.claim import SEEDS
from lib.numerics.arrays import FloatArray

LAYERS, WIDTH, BATCH_SIZE = 20, 100, 32
"""Size of the deep networks: layers, units in each, and samples."""


def gradients_kept(
    networks: Mapping[str, tuple[Activation, float]], seeds: Sequence[int] = SEEDS
) -> dict[str, FloatArray]:
    """Return name -> the share of a gradient that reaches the input of a deep net, for each seed.

    A net is given by its activation and by n times the variance of its weights, where n is the width. Back-propagation
    through LAYERS layers of WIDTH units; a gradient is measured by its root mean square. A seed gives every net the
    same batch, the same gradient at the output, and the same weights up to their variance: those of
    lib.learning.gradient_flow.gradient_flow.
    """
    kept: dict[str, list[float]] = {name: [] for name in networks}
    for seed in seeds:
        generator = np.random.default_rng(seed)
        x, upstream = generator.standard_normal((2, BATCH_SIZE, WIDTH))
        standard = generator.standard_normal((LAYERS, WIDTH, WIDTH))
        for name, (activation, variance) in networks.items():
            weights = list(standard * math.sqrt(variance / WIDTH))
            kept[name].append(gradient_flow_through(activation, weights, x, upstream).ratio)
    return {name: np.array(shares) for name, shares in kept.items()}


def stacked(networks: Sequence[Network]) -> Network:
    """Return networks of one shape as one Network with a leading axis, so that they train side by side."""
    layers = zip(*(network.layers for network in networks), strict=True)
    pairs = [tuple(np.stack(parts) for parts in zip(*layer, strict=True)) for layer in layers]
    return Network(tuple((weight, bias) for weight, bias in pairs), np.stack([network.alpha for network in networks]))
