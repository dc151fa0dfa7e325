"""Random initialization of weights: the variance of each weight, from the number of inputs and outputs of its layer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import whole_number


@dataclass(frozen=True)
class Initialization:
    """An initialization: weights are drawn from N(0, variance(fan_in, fan_out)), the widths before and behind a layer.

    `name` is its key in INITIALIZATIONS, `label` what the pages call it, `latex` the formula of the variance.
    """

    name: str
    label: str
    latex: str
    variance: Callable[[int, int], float]
    source: str


_RECORDS = (
    Initialization(
        name="lecun",
        label="LeCun (1/n)",
        latex=r"\frac{1}{n_\text{in}}",
        variance=lambda fan_in, fan_out: 1 / fan_in,
        source="LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.6, doi:10.1007/3-540-49430-8_2; "
        "for SELU: Klambauer et al. (2017), Self-Normalizing Neural Networks, arXiv:1706.02515",
    ),
    Initialization(
        name="xavier",
        label="Xavier (Glorot)",
        latex=r"\frac{2}{n_\text{in} + n_\text{out}}",
        variance=lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        source="Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, "
        "equation 12",
    ),
    Initialization(
        name="he",
        label="He (Kaiming)",
        latex=r"\frac{2}{n_\text{in}}",
        variance=lambda fan_in, fan_out: 2 / fan_in,
        source="He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, equation 10, arXiv:1502.01852",
    ),
)

INITIALIZATIONS: dict[str, Initialization] = {record.name: record for record in _RECORDS}
"""The initializations by name. Where all widths are equal, LeCun's and Xavier's variances are equal too."""


def initial_weights(
    widths: Sequence[int], initialization: Initialization, generator: np.random.Generator
) -> list[FloatArray]:
    """Return a weight matrix for each layer, of shape (widths[l], widths[l + 1]), drawn from N(0, variance).

    With the same seed, the matrices of two initializations differ by a factor only. ValueError unless there are at
    least two widths, each a whole number of at least 1.
    """
    if len(widths) < 2:
        raise ValueError(f"widths must hold at least 2 numbers, not {len(widths)}")
    for width in widths:
        whole_number("widths", width)
    return [
        generator.standard_normal((fan_in, fan_out)) * np.sqrt(initialization.variance(fan_in, fan_out))
        for fan_in, fan_out in pairwise(widths)
    ]
