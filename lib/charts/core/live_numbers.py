"""Numbers of a picture for the text beside it: now, and at each step of each slider, as they are read.

A number is the value of a slider, by its key; what a line has at the cursor, by the heading of its column; or one that
the picture declares. With several sliders each has its steps while the others keep their values, as in sweeps.py.
"""

from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.frames import frame_column
from lib.charts.core.picture import DataColumn, Picture
from lib.numerics.parameter import Parameter, grid
from lib.text.numbers import significant_texts

SEPARATOR = "|"


class LiveNumber(NamedTuple):
    """A number as text: with the present values of the sliders, and at each step of those on which it depends.

    The texts at the steps of a slider, by its key, are one text with separators.
    """

    now: str
    steps: dict[str, str]


def live_number(picture: Picture, name: str, values: Mapping[str, float]) -> LiveNumber | None:
    """Return a number of a picture while its sliders are at `values`, None if the picture has no such number."""
    now = _number(picture, name, values)
    if now is None:
        return None
    steps = {key: _texts_along(picture, name, values, slider) for key, slider in picture.sliders.items()}
    return LiveNumber(significant_texts([now])[0], {key: texts for key, texts in steps.items() if texts})


def _texts_along(picture: Picture, name: str, values: Mapping[str, float], slider: Parameter) -> str:
    """Return the texts of a number at the steps of a slider; the last ones are kept for as long as the picture is."""
    if slider.key not in values:
        return ""
    others = {key: value for key, value in values.items() if key != slider.key}
    kept = _kept.setdefault(picture, {})
    held = kept.get((name, slider.key))
    if held is None or held[0] != others:
        numbers = _along(picture, name, values, slider)
        texts = [] if numbers is None else significant_texts(numbers)
        held = kept[name, slider.key] = others, SEPARATOR.join(texts)
    return held[1]


# All sessions share it: what a thread has computed or found is what it returns, also when another one writes meanwhile.
_kept: WeakKeyDictionary[Picture, dict[tuple[str, str], tuple[dict[str, float], str]]] = WeakKeyDictionary()


def _number(picture: Picture, name: str, values: Mapping[str, float]) -> float | None:
    """Return a number while the sliders are at `values`."""
    if name in picture.numbers:
        return np.asarray(picture.numbers[name](values)).item()
    if name in picture.sliders:
        return values.get(name)
    cursor, line = _cursor(picture, values), _line(picture, name, values)
    return None if cursor is None or line is None else float(line[_rows(picture, [values[cursor]])[0]])


def _along(picture: Picture, name: str, values: Mapping[str, float], slider: Parameter) -> np.ndarray | None:
    """Return a number at each step of a slider, None if it does not depend on that."""
    steps = grid(slider)
    if name in picture.numbers:
        return np.broadcast_to(picture.numbers[name]({**values, slider.key: steps}), steps.shape)
    if name in picture.sliders:
        return steps if name == slider.key else None
    line, live = _line(picture, name, values), _live_column(picture, name)
    if line is not None and slider.key == _cursor(picture, values):
        return line[_rows(picture, steps)]
    if live and slider == live.parameter:
        return np.array(
            [_number(picture, name, {**values, slider.key: value}) for value in steps.tolist()], dtype=float
        )
    return None


def _line(picture: Picture, heading: str, values: Mapping[str, float]) -> np.ndarray | None:
    """Return the values of a line over x, also infinite ones, None if there is no such line."""
    live = _live_column(picture, heading)
    if live and live.parameter:
        known = live.parameter.key in values
        return picture.data[frame_column(live.name, live.parameter, values[live.parameter.key])] if known else None
    lines = picture.tables.get("lines", {"label": np.array([])})
    places = np.flatnonzero(lines["label"] == heading)
    return lines["values"][places[0]] if places.size else None


def _live_column(picture: Picture, heading: str) -> DataColumn | None:
    """Return the column of a line that a slider changes."""
    return next((column for column in picture.data_columns if column.heading == heading and column.parameter), None)


def _cursor(picture: Picture, values: Mapping[str, float]) -> str | None:
    """Return the key of the slider that is a position along x."""
    return next((cursor.key for cursor in picture.cursors if cursor.axis == "x" and cursor.key in values), None)


def _rows(picture: Picture, places: ArrayLike) -> np.ndarray:
    """Return the rows of the numbers whose x are nearest to given places."""
    x = np.asarray(places, dtype=np.float64)
    points = np.asarray(picture.data[picture.data_columns[0].name], dtype=np.float64)
    above = np.searchsorted(points, x).clip(1, points.size - 1)
    return np.where(np.abs(points[above - 1] - x) <= np.abs(points[above] - x), above - 1, above)
