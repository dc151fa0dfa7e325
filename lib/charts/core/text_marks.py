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
