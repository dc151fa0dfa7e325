"""Charts for the wall of a hall: the likelihood of its flips, its votes, and its guesses."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import LIKELIHOOD_PALETTE
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import AXIS_HEIGHT
from lib.charts.core.line_names import HEAD_HEIGHT
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.charts.core.titles import chart_title, space_above
from lib.likelihood import likelihood_ratio_interval, log_likelihood
from lib.text.catalogue import hall as words
from lib.text.hall import flips_label, ones_label
from lib.text.numbers import equals, fixed, significant

RELATIVE, LOGARITHM = "L(p) / L(k/n)", "ln L(p) − ln L(k/n)"
CONFIDENCE = 0.95
# The likelihood has so many points in and around its interval, so that no sample makes it angular.
FINE = 241
HEIGHT = 330
LOWEST = -10.0
GUESSES = "guesses"


@memoized
def likelihood_of_flips(ones: int, flips: int, p: float | None = None) -> Picture:
    """Draw L(p) of all flips as a fraction of its maximum, with the 95% likelihood-ratio interval shaded.

    `p` is the probability of the coin, None while it is hidden.
    """
    grid, logarithm = _logarithm(ones, flips, p)
    notes = [Annotation(ones / flips, 1.0, words.WALL_LIKELIHOOD_MAXIMUM.format(estimate=equals(ones / flips)))]
    if p is not None:
        height = float(np.exp(logarithm[np.searchsorted(grid, p)]))
        notes.append(Annotation(p, height, words.WALL_LIKELIHOOD_COIN.format(p=equals(p))))
    columns = {"x": grid, "likelihood": np.exp(logarithm)}
    lines = [Line("likelihood", RELATIVE, series="Likelihood")]
    axes = AxesSpec(words.WALL_P, RELATIVE, (0, 1.15), HEIGHT, palette=LIKELIHOOD_PALETTE)
    return line_chart(
        columns,
        lines,
        axes,
        words.WALL_LIKELIHOOD_TEXT.format(**_sample(ones, flips)),
        title=words.WALL_LIKELIHOOD_HEAD,
        annotations=notes,
        bands=[_interval(ones, flips)],
    )


@memoized
def log_likelihood_of_flips(ones: int, flips: int, p: float | None = None) -> Picture:
    """Draw ln L(p) of all flips less its maximum, down to -10; `p` is that of the coin, None while it is hidden."""
    grid, logarithm = _logarithm(ones, flips, p)
    axes = AxesSpec(words.WALL_P, LOGARITHM, (LOWEST, 1.0), HEIGHT, palette=LIKELIHOOD_PALETTE)
    return line_chart(
        {"x": grid, "logarithm": logarithm},
        [Line("logarithm", LOGARITHM, series="Likelihood", name="ln L(p)")],
        axes,
        words.WALL_LOGARITHM_TEXT.format(**_sample(ones, flips)),
        title=words.WALL_LOGARITHM_HEAD,
        bands=[_interval(ones, flips)],
    )


def _logarithm(ones: int, flips: int, p: float | None = None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return a grid of p that holds the maximum and a given p, and there ln L less its maximum."""
    estimate = ones / flips
    low, high = map(float, likelihood_ratio_interval(ones, flips, CONFIDENCE))
    fine = np.linspace(2 * low - high, 2 * high - low, FINE)
    grid = np.concatenate([np.linspace(0, 1, 201), fine, [estimate], [] if p is None else [p]])
    grid = np.unique(grid[(grid >= 0) & (grid <= 1)])
    sample = np.repeat([1, 0], [ones, flips - ones])
    return grid, log_likelihood(sample, grid) - log_likelihood(sample, estimate)


def _interval(ones: int, flips: int) -> Band:
    """Return the 95% likelihood-ratio interval as a band over p."""
    low, high = likelihood_ratio_interval(ones, flips, CONFIDENCE)
    return Band(x=(float(low), float(high)))


def _sample(ones: int, flips: int) -> dict[str, str]:
    """Return what a sentence says of a sample: its counts, its maximum and its interval."""
    low, high = map(float, likelihood_ratio_interval(ones, flips, CONFIDENCE))
    return {
        "ones": ones_label(ones),
        "flips": flips_label(flips),
        "estimate": equals(ones / flips),
        "low": fixed(low, 3),
        "high": fixed(high, 3),
    }


@memoized
def votes(labels: Sequence[str], rounds: Sequence[Mapping[str, int]]) -> Picture:
    """Draw how many phones chose each answer: a bar for each of the `rounds`, at most two, beside each other.

    `labels` names the answers in the order of the counts of a round.
    """
    rows = [
        (label, words.WALL_VOTE_ROUNDS[place], count)
        for place, counts in enumerate(rounds)
        for label, count in zip(labels, counts.values(), strict=True)
    ]
    answer, round_, count = (np.array(column) for column in zip(*rows, strict=True))
    text = ", ".join(f"{label} {number}" for label, _, number in rows)
    return Picture(
        specification=votes_chart(len(rounds)),
        tables={"votes": {"answer": answer, "round": round_, "count": count}},
        title=words.WALL_VOTES_HEAD,
        description=words.WALL_VOTES_TEXT.format(votes=text),
        data_columns=(
            DataColumn(words.WALL_VOTES_ANSWER, "answer"),
            DataColumn(words.WALL_VOTES_ROUND, "round"),
            DataColumn(words.WALL_VOTES_PHONES, "count"),
        ),
        data={"answer": answer, "round": round_, "count": count},
    )


@compiled
def votes_chart(rounds: int) -> AnyChart:
    """Build the chart of `votes`, with the number of phones at the end of each bar."""
    table = alt.Chart(alt.NamedData("votes"))
    x = alt.X("count:Q", title=words.WALL_VOTES_PHONES, axis=alt.Axis(format="d", tickMinStep=1))
    y = alt.Y(
        "answer:N",
        title=None,
        sort=None,
        axis=alt.Axis(labelFontSize=alt.ExprRef("14 * scale"), labelLimit=0, labelOverlap=False, ticks=False),
    )
    places = alt.YOffset("round:N", sort=None, scale=alt.Scale(domain=list(words.WALL_VOTE_ROUNDS[:rounds])))
    color = alt.Color("round:N", scale=alt.Scale(domain=list(words.WALL_VOTE_ROUNDS)), legend=None)
    tooltip = [alt.Tooltip("answer:N"), alt.Tooltip("round:N"), alt.Tooltip("count:Q")]
    bars = table.mark_bar().encode(x, y, places, color, tooltip=tooltip)
    numbers = table.mark_text(**text_style(baseline="middle", dx=6))
    label = "datum.count" if rounds == 1 else "datum.count + ' · ' + lower(datum.round)"
    numbers = numbers.transform_calculate(text=label).encode(x, y, places, text=alt.Text("text:N"), color=color)
    height = HEIGHT + AXIS_HEIGHT + HEAD_HEIGHT
    return layered(
        [bars, numbers, space_above()], [TEXT_SCALE], height=height, title=chart_title(words.WALL_VOTES_HEAD)
    )


@memoized
def guesses(ones: int, flips: int, values: Sequence[float], counts: Sequence[int]) -> Picture:
    """Draw how many phones guessed each p as bars, the most frequent one of height 1, and L(p) / L(k/n) as a line."""
    grid, logarithm = _logarithm(ones, flips)
    tables = {
        "guesses": {"p": np.array(values), "share": np.array(counts) / max(counts), "count": np.array(counts)},
        "curve": {"p": grid, "likelihood": np.exp(logarithm)},
    }
    mean = significant(float(np.average(values, weights=counts)))
    if sum(counts) == 1:
        text = words.WALL_ONE_GUESS_TEXT.format(**_sample(ones, flips), mean=mean)
    else:
        text = words.WALL_GUESSES_TEXT.format(**_sample(ones, flips), count=sum(counts), mean=mean)
    return Picture(
        specification=guesses_chart(),
        tables=tables,
        title=words.WALL_GUESSES_HEAD,
        description=text,
        data_columns=(DataColumn("p", "p"), DataColumn(RELATIVE, "likelihood")),
        data=tables["curve"],
    )


@compiled
def guesses_chart() -> AnyChart:
    """Build the chart of `guesses`."""
    x = alt.X("p:Q", title=words.WALL_P, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".1f", tickCount=6))
    y = alt.Y("share:Q", title=RELATIVE, scale=alt.Scale(domain=[0, 1.05]), axis=alt.Axis(tickCount=6))
    palette = [*LIKELIHOOD_PALETTE, GUESSES]
    bars = alt.Chart(alt.NamedData("guesses")).transform_calculate(series=f"'{GUESSES}'")
    tooltip = [alt.Tooltip("p:Q", format=SINGLE), alt.Tooltip("count:Q", title=words.WALL_GUESSES_PHONES)]
    stems = bars.mark_rule(strokeWidth=6).encode(x, y, alt.Y2Datum(0), series_color(palette), tooltip=tooltip)
    curve = alt.Chart(alt.NamedData("curve")).transform_calculate(series="'Likelihood'")
    line = curve.mark_line(strokeWidth=2.5, tooltip=None).encode(x, alt.Y("likelihood:Q"), series_color(palette))
    height = HEIGHT + AXIS_HEIGHT + HEAD_HEIGHT
    title = chart_title(words.WALL_GUESSES_HEAD, words.WALL_GUESSES_KEY)
    return layered([stems, line, space_above()], [TEXT_SCALE], height=height, title=title)
