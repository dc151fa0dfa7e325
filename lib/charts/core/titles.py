"""The title of a chart, as high above its plot in a line chart as in another.

The title of a line chart is data (line_names.py); that of another chart is a part of its specification.
"""

import json
import textwrap
from typing import Any

import altair as alt

from lib.charts.core.text_marks import QUIET

# The size of the letters of a title and of its key; the characters of a line on a phone, and from how many pixels on a
# chart is wide.
TITLE_SIZE, KEY_SIZE, NARROW_CHARACTERS, WIDE = 15, 12, 40, 500
# The height of the row of text that a line chart has between its title and its plot.
ROW_HEIGHT = 17
# What a title with its key takes above a plot, in pixels.
TITLE_HEIGHT = 46
# Between a title and the row below it, in pixels.
TITLE_OFFSET = 6


def chart_title(text: str | alt.ExprRef, key: str = "") -> alt.TitleParams:
    """Return the title of a chart, and under it the `key` that says how its marks are to be read, if any.

    A text is on several lines where the chart is narrow.
    """
    style: dict[str, Any] = {}
    if key:
        style = {"subtitle": key, "subtitleColor": alt.ExprRef(QUIET), "subtitlePadding": 4}
        style["subtitleFontSize"] = alt.ExprRef(f"{KEY_SIZE} * scale")
    shown = _wrapped(text) if isinstance(text, str) else text
    return title_at_start(shown, **style)


def title_at_start(text: alt.ExprRef, **style: Any) -> alt.TitleParams:
    """Return a title at the left edge of the chart, with what else belongs to its style."""
    size, line_height = alt.ExprRef(f"{TITLE_SIZE} * scale"), alt.ExprRef("19 * scale")
    # Without a limit of its own a title gets one from Streamlit: the width that the chart has when it is mounted.
    common: dict[str, Any] = {"anchor": "start", "frame": "bounds", "offset": TITLE_OFFSET, "limit": 0}
    return alt.TitleParams(text=text, fontSize=size, lineHeight=line_height, **common, **style)


def _wrapped(text: str) -> alt.ExprRef:
    """Return the text of a title on one line, or on several where the chart is narrow."""
    wide = f"(containerSize()[0] || width) >= {WIDE} * scale"
    lines = json.dumps(textwrap.wrap(text, NARROW_CHARACTERS), ensure_ascii=False)
    return alt.ExprRef(f"{wide} ? {json.dumps(text, ensure_ascii=False)} : {lines}")


def space_above() -> alt.Chart:
    """Return an invisible mark that keeps the row above the plot free."""
    top, nothing = alt.YValue(alt.ExprRef(f"-{ROW_HEIGHT} * scale")), alt.Chart(alt.sequence(1))
    return nothing.mark_rect(opacity=0, tooltip=None).encode(alt.XValue(0), alt.X2Value(1), top, alt.Y2Value(0))
