"""The data tables of a line chart: a row for each line, its packed frames, and the domains of the axes.

Which lines there are, their names and how they are drawn is data too, so that other lines on the same axes need no new
specification.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.charts.core.annotations import annotation_table, band_table
from lib.charts.core.axis_domains import rounded
from lib.charts.core.labels import (
    CHARACTER_WIDTH,
    GAP,
    MOST_BESIDE,
    ROW_CHARACTERS,
    WIDE_ROW_CHARACTERS,
    Annotation,
    compact_rows,
    row_starts,
    text_width,
)
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.packed_frames import pack_frames
from lib.charts.core.paired_frames import committed_field, pack_pair
from lib.charts.core.pointer import pointer_areas
from lib.charts.core.simplify import TOLERANCE, simplify
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.titles import NARROW_CHARACTERS
from lib.numerics.parameter import Parameter, grid
from lib.text.numbers import significant

Columns = Mapping[str, np.ndarray]

# The dash patterns of series, a solid line first: not as many as colours, so that the two do not repeat together.
DASHES = {
    "solid": [1, 0],
    "dashed": [8, 4],
    "dotted": [2, 3],
    "dash-dotted": [10, 3, 2, 3],
    "long": [16, 4],
}
# A sample of each in a row of names, and that of points.
SAMPLES = {"solid": "━", "dashed": "╍╍", "dotted": "┅┅", "dash-dotted": "━·", "long": "━ ━"}
POINT_SAMPLE = "●"
# The widths of lines in pixels.
WIDTH, DASHED_WIDTH, REFERENCE_WIDTH = 2.5, 2.0, 1.25


def line_tables(
    columns: Columns,
    lines: Sequence[Line],
    axes: AxesSpec,
    cursor: Parameter | None,
    committed: Mapping[str, float] | None = None,
    annotations: Sequence[Annotation] = (),
    bands: Sequence[Band] = (),
    title: str = "",
) -> dict[str, Table]:
    """Return the tables `lines`, `pointer_areas`, `domain`, `annotations`, `bands` and, with live ones, `frames`.

    `committed` holds the values of second live parameters, by key. The frames in `columns` are finite or NaN; the
    values and slopes of static lines may be infinite.
    """
    second = {committed_field(second): np.array([(committed or {})[second.key]]) for _, second in axes.pairs}
    ends = domain_table(columns, lines, axes, cursor)
    tolerance = TOLERANCE * (ends["y_high"] - ends["y_low"]).item()
    vertices = [_vertices(columns, line, axes, tolerance) for line in lines]
    table = _lines_table(columns, lines, vertices)
    static = [_finite(columns[line.column]) for line in lines if not line.parameter]
    tables: dict[str, Table] = {
        "lines": table,
        "pointer_areas": pointer_areas(columns["x"]),
        "domain": {**ends, **second, **_texts_around(table, title)},
        "annotations": annotation_table(annotations, columns["x"], static, axes, ends),
        "bands": band_table(bands, ends),
    }
    if axes.parameters:
        tables["frames"] = _frames_table(columns, lines)
    return tables


def _texts_around(lines: Table, title: str) -> dict[str, np.ndarray]:
    """Return the title on one line and on several, the width of the longest name, and the numbers of rows of names.

    `wide_rows` is the number of rows above the plot of a laptop, 0 where the names are beside it.
    """
    shown = lines["name"][lines["name_rank"] >= 0].tolist()
    return table_from_rows(
        [
            {
                "title": title,
                "title_lines": "|".join(textwrap.wrap(title, NARROW_CHARACTERS)),
                "name_width": GAP + max(map(text_width, shown), default=0.0),
                "name_rows": int(lines["compact_row"].max()) + 1,
                "row_width": CHARACTER_WIDTH * _row_characters(lines),
                "wide_rows": int(lines["wide_row"].max()) + 1,
            }
        ]
    )


def _row_characters(lines: Table) -> int:
    """Return how many characters the names above a narrow plot take in one row."""
    texts = zip(lines["row_left"].tolist(), lines["symbol"].tolist(), lines["name"].tolist(), strict=True)
    in_row = zip(texts, lines["compact_row"].tolist(), strict=True)
    return max((left + len(symbol) + 1 + len(name) for (left, symbol, name), row in in_row if row >= 0), default=0)


def _lines_table(columns: Columns, lines: Sequence[Line], vertices: Sequence[np.ndarray]) -> Table:
    """Return a row for each line: its name, how it is drawn, and the lists of its points.

    `vertices` holds the indices of the points that each line is drawn through.
    """
    frame_rows, dashes, ranks = _frame_rows(lines), _dashes(lines), _name_ranks(lines)
    compact = _compact_places(lines, dashes, ranks)
    rows = []
    for number, line in enumerate(lines):
        row = {"line": number, "label": line.label, "series": line.color_series, "style": _style(line, lines)}
        row |= {"dash": dashes[number], "width": _width(line), "name": line.drawn_name, "name_rank": ranks[number]}
        row |= {"parameter": line.parameter.key if line.parameter else "", "has_slope": bool(line.slope_column)}
        row |= {"up_to_cursor": line.up_to_cursor, "has_readout": line.readout}
        row |= {"xs": columns["x"], "vertices": vertices[number]} | _values(columns, line, frame_rows)
        row |= {"ends": _ends(columns, line)} | _jump_dots(columns["x"], line)
        row |= compact[number]
        rows.append(row)
    return table_from_rows(rows)


def _dashes(lines: Sequence[Line]) -> list[str]:
    """Return the dash pattern of each line: that of its series, if dashes have no other meaning in the chart."""
    series, patterns = list(dict.fromkeys(line.color_series for line in lines)), list(DASHES)
    dashed = patterns[1:]
    some_dashed = any(line.dashed and not line.reference for line in lines)
    found = []
    for line in lines:
        place = series.index(line.color_series)
        solid = line.solid or some_dashed
        found.append(
            dashed[place % len(dashed)] if line.dashed else "solid" if solid else patterns[place % len(patterns)]
        )
    return found


def _width(line: Line) -> float:
    """Return the width of a line in pixels."""
    return REFERENCE_WIDTH if line.reference else DASHED_WIDTH if line.dashed else WIDTH


def _name_ranks(lines: Sequence[Line]) -> list[int]:
    """Return the order in which lines have names as long as there is room, solid ones first; -1 for those without.

    A line that is alone has none: the title of the y axis says what it is.
    """
    order = sorted((line for line in lines if line.named and len(lines) > 1), key=lambda line: line.dashed)
    return [order.index(line) if line in order else -1 for line in lines]


def _compact_places(lines: Sequence[Line], dashes: Sequence[str], ranks: Sequence[int]) -> list[dict[str, Any]]:
    """Return for each line the sample before its name in a row above the plot, that row, and the characters before it.

    Unless all names fit in one row, a series has one name there, that of its first line. The row of a line without a
    name there is -1. `row_left` are the characters before a name if all of these are in one row. More names than fit
    beside a plot are in rows above the plot of a laptop too, one for each series: `wide_row` and `wide_left`.
    """
    samples = [POINT_SAMPLE if line.as_points else SAMPLES[dash] for line, dash in zip(lines, dashes, strict=True)]
    texts = [f"{sample} {line.drawn_name}" for sample, line in zip(samples, lines, strict=True)]
    named = [index for index, rank in enumerate(ranks) if rank >= 0]
    firsts = sorted({lines[index].color_series: index for index in reversed(named)}.values())
    shown = firsts if row_starts([texts[index] for index in named])[-1] > ROW_CHARACTERS else named
    wide = firsts if len(firsts) > MOST_BESIDE else []
    wide_places = compact_rows([texts[index] for index in wide], WIDE_ROW_CHARACTERS)
    in_wide = {index: place for index, place in zip(wide, wide_places, strict=True) if place}
    shown_texts = [texts[index] for index in shown]
    places, starts = compact_rows(shown_texts), row_starts(shown_texts)
    found = {i: (*place, start) for i, place, start in zip(shown, places, starts, strict=False) if place}
    rows = [found.get(index, (-1, 0, 0)) for index in range(len(lines))]
    return [
        {"symbol": sample, "compact_row": row, "compact_left": left, "row_left": start}
        | dict(zip(("wide_row", "wide_left"), in_wide.get(index, (-1, 0)), strict=True))
        for index, (sample, (row, left, start)) in enumerate(zip(samples, rows, strict=True))
    ]


def _ends(columns: Columns, line: Line) -> np.ndarray:
    """Return the last finite value of a line, of a live one that of each frame."""
    curves = np.atleast_2d(_curves(columns, line))
    last = curves.shape[1] - 1 - np.argmax(np.isfinite(curves)[:, ::-1], axis=1)
    return curves[np.arange(len(curves)), last].astype(np.float64)


def _jump_dots(x: np.ndarray, line: Line) -> dict[str, np.ndarray]:
    """Return the indices of the points on both sides of each jump, of the other side, and which have a filled dot.

    Without jumps there is one index, -1.
    """
    rows = []
    for jump in line.jumps:
        at = int(np.argmin(np.abs(x - jump.x)))
        if 0 < at < x.size - 1:
            rows += [(at - 1, at + 1, jump.value_from == "left"), (at + 1, at - 1, jump.value_from == "right")]
    table = np.array(rows or [(-1, -1, False)], dtype=np.int32)
    return dict(zip(("dots", "other_sides", "filled"), table.T, strict=True))


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

    A line up to the cursor needs them all, as it may end at any, and a step function its jumps and both its ends.
    """
    x = columns["x"]
    if line.steps:
        jumps = np.flatnonzero(np.diff(columns[line.column])) + 1
        return np.union1d(jumps, np.array([0, x.size - 1])).astype(np.int32)
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
    """Return how a line is drawn: as a line, in steps, as points, or as large points, which lie on a line."""
    if line.as_points:
        on_line = any(line.color_series == other.color_series and not other.as_points for other in lines)
        return "large points" if on_line else "points"
    return "steps" if line.steps else "line"


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
    """Return one row with both ends of x and of y, those over all frames, so that axes stay when a slider moves.

    With a cursor it also holds the index of the point at each stop of the cursor's slider, and the value of the cursor
    at each point.
    """
    drawn = [values for values in (_curves(columns, line) for line in lines) if np.isfinite(values).any()]
    if axes.y_domain:
        low, high = axes.y_domain
    else:
        low, high = rounded(float(min(map(np.nanmin, drawn))), float(max(map(np.nanmax, drawn))), axes.y_scale)
    x = columns["x"]
    ends = {"x_low": x.min(), "x_high": x.max(), "y_low": float(low), "y_high": float(high)}
    values = columns.get("cursor", x)
    found = {"cursor_indices": cursor_indices(values, cursor), "cursor_values": values} if cursor else {}
    return table_from_rows([ends | found])


def cursor_indices(x: np.ndarray, cursor: Parameter) -> NDArray[np.int32]:
    """Return the index in x of each stop of the cursor's slider, -1 where x has no such point."""
    stops = grid(cursor)
    index = np.clip(np.searchsorted(x, stops - 1e-9), 0, x.size - 1)
    return np.where(np.abs(x[index] - stops) < 1e-9, index, -1).astype(np.int32)
