"""The record of a parameter: a number that a student can change, with its range."""

import math
import re
from dataclasses import dataclass

import numpy as np

from lib.numerics.arrays import FloatArray

DECIMALS = 10
"""More than any step has."""


def check_key(key: str) -> None:
    """Raise ValueError unless the key is a lower-case word."""
    if not re.fullmatch(r"[a-z][a-z0-9]*", key):
        raise ValueError(f"key must be a lower-case word, not {key!r}")


@dataclass(frozen=True)
class Parameter:
    """A number that a student can change with a slider: its name in the address, its label, and its range.

    `key` is the name in the address, a lower-case word that is unique in the whole app; `label` names the slider.
    The slider runs from `low` to `high` in steps of `step` and starts at `default`; `help` describes in a few words
    what the parameter does. A parameter that is `whole` holds whole numbers alone. ValueError, naming the field, unless
    low <= default <= high and 0 < step <= high - low, and all four are whole where the parameter is.
    """

    key: str
    label: str
    low: float
    high: float
    default: float
    step: float
    help: str = ""
    whole: bool = False

    def __post_init__(self) -> None:
        """Check the fields against each other."""
        check_key(self.key)
        if not all(map(math.isfinite, (self.low, self.high, self.default, self.step))):
            raise ValueError(f"{self.key}: low, high, default and step must be finite")
        if not self.low <= self.default <= self.high:
            raise ValueError(f"{self.key}: default must lie in [{self.low}, {self.high}], not {self.default}")
        if not 0 < self.step <= self.high - self.low:
            raise ValueError(f"{self.key}: step must lie in (0, {self.high - self.low}], not {self.step}")
        if self.whole and not all(float(v).is_integer() for v in (self.low, self.high, self.default, self.step)):
            raise ValueError(f"{self.key}: low, high, default and step must be whole numbers")

    def nearest(self, number: float) -> float:
        """Return a number as the parameter holds it: the nearest whole number if it is whole, of two the larger."""
        return float(math.floor(number + 0.5) if self.whole else number)


def grid(parameter: Parameter) -> FloatArray:
    """Return the values of the parameter's slider, from low to high in steps, as a vector.

    They are the decimal numbers that the slider shows and the server is sent: 0.3, not 0.30000000000000004.
    """
    steps = round((parameter.high - parameter.low) / parameter.step)
    return np.linspace(parameter.low, parameter.high, steps + 1).round(DECIMALS)
