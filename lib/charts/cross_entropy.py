"""Charts of the cross-entropy of flips, which is their negative log-likelihood per flip.

Over p it is the sum of the entropy of the sample and of the divergence of p from it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.activations import sigmoid
from lib.charts.colors import CROSS_ENTROPY, LIKELIHOOD_PALETTE
from lib.charts.core.calls import memoized
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, loss_per_flip, mle
from lib.losses import binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient
from lib.numerics.parameter import Parameter
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import equals, fixed, grouped, significant


@memoized
def per_flip(sample: Sequence[int], cursor: Parameter, start: float) -> Picture:
    """Draw -ln L(p) / n over p, which is the cursor, and dashed the entropy of k/n and the divergence of p from it.

    `sample` holds flips, 0 or 1, with k ones among n. `start` is the cursor's value at the opening.
    """
    columns, lines = _sum(sample, cursor, start, words.CROSS_ENTROPY_CURVE)
    entropy = columns["entropy"][0]
    text = words.CROSS_ENTROPY_TEXT.format(entropy=fixed(entropy))
    axes = AxesSpec(words.PREDICTION_AXIS, words.CROSS_ENTROPY_NATS, (0, 3), 260, palette=LIKELIHOOD_PALETTE)
    notes = [_least(mle(sample), entropy)]
    return line_chart(columns, lines, axes, text, cursor, title=words.CROSS_ENTROPY_TITLE, annotations=notes)


@memoized
def of_sample(sample: Sequence[int], cursor: Parameter, start: float) -> Picture:
    """Draw the chart of `per_flip` for the page of losses, which shows it beside the likelihood."""
    columns, lines = _sum(sample, cursor, start, words.CROSS_ENTROPY_SAMPLE_CURVE)
    share, entropy = mle(sample), columns["entropy"][0]
    text = words.CROSS_ENTROPY_SAMPLE_TEXT.format(share=equals(share), entropy=fixed(entropy))
    axes = AxesSpec(words.PREDICTION_AXIS, words.CROSS_ENTROPY_NATS, (0, 3), 296, palette=LIKELIHOOD_PALETTE)
    notes = [_least(share, entropy)]
    title = words.CROSS_ENTROPY_SAMPLE_TITLE[one_or_several(len(sample))].format(count=grouped(len(sample)))
    return line_chart(columns, lines, axes, text, cursor, title=title, annotations=notes)


def _least(share: float, entropy: float) -> Annotation:
    """Return the annotation of the least cross-entropy, which is the entropy of the share of ones."""
    text = words.CROSS_ENTROPY_LEAST.format(entropy=fixed(entropy, 3), share=equals(share, 3))
    return Annotation(share, entropy, text)


def _sum(
    sample: Sequence[int], cursor: Parameter, start: float, label: str
) -> tuple[dict[str, NDArray[np.float64]], list[Line]]:
    """Return columns and lines of -ln L(p) / n, with its label, of the entropy of k/n, and of the divergence."""
    share = mle(sample)
    p = grid_with_cursor(np.linspace(0.005, 0.995, 199), cursor, start)
    columns = {
        "x": p,
        "loss": loss_per_flip(sample, p),
        "entropy": np.full_like(p, bernoulli_entropy(share)),
        "divergence": bernoulli_divergence(share, p),
    }
    return columns, [
        Line("loss", label, series=CROSS_ENTROPY, name="−ln L / n"),
        Line("divergence", words.CROSS_ENTROPY_DIVERGENCE, dashed=True, series="Divergence", name="KL(k/n ‖ p)"),
        Line("entropy", words.CROSS_ENTROPY_ENTROPY, dashed=True, series="Entropy", name="H(k/n)", reference=True),
    ]


@memoized
def per_flip_in_logit(sample: Sequence[int], logit: Parameter, cursor: Parameter, start: float) -> Picture:
    """Draw -ln L / n over the `logit` z of the prediction p, which is the cursor; its slope is sigmoid(z) - k/n.

    `start` is the cursor's value at the opening. A p beyond the ends of the axis is at its end.
    """
    share = mle(sample)
    z, p = _logits(logit, cursor, start)
    columns = {
        "x": z,
        "cursor": p,
        "loss": binary_cross_entropy_with_logits(z, share),
        "slope": binary_cross_entropy_with_logits_gradient(z, share),
    }
    if 0 < share < 1:
        # At the probability k/n itself the slope is 0; its logit is rounded. The logits of 0 and 1 are beyond the axis.
        columns["slope"] = np.where(p == share, 0.0, columns["slope"])
    lines = [Line("loss", "−ln L / n", slope_column="slope", series=CROSS_ENTROPY, named=False)]
    axes = AxesSpec(
        words.CROSS_ENTROPY_LOGIT_AXIS,
        words.CROSS_ENTROPY_NATS,
        (0, 5),
        260,
        palette=LIKELIHOOD_PALETTE,
        tangent_half_width=2,
    )
    text = words.CROSS_ENTROPY_LOGIT_TEXT.format(share=significant(share))
    notes = []
    if 0 < share < 1:
        least = float(bernoulli_entropy(share))
        notes = [Annotation(float(np.log(share / (1 - share))), least, words.CROSS_ENTROPY_LOGIT_LEAST)]
    return line_chart(columns, lines, axes, text, cursor, title=words.CROSS_ENTROPY_LOGIT_TITLE, annotations=notes)


def _logits(logit: Parameter, cursor: Parameter, start: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return ascending logits between the bounds of a parameter, and the probability of each.

    Among them are those of the stops of the cursor, a probability, and of its start value.
    """
    stops, even = grid_with_cursor([], cursor, start), np.linspace(logit.low, logit.high, 201)
    with np.errstate(divide="ignore"):
        exact = np.clip(np.log(stops) - np.log1p(-stops), logit.low, logit.high)
    # Of equal logits the first one stays: that of a stop.
    z, first = np.unique(np.concatenate([exact, even]), return_index=True)
    return z, np.concatenate([stops, sigmoid(even)])[first]
