"""Charts of regression by three losses: their fits to points with an outlier, and the noise that each assumes."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import REGRESSION_SERIES, palette
from lib.charts.core.calls import memoized
from lib.charts.core.frames import curve_columns, framed_number, frames, live_parameter
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.learning.datasets import Points
from lib.learning.noise_models import NOISE_MODELS, cached_fit
from lib.losses import LOSSES
from lib.numerics.parameter import Parameter, grid
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.numbers import equals

DELTA = LOSSES["huber"].parameters["delta"]
MODELS = tuple(NOISE_MODELS.values())
FIT_LABELS = tuple(words.REGRESSION_FIT.format(loss=inside_sentence(model.loss.label)) for model in MODELS)
PALETTE = palette(REGRESSION_SERIES)
# How far beyond the points the fits are drawn.
MARGIN = 0.2
RESIDUALS = np.linspace(-5, 5, 201)


@memoized
def fits(points: Points, at: float, outlier: Parameter, start: float, degree: int, delta: float) -> Picture:
    """Draw the points of a regression set over x, an outlier at x = `at` with a live height, and three fits to all.

    The fits are polynomials of the degree, by squared error, absolute error and Huber's loss with its `delta`. `start`
    is the height of the `outlier` at the opening.
    """
    x, y = np.append(points.x[:, 0], at), points.x[:, 1]
    places = _grid_over(x)
    heights = np.full(places.size, np.nan)
    heights[np.searchsorted(places, x[:-1])] = y
    columns = {"x": places, "points": heights}
    columns |= frames("outlier", lambda height: np.where(places == at, height, np.nan), outlier, start)
    for model in MODELS:
        arguments = tuple((name, delta) for name in model.loss.parameters)
        columns |= _fit_frames(model.name, tuple(x), tuple(y), outlier, start, degree, arguments)
    lines = [
        Line(model.name, label, parameter=outlier, series=model.loss.label, name=model.loss.label)
        for model, label in zip(MODELS, FIT_LABELS, strict=True)
    ]
    lines.append(Line("points", words.REGRESSION_POINTS, as_points=True, readout=False))
    lines.append(Line("outlier", words.REGRESSION_OUTLIER_POINT, as_points=True, parameter=outlier))
    labels = ", ".join(model.loss.label for model in MODELS)
    text = words.REGRESSION_FITS_TEXT.format(points=y.size, x=equals(at), degree=degree, losses=labels)
    axes = AxesSpec("x", "y", (outlier.low - 1, outlier.high + 1), 300, palette=PALETTE)
    picture = line_chart(columns, lines, axes, text, title=words.REGRESSION_FITS_TITLE.format(points=y.size))
    row = int(np.searchsorted(places, at))
    numbers = {
        label: framed_number(columns, model.name, outlier, row) for model, label in zip(MODELS, FIT_LABELS, strict=True)
    }
    return replace(picture, numbers=numbers)


def _grid_over(x: NDArray[np.float64] | Sequence[float]) -> NDArray[np.float64]:
    """Return a grid that holds each x and goes a little beyond them."""
    return np.union1d(np.linspace(min(x) - MARGIN, max(x) + MARGIN, 121), x)


@functools.lru_cache(maxsize=32)
def _fit_frames(
    name: str,
    x: tuple[float, ...],
    y: tuple[float, ...],
    outlier: Parameter,
    start: float,
    degree: int,
    arguments: tuple[tuple[str, float], ...],
) -> dict[str, NDArray[np.float32]]:
    """Return the frames of one fit over the height of the outlier, whose x is the last one; `y` lacks its height."""
    heights, places = tuple(grid(outlier)), _grid_over(x)

    def curve(height: float) -> NDArray[np.float64]:
        return cached_fit(name, x, (*y, height), degree, heights, arguments).predict(places)

    return frames(name, curve, outlier, start)


@memoized
def densities(exact: float, cursor: Parameter, start: float) -> Picture:
    """Draw the density of the noise that each loss assumes over the residual r, which is the cursor.

    Huber's delta is live; `exact` is its value at the opening, and `start` that of the cursor.
    """
    r = grid_with_cursor(RESIDUALS, cursor, start)
    columns, lines = {"x": r}, []
    for model in MODELS:
        parameters = model.loss.parameters
        columns |= curve_columns(model.name, functools.partial(model.density, r), parameters, exact)
        live, series = live_parameter(parameters), model.loss.label
        lines.append(Line(model.name, model.label, parameter=live, series=series, name=model.label.partition(": ")[2]))
    text, title = words.REGRESSION_DENSITIES_TEXT, words.REGRESSION_DENSITIES_TITLE
    axes = AxesSpec(
        words.REGRESSION_NOISE_X, words.REGRESSION_DENSITIES_Y, (0, 0.62), 240, palette=PALETTE, parameters=(DELTA,)
    )
    return line_chart(columns, lines, axes, text, cursor, title=title)


@memoized
def negative_log_densities(exact: float, cursor: Parameter, start: float) -> Picture:
    """Draw -ln density, solid, and the loss, dashed, over the residual r, which is the cursor: they differ by ln Z.

    Huber's delta is live; `exact` is its value at the opening, and `start` that of the cursor.
    """
    r = grid_with_cursor(RESIDUALS, cursor, start)
    columns, lines = {"x": r}, []
    for model in MODELS:
        label, parameters = model.loss.label, model.loss.parameters
        nll, loss = f"{model.name}_nll", f"{model.name}_loss"
        columns |= curve_columns(nll, functools.partial(_negative_log, model.density, r), parameters, exact)
        columns |= curve_columns(loss, functools.partial(model.loss.function, r, 0.0), parameters, exact)
        live = live_parameter(parameters)
        lines.append(Line(nll, words.REGRESSION_LOGARITHM.format(loss=label), parameter=live, series=label, name=label))
        lines.append(
            Line(loss, words.REGRESSION_LOSS.format(loss=label), dashed=True, parameter=live, series=label, named=False)
        )
    text, title = words.REGRESSION_LOGARITHMS_TEXT, words.REGRESSION_LOGARITHMS_TITLE
    axes = AxesSpec(
        words.REGRESSION_NOISE_X, words.REGRESSION_LOGARITHMS_Y, (0, 6), 240, palette=PALETTE, parameters=(DELTA,)
    )
    return line_chart(columns, lines, axes, text, cursor, title=title)


def _negative_log(
    density: Callable[..., NDArray[np.float64]], r: NDArray[np.float64], **arguments: float
) -> NDArray[np.float64]:
    """Return -ln of a density at r."""
    return -np.log(density(r, **arguments))
