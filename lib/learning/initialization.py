"""Initialisations: the variance of a network's random weights, from the widths of its layers."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.numerics.validation import whole_number


@dataclass(frozen=True)
class Initialization:
    """How large random weights are: `variance(fan_in, fan_out)` of each, its mean being 0."""

    name: str
    label: str
    latex: str
    variance: Callable
    source: str


_RECORDS = (
    Initialization(
        "lecun",
        "LeCun (1/n)",
        r"\frac{1}{n_\text{in}}",
        lambda fan_in, fan_out: 1 / fan_in,
        "LeCun et al. (1998), Efficient BackProp, section 4.6; for SELU: Klambauer et al. (2017)",
    ),
    Initialization(
        "xavier",
        "Xavier (Glorot)",
        r"\frac{2}{n_\text{in} + n_\text{out}}",
        lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        "Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward networks, equation 12",
    ),
    Initialization(
        "he",
        "He (Kaiming)",
        r"\frac{2}{n_\text{in}}",
        lambda fan_in, fan_out: 2 / fan_in,
        "He et al. (2015), Delving deep into rectifiers, equation 10",
    ),
)

INITIALIZATIONS: dict[str, Initialization] = {record.name: record for record in _RECORDS}
"""Variance 1/n is one record, LeCun's. Where all widths are equal, Xavier's 2/(n + n) is the same number."""


def initial_weights(widths, initialisation, generator):
    """Return one weight matrix a layer, of shape (widths[l], widths[l + 1]), drawn from N(0, variance).

    One seed gives every initialisation the same draw, scaled. ValueError unless there are two widths or more, each a
    whole number of at least 1.
    """
    if len(widths) < 2:
        raise ValueError(f"widths must hold at least 2 numbers, not {len(widths)}")
    for width in widths:
        whole_number("widths", width)
    return [
        generator.standard_normal((fan_in, fan_out)) * np.sqrt(initialisation.variance(fan_in, fan_out))
        for fan_in, fan_out in pairwise(widths)
    ]
