"""The readout of a line chart: at the crosshair x above the plot, and beside each line's dot its value.

Under the pointer, and where a click has pinned a point, a value has the name of its line before it, all its digits, and
the slope of the line if it has one. At the cursor there is the value alone. The layers here read rows with the fields
`index x value slope label has_slope infinity_text has_readout` (see line_layers.py); `index` is -1 where nothing is
pointed at.
"""

import json

import altair as alt

from lib.charts.core.axis_domains import Scale, fraction_text
from lib.charts.core.expressions import hover_text, slope_text
from lib.charts.core.labels import CHARACTER_WIDTH, GAP
from lib.charts.core.line_names import spread_rows
from lib.charts.core.text_marks import boxed_text, quiet_color, text_style

# Whether the line of a row is live, and so in single precision.
SINGLE = "datum.parameter"


def x_text(point: alt.Chart, title: str, x_scale: Scale) -> alt.Chart:
    """Return the text of the x that is pointed at, above the plot; names that stand there go while there is one."""
    text = f"names_beside || is_pointed ? {json.dumps(title + ': ')} + {hover_text('datum.x')} : ''"
    point = point.transform_calculate(text=text)
    width = f"length(datum.text) * {CHARACTER_WIDTH} * scale"
    point = point.transform_calculate(
        left=f"clamp({fraction_text('datum.x', 'x', x_scale)} * width - {width} / 2, 0, max(0, width - {width}))"
    )
    marks = point.mark_text(**text_style(baseline="middle"))
    left, above = alt.XValue(alt.ExprRef("datum.left")), alt.YValue(alt.ExprRef("-text_height / 2"))
    return marks.encode(alt.Text("text:N"), left, above, quiet_color())


def value_texts(points: alt.Chart, x_scale: Scale, y_scale: Scale, color: alt.Color) -> alt.LayerChart:
    """Return the values of the lines beside the crosshair, on the side with more room, none on another."""
    name = "(is_pointed ? datum.label + ': ' : '')"
    slope = f"(datum.has_slope ? ', slope ' + {slope_text('datum.slope')} : '')"
    value = hover_text("datum.value", SINGLE, "datum.value > 0 ? datum.infinity_text : 'none'")
    ends = "datum.value > 0 && datum.infinity_text === '∞' ? data('domain')[0].y_high : data('domain')[0].y_low"
    finite = f"isFinite(datum.value) ? datum.value : {ends}"
    points = spread_rows(points, f"(1 - {fraction_text(finite, 'y', y_scale)}) * height")
    points = points.transform_calculate(
        text=f"{name} + {value} + {slope}", at=f"{fraction_text('datum.x', 'x', x_scale)} * width"
    )
    return boxed_text(points, f"{GAP} * scale", color)
