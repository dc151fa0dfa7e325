"""What is written around the plot of a line chart: its title above it, and the names of its lines.

On a wide chart each name is right of the plot, at the height at which its line ends, in the line's colour. On a narrow
one, and if there are many, the names are in rows above the plot, each after a sample of its line, and give way to the x
that is pointed at.
"""

import altair as alt

from lib.charts.core.axis_domains import Scale, fraction_text
from lib.charts.core.labels import CHARACTER_WIDTH, GAP, TEXT_HEIGHT, WIDE_ROW_CHARACTERS
from lib.charts.core.text_marks import text_style
from lib.charts.core.titles import WIDE, title_at_start

# What the title and the row below it take above a plot, in pixels.
HEAD_HEIGHT = 44
# What the y axis with its title takes beside a plot, in pixels, about.
AXIS_WIDTH = 72
# The mean width of a letter of the title.
TITLE_CHARACTER = 7.8
LOADED = "length(data('domain'))"


def title() -> alt.TitleParams:
    """Return the title of a chart, which is in the table `domain`, on two lines where the chart is narrow."""
    row = "data('domain')[0]"
    fits = f"names_beside || length({row}.title) * {TITLE_CHARACTER} * scale < width"
    text = f"{LOADED} ? ({fits} ? {row}.title : split({row}.title_lines, '|')) : ''"
    return title_at_start(alt.ExprRef(text))


def name_variables() -> list[alt.Parameter]:
    """Return variables: whether names are in wide rows, beside the plot or in one row above it, and a text's height."""
    # The plot's own width depends on where the names are.
    container = "(containerSize()[0] || width)"
    wide_room = AXIS_WIDTH + CHARACTER_WIDTH * WIDE_ROW_CHARACTERS
    in_wide_rows = f"{LOADED} && data('domain')[0].wide_rows > 0 && {container} >= {wide_room:g} * scale"
    beside = f"!names_in_wide_rows && width > 0 && {container} >= {WIDE} * scale"
    # The width of the plot itself would change once there are more rows above it, and Vega lays out a chart only once.
    room = f"(width > 0 && containerSize()[0] - {AXIS_WIDTH} * scale)"
    in_row = f"{LOADED} && data('domain')[0].row_width * scale <= {room}"
    return [
        alt.param(name="names_in_wide_rows", expr=in_wide_rows),
        alt.param(name="names_beside", expr=beside),
        alt.param(name="names_in_row", expr=in_row),
        alt.param(name="text_height", expr=f"{TEXT_HEIGHT} * scale"),
    ]


def space_around() -> list[alt.Chart]:
    """Return invisible marks that keep space above the plot for rows of text, and right of it for the names."""
    nothing = alt.Chart(alt.NamedData("domain")).mark_rect(opacity=0, tooltip=None)
    rows = "names_in_wide_rows ? datum.wide_rows : names_beside || names_in_row ? 1 : max(1, datum.name_rows)"
    top = alt.YValue(alt.ExprRef(f"-text_height * ({rows})"))
    right = alt.X2Value(alt.ExprRef("width + (names_beside ? datum.name_width * scale : 0)"))
    return [nothing.encode(alt.XValue(alt.ExprRef("width")), right, top, alt.Y2Value(alt.ExprRef("height")))]


def spread_rows(rows: alt.Chart, wanted: str) -> alt.Chart:
    """Return rows with their `place`: `wanted` pixels from the top, spread as by `spread` in labels.py.

    Rows that have no room are left out, those with the highest `name_rank` first.
    """
    rows = rows.transform_filter("datum.name_rank < floor(height / text_height)")
    rows = rows.transform_calculate(wanted=wanted)
    by_wanted: list[alt.SortField | dict[str, str]] = [alt.SortField("wanted")]
    by_rank: list[alt.SortField | dict[str, str]] = [alt.SortField("rank")]
    rows = rows.transform_window(rank="row_number()", sort=by_wanted)
    rows = rows.transform_calculate(free="datum.wanted - datum.rank * text_height")
    rows = rows.transform_window(above="max(free)", frame=[None, 0], sort=by_rank)
    rows = rows.transform_window(below="min(free)", frame=[0, None], sort=by_rank)
    rows = rows.transform_joinaggregate(count="count()")
    low, high = "-text_height / 2", "height - (datum.count + 0.5) * text_height"
    level = f"clamp((datum.above + datum.below) / 2, {low}, {high})"
    return rows.transform_calculate(place=f"{level} + datum.rank * text_height")


def line_names(rows: alt.Chart, end: str, y_scale: Scale, color: alt.Color) -> alt.Chart:
    """Return the names of lines; `end` is the expression for the value at which the line of a row ends."""
    rows = rows.transform_filter("datum.name_rank >= 0").transform_calculate(end=end)
    finite = "isFinite(datum.end) ? datum.end : data('domain')[0].y_low"
    # Above the plot all names have room, however low the plot is.
    rows = rows.transform_calculate(name_rank="names_in_wide_rows ? 0 : datum.name_rank")
    rows = spread_rows(rows, f"(1 - {fraction_text(finite, 'y', y_scale)}) * height")
    row = "(names_in_wide_rows ? datum.wide_row : datum.compact_row)"
    text = f"names_beside ? datum.name : {row} < 0 || is_pointed ? '' : datum.symbol + ' ' + datum.name"
    left = "(names_in_wide_rows ? datum.wide_left : names_in_row ? datum.row_left : datum.compact_left)"
    x = f"names_beside ? width + {GAP} * scale : {left} * {CHARACTER_WIDTH} * scale"
    count = "(names_in_wide_rows ? data('domain')[0].wide_rows : data('domain')[0].name_rows)"
    place = f"names_in_row && !names_in_wide_rows ? -0.5 : {row} - {count} + 0.5"
    y = f"names_beside ? datum.place : ({place}) * text_height"
    marks = rows.transform_calculate(text=text).mark_text(**text_style(baseline="middle"))
    return marks.encode(alt.Text("text:N"), alt.XValue(alt.ExprRef(x)), alt.YValue(alt.ExprRef(y)), color)
