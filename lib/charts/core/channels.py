"""Encoding channels that several charts have: the colours of series, and pairs of bars."""

from collections.abc import Sequence

import altair as alt


def series_color(palette: Sequence[str], legend: alt.Legend | None = None) -> alt.Color:
    """Return the colour of the field `series`; the names of the palette have the theme's colours in their order."""
    return alt.Color("series:N", scale=alt.Scale(domain=list(palette)), legend=legend)


def paired_bars(field: str, pair: Sequence[str]) -> tuple[alt.Fill, alt.Stroke, alt.FillOpacity]:
    """Return the channels of bars of two series, which differ without their colours too.

    The bars are full where `field` is the first of the pair, and framed where it is the second; the title of their
    chart says so.
    """
    scale, opacity = alt.Scale(domain=list(pair)), alt.Scale(domain=list(pair), range=[1, 0.25])
    return (
        alt.Fill(f"{field}:N", scale=scale, legend=None),
        alt.Stroke(f"{field}:N", scale=scale, legend=None),
        alt.FillOpacity(f"{field}:N", scale=opacity, legend=None),
    )
