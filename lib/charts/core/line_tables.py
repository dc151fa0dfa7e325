"""The data tables of a line chart: a row for each line, its packed frames, and the domains of the axes.

Which lines there are, their names and how they are drawn is data too, so that other lines on the same axes need no new
specification.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.packed_frames import pack_frames
from lib.charts.core.paired_frames import committed_field, pack_pair
from lib.charts.core.pointer import pointer_areas
from lib.charts.core.readout import readout_place
from lib.charts.core.simplify import TOLERANCE, simplify
from lib.charts.core.table import Table, table_from_rows
from lib.numerics.parameter import Parameter, grid
from lib.text.numbers import significant

Columns = Mapping[str, np.ndarray]

# Lines of different colours also differ by shapes: some points of a line have one, and so has its name above the plot.
SHAPES = {"circle": "●", "square": "■", "triangle-up": "▲", "diamond": "◆", "cross": "✚", "triangle-down": "▼"}
# How many shapes a line has, and how many where there are more than MANY_SERIES series.
SHAPES_ON_LINE, FEWER_SHAPES_ON_LINE, MANY_SERIES = 5, 3, 4


def line_tables(
    columns: Columns,
    lines: Sequence[Line],
    axes: AxesSpec,
    cursor: Parameter | None,
    committed: Mapping[str, float] | None = None,
) -> dict[str, Table]:
    """Return the tables `lines`, `pointer_areas`, `domain` and, if a parameter is live, `frames`.

    `committed` holds the values of second live parameters, by key. The frames in `columns` are finite or NaN; the
    values and slopes of static lines may be infinite.
    """
    second = {committed_field(second): np.array([(committed or {})[second.key]]) for _, second in axes.pairs}
    domain = {**domain_table(columns, lines, axes, cursor), **second}
    tolerance = TOLERANCE * (domain["y_high"] - domain["y_low"]).item()
    vertices = [_vertices(columns, line, axes, tolerance) for line in lines]
    tables: dict[str, Table] = {
        "lines": _lines_table(columns, lines, vertices),
        "pointer_areas": pointer_areas(columns["x"]),
        "domain": domain,
    }
    if axes.parameters:
        tables["frames"] = _frames_table(columns, lines)
    return tables


def _lines_table(columns: Columns, lines: Sequence[Line], vertices: Sequence[np.ndarray]) -> Table:
    """Return a row for each line: its name, how it is drawn, and the lists of its points.

    `vertices` holds the indices of the points that each line is drawn through.
    """
    frame_rows = _frame_rows(lines)
    series = list(dict.fromkeys(line.color_series for line in lines))
    with_readout = [line for line in lines if line.readout]
    rows = []
    for number, line in enumerate(lines):
        row = {"line": number, "label": line.label, "series": line.color_series, "style": _style(line, lines)}
        row |= {"parameter": line.parameter.key if line.parameter else "", "has_slope": bool(line.slope_column)}
        row |= {"up_to_cursor": line.up_to_cursor}
        row |= _shapes(line, series, _points_with_values(columns, line))
        row |= {"xs": columns["x"], "vertices": vertices[number]} | _values(columns, line, frame_rows)
        row |= readout_place(with_readout.index(line) if line.readout else None, len(with_readout))
        rows.append(row)
    return table_from_rows(rows)


def _values(columns: Columns, line: Line, frame_rows: Mapping[tuple[str, Parameter], int]) -> dict[str, Any]:
    """Return the lists of a static line's values and slopes, or the rows of the table `frames` with a live line's."""
    undefined = np.full(columns["x"].size, np.nan)
    fields: dict[str, Any] = {}
    for part, name in (("value", line.column), ("slope", line.slope_column)):
        fields[f"{part}s"] = columns[name] if name and not line.parameter else undefined
        fields[f"{part}_row"] = frame_rows[name, line.parameter] if name and line.parameter else -1
    # The infinite values of one line have one sign.
    return fields | {"infinity_text": significant(np.inf if (fields["values"] == np.inf).any() else -np.inf)}


def _vertices(columns: Columns, line: Line, axes: AxesSpec, tolerance: float) -> NDArray[np.int32]:
    """Return the indices of the points that are drawn; of a line on linear axes those that its curves need.

    A line up to the cursor needs them all, as it may end at any.
    """
    x = columns["x"]
    if line.as_points or line.up_to_cursor or {axes.y_scale, axes.x_scale} != {"linear"}:
        return np.arange(x.size, dtype=np.int32)
    return simplify(x, _curves(columns, line), tolerance)


def _curves(columns: Columns, line: Line) -> np.ndarray:
    """Return the values of a line over x, NaN where they are not finite; of a live line one curve for each frame."""
    if line.parameter:
        return _packed(columns, line.column, line.parameter, line.other).reshape(-1, columns["x"].size)
    return _finite(columns[line.column])


def _packed(columns: Columns, name: str, parameter: Parameter, other: Parameter | None) -> np.ndarray:
    """Return the packed frames of a name over its live parameter, or over both of them."""
    return pack_pair(columns, name, (parameter, other)) if other else pack_frames(columns, name, parameter)


def _finite(values: np.ndarray) -> np.ndarray:
    """Return values with NaN in place of infinity."""
    return np.where(np.isfinite(values), values, np.nan)


def _style(line: Line, lines: Sequence[Line]) -> str:
    """Return how a line is drawn: solid, dashed, as points, or as large points, which lie on a line of their colour."""
    if line.as_points:
        on_line = any(line.color_series == other.color_series and not other.as_points for other in lines)
        return "large points" if on_line else "points"
    return "dashed" if line.dashed else "solid"


def _points_with_values(columns: Columns, line: Line) -> NDArray[np.intp]:
    """Return the indices of the points at which a line has a finite value; a live line may have one at any."""
    return np.arange(columns["x"].size) if line.parameter else np.flatnonzero(np.isfinite(columns[line.column]))


def _shapes(line: Line, series: Sequence[str], points: NDArray[np.intp]) -> dict[str, Any]:
    """Return the shape of a line's series, at which points the line has it, and the symbol before its name.

    A line has no shapes if all have one colour. The shapes of different series have different x, so that they are seen
    where their lines coincide.
    """
    place = series.index(line.color_series)
    shape = next(itertools.islice(itertools.cycle(SHAPES), place, None))
    several = len(series) > 1
    count = SHAPES_ON_LINE if len(series) <= MANY_SERIES else FEWER_SHAPES_ON_LINE
    fractions = (np.arange(count) + (place + 0.5) / len(series)) / count
    indices = np.array([-1])
    if several and not line.as_points and points.size:
        indices = points[(fractions * (points.size - 1)).round().astype(int)]
    stroke = "" if line.as_points else "╌╌" if line.dashed else "━"
    symbol = SHAPES[shape] * (several or line.as_points) + stroke
    return {"shape": shape, "shape_indices": indices.astype(np.int32), "legend_symbol": symbol}


def _frame_rows(lines: Sequence[Line]) -> dict[tuple[str, Parameter], int]:
    """Return the row of the table `frames` for each name of frames that a live line has, with its parameter."""
    names = dict.fromkeys((name, line.parameter) for line in lines if line.parameter for name in line.columns)
    return {key: row for row, key in enumerate(names)}


def _frames_table(columns: Columns, lines: Sequence[Line]) -> Table:
    """Return a row for each name of frames, with all of them packed into one list; one row at least."""
    others = {line.parameter: line.other for line in lines}
    packed = [_packed(columns, name, parameter, others[parameter]) for name, parameter in _frame_rows(lines)]
    return table_from_rows({"packed": frames} for frames in packed or [columns["x"][:1]])


def domain_table(columns: Columns, lines: Sequence[Line], axes: AxesSpec, cursor: Parameter | None) -> Table:
    """Return one row with both ends of x and of y, the latter over all frames, so that axes stay when a slider moves.

    With a cursor it also holds the index of the point at each stop of the cursor's slider.
    """
    drawn = [values for values in (_curves(columns, line) for line in lines) if np.isfinite(values).any()]
    low, high = axes.y_domain or (min(map(np.nanmin, drawn)), max(map(np.nanmax, drawn)))
    x = columns["x"]
    ends = {"x_low": x.min(), "x_high": x.max(), "y_low": float(low), "y_high": float(high)}
    return table_from_rows([ends | ({"cursor_indices": cursor_indices(x, cursor)} if cursor else {})])


def cursor_indices(x: np.ndarray, cursor: Parameter) -> NDArray[np.int32]:
    """Return the index in x of each stop of the cursor's slider, -1 where x has no such point."""
    stops = grid(cursor)
    index = np.clip(np.searchsorted(x, stops - 1e-9), 0, x.size - 1)
    return np.where(np.abs(x[index] - stops) < 1e-9, index, -1).astype(np.int32)
