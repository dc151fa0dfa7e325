"""Encoding channels that several charts have: the colours of series, and pairs of bars."""

from collections.abc import Sequence

import altair as alt


def series_color(palette: Sequence[str], legend: alt.Legend | None = None) -> alt.Color:
    """Return the colour of the field `series`; the names of the palette have the theme's colours in their order."""
    return alt.Color("series:N", scale=alt.Scale(domain=list(palette)), legend=legend)


def filled_and_outlined(
    field: str, pair: Sequence[str], quantity: str = ""
) -> tuple[alt.Fill, alt.Stroke, alt.FillOpacity]:
    """Return the channels of bars of two series, which differ without their colours too, and one legend for them.

    The bars are filled where `field` is the first of the pair, and outlined where it is the second. The legend names
    the `quantity` of each series that is drawn, as in "Gradient of", unless that is the series itself.
    """
    name = f"'{quantity} ' + lower(datum.label)" if quantity else "datum.label"
    label = f"{name} + (datum.index ? ', framed' : ', full')"
    columns = alt.ExprRef("width < 300 * scale ? 1 : 2")
    legend = alt.Legend(title=None, orient="top", symbolType="square", labelExpr=label, columns=columns)
    scale, opacity = alt.Scale(domain=list(pair)), alt.Scale(domain=list(pair), range=[1, 0.25])
    return (
        alt.Fill(f"{field}:N", scale=scale, legend=legend),
        alt.Stroke(f"{field}:N", scale=scale, legend=legend),
        alt.FillOpacity(f"{field}:N", scale=opacity, legend=legend),
    )
