"""The pictures of the likelihood page."""

import functools
from statistics import NormalDist

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.colors import CLASSES, CROSS, FLIPS, ROLES
from lib.charts.core.frames import frame_of, frames, shown, sliders, value
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import of_rows
from lib.charts.simulation import PMF
from lib.lesson.examples import fair_flips
from lib.likelihood import (
    bernoulli_divergence,
    bernoulli_entropy,
    bernoulli_pmf,
    binomial_pmf,
    likelihood,
    log_likelihood,
    loss_per_flip,
    mle,
    score,
)
from lib.losses import binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient
from lib.statistics.coverage import coverage, jumps
from lib.statistics.intervals import INTERVALS

LETTER = alt.ExprRef("12.5 * scale")
LOG_LIKELIHOOD = Line("log_likelihood", "Log-likelihood", slope="score", series="Likelihood")
# The log-likelihood keeps its colour beside what cuts it.
WITH_CUT = (*ROLES, "Cut", "", "Likelihood", "Maximum")


@memoized
def likelihood_curve(sample, cursor, start, raw=False):
    """Draw L(p), as it is or as a share of its maximum, with the slope of the same curve at the cursor."""
    p, peak = with_cursor(np.linspace(0, 1, 201), cursor, start), mle(sample)
    top = 0.0 if raw else log_likelihood(sample, peak)
    curve = np.exp(log_likelihood(sample, p) - top)
    with np.errstate(invalid="ignore"):
        slope = np.where(curve == 0, 0.0, curve * score(sample, p))
    title, reach = ("L(p)", None) if raw else ("L(p) / L(k/n)", (0, 1.1))
    frame = AxesSpec("probability p of a 1", title, reach, 290, palette=FLIPS)
    text = f"Likelihood of {len(sample)} flips, largest at p = {peak:g}."
    drawn = [Line("likelihood", "Likelihood", slope="slope")]
    return lines({"x": p, "likelihood": curve, "slope": slope}, drawn, frame, text, cursor)


@memoized
def factors(sample, p, start):
    """Draw what each flip contributes to L(p), the live p for a 1 and 1 - p for a 0, as a bar for each flip."""
    place = np.arange(1, len(sample) + 1)
    columns = {"place": place, "flip": np.array(sample)}
    columns |= frames("factor", lambda at: bernoulli_pmf(sample, at), p, start)
    return Picture(
        specification=factors_chart(p, len(sample) <= 12),
        tables={"factors": columns},
        title="The factors of L(p)",
        description=f"A bar for each of {len(sample)} flips: p for a 1, 1 − p for a 0; L(p) is their product.",
        sliders={p.key: p},
        columns=(Column("place", "place"), Column("flip", "flip"), Column("factor", "factor", p)),
        source=columns,
    )


@compiled
def factors_chart(p, few):
    """Build the chart of `factors`: the flip under each bar, and its factor above where there are few."""
    table = alt.Chart(alt.NamedData("factors")).transform_calculate(
        factor=shown("factor", p), series=f"{list(CLASSES)}[datum.flip]"
    )
    x = alt.X(
        "place:O",
        title="flips, each with its factor",
        axis=alt.Axis(labels=False, ticks=False, titlePadding=alt.ExprRef("18 * scale")),
    )
    y = alt.Y("factor:Q", title="factor", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(tickCount=2))
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(FLIPS)), legend=None)
    tip = [alt.Tooltip("place:Q"), alt.Tooltip("flip:Q"), alt.Tooltip("factor:Q", format=".4g")]
    bars = table.mark_bar().encode(x, y, colour, tooltip=tip)
    under = table.mark_text(baseline="top", dy=5, fontSize=LETTER, fontWeight="bold", tooltip=None)
    above = table.mark_text(dy=-8, fontSize=LETTER, opacity=roomy("factors", 30), tooltip=None)
    under = under.encode(x, y=alt.value(alt.ExprRef("height")), text="flip:Q", color=colour)
    above = above.encode(x, y, text=alt.Text("factor:Q", format=".3~f"), color=colour)
    return (
        alt.layer(bars, under, *[above] * few)
        .properties(height=130)
        .add_params(pointer.SCALE, *sliders(p), frame_of(p))
    )


@memoized
def log_likelihood_curve(sample, cursor=None, start=None):
    """Draw ln L(p) with its slope, the score, down to 30 below the maximum; a cursor is optional."""
    p, peak = np.linspace(0, 1, 401), mle(sample)
    p = p if cursor is None else with_cursor(p, cursor, start)
    top = float(log_likelihood(sample, peak))
    columns = {"x": p, "log_likelihood": log_likelihood(sample, p), "score": score(sample, p)}
    frame = AxesSpec("probability p of a 1", "ln L(p)", (top - 30, top + 3), 130, palette=FLIPS)
    text = f"Logarithm of the likelihood of {len(sample)} flips, largest, {top:.4f}, at p = {peak:g}."
    return lines(columns, [LOG_LIKELIHOOD], frame, text, cursor)


@memoized
def tested(sample, confidence, cursor, start):
    """Draw ln L(p) with its largest height and the height at which the likelihood-ratio interval cuts it.

    The cut is z^2 / 2 below the top, z the normal quantile of the confidence; the cursor is the tested value.
    """
    p, peak = with_cursor(np.linspace(0, 1, 401), cursor, start), mle(sample)
    top = float(log_likelihood(sample, peak))
    cut = top - NormalDist().inv_cdf((1 + confidence) / 2) ** 2 / 2
    columns = {"x": p, "log_likelihood": log_likelihood(sample, p), "score": score(sample, p)}
    columns |= {"top": np.full_like(p, top), "cut": np.full_like(p, cut)}
    drawn = [
        LOG_LIKELIHOOD,
        Line("top", "Maximum", dashed=True),
        Line("cut", f"Cut for {confidence:.0%}", dashed=True, series="Cut"),
    ]
    frame = AxesSpec("probability p of a 1", "ln L(p)", (top - 10, top + 0.5), 200, palette=WITH_CUT)
    text = f"Log-likelihood of {len(sample)} flips, largest, {top:.4f}, at p = {peak:g}, cut at {cut:.4f}."
    return lines(columns, drawn, frame, text, cursor)


@memoized
def narrowing(sample):
    """Draw L(p) as a share of its maximum for the same share of ones in 1, 10 and 100 times as many flips."""
    p, peak = np.linspace(0, 1, 401), mle(sample)
    height = (log_likelihood(sample, p) - log_likelihood(sample, peak)) / len(sample)
    times = (1, 10, 100)
    columns = {"x": p} | {f"n{factor}": np.exp(len(sample) * factor * height) for factor in times}
    drawn = [Line(f"n{factor}", f"{len(sample) * factor:,} flips") for factor in times]
    text = f"Likelihood over p for {len(sample)} flips and 10 and 100 times as many: it narrows."
    return lines(columns, drawn, AxesSpec("probability p of a 1", "L(p) / L(k/n)", (0, 1.05), 230), text)


@memoized
def coverages(n, confidence):
    """Draw the share of samples of n flips whose interval covers p, for every p, one line an interval."""
    edges = np.concatenate([jumps(interval, n, confidence) for interval in INTERVALS.values()])
    sides = np.concatenate([edges - 1e-9, edges + 1e-9])
    p = np.union1d(np.linspace(0.001, 0.999, 300), sides[(sides > 0) & (sides < 1)])
    columns = {"x": p, "level": np.full(p.size, confidence)}
    columns |= {f"c{index}": coverage(interval, n, confidence, p) for index, interval in enumerate(INTERVALS.values())}
    drawn = [Line(f"c{index}", name) for index, name in enumerate(INTERVALS)]
    drawn.append(Line("level", "As promised", dashed=True))
    text = f"Real coverage of {len(INTERVALS)} intervals for {n} flips at confidence {confidence:g}."
    return lines(columns, drawn, AxesSpec("probability p of a 1", "coverage", (0.6, 1.0), 230), text)


def loss_in_parts(sample, cursor, start, label):
    """Return columns and lines of -ln L(p) / n, called by the label, of the entropy of k/n, and of the divergence."""
    share = mle(sample)
    p = with_cursor(np.linspace(0.005, 0.995, 199), cursor, start)
    columns = {
        "x": p,
        "loss": loss_per_flip(sample, p),
        "entropy": np.full_like(p, bernoulli_entropy(share)),
        "divergence": bernoulli_divergence(share, p),
    }
    return columns, [
        Line("loss", label, series=CROSS),
        Line("divergence", "Divergence KL(k/n ‖ p)", dashed=True, series="Divergence"),
        Line("entropy", "Entropy H(k/n)", dashed=True, series="Entropy"),
    ]


@memoized
def per_flip_in_logit(sample, cursor, start):
    """Draw -ln L / n over the logit, whose slope is sigmoid(z) - k/n; the cursor is the logit."""
    share, z = mle(sample), with_cursor(np.linspace(-10, 10, 201), cursor, start)
    columns = {
        "x": z,
        "loss": binary_cross_entropy_with_logits(z, share),
        "slope": binary_cross_entropy_with_logits_gradient(z, share),
    }
    drawn = [Line("loss", "−ln L / n", slope="slope", series=CROSS)]
    frame = AxesSpec("logit z", "nats per flip", (0, 5), 296, palette=FLIPS, tangent=2)
    return lines(columns, drawn, frame, f"Cross-entropy per flip over the logit, for a share of {share:g}.", cursor)


def roomy(table, letters):
    """Return the opacity of numbers above the bars of a table: none where they would not fit beside each other."""
    return alt.ExprRef(f"width / length(data('{table}')) > {letters} * scale ? 1 : 0")


def pmf(k, probability, x_title, series):
    """Draw the probabilities of the whole numbers k as bars in the colours of their `series`."""
    numbers = {"k": k, "probability": probability}
    return Picture(
        specification=pmf_chart(x_title, len(k) <= 12),
        tables={"bars": numbers | {"series": np.array(series)}},
        title=f"Probability of the {x_title}",
        description=f"Bars of the probability of {x_title} from {k[0]} to {k[-1]}, "
        f"largest, {np.max(probability):.4f}, at {k[int(np.argmax(probability))]}.",
        columns=tuple(Column(name, name) for name in numbers),
        source=numbers,
    )


@memoized
def bernoulli_bars(p):
    """Draw the probabilities of the two outcomes of one trial."""
    return pmf(np.array([0, 1]), bernoulli_pmf([0, 1], p), "outcome of one trial", CLASSES)


@memoized
def binomial_bars(n, p):
    """Draw the binomial distribution where it is not negligible: at most 201 bars around the mean."""
    reach = max(10.0, 6 * np.sqrt(n * p * (1 - p)))
    k = np.arange(max(0, int(n * p - reach)), min(n, int(n * p + reach)) + 1)
    return pmf(k, binomial_pmf(k, n, p), "number of 1s in n trials", [PMF] * k.size)


@compiled
def pmf_chart(x_title, few):
    """Build the chart of `pmf`, with the numbers above the bars where there are few."""
    bars = alt.Chart(alt.NamedData("bars")).encode(
        alt.X("k:O" if few else "k:Q", title=x_title, axis=alt.Axis(labelAngle=0, format="d")),
        alt.Y("probability:Q", title="probability"),
        alt.Color("series:N", scale=alt.Scale(domain=[PMF, "", *CLASSES]), legend=None),
        tooltip=[alt.Tooltip("k:Q", title=x_title), alt.Tooltip("probability:Q", format=".6g")],
    )
    drawn = bars.mark_bar() if few else bars.mark_bar(width=3)
    numbers = bars.mark_text(dy=-8, fontSize=LETTER, opacity=roomy("bars", 40))
    numbers = numbers.encode(text=alt.Text("probability:Q", format=".4f"))
    return alt.layer(drawn, *[numbers] * few).properties(height=220).add_params(pointer.SCALE)


@memoized
def intervals(successes, n, confidence, null):
    """Draw the four intervals of p after so many successes in n flips on one axis, with a line at the live `null`."""
    rows = [(name, *map(float, interval(successes, n, confidence))) for name, interval in INTERVALS.items()]
    table = of_rows({"name": name, "low": low, "high": high, "estimate": successes / n} for name, low, high in rows)
    text = "; ".join(f"{name} from {low:.3f} to {high:.3f}" for name, low, high in rows)
    return Picture(
        specification=intervals_chart(null),
        tables={"intervals": table},
        title="Confidence intervals of p",
        description=f"Intervals: {text}.",
        sliders={null.key: null},
    )


@compiled
def intervals_chart(null):
    """Build the chart of `intervals`: the ends of each stand beside it as numbers."""
    base = alt.Chart(alt.NamedData("intervals")).encode(
        alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
    )
    colour = alt.Color("name:N", legend=None, sort=None)
    x = alt.X("low:Q", title="probability p of a 1", axis=alt.Axis(format=".1f", tickCount=10))
    ends = alt.Chart(alt.sequence(2)).mark_point(opacity=0, tooltip=None).encode(alt.X("data:Q"))
    number = [alt.Tooltip("name:N")] + [alt.Tooltip(f"{f}:Q", format=".6f") for f in ("low", "estimate", "high")]
    named = "datum.name + ': ' + format(datum.low, '.3f') + ' to ' + format(datum.high, '.3f')"
    here = alt.Chart(alt.sequence(1)).transform_calculate(null=value(null))
    layers = [
        base.mark_rule(strokeWidth=5).encode(x, alt.X2("high"), colour, tooltip=number),
        base.mark_point(filled=True, size=110, opacity=1).encode(alt.X("estimate:Q"), colour, tooltip=number),
        base.transform_calculate(text=named)
        .mark_text(**pointer.LETTERS | {"baseline": "bottom", "dy": -5})
        .encode(x=alt.value(4), text="text:N", color=colour),
        here.mark_rule(strokeWidth=1, tooltip=None).encode(alt.X("null:Q"), color=alt.value("gray")),
        ends,
    ]
    return alt.layer(*layers).properties(height=330).add_params(pointer.SCALE, *sliders(null))


@memoized
def per_flip(sample, cursor, start):
    """Draw -ln L(p) / n, which is the entropy of k/n plus the divergence of p from it."""
    columns, drawn = loss_in_parts(sample, cursor, start, "−ln L / n, the cross-entropy")
    floor = columns["entropy"][0]
    text = f"Cross-entropy per flip, its constant part {floor:.4f} and the divergence, over p."
    frame = AxesSpec("prediction p", "nats per flip", (0, 3), 260, palette=FLIPS)
    return lines(columns, drawn, frame, text, cursor)


@functools.lru_cache(maxsize=4)
def fair_likelihoods(most):
    """Return log10 of L(1/2) of 1 to `most` flips of a fair coin: of the product, and from the sum of logarithms."""
    samples = [fair_flips(n) for n in range(1, most + 1)]
    with np.errstate(divide="ignore"):
        product = np.log10([float(likelihood(sample, 0.5)) for sample in samples])
    total = np.array([float(log_likelihood(sample, 0.5)) for sample in samples]) / np.log(10)
    return np.stack([product, total])


@memoized
def underflow(cursor, start):
    """Draw log10 of the product of n probabilities 1/2, as float64 has it, and as the sum of logarithms has it.

    The cursor is n, the number of flips; the curves run over all its values.
    """
    flips = np.unique(with_cursor([], cursor, start).round().astype(int))
    product, total = fair_likelihoods(int(flips[-1]))[:, flips - 1]
    drawn = [Line("total", "From the sum of logarithms"), Line("product", "From the product", dashed=True)]
    text = f"Power of ten of the likelihood of up to {flips[-1]} flips of a fair coin, by product and by sum."
    frame = AxesSpec("flips of a fair coin", "log10 of L(1/2)", height=290)
    return lines({"x": flips, "product": product, "total": total}, drawn, frame, text, cursor)
