"""The x axis with the names of classes, which stand upright where they have no room beside each other."""

from collections.abc import Sequence
from typing import Any

import altair as alt

# The names are upright where as many of the longest one take more pixels than the narrowest chart has.
NAMES_BESIDE, CHARACTER_WIDTH = 270, 7
# The longest name, and what upright names take more than others, in pixels.
NAME_LIMIT, UPRIGHT_HEIGHT = 120, 100


def names_upright(names: Sequence[str]) -> bool:
    """Return whether the names have no room beside each other, with the longest one in every place."""
    return len(names) * CHARACTER_WIDTH * max(map(len, names)) > NAMES_BESIDE


def name_axis(upright: bool) -> alt.Axis:
    """Return an x axis on which no name is left out, with names that are upright or not."""
    common: dict[str, Any] = {"labelLimit": NAME_LIMIT, "labelOverlap": False, "labelFlush": False, "grid": False}
    if upright:
        return alt.Axis(labelAngle=-90, labelAlign="right", labelBaseline="middle", **common)
    return alt.Axis(labelAngle=0, **common)
