"""The text alternative of a picture: what it is, the values of its sliders, and the numbers that it shows at them."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.charts.core.picture import Picture
from lib.charts.core.table import Table, row_count
from lib.text.numbers import equals, significant

MOST_NUMBERS = 8


def alt_text(picture: Picture, values: Mapping[str, float]) -> str:
    """Return the description of a picture with the numbers that it shows while its sliders are at `values`."""
    data = picture.data_at(values) if picture.data_columns else {}
    numbers = {heading: column for heading, column in data.items() if column.dtype.kind in "fiu"}
    settings = [f"{slider.label} {equals(values[key])}" for key, slider in picture.sliders.items() if key in values]
    row = _cursor_row(picture, numbers, values)
    shown = [_number_text(heading, column, row) for heading, column in list(numbers.items())[:MOST_NUMBERS]]
    left_out = len(numbers) - MOST_NUMBERS
    more = [f"and {left_out} more columns in the table"] if left_out > 0 else []
    return " ".join(filter(None, (picture.description, _sentence("Now", settings), _sentence("Shown", shown + more))))


def _cursor_row(picture: Picture, numbers: Table, values: Mapping[str, float]) -> int | None:
    """Return the row of the numbers at the cursor along x, or None if no slider of the picture is one."""
    for cursor in picture.cursors:
        if cursor.key in values and cursor.axis == "x" and row_count(numbers):
            return int(np.nanargmin(np.abs(next(iter(numbers.values())) - values[cursor.key])))
    return None


def _number_text(heading: str, column: np.ndarray, row: int | None) -> str:
    """Return the number of a column at a row, or without a row the range of its numbers."""
    column = column.astype(np.float64)
    shown = column[np.isfinite(column)] if row is None else column[[row]]
    if not np.isfinite(shown).any():
        return f"{heading}: none"
    low, high = (significant(bound, 4) for bound in (shown.min(), shown.max()))
    return f"{heading} {low}" if low == high else f"{heading} from {low} to {high}"


def _sentence(opening: str, parts: Sequence[str]) -> str:
    """Return the parts as one sentence, empty if there are none."""
    return f"{opening}: {'; '.join(parts)}." if parts else ""
