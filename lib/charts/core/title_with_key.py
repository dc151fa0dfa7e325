"""The title of a chart: what the picture shows, above its plot, and how its marks are to be read."""

from typing import Any

import altair as alt

SIZE, KEY_SIZE = 15, 12
# Gray that can be read on the background of the page.
KEY_COLOR = "luminance(background || 'white') > 0.5 ? '#595959' : '#b3b3b3'"
# What a title takes above a plot, in pixels.
TITLE_HEIGHT = 46


def plot_title(text: str | alt.ExprRef, key: str = "") -> alt.TitleParams:
    """Return a title at the left edge of the chart, and under it the `key` of its marks, if any."""
    style: dict[str, Any] = {
        "fontSize": alt.ExprRef(f"{SIZE} * scale"),
        "subtitleFontSize": alt.ExprRef(f"{KEY_SIZE} * scale"),
    }
    if key:
        style |= {"subtitle": key, "subtitleColor": alt.ExprRef(KEY_COLOR), "subtitlePadding": 4}
    return alt.TitleParams(text=text, anchor="start", frame="bounds", **style)
