"""Text in charts: one style, in a size that grows where the page is projected."""

from typing import Any

import altair as alt

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

    Both arguments and the text are Vega expressions. In less than 60 pixels a number has two digits after the point, or
    one digit and an exponent if it would be 0; in less than 27 pixels there is no text.
    """
    # A digit is about 0.55 times as wide as the letters are high; a number has five characters, or seven.
    narrow = f"({space}) < 60"
    short = f"({value}) != 0 && abs({value}) < ({narrow} ? 0.005 : 0.00005)"
    long = f"abs({value}) < 0.99995 ? '+.4f' : '+.3f'"
    text = f"({space}) < 27 ? '' : format({value}, {short} ? '+.0e' : {narrow} ? '+.2f' : {long})"
    return text, alt.ExprRef(f"min(14 * scale, ({space}) / ({narrow} ? 3.2 : 4.2))")
