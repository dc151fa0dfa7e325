"""A line of a chart, and the axes that it is drawn on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from lib.charts.core.grids import Jump
from lib.charts.core.paired_frames import Pair, pairs
from lib.charts.core.picture import DataColumn
from lib.numerics.parameter import Parameter


@dataclass(frozen=True)
class Line:
    """One line of a chart.

    `column` names its values among the chart's columns, and `slope_column` those of its slope, which the readout adds
    to the value and which is drawn as a tangent under the pointer. With a live `parameter` both are names of frames
    (see frames.py), and the slider changes the line. `series` names the series that has its colour, by default the
    line's own label. A line with a second live parameter, `other`, has frames over both (see paired_frames.py). A line
    `as_points` is drawn as separate points, one of `steps` as a step function that keeps each
    value until the next one. A line without `readout` has no number under the pointer. A static line `up_to_cursor` is
    drawn only as far as the cursor is. The `name` is drawn at the line's end, by default the label; a line that is not
    `named` has none. A `reference` is thin. At each of its `jumps` the line has a gap with a dot on both sides, which
    is filled where the function has its value. A line that is not `dashed` is solid if another one of the chart is, or
    if it is `solid`; else it has the dash pattern of its series.
    """

    column: str
    label: str
    dashed: bool = False
    slope_column: str = ""
    series: str = ""
    parameter: Parameter | None = None
    as_points: bool = False
    readout: bool = True
    up_to_cursor: bool = False
    other: Parameter | None = None
    name: str = ""
    named: bool = True
    reference: bool = False
    steps: bool = False
    solid: bool = False
    jumps: tuple[Jump, ...] = ()

    @property
    def color_series(self) -> str:
        """Return the name of the series whose colour the line has."""
        return self.series or self.label

    @property
    def drawn_name(self) -> str:
        """Return the name at the line's end."""
        return self.name or self.label

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of its columns: its values and, if it has one, its slope."""
        return (self.column, self.slope_column) if self.slope_column else (self.column,)

    @property
    def data_columns(self) -> list[DataColumn]:
        """Return the columns of its numbers, with headings."""
        columns = [DataColumn(self.label, self.column, self.parameter)]
        if self.slope_column and self.readout:
            columns.append(DataColumn(f"{self.label}, slope", self.slope_column, self.parameter))
        return columns


class Band(NamedTuple):
    """A region of x and y that is shaded, from one end of an axis to the other where an end is None."""

    x: tuple[float | None, float | None] = (None, None)
    y: tuple[float | None, float | None] = (None, None)


@dataclass(frozen=True)
class AxesSpec:
    """The surroundings of lines: axis titles, scales, the height of the plot in pixels, colours and sliders.

    `y_domain` is by default that of the lines over all frames, rounded. `palette` names all series that have a colour,
    in the order of the theme's colours, whether they are drawn or not, so that each keeps its colour from picture to
    picture; by default the series that are drawn. `tangent_half_width` is half the width of a tangent along x.
    `parameters` are the live parameters of all lines that may be drawn; by default of those that are drawn. `pairs` are
    the two of each line that has two.
    """

    x_title: str
    y_title: str
    y_domain: tuple[float, float] | None = None
    height: int = 300
    y_scale: Literal["linear", "log"] = "linear"
    palette: tuple[str, ...] = ()
    tangent_half_width: float = 0.1
    parameters: tuple[Parameter, ...] = ()
    x_scale: Literal["linear", "log"] = "linear"
    pairs: tuple[Pair, ...] = ()

    def completed(self, lines: Sequence[Line]) -> "AxesSpec":
        """Return the axes with the pairs of the lines, and with their palette and parameters where there are none."""
        palette = tuple(dict.fromkeys(line.color_series for line in lines))
        live = [(line.parameter, line.other) for line in lines]
        parameters = tuple(dict.fromkeys(parameter for both in live for parameter in both if parameter))
        return replace(
            self, palette=self.palette or palette, parameters=self.parameters or parameters, pairs=pairs(live)
        )
