"""The pictures of regression: three fits that one outlier pulls at, and the noise that each loss assumes."""

import functools

import numpy as np

from lib.charts.core.calls import memoized
from lib.charts.core.colors import FITTED, palette
from lib.charts.core.frames import frames
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.learning.noise_models import NOISE_MODELS, cached_fit
from lib.losses import LOSSES
from lib.numerics.parameter import grid

DELTA = LOSSES["huber"].parameters["delta"]
MODELS = tuple(NOISE_MODELS.values())
LABELS = tuple(model.loss.label for model in MODELS)
PALETTE = palette(FITTED)
MARGIN = 0.2
RESIDUALS = np.linspace(-5, 5, 201)


def across(x):
    """Return a grid that stands on each x and goes a little further than they do."""
    return np.union1d(np.linspace(min(x) - MARGIN, max(x) + MARGIN, 121), x)


@memoized
def fits(points, at, outlier, start, degree, delta):
    """Draw a regression set, one more point at x = `at` whose height is the live `outlier`, and the three fits to all.

    `start` is the outlier's height at the opening.
    """
    x, y = np.append(points.x[:, 0], at), points.x[:, 1]
    places = across(x)
    drawn = np.full(places.size, np.nan)
    drawn[np.searchsorted(places, x[:-1])] = y
    columns = {"x": places, "points": drawn}
    columns |= frames("outlier", lambda height: np.where(places == at, height, np.nan), outlier, start)
    for model in MODELS:
        arguments = tuple((name, delta) for name in model.loss.parameters)
        columns |= fit_columns(model.name, tuple(x), tuple(y), outlier, start, degree, arguments)
    shown = [Line(model.name, model.loss.label, bend=outlier, dashed=model.name == "huber") for model in MODELS]
    shown.append(Line("points", "points", points=True, quiet=True))
    shown.append(Line("outlier", "outlier", points=True, bend=outlier))
    text = f"{y.size} points, an outlier at x = {at:g}, and polynomials of degree {degree} by {', '.join(LABELS)}."
    frame = AxesSpec("x", "y", (outlier.low - 1, outlier.high + 1), 300, palette=PALETTE)
    return lines(columns, shown, frame, text)


@functools.lru_cache(maxsize=32)
def fit_columns(name, x, y, outlier, start, degree, arguments):
    """Return the frames of one fit over the outlier's height; its x is the last of the tuple `x`, `y` lacks it."""
    heights, places = tuple(grid(outlier)), across(x)

    def curve(height):
        return cached_fit(name, x, (*y, height), degree, heights, arguments).predict(places)

    return frames(name, curve, outlier, start)


@memoized
def densities(exact, cursor, start):
    """Draw the density of the noise that each loss assumes; `exact` is the opening value of Huber's live delta."""
    r = with_cursor(RESIDUALS, cursor, start)
    columns, shown = {"x": r}, []
    for model in MODELS:
        columns |= columns_of(model.name, functools.partial(model.density, r), model, exact)
        shown.append(Line(model.name, model.label, bend=bend(model), series=model.loss.label))
    text = "Densities of the noise behind three losses: Gaussian, Laplace, and Huber's with Laplace tails."
    frame = AxesSpec("residual r", "density of the noise", (0, 0.62), 240, palette=PALETTE, bends=(DELTA,))
    return lines(columns, shown, frame, text, cursor)


@memoized
def negative_logarithms(exact, cursor, start):
    """Draw -ln density solid and the loss dashed: one curve twice, a constant ln Z apart."""
    r = with_cursor(RESIDUALS, cursor, start)
    columns, shown = {"x": r}, []
    for model in MODELS:
        label = model.loss.label
        columns |= columns_of(f"{model.name}_nll", functools.partial(minus_ln, model.density, r), model, exact)
        columns |= columns_of(f"{model.name}_loss", functools.partial(model.loss.function, r, 0.0), model, exact)
        shown.append(Line(f"{model.name}_nll", f"{label}: −ln density", bend=bend(model), series=label))
        shown.append(Line(f"{model.name}_loss", f"{label}: loss", dashed=True, bend=bend(model), series=label))
    text = "The negative logarithm of each density, solid, runs parallel to its loss, dashed."
    frame = AxesSpec("residual r", "−ln density solid, loss dashed", (0, 6), 240, palette=PALETTE, bends=(DELTA,))
    return lines(columns, shown, frame, text, cursor)


def minus_ln(density, r, **arguments):
    """Return -ln of a density at r."""
    return -np.log(density(r, **arguments))


def bend(model):
    """Return the parameter that bends the curves of a noise model, if it has one."""
    return next(iter(model.loss.parameters.values()), None)


def columns_of(column, curve, model, exact):
    """Return the column of `curve(**parameters)`, or its frames over the parameter of the model, if it has one."""
    columns = {} if model.loss.parameters else {column: curve()}
    for argument, parameter in model.loss.parameters.items():
        columns |= frames(column, lambda value, name=argument: curve(**{name: value}), parameter, exact)
    return columns
