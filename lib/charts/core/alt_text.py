"""A picture in words, for those who hear it: what it is, where its sliders stand, and the numbers that it shows now."""

import numpy as np

from lib.charts.core.table import length

MOST_NUMBERS = 8


def alt_text(picture, values) -> str:
    """Return the description of a picture with its present numbers while its sliders stand at `values`."""
    drawn = picture.numbers(values) if picture.columns else {}
    numbers = {name: column for name, column in drawn.items() if column.dtype.kind in "fiu"}
    stands = [f"{slider.label} = {values[key]:.6g}" for key, slider in picture.sliders.items() if key in values]
    place = standing(picture, numbers, values)
    said = [say(name, column, place) for name, column in list(numbers.items())[:MOST_NUMBERS]]
    left_out = len(numbers) - MOST_NUMBERS
    more = [f"and {left_out} more columns in the table"] if left_out > 0 else []
    return " ".join(filter(None, (picture.description, sentence("Now", stands), sentence("Shown", [*said, *more]))))


def standing(picture, numbers, values):
    """Return the row at which the cursor of a picture stands, or None if none of its sliders is a cursor along x."""
    for key, _low, _high, axis in picture.cursors:
        if key in values and axis == "x" and length(numbers):
            return int(np.nanargmin(np.abs(next(iter(numbers.values())) - values[key])))
    return None


def say(name, column, place):
    """Return the number of a column at a row, or from where to where its numbers go."""
    column = column.astype(np.float64)
    shown = column[np.isfinite(column)] if place is None else column[[place]]
    if not np.isfinite(shown).any():
        return f"{name}: none"
    low, high = (f"{bound:.4g}" for bound in (shown.min(), shown.max()))
    return f"{name} {low}" if low == high else f"{name} from {low} to {high}"


def sentence(opening, parts):
    """Return parts as one sentence, nothing if there is none."""
    return f"{opening}: {'; '.join(parts)}." if parts else ""
