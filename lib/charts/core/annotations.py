"""Annotations of a line chart: texts that point at a place in the plot, and shaded bands."""

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.axis_domains import Scale, ends, fraction, fraction_text
from lib.charts.core.labels import CHARACTER_WIDTH, GAP, Annotation, annotation_offsets
from lib.charts.core.line import AxesSpec, Band
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.text_marks import boxed_text, quiet_color

# So many points of each line say where it is.
SAMPLES = 160


def annotation_table(
    annotations: Sequence[Annotation], x: np.ndarray, curves: Sequence[np.ndarray], axes: AxesSpec, domain: Table
) -> Table:
    """Return a row for each annotation in the plot that has room, with the `offset` of its text from its point.

    `curves` are the values over x that the texts should not cover.
    """
    x_ends, y_ends = ends(domain, "x"), ends(domain, "y")
    chosen = [a for a in annotations if x_ends[0] <= a.x <= x_ends[1] and y_ends[0] <= a.y <= y_ends[1]]
    picked = np.unique(np.linspace(0, x.size - 1, SAMPLES).round().astype(int))

    def place(x: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
        return fraction(x, x_ends, axes.x_scale), 1 - fraction(y, y_ends, axes.y_scale)

    points = [np.column_stack(place(x[picked], curve[picked])) for curve in curves]
    places = [(float(left), float(top)) for left, top in (place(a.x, a.y) for a in chosen)]
    offsets = annotation_offsets(chosen, places, np.concatenate(points or [np.empty((0, 2))]), axes.height)
    rows = [
        {"x": float(a.x), "value": float(a.y), "note": a.text, "offset": float(offset), "dot": a.dot}
        for a, offset in zip(chosen, offsets, strict=True)
        if offset is not None
    ]
    return table_from_rows(rows or [{"x": x_ends[0], "value": y_ends[0], "note": "", "offset": 0.0, "dot": False}])


def band_table(bands: Sequence[Band], domain: Table) -> Table:
    """Return a row for each band with its ends on both axes; one without area if there is none."""
    x_ends, y_ends = ends(domain, "x"), ends(domain, "y")
    rows = [
        {
            "x": x_ends[0] if band.x[0] is None else float(band.x[0]),
            "x_end": x_ends[1] if band.x[1] is None else float(band.x[1]),
            "value": y_ends[0] if band.y[0] is None else float(band.y[0]),
            "value_end": y_ends[1] if band.y[1] is None else float(band.y[1]),
        }
        for band in bands
    ]
    nothing = {"x": x_ends[0], "x_end": x_ends[0], "value": y_ends[0], "value_end": y_ends[0]}
    return table_from_rows(rows or [nothing])


def band_layer(x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the bands."""
    marks = alt.Chart(alt.NamedData("bands")).mark_rect(color="gray", opacity=0.15, clip=True, tooltip=None)
    return marks.encode(x, y, alt.X2("x_end"), alt.Y2("value_end"))


def annotation_layers(x: alt.X, y: alt.Y, x_scale: Scale, y_scale: Scale) -> list[alt.Chart | alt.LayerChart]:
    """Return the points of the annotations and their texts.

    A text is hidden while a value is read out: under the pointer, and where that of the cursor would lie on it.
    """
    notes = alt.Chart(alt.NamedData("annotations")).transform_filter("datum.note !== ''")
    dots = notes.transform_filter("datum.dot").mark_point(filled=True, size=45, opacity=1, tooltip=None)
    notes = notes.transform_calculate(
        at=f"{fraction_text('datum.x', 'x', x_scale)} * width",
        place=f"(1 - {fraction_text('datum.value', 'y', y_scale)}) * height + datum.offset * scale",
    )
    reach = f"(length(datum.note) + 14) * {CHARACTER_WIDTH} * scale + {2 * GAP}"
    free = f"!is_pointed && (readout_at < 0 || abs(readout_at - datum.at) > {reach})"
    notes = notes.transform_calculate(text=f"{free} ? datum.note : ''")
    return [dots.encode(x, y, quiet_color()), boxed_text(notes, f"{GAP} * scale", quiet_color())]
