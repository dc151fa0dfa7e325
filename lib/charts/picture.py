"""A picture: a chart compiled once for its shape, and the numbers that are drawn in it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from lib.params import Parameter


@dataclass(frozen=True)
class Picture:
    """A Vega-Lite specification without data, the tables it names, and what a screen reader says of it.

    `sliders` are the parameters that the chart itself lets the student move, by selection name.
    Equal shapes give the same specification object, so that only numbers travel when a number changes.
    """

    specification: Mapping
    tables: Mapping[str, pd.DataFrame]
    description: str
    sliders: Mapping[str, Parameter] = field(default_factory=dict)


def compiled(build):
    """Let Altair build and validate a chart once for each shape: `build(*shape) -> alt.Chart` gives a dict."""

    @functools.lru_cache(maxsize=128)
    @functools.wraps(build)
    def specification(*shape):
        compiled_chart = build(*shape).to_dict()
        # Altair's default theme fixes a size of 300 by 300; the page decides on the size.
        compiled_chart.get("config", {}).pop("view", None)
        return compiled_chart

    return specification
