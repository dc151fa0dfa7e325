"""The series of a picture with their colours and dashes, which the words that name them on a page have too."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lib.charts.core.picture import Picture

# The number of colours of the theme. After the last one the first one follows; lines also differ by dash patterns.
COLOR_COUNT = 8
SOLID_LINES, DASHED_LINES = "solid lines", "dashed lines"
"""Names of all solid and of all dashed lines of a picture that has both."""


class SeriesStyle(NamedTuple):
    """How a series is drawn: the place of its colour in the theme, or only whether its lines are solid or dashed."""

    color: int | None = None
    dashes: str = ""


def series_styles(picture: Picture) -> dict[str, SeriesStyle]:
    """Return the style of each series of a picture, by its name, in the order of the scale of colours.

    Of a line chart these are the series that are drawn, of other pictures all that its scales of colours name.
    """
    scales = _color_scales(picture.specification, picture)
    if "lines" not in picture.tables:
        return {name: style for scale in scales for name, style in _styles(scale).items()}
    lines = picture.tables["lines"]
    drawn, dashes = set(lines["series"].tolist()), set(lines["dash"].tolist())
    styles = {name: style for name, style in _styles(next(scales)).items() if name in drawn}
    if "solid" in dashes and len(dashes) > 1:
        styles |= {SOLID_LINES: SeriesStyle(dashes="solid"), DASHED_LINES: SeriesStyle(dashes="dashed")}
    return styles


def _styles(names: tuple[str, ...]) -> dict[str, SeriesStyle]:
    """Return the style of each name of a scale, which has the colours of the theme in their order."""
    return {name: SeriesStyle(place % COLOR_COUNT) for place, name in enumerate(names)}


def _color_scales(node: Any, picture: Picture) -> Iterator[tuple[str, ...]]:
    """Yield the names of each scale of the theme's colours in a part of a specification."""
    if isinstance(node, list):
        for part in node:
            yield from _color_scales(part, picture)
    elif isinstance(node, Mapping):
        for channel in ("color", "fill", "stroke"):
            if isinstance(node.get(channel), Mapping) and (names := _domain(node[channel], picture)):
                yield names
        for part in node.values():
            yield from _color_scales(part, picture)


def _domain(channel: Mapping[str, Any], picture: Picture) -> tuple[str, ...]:
    """Return the names in the order of a channel's scale: its domain, or by default their order in a table."""
    scale = channel.get("scale") or {}
    if channel.get("type") != "nominal" or "range" in scale:
        return ()
    columns = [table[channel["field"]] for table in picture.tables.values() if channel["field"] in table]
    return tuple(scale.get("domain", [])) or tuple(dict.fromkeys(columns[0].tolist() if columns else ()))
