"""The title of a chart that is no line chart, as high above its plot as that of a line chart (line_names.py)."""

import json
import textwrap

import altair as alt

# The size of the letters; the characters of a line on a phone, and from how many pixels on a chart is wide.
TITLE_SIZE, NARROW_CHARACTERS, WIDE = 15, 40, 500
# The height of the row of text that a line chart has between its title and its plot.
ROW_HEIGHT = 17


def chart_title(text: str) -> alt.TitleParams:
    """Return the title of a chart, on several lines where the chart is narrow."""
    wide = f"(containerSize()[0] || width) >= {WIDE} * scale"
    lines = json.dumps(textwrap.wrap(text, NARROW_CHARACTERS), ensure_ascii=False)
    shown = alt.ExprRef(f"{wide} ? {json.dumps(text, ensure_ascii=False)} : {lines}")
    size, line_height = alt.ExprRef(f"{TITLE_SIZE} * scale"), alt.ExprRef("19 * scale")
    return alt.TitleParams(text=shown, anchor="start", frame="bounds", fontSize=size, lineHeight=line_height)


def space_above() -> alt.Chart:
    """Return an invisible mark that keeps the row above the plot free."""
    top, nothing = alt.value(alt.ExprRef(f"-{ROW_HEIGHT} * scale")), alt.Chart(alt.sequence(1))
    return nothing.mark_rect(opacity=0, tooltip=None).encode(x=alt.value(0), x2=alt.value(1), y=top, y2=alt.value(0))
