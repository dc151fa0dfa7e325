"""The pictures of the training experiments."""

import altair as alt
import numpy as np

from lib.activations import prelu, prelu_alpha_derivative, relu
from lib.charts.activations import LABELS
from lib.charts.frames import frames
from lib.charts.lines import Frame, Line, lines, with_cursor
from lib.charts.picture import Picture, compiled
from lib.charts.table import length, of_rows
from lib.made import remembered


@remembered
def neuron(x, target, states, step, start):
    """Draw a ReLU neuron at each step of its training: w x + b, its output, its samples, and their target.

    `step` is the live parameter, `start` its value at the opening.
    """
    x = np.asarray(x)
    across = np.union1d(np.linspace(x.min() - 1, x.max() + 1, 81), x)
    sampled = np.where(np.isin(across, x), 1.0, np.nan)

    def line(index):
        return states[round(index)].weight * across + states[round(index)].bias

    columns = {"x": across, "target": np.where(sampled == 1, target, np.nan)}
    columns |= frames("line", line, step, start)
    columns |= frames("output", lambda index: relu(line(index)), step, start)
    columns |= frames("sample", lambda index: sampled * relu(line(index)), step, start)
    shown = [
        Line("line", "w x + b", dashed=True, bend=step),
        Line("output", "output max(0, w x + b)", bend=step),
        Line("sample", "output of a sample", bend=step, points=True),
        Line("target", "its target", points=True),
    ]
    text = f"A ReLU neuron and its {x.size} samples; the slider sets the step of its training."
    return lines(columns, shown, Frame("input x", "output"), text)


@remembered
def pre_activations(x, states):
    """Draw the pre-activation of each sample over the steps: a neuron is dead once all lines are at or under 0."""
    over_steps = np.stack([state.pre_activation for state in states], axis=-1)
    columns = {"x": np.arange(len(states))} | {f"z{i}": z for i, z in enumerate(over_steps)}
    shown = [Line(f"z{i}", f"x = {value:g}") for i, value in enumerate(x)]
    columns["zero"] = np.zeros(len(states))
    shown.append(Line("zero", "no gradient down here", dashed=True))
    text = f"Pre-activation of {len(x)} samples over {len(states) - 1} steps of gradient descent."
    return lines(columns, shown, Frame("step", "pre-activation w x + b", height=240), text)


@remembered
def by_rate(rates, runs, what, title):
    """Draw a share over the learning rate, one line an activation.

    `runs` maps labels to what happened at each rate, and `what` names one share a rate in it.
    """
    shares = {label: getattr(run, what) for label, run in runs.items()}
    shown = [Line(f"share{LABELS.index(label)}", label) for label in shares]
    columns = {"x": np.array(rates)} | {line.column: shares[line.label] for line in shown}
    text = "; ".join(f"{label} up to {np.nanmax(values):.0%}" for label, values in shares.items())
    frame = Frame("learning rate", title, (0, 1), 240, palette=tuple(LABELS))
    return lines(columns, shown, frame, f"{title} by learning rate: {text}.")


@remembered
def dead_over_time(moving, frozen, cursor, start):
    """Draw the number of dead units of the second layer over the steps, with the first layer moving and frozen.

    `moving` and `frozen` are those two trainings.
    """
    moving, frozen = moving.dead, frozen.dead
    steps = with_cursor(np.arange(len(moving)), cursor, start)
    at = np.clip(steps.round().astype(int), 0, len(moving) - 1)
    columns = {"x": steps, "moving": moving[at].sum(axis=1), "frozen": frozen[at].sum(axis=1)}
    shown = [Line("moving", "first layer learns"), Line("frozen", "first layer frozen", dashed=True)]
    text = f"Dead units of the second layer: {moving[-1].sum()} at the end, {frozen[-1].sum()} with the first frozen."
    frame = Frame("step", "dead units of the second layer", (0, moving.shape[1]), 220)
    return lines(columns, shown, frame, text, cursor)


@remembered
def deaths(training):
    """Draw for each unit the steps during which it was dead."""
    dead = training.dead
    table = of_rows((span for unit in range(dead.shape[1]) for span in spans(unit, dead[:, unit])), SPAN)
    return Picture(
        specification=deaths_chart(dead.shape[1], len(dead) - 1),
        tables={"spans": table},
        title="Steps during which each unit is dead",
        description=f"When each of {dead.shape[1]} units was dead: {length(table)} stretches of {len(dead) - 1} steps.",
    )


SPAN = ("unit", "dead from", "alive again at")


def spans(unit, dead):
    """Return the stretches of steps during which one unit was dead, from the first to the step after the last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dead.astype(int), [0]])))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [dict(zip(SPAN, (unit + 1, int(first), int(last)), strict=True)) for first, last in pairs]


@compiled
def deaths_chart(units, steps):
    """Build the chart of `deaths`."""
    bars = alt.Chart(alt.NamedData("spans")).transform_calculate(series="'dead'")
    return (
        bars.mark_bar(height={"band": 0.6})
        .encode(
            alt.X("dead from:Q", title="steps during which the unit is dead", scale=alt.Scale(domain=[0, steps])),
            alt.X2("alive again at"),
            alt.Y("unit:O", title="unit", scale=alt.Scale(domain=list(range(1, units + 1)))),
            alt.Color("series:N", legend=None),
            tooltip=["unit:O", "dead from:Q", "alive again at:Q"],
        )
        .properties(height=20 * units + 50)
    )


@remembered
def slopes_over_time(runs, teacher):
    """Draw the slope alpha of each run over the steps, and the teacher's."""
    learned = runs["PReLU"].alpha
    columns = {"x": np.arange(len(learned)), "learned": learned, "teacher": np.full(len(learned), float(teacher))}
    shown = [Line("learned", "alpha that PReLU learns"), Line("teacher", "the teacher's slope", dashed=True)]
    text = f"Alpha over training, from {learned[0]:.3f} to {learned[-1]:.3f}; the teacher's slope is {teacher:g}."
    return lines(columns, shown, Frame("step", "slope for x < 0", height=220), text)


@remembered
def losses_over_time(runs):
    """Draw the loss of each run over the steps on a logarithmic axis."""
    shown = [Line(f"loss{index}", name) for index, name in enumerate(runs)]
    columns = {"x": np.arange(len(runs["PReLU"].loss))}
    columns |= {line.column: np.where(runs[line.label].loss > 0, runs[line.label].loss, np.nan) for line in shown}
    text = "Loss over training: " + ", ".join(f"{name} ends at {run.loss[-1]:.3g}" for name, run in runs.items()) + "."
    return lines(columns, shown, Frame("step", "half the mean squared error", height=220, scale="log"), text)


@remembered
def learned_slope(runs, teacher, step, start):
    """Draw PReLU with the alpha of each step, its teacher, max(alpha x, x), and min(0, x), the gradient in alpha."""
    x, alphas = np.linspace(-2, 2, 81), runs["PReLU"].alpha

    def alpha(index):
        return alphas[round(index)]

    columns = {"x": x, "teacher": prelu(x, teacher), "gradient": prelu_alpha_derivative(x)}
    columns |= frames("prelu", lambda index: prelu(x, alpha(index)), step, start)
    columns |= frames("max", lambda index: np.maximum(alpha(index) * x, x), step, start)
    shown = [
        Line("prelu", "PReLU as learned so far", bend=step),
        Line("max", "max(alpha x, x) with the same alpha", dashed=True, bend=step),
        Line("teacher", "the teacher"),
        Line("gradient", "min(0, x), the gradient in alpha", dashed=True),
    ]
    text = "PReLU at a step of its training, its teacher, and the form max(alpha x, x); the slider sets the step."
    return lines(columns, shown, Frame("input x", "output"), text)
