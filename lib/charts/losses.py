"""The pictures of the losses page."""

import altair as alt
import numpy as np

from lib.activations import sigmoid
from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.colors import CROSS, FLIPS, PAIR, ROLES, SQUARED
from lib.charts.core.frames import COMMITTED, emitted, families, pick_family, sliders
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.charts.core.paired_bars import full_or_framed
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.likelihood import loss_in_parts
from lib.likelihood import log_likelihood, mle
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    squared_error_of_softmax_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)

BOTH = (
    Line("squared", SQUARED),
    Line("cross", CROSS),
    Line("squared_slope", "Squared error, gradient", dashed=True, series=SQUARED),
    Line("cross_slope", "Cross-entropy, gradient", dashed=True, series=CROSS),
)


@memoized
def against_logit(y, cursor, start):
    """Draw both losses and both gradients over the logit, gradients dashed; the cursor is the logit."""
    z = with_cursor(np.linspace(-10, 10, 201), cursor, start)
    columns = {
        "x": z,
        "squared": squared_error_with_logits(z, y),
        "cross": binary_cross_entropy_with_logits(z, y),
        "squared_slope": squared_error_with_logits_gradient(z, y),
        "cross_slope": binary_cross_entropy_with_logits_gradient(z, y),
    }
    text = f"Squared error and cross-entropy over the logit for y = {y}, solid, and their gradients, dashed."
    frame = AxesSpec("logit z", "loss solid, gradient in z dashed", (-1.5, 5), palette=ROLES)
    return lines(columns, BOTH, frame, text, cursor)


@memoized
def against_prediction(y, cursor, start):
    """Draw both losses and both gradients over the prediction p, which is the cursor."""
    p = with_cursor(np.linspace(0, 1, 201), cursor, start)
    columns = {
        "x": p,
        "squared": squared_error(p, y),
        "cross": binary_cross_entropy(p, y),
        "squared_slope": squared_error_gradient(p, y),
        "cross_slope": binary_cross_entropy_gradient(p, y),
    }
    text = f"Squared error and cross-entropy over the prediction for y = {y}, solid, and their gradients, dashed."
    frame = AxesSpec("prediction p", "loss solid, gradient in p dashed", (-6, 6), palette=ROLES)
    return lines(columns, BOTH, frame, text, cursor)


@memoized
def gradient_size():
    """Draw the size of the gradient in z over the prediction for y = 1: half the squared error, and cross-entropy."""
    z = np.append(np.linspace(-10, 10, 401), -np.log(2))
    z.sort()
    columns = {
        "x": sigmoid(z),
        "squared": np.abs(squared_error_with_logits_gradient(z, 1)) / 2,
        "cross": np.abs(binary_cross_entropy_with_logits_gradient(z, 1)),
    }
    columns["peak"] = np.where(columns["squared"] == columns["squared"].max(), columns["squared"], np.nan)
    half = Line("squared", "Half the squared error", series=SQUARED)
    peak = Line("peak", "Its peak, 4/27 at 1/3", series=SQUARED, points=True)
    shown = (half, Line("cross", CROSS), peak)
    text = "Size of the gradient in z over the prediction for y = 1: half the squared error peaks at 1/3 with 4/27."
    frame = AxesSpec("prediction p", "size of the gradient in z", (0, 1.05), 240, palette=ROLES)
    return lines(columns, shown, frame, text)


@memoized
def likelihood_share(sample, cursor, start):
    """Draw L(p) as a share of its maximum over the prediction p, which is the cursor."""
    p, peak = with_cursor(np.linspace(0.005, 0.995, 199), cursor, start), mle(sample)
    columns = {"x": p, "likelihood": np.exp(log_likelihood(sample, p) - log_likelihood(sample, peak))}
    text = f"Likelihood of {len(sample)} flips as a share of its maximum, which is at p = {peak:g}."
    frame = AxesSpec("prediction p", "L(p) / L(k/n)", (0, 1.05), 332, palette=FLIPS)
    return lines(columns, [Line("likelihood", "Likelihood")], frame, text, cursor)


@memoized
def loss_of_sample(sample, cursor, start):
    """Draw -ln L(p) / n and the two parts it is made of: the entropy of k/n, and the divergence of p from k/n."""
    columns, shown = loss_in_parts(sample, cursor, start, "Cross-entropy, −ln L / n")
    share, floor = mle(sample), columns["entropy"][0]
    text = f"Cross-entropy per flip, least at p = {share:g}: the entropy {floor:.4f}, and the divergence over p."
    frame = AxesSpec("prediction p", "nats per flip", (0, 3), 296, palette=FLIPS)
    return lines(columns, shown, frame, text, cursor)


@memoized
def class_gradients(names, logits, target, told, height=300):
    """Draw the gradient of both losses in each logit as grouped bars, live in every logit.

    `logits` are the live parameters, `told` maps their keys to their values, `target` holds the true shares.
    """

    def gradients(z):
        shares = np.broadcast_to(target, z.shape)
        pair = squared_error_of_softmax_gradient(z, shares), cross_entropy_gradient(z, shares)
        return np.concatenate(pair, axis=-1)

    present = gradients(np.array([told[p.key] for p in logits]))
    bars = {"name": np.array([*names, *names]), "loss": np.repeat(PAIR, len(names)), "place": np.arange(2 * len(names))}
    numbers = "; ".join(
        f"{loss} for {name} {gradient:.4f}"
        for loss, name, gradient in zip(bars["loss"], bars["name"], present, strict=True)
    )
    return Picture(
        specification=class_gradients_chart(tuple(logits), height),
        tables={"bars": bars} | families(gradients, logits, told),
        title="Gradient of both losses in each logit, live in the logits",
        description=f"Gradients in each logit: {numbers}.",
        sliders={parameter.key: parameter for parameter in logits},
        columns=(Column("class", "name"), Column("loss", "loss"), Column("gradient", "gradient")),
        source=bars | {"gradient": present},
    )


@compiled
def class_gradients_chart(logits, height):
    """Build the chart of `class_gradients`."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(gradient=pick_family(logits, "datum.place"))
    bars = bars.encode(
        alt.X("name:N", title="class", sort=None, axis=alt.Axis(labelAngle=0)),
        alt.XOffset("loss:N", sort=list(PAIR)),
        alt.Y("gradient:Q", title="gradient in the logit", scale=alt.Scale(domain=[-1.2, 1.2], nice=False)),
    )
    # So much of a number as there is room for beside the next one.
    room = "width / length(data('bars')) / scale"
    said = f"{room} < 32 ? '' : format(datum.gradient, {room} < 60 ? '+.2f' : '+.4f')"
    letters = {"fontSize": alt.ExprRef(f"({room} < 60 ? 11 : 13) * scale"), "tooltip": None}
    numbers = bars.transform_calculate(said=said).encode(alt.Color("loss:N", scale=SCALE, legend=None), text="said:N")
    numbers = numbers.mark_text(dy=alt.expr("(datum.gradient < 0 ? 11 : -11) * scale"), **letters)
    drawn = bars.mark_bar(strokeWidth=2).encode(*full_or_framed("loss", PAIR))
    chart = alt.layer(drawn, numbers, *emitted(COMMITTED, *(p.key for p in logits)))
    return chart.properties(height=height).add_params(pointer.SCALE, *sliders(*logits))


SCALE = alt.Scale(domain=list(PAIR))
