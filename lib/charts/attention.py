"""Charts of attention: the weights between the tokens of a sentence, and the entropy with and without 1/sqrt(d)."""

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.calls import memoized
from lib.charts.core.expressions import PRECISE
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, Picture, compiled
from lib.charts.core.square import SIDE
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.text.catalogue import softmax as words
from lib.text.numbers import fixed

HEIGHT, ENTROPY_HEIGHT = 440, 280


@memoized
def weights(tokens: Sequence[str], matrix: NDArray[np.float64]) -> Picture:
    """Draw a heat map of attention weights: how much the token of a row takes from that of each column.

    `matrix` has a row and a column for each token, and each row sums to 1.
    """
    row, column = np.indices(matrix.shape)
    labels = [f"{place}. {token}" for place, token in enumerate(tokens, start=1)]
    table = {"from": np.take(labels, row.ravel()), "to": np.take(labels, column.ravel()), "weight": matrix.ravel()}
    return Picture(
        specification=weights_chart(),
        tables={"cells": table},
        title=words.ATTENTION_WEIGHTS_TITLE,
        description=words.ATTENTION_WEIGHTS_TEXT.format(tokens=len(tokens), largest=fixed(matrix.max(), 3)),
    )


@compiled
def weights_chart() -> AnyChart:
    """Build the chart of `weights`: the darker the colour, the larger the weight."""
    # Tokens are numbered to keep a repeated one apart; the axes show them without the number.
    square = alt.Scale(range=[0, alt.ExprRef(SIDE)])
    token = {"labelExpr": "split(datum.label, '. ')[1]", "labelOverlap": False}
    cells = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("to:N", title=words.ATTENTION_WEIGHTS_X, sort=None, scale=square, axis=alt.Axis(labelAngle=0, **token)),
        alt.Y("from:N", title=words.ATTENTION_WEIGHTS_Y, sort=None, scale=square, axis=alt.Axis(**token)),
        tooltip=[
            alt.Tooltip("from:N", title=words.ATTENTION_WEIGHTS_Y),
            alt.Tooltip("to:N", title=words.ATTENTION_WEIGHTS_FROM),
            alt.Tooltip("weight:Q", title=words.ATTENTION_WEIGHTS_WEIGHT, format=PRECISE),
        ],
    )
    scale = alt.Scale(domain=[0, 1], range=["#f7f7f7", "#2166ac"], interpolate="rgb")
    squares = cells.mark_rect().encode(alt.Color("weight:Q", scale=scale, legend=None))
    # White text has more contrast than black on the darkest colours only.
    text_color = alt.condition("datum.weight > 0.86", alt.value("white"), alt.value("black"))
    numbers = cells.mark_text(fontSize=alt.ExprRef("min(14 * scale, bandwidth('x') / 3)"), tooltip=None)
    numbers = numbers.encode(alt.Text("weight:Q", format=".3f"), color=text_color)
    title = chart_title(words.ATTENTION_WEIGHTS_HEAD, words.ATTENTION_WEIGHTS_KEY)
    return layered([squares, numbers], [TEXT_SCALE], height=HEIGHT, title=title)


@memoized
def entropy_by_dimension(
    dimensions: Sequence[int],
    scaled: Sequence[float],
    unscaled: Sequence[float],
    most: float,
    d: int,
    found: float,
) -> Picture:
    """Draw the mean entropy of an attention row over the dimension d, logarithmic, with and without 1/sqrt(d).

    `scaled` and `unscaled` are those entropies in nats, `most` is ln n for n tokens, the largest possible. A point
    marks the entropy that was `found` in the sentence, at the dimension `d`.
    """
    x = np.array(dimensions)
    columns: dict[str, ArrayLike] = {"x": x, "scaled": scaled, "unscaled": unscaled}
    columns |= {"most": np.full(x.size, most), "found": np.where(x == d, found, np.nan)}
    lines = [
        Line("scaled", words.ATTENTION_DIMENSION_SCALED),
        Line("unscaled", words.ATTENTION_DIMENSION_UNSCALED),
        Line("most", words.ATTENTION_DIMENSION_MOST, dashed=True),
        Line("found", words.ATTENTION_DIMENSION_SENTENCE, as_points=True),
    ]
    text = words.ATTENTION_DIMENSION_TEXT.format(
        scaled=fixed(scaled[-1], 3), dimension=dimensions[-1], unscaled=fixed(unscaled[-1], 3)
    )
    axes = AxesSpec(
        words.ATTENTION_DIMENSION_X, words.ATTENTION_DIMENSION_Y, (0, 1.1 * most), ENTROPY_HEIGHT, x_scale="log"
    )
    return line_chart(columns, lines, axes, text, title=words.ATTENTION_DIMENSION_TITLE)
