"""Charts of discrete distributions: the probabilities of one trial and of the number of ones in n trials, as bars."""

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import BINOMIAL_PMF, CLASSES
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import PRECISE, fixed_text
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.text_marks import TEXT_SCALE, numbers_that_fit
from lib.charts.core.titles import chart_title, space_above
from lib.likelihood import bernoulli_pmf, binomial_pmf
from lib.text.catalogue import likelihood as words
from lib.text.numbers import fixed

# So many bars at most have their numbers above them.
FEW_BARS = 12


@memoized
def bernoulli(p: float) -> Picture:
    """Draw the probabilities of the outcomes 0 and 1 of one trial as bars."""
    return _bars(
        np.array([0, 1]), bernoulli_pmf([0, 1], p), words.DISTRIBUTIONS_ONE_TRIAL, words.DISTRIBUTIONS_OUTCOME, CLASSES
    )


@memoized
def binomial(n: int, p: float) -> Picture:
    """Draw the probability of each number k of ones in n trials as bars, within six standard deviations of the mean."""
    half_width = max(10.0, 6 * np.sqrt(n * p * (1 - p)))
    k = np.arange(max(0, int(n * p - half_width)), min(n, int(n * p + half_width)) + 1)
    pmf, series = binomial_pmf(k, n, p), [BINOMIAL_PMF] * k.size
    return _bars(k, pmf, words.DISTRIBUTIONS_TRIALS, words.DISTRIBUTIONS_ONES, series)


def _bars(
    k: NDArray[np.int64], probability: NDArray[np.float64], title: str, x_title: str, series: Sequence[str]
) -> Picture:
    """Return the picture of probabilities over whole numbers k, each bar in the colour of its series."""
    numbers = {"k": k, "probability": probability}
    return Picture(
        specification=bars_chart(title, x_title, len(k) <= FEW_BARS),
        tables={"bars": numbers | {"series": np.array(series)}},
        title=title,
        description=words.DISTRIBUTIONS_TEXT.format(
            quantity=x_title,
            first=k[0],
            last=k[-1],
            largest=fixed(np.max(probability)),
            most_probable=k[int(np.argmax(probability))],
        ),
        data_columns=(DataColumn("k", "k"), DataColumn(words.DISTRIBUTIONS_PROBABILITY, "probability")),
        data=numbers,
    )


@compiled
def bars_chart(title: str, x_title: str, few: bool) -> AnyChart:
    """Build the chart of the bars, with numbers above them where there are `few`."""
    bars = alt.Chart(alt.NamedData("bars")).encode(
        alt.X("k:O" if few else "k:Q", title=x_title, axis=alt.Axis(labelAngle=0, format="d")),
        alt.Y("probability:Q", title=words.DISTRIBUTIONS_PROBABILITY, axis=alt.Axis(tickCount=4)),
        series_color((BINOMIAL_PMF, "", *CLASSES)),
        tooltip=[
            alt.Tooltip("k:Q", title=x_title),
            alt.Tooltip("probability:Q", title=words.DISTRIBUTIONS_PROBABILITY, format=PRECISE),
        ],
    )
    marks = bars.mark_bar() if few else bars.mark_bar(width=3)
    numbers = bars.transform_calculate(text=fixed_text("datum.probability"))
    numbers = numbers.mark_text(dy=-8, **numbers_that_fit("bars", 40)).encode(text=alt.Text("text:N"))
    return layered([marks, *[numbers] * few, space_above()], [TEXT_SCALE], height=260, title=chart_title(title))
