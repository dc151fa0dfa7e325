"""A map of a function over a square: bands between round levels, and contour lines with their levels."""

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.core.square import at, filled_outlines, outline
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.text_marks import text_style
from lib.numerics.contours import contour_lines, region_borders
from lib.text.numbers import significant

Points = NDArray[np.float64]

# Round numbers between 1 and 10: so many of them in each power of ten as give MOST_LEVELS levels at most.
ROUND = ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))
MOST_LEVELS, FEWEST_LEVELS = 11, 5
# No level is so low that a smaller share of the map is below it.
LOWEST_SHARE = 0.02
# The opacity of the highest band, and of the bands together.
STRONGEST = 0.65
# The space of a level's text as shares of the side of a map, with letters of 12 pixels on 280.
TEXT_WIDTH, TEXT_HEIGHT = 0.14, 0.075


def round_levels(low: float, high: float) -> NDArray[np.float64]:
    """Return at most MOST_LEVELS round numbers between two numbers: in each power of ten as many, or evenly spaced.

    They are evenly spaced where the powers of ten give fewer than FEWEST_LEVELS.
    """
    if not low < high:
        return np.empty(0)
    powers = 10.0 ** np.arange(-12, 7)
    choices = [np.outer(powers, digits).ravel() for digits in ROUND]
    between = [levels[(low < levels) & (levels < high)] for levels in choices]
    fitting = next((levels for levels in between if levels.size <= MOST_LEVELS), between[-1][-MOST_LEVELS:])
    return fitting if fitting.size >= FEWEST_LEVELS else _even_levels(low, high)


def _even_levels(low: float, high: float) -> NDArray[np.float64]:
    """Return the multiples of the least round step that gives at most MOST_LEVELS of them between two numbers."""
    power = 10.0 ** np.floor(np.log10((high - low) / MOST_LEVELS))
    step = next(power * digit for digit in (1, 2, 5, 10) if (high - low) / (power * digit) < MOST_LEVELS)
    multiples = np.arange(np.ceil(low / step), np.floor(high / step) + 1)
    levels = multiples * step
    return levels[(low < levels) & (levels < high)]


def contour_tables(
    grid: NDArray[np.float64], values: NDArray[np.float64], bound: float, taken: Points
) -> dict[str, Table]:
    """Return the tables `bands`, `contours` and `levels` of a function on a grid over the square from -bound to bound.

    `values[i, j]` is the function at (grid[i], grid[j]). The texts of levels keep clear of the places `taken`, (n, 2).
    """
    levels = round_levels(np.quantile(values, LOWEST_SHARE), values.max())
    lines = [contour_lines(grid, grid, values, level) for level in levels]
    opacity = 1 - (1 - STRONGEST) ** (1 / max(1, levels.size))
    bands = [{"path": outline(region_borders(grid, grid, values, level), bound)} for level in levels]
    places = label_places(lines, taken, bound)
    texts = [{"x": x, "y": y, "text": significant(level)} for (x, y), level in zip(places, levels, strict=True)]
    return {
        "bands": table_from_rows((band | {"opacity": opacity} for band in bands), ["path", "opacity"]),
        "contours": _vertices_table([line for of_level in lines for line in of_level]),
        "levels": table_from_rows((row for row in texts if np.isfinite(row["x"])), ["x", "y", "text"]),
    }


def _vertices_table(lines: Sequence[Points]) -> Table:
    """Return a row for each point of each line: its place, its line, and its index in the line."""
    rows = [
        {"x": x, "y": y, "line": number, "index": index}
        for number, line in enumerate(lines)
        for index, (x, y) in enumerate(line.tolist())
    ]
    return table_from_rows(rows, ["x", "y", "line", "index"])


def label_places(lines: Sequence[Sequence[Points]], taken: Points, bound: float) -> Points:
    """Return for each level the point of its lines that is farthest from what is taken and from the texts before it.

    NaN for a level whose text would run into another one or over the border of the square.
    """
    size = 2 * bound * np.array([TEXT_WIDTH, TEXT_HEIGHT])
    occupied = np.reshape(taken, (-1, 2))
    places = []
    for of_level in lines:
        points = np.concatenate([np.empty((0, 2)), *of_level])
        points = points[(np.abs(points) < bound - size / 2).all(axis=1)]
        place = _clearest(points, occupied, size)
        places.append(place)
        occupied = np.vstack([occupied, place]) if np.isfinite(place).all() else occupied
    return np.array(places).reshape(-1, 2)


def _clearest(points: Points, occupied: Points, size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the point that is farthest from the occupied ones, in sizes of a text; NaN if none is one size away."""
    if not len(points):
        return np.full(2, np.nan)
    if not len(occupied):
        return points[len(points) // 2]
    distance = (np.abs(points[:, None] - occupied[None]) / size).max(axis=-1).min(axis=1)
    best = int(distance.argmax())
    return points[best] if distance[best] >= 1 else np.full(2, np.nan)


def contour_layers(axes: tuple[dict, dict], color: alt.Color, series: str) -> list[alt.Chart]:
    """Return the layers of the tables of `contour_tables`, in the colour of a series."""
    bands, lines = (
        alt.Chart(alt.NamedData(name)).transform_calculate(series=f"'{series}'") for name in ("bands", "contours")
    )
    opacity = alt.Opacity("opacity:Q", scale=None, legend=None)
    strokes = lines.mark_line(strokeWidth=1, opacity=0.8, tooltip=None)
    return [
        filled_outlines(bands, "path").encode(color, opacity),
        strokes.encode(*at(axes), color, detail=alt.Detail("line:N"), order=alt.Order("index:Q")),
    ]


def level_layers(axes: tuple[dict, dict]) -> list[alt.Chart]:
    """Return the texts of the levels, black with a white edge, which can be read on every band in both themes."""
    return outlined_text(alt.Chart(alt.NamedData("levels")).encode(*at(axes), text=alt.Text("text:N")), 12)


def outlined_text(rows: alt.Chart, size: int, **style: object) -> list[alt.Chart]:
    """Return the texts of some rows, centred, black with a white edge, in letters of so many pixels."""
    common = {"align": "center", "baseline": "middle", "fontSize": alt.ExprRef(f"{size} * scale")} | style
    return [
        rows.mark_text(**text_style(**common, stroke="white", strokeWidth=3, strokeJoin="round")),
        rows.mark_text(**text_style(**common, color="black")),
    ]
