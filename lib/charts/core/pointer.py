"""What follows the pointer in a line chart, or is pinned by a click: the point, the crosshair, and tangents."""

import altair as alt
import numpy as np

from lib.charts.core.expressions import list_values
from lib.charts.core.grids import KINK_WIDTH
from lib.charts.core.table import table_from_rows

# More areas than pixels that a plot is wide would cost time and select nothing more.
MOST_AREAS = 400


def hover() -> alt.Parameter:
    """Return the selection of the point nearest to the pointer along x, by its `index`.

    A finger that is put down or dragged counts as a pointer, and its point stays selected when it is lifted: only a
    mouse that leaves the chart clears the selection.
    """
    on = "pointermove, pointerdown"
    return alt.selection_point(name="hover", on=on, fields=["index"], empty=False, clear="mouseout", toggle=False)


def pinned() -> alt.Parameter:
    """Return the selection of the point that a click pins, by its `index`.

    It stays while the pointer goes on and the sliders move, until the next click: on another point, which is pinned
    instead, or on the same one. The Escape key ends it, too.
    """
    again = "datum && isDefined(pinned.index) && indexof(pinned.index, datum.index) >= 0"
    escape = "window:keydown[event.key === 'Escape']"
    return alt.selection_point(name="pinned", on="click", fields=["index"], empty=False, clear=escape, toggle=again)


def pointer_areas(x: np.ndarray) -> dict[str, np.ndarray]:
    """Return the table of at most MOST_AREAS points: in one row the lists of their indices and of their areas' edges.

    An area reaches halfway to the next point on both sides, so that the areas cover the plot. The points just beside a
    kink (see grids.py) have none: they are there for the line alone.
    """
    candidates = np.flatnonzero(~_beside_kinks(x))
    chosen = np.linspace(0, candidates.size - 1, min(candidates.size, MOST_AREAS)).round().astype(int)
    index = candidates[np.unique(chosen)].astype(np.int32)
    edges = np.concatenate([x[:1], (x[index][1:] + x[index][:-1]) / 2, x[-1:]])
    return table_from_rows([{"index": index, "left": edges[:-1], "right": edges[1:]}])


def _beside_kinks(x: np.ndarray) -> np.ndarray:
    """Return where x is one of the two points at KINK_WIDTH beside another."""
    gaps = np.concatenate([[np.inf], np.diff(x), [np.inf]])
    close = np.isclose(gaps, KINK_WIDTH, rtol=1e-3, atol=0)
    kink = close[:-1] & close[1:]
    return np.concatenate([kink[1:], [False]]) | np.concatenate([[False], kink[:-1]])


def pointer_layer() -> alt.Chart:
    """Return the invisible areas of the table `pointer_areas`, which select their points.

    They do not depend on any slider, so that Vega need not draw them again when one moves, as it would the points of
    the lines.
    """
    lists = ("index", "left", "right")
    table = alt.Chart(alt.NamedData("pointer_areas"))
    table = table.transform_calculate(**{name: list_values(f"datum.{name}") for name in lists})
    areas = table.transform_flatten(list(lists)).mark_rect(opacity=0, tooltip=None)
    return areas.encode(alt.X("left:Q"), alt.X2("right"))


def crosshair(points: alt.Chart, x: alt.X) -> alt.Chart:
    """Return the vertical line through each point."""
    return points.mark_rule(color="gray", strokeWidth=1, tooltip=None, opacity=0.4).encode(x)


def tangents(points: alt.Chart, half_width: float, y: alt.Y, color: alt.Color) -> alt.Chart:
    """Return the tangent through each point that has a finite slope, from x - half_width to x + half_width."""
    ends = points.transform_filter("datum.has_slope && isFinite(datum.slope)").transform_calculate(
        left=f"datum.x - {half_width}",
        right=f"datum.x + {half_width}",
        low=f"datum.value - {half_width} * datum.slope",
        high=f"datum.value + {half_width} * datum.slope",
    )
    marks = ends.mark_rule(strokeWidth=1.5, clip=True, tooltip=None)
    return marks.encode(alt.X("left:Q"), alt.X2("right"), y, alt.Y2("high"), color=color)
