"""Text in charts: one style, in a size that grows where the page is projected."""

from typing import Any

import altair as alt

from lib.charts.core.expressions import number_text
from lib.charts.core.labels import CHARACTER_WIDTH

# How many times the letters in a chart are as large as on a laptop; the lecture's page sets it to more (ui/lecture.py).
TEXT_SCALE = alt.param(name="scale", value=1)
BAR_TEXT_SIZE = alt.ExprRef("12.5 * scale")


def text_style(**changes: Any) -> dict[str, Any]:
    """Return the properties of bold text that starts at the top left of its place, with some of them changed."""
    style = {
        "align": "left",
        "baseline": "top",
        "fontSize": alt.ExprRef("13 * scale"),
        "fontWeight": "bold",
        "tooltip": None,
    }
    return style | changes


def numbers_that_fit(table: str, width: int) -> dict[str, Any]:
    """Return the properties of numbers over the bars of a table: invisible where a bar has less than `width` pixels."""
    visible = f"width / length(data('{table}')) > {width} * scale ? 1 : 0"
    return {"fontSize": BAR_TEXT_SIZE, "opacity": alt.ExprRef(visible)}


def signed_number_within(value: str, space: str) -> tuple[str, alt.ExprRef]:
    """Return the text of a signed number and its letter size, as large as fits in `space` pixels.

    Both arguments and the text are Vega expressions. In less than 60 pixels a number has two significant digits, or one
    below 0.01, in more it has four or three; in less than 27 pixels there is no text. A 0 has no sign.
    """
    # A digit is about 0.55 times as wide as the letters are high; a number has five to nine characters.
    narrow, small = f"({space}) < 60", f"abs({value}) < 0.01"
    few, many = (
        f"({small} ? {number_text(value, less)} : {number_text(value, more)})" for less, more in ((1, 2), (3, 4))
    )
    text = f"({space}) < 27 ? '' : ({value} > 0 ? '+' : '') + ({narrow} ? {few} : {many})"
    width = f"({narrow} ? ({small} ? 4.2 : 3.2) : ({small} ? 5 : 4.2))"
    return text, alt.ExprRef(f"min(14 * scale, ({space}) / {width})")


# Gray that can be read on the background of the page.
QUIET = "luminance(background || 'white') > 0.5 ? '#595959' : '#b3b3b3'"


def quiet_color() -> alt.ColorValue:
    """Return the colour of texts that belong to no series."""
    return alt.ColorValue(alt.ExprRef(QUIET))


def boxed_text(rows: alt.Chart, distance: str, color: alt.Color | alt.ColorValue) -> alt.LayerChart:
    """Return the `text` of rows beside the place `at` along x, at the height `place`, on the background of the page.

    It is on the side with more room, `distance` pixels away, and inside the plot; all three are in pixels. The box of
    the text has the formula of `box_beside` in labels.py.
    """
    width = f"length(datum.text) * {CHARACTER_WIDTH} * scale"
    beside = f"datum.at < width / 2 ? datum.at + {distance} : datum.at - {distance} - {width}"
    rows = rows.transform_calculate(left=f"max(0, min({beside}, width - {width}))")
    rows = rows.transform_calculate(right=f"datum.left + {width}").transform_filter("datum.text !== ''")
    left, right = alt.XValue(alt.ExprRef("datum.left")), alt.X2Value(alt.ExprRef("datum.right"))
    top = alt.YValue(alt.ExprRef("datum.place - 0.5 * text_height"))
    bottom = alt.Y2Value(alt.ExprRef("datum.place + 0.5 * text_height"))
    ground = alt.ColorValue(alt.ExprRef("background || 'white'"))
    boxes = alt.Chart().mark_rect(opacity=0.75, tooltip=None).encode(left, right, top, bottom, ground)
    middle = alt.YValue(alt.ExprRef("datum.place"))
    texts = alt.Chart().mark_text(**text_style(baseline="middle")).encode(alt.Text("text:N"), left, middle, color)
    return alt.LayerChart(layer=[boxes, texts], data=rows.data, transform=rows.transform)
