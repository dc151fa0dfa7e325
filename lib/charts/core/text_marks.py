"""Text in charts: one style, in a size that grows where the page is projected."""

from typing import Any

import altair as alt

from lib.charts.core.expressions import number_text

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
