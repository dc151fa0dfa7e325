"""A parameter: one number that a student can move, with the bounds in which it makes sense."""

import math
import re
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Parameter:
    """One named number: its key in the address, its label on the page, its range and its default.

    `key` is a lower-case word that is unique in the whole app. `low <= default <= high` and
    `0 < step <= high - low`; anything else raises ValueError that names the field.
    """

    key: str
    label: str
    low: float
    high: float
    default: float
    step: float
    help: str = ""

    def __post_init__(self):
        if not re.fullmatch(r"[a-z][a-z0-9]*", self.key):
            raise ValueError(f"key must be a lower-case word, not {self.key!r}")
        if not all(map(math.isfinite, (self.low, self.high, self.default, self.step))):
            raise ValueError(f"{self.key}: low, high, default and step must be finite")
        if not self.low <= self.default <= self.high:
            raise ValueError(f"{self.key}: default must lie in [{self.low}, {self.high}], not {self.default}")
        if not 0 < self.step <= self.high - self.low:
            raise ValueError(f"{self.key}: step must lie in (0, {self.high - self.low}], not {self.step}")

    def check(self, value):
        """Return `value` if it lies in [low, high]; raise ValueError that names the key and the bound otherwise."""
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.key} must lie in [{self.low}, {self.high}], not {value}")
        return value


def grid(parameter: Parameter) -> np.ndarray:
    """Return every value of the slider, from low to high in steps, as float64."""
    steps = round((parameter.high - parameter.low) / parameter.step)
    return np.linspace(parameter.low, parameter.high, steps + 1)
