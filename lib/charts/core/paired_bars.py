"""Bars of two kinds beside each other, told apart without their colours: full and framed."""

import altair as alt


def full_or_framed(field, pair):
    """Return the channels of such bars, in one legend: full where the field is the first of the pair, else framed."""
    words = "datum.label + (datum.index ? ', framed' : ', full')"
    columns = alt.ExprRef("width < 300 * scale ? 1 : 2")
    legend = alt.Legend(title=None, orient="top", symbolType="square", labelExpr=words, columns=columns)
    scale, opacity = alt.Scale(domain=list(pair)), alt.Scale(domain=list(pair), range=[1, 0.25])
    return (
        alt.Fill(f"{field}:N", scale=scale, legend=legend),
        alt.Stroke(f"{field}:N", scale=scale, legend=legend),
        alt.FillOpacity(f"{field}:N", scale=opacity, legend=legend),
    )
