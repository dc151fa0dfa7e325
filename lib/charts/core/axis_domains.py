"""The domains of a line chart's axes: rounded ends, and the place of a number on an axis as a fraction of its length.

Texts in the plot are placed by the same ends, so that they are in a table, and Vega rounds nothing.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.table import Table

Scale = Literal["linear", "log"]
# A round step parts an axis into so many parts at most.
PARTS = 15


def rounded(low: float, high: float, scale: Scale) -> tuple[float, float]:
    """Return the ends of an axis: multiples of a round step, or powers of ten if it is logarithmic."""
    if not high > low:
        return low, high
    if scale == "log":
        return float(10.0 ** np.floor(np.log10(low) + 1e-9)), float(10.0 ** np.ceil(np.log10(high) - 1e-9))
    power = 10.0 ** np.floor(np.log10((high - low) / PARTS))
    step = next(part * power for part in (1, 2, 5, 10) if part * power * PARTS >= (high - low) * (1 - 1e-9))
    # A division by the inverse of a step keeps 0.3 from being 0.30000000000000004.
    inverse = 1 / step
    return float(np.floor(low * inverse + 1e-9) / inverse), float(np.ceil(high * inverse - 1e-9) / inverse)


def fraction(values: ArrayLike, ends: tuple[float, float], scale: Scale) -> NDArray[np.float64]:
    """Return where values are on an axis, 0 at its low end and 1 at its high one; NaN where they have no place."""
    values, bounds = np.asarray(values, dtype=np.float64), np.array(ends, dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        if scale == "log":
            values, bounds = np.log(values), np.log(bounds)
        return (values - bounds[0]) / (bounds[1] - bounds[0])


def fraction_text(value: str, axis: Literal["x", "y"], scale: Scale) -> str:
    """Return the expression for the same of one value, kept in the plot."""
    low, high = (f"data('domain')[0].{axis}_{end}" for end in ("low", "high"))
    if scale == "log":
        value, low, high = (f"log({number})" for number in (f"max({value}, {low})", low, high))
    return f"clamp((({value}) - {low}) / ({high} - {low}), 0, 1)"


def ends(domain: Table, axis: Literal["x", "y"]) -> tuple[float, float]:
    """Return both ends of an axis in the table `domain`."""
    return domain[f"{axis}_low"].item(), domain[f"{axis}_high"].item()


def with_ends(domain: Mapping[str, np.ndarray], low: float, high: float) -> dict[str, np.ndarray]:
    """Return the table `domain` with other ends of y."""
    return {**domain, "y_low": np.array([low]), "y_high": np.array([high])}
