"""Charts of dying ReLU: one neuron in training, the share of dead units by learning rate, and units that revive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import relu
from lib.charts.colors import ACTIVATION_LABELS, training_palette
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frames, stepped_number
from lib.charts.core.grids import steps_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import AXIS_HEIGHT, TICK_COUNT
from lib.charts.core.line_names import HEAD_HEIGHT
from lib.charts.core.picture import AnyChart, Cursor, Picture, compiled
from lib.charts.core.sliders import slider_row, sliders
from lib.charts.core.table import row_count, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title, space_above
from lib.learning.dead_units import DeadShareByRate
from lib.learning.neuron import NeuronState
from lib.learning.perceptron import Training
from lib.numerics.parameter import Parameter
from lib.text.catalogue import activations as words
from lib.text.numbers import equals, percentage, significant

# Heights of plots; of two beside each other the one with more rows above it has less.
NEURON_HEIGHT, UNITS_HEIGHT = 250, 285
NO_GRADIENT, DEAD = words.DYING_RELU_NO_GRADIENT, Band(y=(None, 0.0))
UNIT, DEAD_FROM = words.DYING_RELU_INTERVALS_UNIT, words.DYING_RELU_INTERVALS_FROM
ALIVE_AGAIN = words.DYING_RELU_INTERVALS_TO
INTERVAL = (UNIT, DEAD_FROM, ALIVE_AGAIN)


@memoized
def neuron(x: ArrayLike, target: float, states: Sequence[NeuronState], step: Parameter, start: float) -> Picture:
    """Draw a ReLU neuron over its input at the live step of training: w x + b, dashed, its output, samples and target.

    `x` holds the inputs of the samples, which have one `target`, and `states` the neuron at each step. `start` is the
    step at the opening.
    """
    x = np.asarray(x)
    columns, lines = _neuron_columns(x, target, states, step, start), _neuron_lines(target, step)
    text = words.DYING_RELU_NEURON_TEXT.format(samples=x.size)
    palette = training_palette("w x + b", words.DYING_RELU_SAMPLE, words.DYING_RELU_TARGET, NO_GRADIENT)
    axes = AxesSpec(words.INPUT_X, words.OUTPUT, height=NEURON_HEIGHT, palette=palette)
    title, notes = words.DYING_RELU_NEURON_TITLE, [Annotation(columns["x"][0], 0.0, NO_GRADIENT, dot=False)]
    picture = line_chart(columns, lines, axes, text, title=title, bands=[DEAD], annotations=notes)
    parts = {words.DYING_RELU_WEIGHT: [s.weight for s in states], words.DYING_RELU_BIAS: [s.bias for s in states]}
    return replace(picture, numbers={name: stepped_number(values, step) for name, values in parts.items()})


def _neuron_columns(
    x: NDArray[np.float64], target: float, states: Sequence[NeuronState], step: Parameter, start: float
) -> dict[str, np.ndarray]:
    """Return the inputs around the samples, with the frames of w x + b, of the output, and of the output at samples."""
    inputs = np.union1d(np.linspace(x.min() - 1, x.max() + 1, 81), x)
    is_sample = np.where(np.isin(inputs, x), 1.0, np.nan)

    def sums(index: float) -> NDArray[np.float64]:
        return states[round(index)].weight * inputs + states[round(index)].bias

    columns = {"x": inputs, "target": np.where(is_sample == 1, target, np.nan), "zero": np.zeros(inputs.size)}
    columns |= frames("sum", sums, step, start)
    columns |= frames("output", lambda index: relu(sums(index)), step, start)
    return columns | frames("sample", lambda index: is_sample * relu(sums(index)), step, start)


def _neuron_lines(target: float, step: Parameter) -> list[Line]:
    """Return the lines of a neuron: w x + b and its output, its output and target at the samples, and 0."""
    target_name = words.DYING_RELU_TARGET_VALUE.format(target=significant(target))
    return [
        Line("sum", "w x + b", dashed=True, parameter=step),
        Line("output", words.DYING_RELU_OUTPUT, series="ReLU", parameter=step, name="max(0, w x + b)"),
        Line("sample", words.DYING_RELU_SAMPLE, parameter=step, as_points=True, name=words.DYING_RELU_SAMPLES),
        Line("target", words.DYING_RELU_TARGET, as_points=True, name=target_name),
        Line("zero", NO_GRADIENT, reference=True, readout=False, named=False),
    ]


@memoized
def pre_activations(x: Sequence[float], states: Sequence[NeuronState], step: Parameter, start: float) -> Picture:
    """Draw the pre-activation of each sample up to the present step of training, which is the cursor.

    The neuron is dead once all lines are in the shaded region at or below 0. `x` holds the inputs of the samples,
    `states` the neuron at each step, and `start` is the step at the opening.
    """
    steps, state_of = steps_with_cursor(len(states), step, start)
    sums = np.stack([state.pre_activation for state in states], axis=-1)
    columns = {"x": steps, "zero": np.zeros(len(steps))} | {f"z{i}": z[state_of] for i, z in enumerate(sums)}
    lines = [
        Line(f"z{i}", words.AT_X.format(x=equals(value)), up_to_cursor=True, name=f"x {equals(value)}")
        for i, value in enumerate(x)
    ]
    lines.append(Line("zero", NO_GRADIENT, reference=True, readout=False, named=False))
    text = words.DYING_RELU_SUMS_TEXT.format(samples=len(x), steps=len(states) - 1)
    axes = AxesSpec(words.STEP, words.DYING_RELU_SUMS_Y, height=NEURON_HEIGHT)
    title, notes = words.DYING_RELU_SUMS_TITLE, [Annotation(steps[-1], 0.0, NO_GRADIENT, dot=False)]
    return line_chart(columns, lines, axes, text, step, title=title, bands=[DEAD], annotations=notes)


@memoized
def share_by_learning_rate(
    rates: Sequence[float], runs: Mapping[str, DeadShareByRate], measure: Literal["dead", "diverged"]
) -> Picture:
    """Draw a share over the learning rate, on a logarithmic axis, with a line for each activation.

    `runs` maps the label of each activation to its shares at each rate, and `measure` names the share that is drawn.
    """
    shares = {label: getattr(run, measure) for label, run in runs.items()}
    lines = [Line(f"share{ACTIVATION_LABELS.index(label)}", label) for label in shares]
    columns = {"x": np.array(rates)} | {line.column: shares[line.label] for line in lines}
    most = "; ".join(_most(label, values[np.isfinite(values)]) for label, values in shares.items())
    y_title, text = words.DYING_RELU_LAYER_Y[measure], words.DYING_RELU_LAYER_TEXT[measure].format(shares=most)
    axes = AxesSpec(words.DYING_RELU_LAYER_X, y_title, (0, 1), 265, palette=ACTIVATION_LABELS, x_scale="log")
    return line_chart(columns, lines, axes, text, title=words.DYING_RELU_LAYER_TITLE[measure])


def _most(label: str, shares: NDArray[np.float64]) -> str:
    """Return the largest of the shares of an activation, as a phrase."""
    if not shares.size:
        return words.DYING_RELU_LAYER_NOWHERE.format(function=label)
    return words.DYING_RELU_LAYER_UP_TO.format(function=label, share=percentage(shares.max()))


@memoized
def dead_units(learning: Training, frozen: Training, cursor: Parameter, start: float) -> Picture:
    """Draw the number of dead units of the second layer over the steps of training; the step is the cursor.

    `learning` is the training in which the first layer learns too, `frozen` the one in which it does not; the latter is
    dashed. `start` is the step at the opening.
    """
    steps, state_of = steps_with_cursor(len(learning.dead), cursor, start)
    dead, frozen_dead = learning.dead, frozen.dead
    columns = {"x": steps, "learning": dead[state_of].sum(axis=1), "frozen": frozen_dead[state_of].sum(axis=1)}
    lines = [
        Line("learning", words.DYING_RELU_LAYERS_LEARNING, steps=True),
        Line(
            "frozen", words.DYING_RELU_LAYERS_FROZEN, dashed=True, steps=True, name=words.DYING_RELU_LAYERS_FROZEN_NAME
        ),
    ]
    at_end, frozen_at_end = dead[-1].sum(), frozen_dead[-1].sum()
    text = words.DYING_RELU_LAYERS_TEXT.format(learning=at_end, frozen=frozen_at_end)
    axes = AxesSpec(words.STEP, words.DYING_RELU_LAYERS_Y, (0, dead.shape[1]), UNITS_HEIGHT)
    return line_chart(columns, lines, axes, text, cursor, title=words.DYING_RELU_LAYERS_TITLE)


@memoized
def dead_intervals(training: Training, cursor: Parameter) -> Picture:
    """Draw for each unit of the second layer the steps during which it is dead, as bars over the step.

    A vertical line is at the cursor's step.
    """
    dead = training.dead
    units, last = dead.shape[1], len(dead) - 1
    table = table_from_rows((row for unit in range(units) for row in _intervals(unit, dead[:, unit])), INTERVAL)
    return Picture(
        specification=dead_intervals_chart(units, last, cursor),
        tables={"intervals": table},
        title=words.DYING_RELU_INTERVALS_TITLE,
        description=words.DYING_RELU_INTERVALS_TEXT.format(units=units, intervals=row_count(table), steps=last),
        sliders={cursor.key: cursor},
        cursors=(Cursor(cursor.key, 0.0, float(last), "x"),),
    )


def _intervals(unit: int, dead: NDArray[np.bool_]) -> Iterator[dict[str, int]]:
    """Yield the intervals of steps during which a unit is dead, each from its first step to the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dead.astype(int), [0]])))
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        yield dict(zip(INTERVAL, (unit + 1, int(first), int(end)), strict=True))


@compiled
def dead_intervals_chart(units: int, steps: int, cursor: Parameter) -> AnyChart:
    """Build the chart of `dead_intervals`, as high as that of `dead_units` beside it."""
    scale = alt.Scale(domain=[0, steps], nice=False)
    x = alt.X(f"{DEAD_FROM}:Q", title=words.STEP, scale=scale, axis=alt.Axis(tickCount=alt.ExprRef(TICK_COUNT)))
    y = alt.Y(f"{UNIT}:O", title=words.DYING_RELU_INTERVALS_Y, scale=alt.Scale(domain=list(range(1, units + 1))))
    bars = alt.Chart(alt.NamedData("intervals")).transform_calculate(series="'dead'")
    bars = bars.mark_bar(height={"band": 0.6})
    tooltip = [f"{UNIT}:O", f"{DEAD_FROM}:Q", f"{ALIVE_AGAIN}:Q"]
    color = alt.Color("series:N", legend=None)
    now = slider_row(now=cursor).mark_rule(color="gray", strokeWidth=2, tooltip=None)
    layers = [
        bars.encode(x, alt.X2(ALIVE_AGAIN), y, color, tooltip=tooltip),
        now.encode(alt.X("now:Q")).add_params(TEXT_SCALE, *sliders(cursor)),
        space_above(),
    ]
    height = UNITS_HEIGHT + AXIS_HEIGHT + HEAD_HEIGHT
    return layered(layers, height=height, title=chart_title(words.DYING_RELU_INTERVALS_HEAD))
