"""Charts of activation functions with their derivatives, and of two of them compared."""

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lib.activations import ACTIVATIONS, Activation, activation_record
from lib.analysis.comparison import ROUNDING, crossings, meetings
from lib.charts.colors import ACTIVATION_LABELS, COLOR_COUNT
from lib.charts.core.calls import memoized
from lib.charts.core.frames import in_range
from lib.charts.core.grids import (
    Jump,
    break_at_jumps,
    grid_with_kinks,
    jumps_at,
    round_grid,
    without_poles,
    without_ramps,
)
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.line_chart import line_chart, with_fitted_y
from lib.charts.core.paired_frames import KeyedValues, hashable_values, live_columns, live_parameters
from lib.charts.core.picture import Picture
from lib.expressions.own_activation import LABEL, may_jump
from lib.numerics.parameter import Parameter
from lib.text.catalogue import activations as words
from lib.text.labels import inside_sentence, listed_labels
from lib.text.numbers import equals, significant

# One grid for all functions: choosing another one then leaves the frames of those that are drawn as they were.
KINKS = tuple(sorted({kink for activation in ACTIVATIONS.values() for kink in activation.kinks}))
PARAMETERS = tuple(p for activation in ACTIVATIONS.values() for p in activation.parameters.values())
# The range of x in which two functions are compared.
COMPARED = (-10.0, 10.0)
COMPARED_POINTS, COMPARED_HEIGHT = 401, 300
DIFFERENCE = words.COMPARE_DIFFERENCE_Y
# A slope that is smaller hardly changes a weight.
FLAT_SLOPE = 0.01
FLAT_BAND = Band(y=(-FLAT_SLOPE, FLAT_SLOPE))
# So many functions at most are named in a title, and so many crossings at most in a picture.
MOST_NAMED, MOST_CROSSINGS = 4, 2


@memoized
def curves(
    names: Sequence[str | Activation],
    low: float,
    high: float,
    starts: Mapping[str, float],
    values: bool = True,
    slopes: bool = True,
    committed: Mapping[str, float] | None = None,
) -> Picture:
    """Draw activations f over x from low to high, solid, and their derivatives f', dashed.

    Each is a name of the registry or a record, such as that of a function that was typed, here and below.

    The parameters of each function are live; `starts` maps their keys to the values at the opening, and `committed` to
    the present ones of a function with two. `values` and `slopes` say whether f and f' are drawn. Under the pointer
    there are the values and, if f is drawn, the tangents.
    """
    chosen, committed = [activation_record(name) for name in names], committed or starts
    columns = _columns_of_all(chosen, low, high, starts, committed)
    shown, bands = _shown(values, slopes), _flat_bands(chosen, columns, values, slopes)
    return line_chart(
        columns,
        [line for activation in chosen for line in _lines(activation, values, slopes)],
        _axes(chosen, shown),
        _description(chosen, shown, low, high),
        kinks=sorted({kink for activation in chosen for kink in activation.kinks if low < kink < high}),
        committed=committed,
        title=_title(chosen, shown),
        annotations=[*_slope_notes(chosen, columns, slopes), *_flat_notes(bands, columns["x"])],
        bands=bands,
    )


def _columns_of_all(
    chosen: Sequence[Activation], low: float, high: float, starts: Mapping[str, float], committed: Mapping[str, float]
) -> dict[str, np.ndarray]:
    """Return x and the columns of each activation, on a grid with the kinks of all."""
    kinks = _kinks(*chosen)
    columns = {"x": round_grid(low, high, kinks)}
    for activation in chosen:
        values = hashable_values(activation.parameters, starts, committed)
        columns |= _columns(activation, low, high, kinks, *values)
    return columns


def _axes(chosen: Sequence[Activation], shown: str) -> AxesSpec:
    """Return the axes of a picture of curves; those with a function that was typed are fitted later (see `fitted`)."""
    return AxesSpec(
        words.INPUT_X,
        words.CURVES_Y[shown],
        height=340,
        palette=ACTIVATION_LABELS,
        tangent_half_width=1,
        parameters=_parameters(chosen),
        y_domain=None if all(map(_is_registered, chosen)) else (-1, 1),
    )


def _description(chosen: Sequence[Activation], shown: str, low: float, high: float) -> str:
    """Return what is drawn, and the range of x."""
    functions = ", ".join(activation.label for activation in chosen)
    return words.CURVES_TEXT[shown].format(functions=functions, low=significant(low), high=significant(high))


def _shown(values: bool, slopes: bool) -> str:
    """Return what is drawn of a function, as the catalogue of texts calls it."""
    return "both" if values and slopes else "function" if values else "slope"


def _title(chosen: Sequence[Activation], shown: str) -> str:
    """Return what a picture of curves shows; of many functions it says how many there are."""
    [first, *others] = chosen
    labels = [first.label, *(a.label if _is_registered(a) else inside_sentence(a.label) for a in others)]
    if len(labels) == 1:
        return words.CURVES_TITLE_OF_ONE[shown].format(function=first.label)
    named = listed_labels(labels) if len(labels) <= MOST_NAMED else words.CURVES_MANY.format(count=len(labels))
    return words.CURVES_TITLE_OF_SEVERAL[shown].format(functions=named)


def _slope_notes(chosen: Sequence[Activation], columns: Mapping[str, np.ndarray], slopes: bool) -> list[Annotation]:
    """Return annotations of the largest slope of a function, and of where its slope is small, if it is drawn alone.

    What a slider changes has none.
    """
    [first, *others] = chosen
    if others or first.parameters or not slopes or not _is_registered(first):
        return []
    x, slope = columns["x"], columns[f"{first.name}_d"]
    largest = int(np.nanargmax(slope))
    notes = []
    if np.nansum(slope > slope[largest] - ROUNDING) == 1:
        note = words.CURVES_LARGEST_SLOPE.format(slope=significant(slope[largest], 3))
        notes.append(Annotation(x[largest], slope[largest], note))
    for low, high in _flat_intervals(first, x[0], x[-1]):
        if low != x[0] and high == x[-1]:
            note = words.CURVES_FLAT_RIGHT.format(slope=FLAT_SLOPE, x=significant(low, 3))
            notes.append(Annotation(low, 0.0, note, dot=False))
        elif low == x[0] and high != x[-1]:
            note = words.CURVES_FLAT_LEFT.format(slope=FLAT_SLOPE, x=significant(high, 3))
            notes.append(Annotation(high, 0.0, note, dot=False))
    return notes


def _flat_bands(
    chosen: Sequence[Activation], columns: Mapping[str, np.ndarray], values: bool, slopes: bool
) -> list[Band]:
    """Return where the slope of a function that is drawn alone is small, or of several slopes the band around 0."""
    [first, *others] = chosen
    if not slopes or (others and values) or (first.parameters and values) or not all(map(_is_registered, chosen)):
        return []
    if others or first.parameters:
        return [FLAT_BAND]
    return [Band(x=ends) for ends in _flat_intervals(first, *columns["x"][[0, -1]].tolist())]


def _flat_notes(bands: Sequence[Band], x: np.ndarray) -> list[Annotation]:
    """Return the annotation that names the band of small slopes along x, if there is one."""
    note = words.CURVES_FLAT_BAND.format(slope=FLAT_SLOPE)
    return [Annotation(x[0], 0.0, note, dot=False) for band in bands if band == FLAT_BAND]


def _flat_intervals(activation: Activation, low: float, high: float) -> list[tuple[float, float]]:
    """Return the intervals within [low, high] in which the size of a slope is below FLAT_SLOPE."""
    size = functools.partial(_slope_size, activation)
    # At a jump of the slope the crossing is the first float beyond it.
    edges = [low, *crossings(size, lambda x: np.full_like(x, FLAT_SLOPE), low, high).round(12).tolist(), high]
    pairs = list(itertools.pairwise(edges))
    return [(start, end) for start, end in pairs if size(np.array([(start + end) / 2])).item() < FLAT_SLOPE]


def _slope_size(activation: Activation, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the size of the derivative of an activation without parameters."""
    return np.abs(activation.derivative(x))


def fitted(picture: Picture, values: Mapping[str, float], slopes: bool) -> Picture:
    """Return the picture of `curves` with a y axis that fits what is drawn at these values of its parameters."""
    headings = [column.heading for column in picture.data_columns[1:]]
    drawn = [h for h in headings if slopes or not h.endswith(words.CURVES_SLOPE.format(function=""))]
    return with_fitted_y(picture, values, drawn, [h for h in drawn if h.startswith(LABEL)])


def _is_registered(activation: Activation) -> bool:
    """Return whether an activation is one of the registry; a typed one may be unbounded or not defined somewhere."""
    return activation.name in ACTIVATIONS


def _kinks(*activations: Activation) -> tuple[float, ...]:
    """Return the kinks of the registry and those of the activations, in ascending order."""
    return tuple(sorted({*KINKS, *(kink for activation in activations for kink in activation.kinks)}))


def _parameters(activations: Sequence[Activation]) -> tuple[Parameter, ...]:
    """Return the parameters of the registry and those of the activations."""
    return tuple(dict.fromkeys((*PARAMETERS, *(p for a in activations for p in a.parameters.values()))))


def _lines(activation: Activation, values: bool, slopes: bool) -> list[Line]:
    """Return the lines of f and f'; where both are drawn, the slope is read out beside the value."""
    first, second = live_parameters(activation.parameters)
    name, label = activation.name, activation.label
    f = Line(f"{name}_f", label, slope_column=f"{name}_d", parameter=first, other=second, solid=True)
    d = replace(
        f,
        column=f"{name}_d",
        label=words.CURVES_SLOPE.format(function=label),
        slope_column="",
        dashed=True,
        series=label,
    )
    d = replace(d, readout=not values, name=f"{label}′", jumps=_jumps(activation, activation.derivative))
    if not _is_registered(activation):
        f = replace(f, jumps=_jumps(activation, activation.function))
    return [f] * values + [d] * slopes


def _jumps(activation: Activation, function: Callable[..., NDArray[np.float64]]) -> tuple[Jump, ...]:
    """Return the jumps of an activation or of its derivative, at a value of its parameters at which it has some."""
    for position in (0.5, 0.25):
        values = {name: p.low + position * (p.high - p.low) for name, p in activation.parameters.items()}
        if found := jumps_at(activation.kinks, functools.partial(function, **values)):
            return found
    return ()


@functools.lru_cache(maxsize=64)
def _columns(
    activation: Activation,
    low: float,
    high: float,
    kinks: tuple[float, ...],
    starts: KeyedValues,
    committed: KeyedValues,
) -> dict[str, np.ndarray]:
    """Return the columns `<name>_f` and `<name>_d` of one activation, or their frames if it has parameters."""
    name, x = activation.name, round_grid(low, high, kinks)

    def value(**arguments: float) -> NDArray[np.float64]:
        if _is_registered(activation):
            return activation.function(x, **arguments)
        return typed(lambda at: activation.function(at, **arguments))

    def slope(**arguments: float) -> NDArray[np.float64]:
        if _is_registered(activation):
            return break_at_jumps(x, activation.kinks, lambda at: activation.derivative(at, **arguments))
        return typed(lambda at: activation.derivative(at, **arguments))

    def typed(function: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> NDArray[np.float64]:
        values = break_at_jumps(x, activation.kinks, lambda at: in_range(function(at)))
        if may_jump(activation):
            values = without_ramps(x, values, function)
        return without_poles(x, activation.kinks, values)

    given = activation.parameters, dict(starts), dict(committed)
    return live_columns(f"{name}_f", value, *given) | live_columns(f"{name}_d", slope, *given)


@memoized
def difference(first: str | Activation, second: str | Activation) -> Picture:
    """Draw f - g, solid, and f' - g', dashed, of two named activations over x from -10 to 10.

    Points mark where either crosses 0. The lines have a colour that neither of the two functions has.
    """
    f, g = activation_record(first), activation_record(second)
    curves = (("f", "f − g", f.function, g.function), ("d", "f′ − g′", f.derivative, g.derivative))
    zeros = {name: meetings(one, other, *COMPARED, f.kinks + g.kinks).crossings for name, _, one, other in curves}
    x = np.union1d(grid_with_kinks(*COMPARED, _kinks(f, g), COMPARED_POINTS), np.concatenate(list(zeros.values())))
    columns, lines = {"x": x}, []
    for name, label, one, other in curves:
        columns[name] = break_at_jumps(x, f.kinks + g.kinks, lambda at, f=one, g=other: f(at) - g(at))
        columns[f"{name}0"] = np.where(np.isin(x, zeros[name]), columns[name], np.nan)
        jumps = jumps_at(f.kinks + g.kinks, lambda at, f=one, g=other: f(at) - g(at))
        lines += [Line(name, label, dashed=name == "d", series=DIFFERENCE, jumps=jumps), _points_at_0(name, label)]
    text = words.COMPARE_DIFFERENCE_TEXT.format(first=f.label, second=g.label)
    equal = all(np.nanmax(np.abs(columns[name])) <= ROUNDING for name, *_ in curves)
    y_domain = (-1.0, 1.0) if equal else None
    axes = AxesSpec(
        words.INPUT_X, words.COMPARE_DIFFERENCE_Y, y_domain, COMPARED_HEIGHT, palette=_palette_without(f, g)
    )
    title = words.COMPARE_DIFFERENCE_TITLE.format(first=f.label, second=g.label)
    return line_chart(columns, lines, axes, text, title=title, annotations=_zeros(zeros["f"]))


def _points_at_0(name: str, label: str) -> Line:
    """Return the points at which a difference crosses 0."""
    text = words.COMPARE_CROSSES_0.format(difference=label)
    return Line(f"{name}0", text, series=DIFFERENCE, as_points=True, readout=False, named=False)


def _zeros(zeros: NDArray[np.float64]) -> list[Annotation]:
    """Return annotations at the first zeros of a difference."""
    return [Annotation(x, 0.0, words.COMPARE_EQUAL_AT.format(x=equals(x, 3))) for x in zeros[:MOST_CROSSINGS].tolist()]


def _palette_without(*activations: Activation) -> tuple[str, ...]:
    """Return a palette in which the difference has the last colour that is none of the activations'."""
    taken = {ACTIVATION_LABELS.index(activation.label) % COLOR_COUNT for activation in activations}
    free = max(set(range(COLOR_COUNT)) - taken)
    return (*[f"colour {place}" for place in range(free)], DIFFERENCE)


@memoized
def pair(first: str | Activation, second: str | Activation) -> Picture:
    """Draw two activations f and g over x from -10 to 10, solid, and their derivatives, dashed."""
    f, g = activation_record(first), activation_record(second)
    x, lines = grid_with_kinks(*COMPARED, _kinks(f, g), COMPARED_POINTS), []
    columns = {"x": x}
    for name, activation in (("f", f), ("g", g)):
        label = f"{name} = {activation.label}"
        columns[name] = break_at_jumps(x, activation.kinks, activation.function)
        columns[f"{name}d"] = break_at_jumps(x, activation.kinks, activation.derivative)
        line = Line(name, label, slope_column=f"{name}d", series=activation.label, name=activation.label)
        lines.append(replace(line, jumps=jumps_at(activation.kinks, activation.function)))
        slope = Line(f"{name}d", f"{name}′", dashed=True, series=activation.label, readout=False)
        jumps = jumps_at(activation.kinks, activation.derivative)
        lines.append(replace(slope, name=f"{activation.label}′", jumps=jumps))
    text = words.COMPARE_PAIR_TEXT.format(first=f.label, second=g.label)
    axes = AxesSpec(
        words.INPUT_X, words.COMPARE_PAIR_Y, height=COMPARED_HEIGHT, palette=ACTIVATION_LABELS, tangent_half_width=1
    )
    met = meetings(f.function, g.function, *COMPARED, f.kinks + g.kinks).crossings[:MOST_CROSSINGS]
    notes = [
        Annotation(at, float(f.function(at)), words.COMPARE_EQUAL_AT.format(x=equals(at, 3))) for at in met.tolist()
    ]
    title = words.COMPARE_PAIR_TITLE.format(first=f.label, second=g.label)
    return line_chart(columns, lines, axes, text, title=title, annotations=notes)
