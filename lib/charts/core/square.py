"""Square plots: maps over a square, whose axes have one length, in the upper left corner of the space of their chart.

Vega knows the width of a chart only once the page has laid it out, so its axes end where the shorter side does. Regions
are drawn as outlines in the same square.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

# The length of both axes in pixels.
SIDE = "min(width, height)"
# How far the x axis is above the lower end of the chart's space.
X_AXIS_OFFSET = alt.ExprRef(f"{SIDE} - height")


def square_axes(bound: float, titles: tuple[str, str], ticks: Sequence[float]) -> tuple[Any, Any]:
    """Return the x and y axes with their scales from -bound to bound, as arguments of channels (see `at`)."""
    return axes_over((-bound, bound), titles, values=list(ticks))


def axes_over(domain: Sequence[Any], titles: tuple[str, str], **style: Any) -> tuple[Any, Any]:
    """Return the x and y axes of a square with both ends of a domain, which may be expressions; see `square_axes`."""
    x_title, y_title = titles
    x_scale = alt.Scale(domain=list(domain), range=[0, alt.ExprRef(SIDE)], nice=False, zero=False)
    y_scale = alt.Scale(domain=list(domain), range=[alt.ExprRef(SIDE), 0], nice=False, zero=False)
    x_axis = alt.Axis(grid=False, offset=X_AXIS_OFFSET, **style)
    y_axis = alt.Axis(grid=False, **style)
    return (
        {"title": x_title, "scale": x_scale, "axis": x_axis},
        {"title": y_title, "scale": y_scale, "axis": y_axis},
    )


def at(axes: tuple[Any, Any], x: str = "x", y: str = "y") -> tuple[alt.X, alt.Y]:
    """Return the channels of the fields x and y on the axes."""
    return alt.X(f"{x}:Q", **axes[0]), alt.Y(f"{y}:Q", **axes[1])


def outline(lines: Iterable[NDArray], bound: float, places: int = 3) -> str:
    """Return closed lines as one SVG path in which the square from -bound to bound has corners at -1 and 1.

    y grows upwards in the lines and downwards in the path, whose numbers have so many decimal places. Without a line
    the path is one point, which draws nothing.
    """
    point = f"%.{places}f,%.{places}f"
    flipped = [(np.asarray(line) / (bound, -bound)).tolist() for line in lines]
    parts = (f"M{'L'.join([point % tuple(place) for place in line])}Z" for line in flipped if line)
    return "".join(parts) or "M0,0Z"


def filled_outlines(rows: alt.Chart, field: str, **style: Any) -> alt.Chart:
    """Return the paths in a field of some rows, filled, as `outline` writes them.

    A path is the shape of a symbol as large as the square, since a line of Vega can have no holes.
    """
    marks = rows.mark_point(filled=True, strokeWidth=0, tooltip=None, **style)
    center = alt.ExprRef(f"{SIDE} / 2")
    shape = alt.Shape(f"{field}:N", scale=None, legend=None)
    size = alt.SizeValue(alt.ExprRef(f"{SIDE} * {SIDE}"))
    return marks.encode(alt.XValue(center), alt.YValue(center), size, shape)
