"""The ends of a live slider that the visitor sets: two numbers beside the number that the slider changes."""

import math
from dataclasses import dataclass, replace

from lib.lesson.control import printed
from lib.numerics.parameter import Parameter

LEAST_LENGTH = 0.01
MOST_STEPS = 100
"""The steps of a slider, each of which is a frame of its curve."""


@dataclass(frozen=True)
class SliderBounds:
    """A parameter, and the parameters `low` and `high` that hold the ends of its slider."""

    parameter: Parameter
    low: Parameter
    high: Parameter

    def held(self, low: float, high: float) -> tuple[float, float]:
        """Return both ends in order, at least LEAST_LENGTH apart."""
        low, high = sorted((low, high))
        if high - low >= LEAST_LENGTH:
            return low, high
        low = min(low, self.high.high - LEAST_LENGTH)
        return low, low + LEAST_LENGTH

    def slider(self, low: float, high: float) -> Parameter:
        """Return the parameter with the slider from `low` to `high`."""
        default = min(max(self.parameter.default, low), high)
        return replace(self.parameter, low=low, high=high, default=default, step=_step(high - low))

    def keyed(self, value: float, low: float, high: float) -> dict[str, float]:
        """Return a value and both ends by their keys."""
        keys = (self.parameter.key, self.low.key, self.high.key)
        return dict(zip(keys, map(float, (value, low, high)), strict=True))

    def order_note(self, low: float, high: float) -> str:
        """Return why other ends are used than were asked for; empty if they are used."""
        used = self.held(low, high)
        if used == (low, high):
            return ""
        fault = "is not in order" if low > high else "is too narrow"
        asked, shown = (" to ".join(map(printed, ends)) for ends in ((low, high), used))
        return f"The slider of {self.parameter.label}: {asked} {fault}, so {shown} is used"

    def value_note(self, value: float, low: float, high: float) -> str:
        """Return that a value lies outside of the ends, and which is used; empty if it lies inside."""
        used = min(max(value, low), high)
        if used == value:
            return ""
        bounds = " to ".join(map(printed, (low, high)))
        return f"{self.parameter.label}: {printed(value)} is not in {bounds}, so {printed(used)} is used"


def _step(length: float) -> float:
    """Return the least of 1, 2 and 5 times a power of ten that parts a length into at most MOST_STEPS equal steps.

    Where none of them does, it is a hundredth of the length.
    """
    least = length / MOST_STEPS * (1 - 1e-9)
    power = 10.0 ** math.floor(math.log10(least))
    steps = (float(f"{power * ten * part:.3g}") for ten in (1, 10) for part in (1, 2, 5))
    fitting = (step for step in steps if step >= least and abs(length / step - round(length / step)) < 1e-6)
    return next(fitting, length / MOST_STEPS)
