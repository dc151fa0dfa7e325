"""The pictures of the training experiments."""

import altair as alt
import numpy as np

from lib.activations import prelu, prelu_alpha_derivative, relu
from lib.charts.activations import COLOURS, LABELS
from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frames, sliders, value
from lib.charts.core.lines import TICKS, AxesSpec, Line, lines, with_cursor
from lib.charts.core.picture import Picture, compiled
from lib.charts.core.table import length, of_rows

# Heights of plots that stand beside each other: less for the one that has more rows of names over it.
NEURON, OVER_STEPS, SLOPES = 250, 285, 290
LEARNED = ("ReLU", "Leaky ReLU", "PReLU")


def palette(*others):
    """Return the palette in which the activations that learn here have their own colour, and the others free ones."""
    free = iter(others)
    return tuple(label if label in LEARNED else next(free, label) for label in LABELS[:COLOURS])


@memoized
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
        Line("output", "output max(0, w x + b)", series="ReLU", bend=step),
        Line("sample", "output of a sample", bend=step, points=True),
        Line("target", "its target", points=True),
    ]
    text = f"A ReLU neuron and its {x.size} samples; the slider sets the step of its training."
    frame = AxesSpec("input x", "output", height=NEURON, palette=palette("w x + b", "output of a sample", "its target"))
    return lines(columns, shown, frame, text)


@memoized
def pre_activations(x, states, step, start):
    """Draw the pre-activation of each sample over the steps: a neuron is dead once all lines are at or under 0.

    `step` is the cursor, `start` its value at the opening.
    """
    steps, at = stepped(len(states), step, start)
    over_steps = np.stack([state.pre_activation for state in states], axis=-1)
    columns = {"x": steps} | {f"z{i}": z[at] for i, z in enumerate(over_steps)}
    shown = [Line(f"z{i}", f"at x = {value:g}".replace("-", "−")) for i, value in enumerate(x)]
    columns["zero"] = np.zeros(len(steps))
    shown.append(Line("zero", "no gradient from here down", dashed=True))
    text = f"Pre-activation of {len(x)} samples over {len(states) - 1} steps of gradient descent."
    return lines(
        columns,
        shown,
        AxesSpec("step", "pre-activation w x + b", height=NEURON - pointer.TIER * pointer.ROW),
        text,
        step,
    )


def stepped(count, cursor, start):
    """Return the steps of a run of `count` states with every stop of the cursor, and the index of the state of each."""
    steps = with_cursor(np.arange(count), cursor, start)
    return steps, np.clip(steps.round().astype(int), 0, count - 1)


@memoized
def by_rate(rates, runs, what, title):
    """Draw a share over the learning rate, one line an activation.

    `runs` maps labels to what happened at each rate, and `what` names one share a rate in it.
    """
    shares = {label: getattr(run, what) for label, run in runs.items()}
    shown = [Line(f"share{LABELS.index(label)}", label) for label in shares]
    columns = {"x": np.array(rates)} | {line.column: shares[line.label] for line in shown}
    text = "; ".join(f"{label} up to {np.nanmax(values):.0%}" for label, values in shares.items())
    frame = AxesSpec("learning rate", title, (0, 1), 265, palette=tuple(LABELS), across="log")
    return lines(columns, shown, frame, f"{title} by learning rate: {text}.")


@memoized
def dead_over_time(moving, frozen, cursor, start):
    """Draw the number of dead units of the second layer over the steps, with the first layer moving and frozen.

    `moving` and `frozen` are those two trainings.
    """
    moving, frozen = moving.dead, frozen.dead
    steps, at = stepped(len(moving), cursor, start)
    columns = {"x": steps, "moving": moving[at].sum(axis=1), "frozen": frozen[at].sum(axis=1)}
    shown = [Line("moving", "first layer learns"), Line("frozen", "first layer frozen", dashed=True)]
    text = f"Dead units of the second layer: {moving[-1].sum()} at the end, {frozen[-1].sum()} with the first frozen."
    frame = AxesSpec("step", "dead units of the second layer", (0, moving.shape[1]), OVER_STEPS)
    return lines(columns, shown, frame, text, cursor)


@memoized
def deaths(training, cursor):
    """Draw for each unit the steps during which it was dead, with an upright line at the cursor's step."""
    dead = training.dead
    table = of_rows((span for unit in range(dead.shape[1]) for span in spans(unit, dead[:, unit])), SPAN)
    return Picture(
        specification=deaths_chart(dead.shape[1], len(dead) - 1, cursor),
        tables={"spans": table},
        title="Steps during which each unit is dead",
        description=f"When each of {dead.shape[1]} units was dead: {length(table)} stretches of {len(dead) - 1} steps.",
        sliders={cursor.key: cursor},
        cursors=((cursor.key, 0.0, float(len(dead) - 1), "x"),),
    )


SPAN = ("unit", "dead from", "alive again at")


def spans(unit, dead):
    """Return the stretches of steps during which one unit was dead, from the first to the step after the last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dead.astype(int), [0]])))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [dict(zip(SPAN, (unit + 1, int(first), int(last)), strict=True)) for first, last in pairs]


@compiled
def deaths_chart(units, steps, cursor):
    """Build the chart of `deaths`."""
    across = alt.Scale(domain=[0, steps], nice=False)
    x = alt.X("dead from:Q", title="step", scale=across, axis=alt.Axis(tickCount=alt.ExprRef(TICKS)))
    y = alt.Y("unit:O", title="unit of the second layer", scale=alt.Scale(domain=list(range(1, units + 1))))
    bars = alt.Chart(alt.NamedData("spans")).transform_calculate(series="'dead'").mark_bar(height={"band": 0.6})
    bars = bars.encode(
        x,
        alt.X2("alive again at"),
        y,
        alt.Color("series:N", legend=None),
        tooltip=["unit:O", "dead from:Q", "alive again at:Q"],
    )
    now = (
        alt.Chart(alt.sequence(1))
        .transform_calculate(now=value(cursor))
        .mark_rule(color="gray", strokeWidth=2, tooltip=None)
    )
    height = OVER_STEPS + pointer.AXIS + pointer.above(2)
    return alt.layer(bars, now.encode(alt.X("now:Q")).add_params(*sliders(cursor))).properties(height=height)


@memoized
def slopes_over_time(runs, teacher, cursor, start):
    """Draw the slope alpha that is learned over the steps, and the teacher's; `cursor` stands at `start` at first."""
    steps, at = stepped(len(runs["PReLU"].alpha), cursor, start)
    learned = runs["PReLU"].alpha
    columns = {"x": steps, "learned": learned[at], "teacher": np.full(len(steps), float(teacher))}
    shown = [
        Line("learned", "α that PReLU learns", series="PReLU"),
        Line("teacher", "the teacher's slope", dashed=True, series=TEACHER),
    ]
    text = f"Alpha over training, from {learned[0]:.3f} to {learned[-1]:.3f}; the teacher's slope is {teacher:g}."
    height = SLOPES + pointer.TIER * pointer.ROW
    return lines(
        columns, shown, AxesSpec("step", "slope for x < 0", height=height, palette=palette(TEACHER)), text, cursor
    )


@memoized
def losses_over_time(runs, cursor, start):
    """Draw the loss of each run over the steps on a logarithmic axis; `cursor` stands at `start` at first."""
    steps, at = stepped(len(runs["PReLU"].loss), cursor, start)
    shown = [Line(f"loss{index}", RUNS[name], series=name) for index, name in enumerate(runs)]
    losses = {line.column: run.loss[at] for line, run in zip(shown, runs.values(), strict=True)}
    columns = {"x": steps} | {column: np.where(loss > 0, loss, np.nan) for column, loss in losses.items()}
    text = "Loss over training: " + ", ".join(f"{name} ends at {run.loss[-1]:.3g}" for name, run in runs.items()) + "."
    others = palette(*(name for name in runs if name not in LEARNED))
    frame = AxesSpec("step", "half the mean squared error", height=220, scale="log", palette=others)
    return lines(columns, shown, frame, text, cursor)


TEACHER = "the teacher"
# What each run of the experiment is called in the pictures.
RUNS = {
    "PReLU": "PReLU, α is learned",
    "ReLU": "ReLU, α = 0",
    "Leaky ReLU": "Leaky ReLU, α = 0.01",
    "Fixed at 0.25": "α = 0.25, fixed",
}


@memoized
def learned_slope(runs, teacher, step, start):
    """Draw PReLU with the alpha of each step, its teacher, max(alpha x, x), and min(0, x), the gradient in alpha."""
    x, alphas = np.linspace(-2, 2, 81), runs["PReLU"].alpha

    def alpha(index):
        return alphas[round(index)]

    columns = {"x": x, "teacher": prelu(x, teacher), "gradient": prelu_alpha_derivative(x)}
    columns |= frames("prelu", lambda index: prelu(x, alpha(index)), step, start)
    columns |= frames("max", lambda index: np.maximum(alpha(index) * x, x), step, start)
    shown = [
        Line("prelu", "PReLU as learned so far", series="PReLU", bend=step),
        Line("max", "max(α x, x) with the same α", dashed=True, series="max", bend=step),
        Line("teacher", TEACHER),
        Line("gradient", "min(0, x), the slope in α", dashed=True, series="gradient"),
    ]
    text = "PReLU at a step of its training, its teacher, and the form max(alpha x, x); the slider sets the step."
    frame = AxesSpec("input x", "output", height=SLOPES, palette=palette(TEACHER, "max", "gradient"))
    return lines(columns, shown, frame, text)
