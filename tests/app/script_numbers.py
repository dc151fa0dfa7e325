"""Which arrays of a script are which numbers of its picture.

For each function that draws a picture there is an expression in the names of its script. It gives the numbers under
the headings that the picture has for them: an array, or a pair (x, y) where a curve has an x of its own.
"""

import inspect
from collections.abc import Callable, Mapping

import numpy as np

from lib.activations import ACTIVATIONS
from lib.charts import (
    activation_catalogue,
    activations,
    attention,
    binomial_slices,
    calibration,
    conditional_likelihood,
    cross_entropy,
    decision_regions,
    distributions,
    dying_relu,
    intervals,
    jacobian,
    learning_curves,
    likelihood,
    loss_curves,
    loss_surface,
    losses,
    maximum_likelihood,
    network_diagram,
    overflow,
    own_parameter,
    prelu,
    race,
    regression,
    simplex,
    simulation,
    softmax,
    two_units,
    vanishing_gradient,
)
from lib.charts.colors import CLASSES
from lib.charts.core.frames import frame_column
from lib.charts.core.picture import Picture
from lib.charts.core.sweeps import SWEEPS

BY_LAYER = """'layer, 0 is the input': np.arange(first, layers + 1),
    **{name: [s if 0 < s < np.inf else np.nan for s in by] for name, by in flows.items()}"""
LARGEST_SLOPES = """**({'sigmoid, if every slope were 1/4':
    (np.sqrt(width * variance) / 4) ** np.arange(layers, -1, -1)} if 'Sigmoid' in flows else {})"""
OF_SAMPLE = "{'prediction p': p, '%s': loss, 'Divergence KL(k/n ‖ p)': divergence, 'Entropy H(k/n)': entropy}"
GRADIENTS = "np.concatenate([squared_error_gradient, cross_entropy_gradient])"
LOSSES = "{'%s': %s, **{n if part == 'loss' else f'{n}, gradient': v for (n, part), v in curves.items()}}"

_EXPRESSIONS: dict[Callable, str] = {
    activations.curves: """{
        'input x': x, **(values if 'function' in show else {}), **{f'{name}, slope': y for name, y in slopes.items()}
    }""",
    activations.pair: """{'input x': x, **{
        heading: curves[name, part]
        for f, name in [('f', f_name), ('g', g_name)]
        for part, headings in [('function', [f'{f} = {name}']), ('slope', [f'{f} = {name}, slope', f'{f}′'])]
        for heading in headings
    }}""",
    activations.difference: """{
        'input x': x, 'f − g': difference, 'f′ − g′': slope,
        'f − g crosses 0': (zeros, None), 'f′ − g′ crosses 0': (slope_zeros, None),
    }""",
    activation_catalogue.catalogue: "{f'{name}, {part}': (x, y) for (name, part), y in curves.items()}",
    two_units.input_plane: "{'x₁': points[:, 0], 'x₂': points[:, 1], 'XOR': xor, 'output y': y}",
    two_units.hidden_plane: "{'x₁': points[:, 0], 'x₂': points[:, 1], 'h₁': h[:, 0], 'h₂': h[:, 1]}",
    vanishing_gradient.product_by_layer: f"{{{BY_LAYER}, {LARGEST_SLOPES}}}",
    network_diagram.depth: "{'layer, 0 is the input': np.arange(layers + 1), **flows}",
    vanishing_gradient.factor_by_layer: f"{{{BY_LAYER}, 'gradient keeps its size': np.ones(layers)}}",
    vanishing_gradient.size_by_layer: f"{{{BY_LAYER}}}",
    vanishing_gradient.activation_histogram: "{'from': edges[:-1], 'to': edges[1:], 'share': share}",
    dying_relu.neuron: """{
        'input x': grid, 'w x + b': line, 'output max(0, w x + b)': output, 'no gradient from here down': 0 * grid,
        'output of a sample': (x, sample_output), 'its target': (x, 0 * x + target),
    }""",
    dying_relu.pre_activations: """{
        'step': np.arange(steps + 1), 'no gradient from here down': np.zeros(steps + 1),
        **{f'at x = {a:g}'.replace('-', '−'): z for a, z in zip(x, history.T)},
    }""",
    dying_relu.share_by_learning_rate: "{'learning rate': rates, **shares}",
    dying_relu.dead_units: "{'step': np.arange(steps + 1), **counts}",
    dying_relu.dead_intervals: "dict(zip(['unit', 'dead from', 'alive again at'], np.array(spans).T))",
    own_parameter.parameter_over_steps: """{
        'step': np.arange(steps + 1), 'the parameter that your function learns': parameters,
        "the teacher's parameter": [teacher] * (steps + 1),
    }""",
    prelu.alpha_over_steps: """{
        'step': np.arange(steps + 1), 'α that PReLU learns': alphas,
        "the teacher's slope": [teacher_alpha] * (steps + 1),
    }""",
    prelu.losses_over_steps: """{'step': np.arange(steps + 1), **dict(zip(
        ['PReLU, α is learned', 'ReLU, α = 0', 'Leaky ReLU, α = 0.01', 'α = 0.25, fixed'], runs.values()))}""",
    prelu.learned_function: """dict(zip(
        ['input x', 'PReLU as learned so far', 'max(α x, x) with the same α', 'the teacher',
         'min(0, x), the slope in α'], [grid, *curves.values()]))""",
    softmax.computation: """{
        'class': names, 'logit': z, 'exponential': exponentials, 'probability': p,
        'all steps': np.concatenate([z, exponentials, p, [exponentials.sum(), p.sum()]]),
    }""",
    softmax.over_temperature: "{'temperature T': T, **dict(zip(names, p.T)), 'Entropy / ln n': entropy}",
    softmax.class_curve: "{'logit of the class': z, 'probability': p}",
    jacobian.matrix: "{'slope': jacobian.ravel()}",
    jacobian.probability_changes: "{'class': names * 2, 'change': np.concatenate([true_change, linear_change])}",
    jacobian.linearization_error: "{'step size dz': sizes, 'Error: length of J dz − true change': errors}",
    conditional_likelihood.predictions: """{
        'input x': grid, 'p = σ(w x)': curve, 'p of a sample': (x, p), 'answer y': (x, y)
    }""",
    conditional_likelihood.over_weight: """{
        'weight w': weights, '−ln L(w), the sum of the cross-entropies': loss,
        '−ln L(w), the sum of the cross-entropies, slope': slope
    }""",
    network_diagram.network: """{
        'of': np.repeat(list(panels), len(ends)), 'from': sources * len(panels), 'to': targets * len(panels),
        'number': np.concatenate(list(panels.values())),
    }""",
    network_diagram.network_of_sliders: "{'from': sources, 'to': targets, 'weight': panels['weights']}",
    jacobian.rows: '{"logit of the column\'s class": z, **curves}',
    simplex.simplex: """{
        'path': path, 'point': point, 'arrow': arrow, 'levels': levels.reshape(-1, 4), 'p': p
    }""",
    overflow.over_shift: "{'constant added': constants, 'Shifted form': shifted, 'Textbook form': textbook}",
    attention.weights: "{'weight': weights.ravel()}",
    attention.entropy_by_dimension: """{
        'dimension d': dimensions, 'Divided by √d': curves['divided by sqrt(d)'], 'Not divided': curves['not divided'],
        'No preference, ln n': curves['no preference, ln n'],
        'This sentence': ([d], [found]),
    }""",
    losses.class_gradients: f"{{'class': names * 2, 'gradient': {GRADIENTS}}}",
    likelihood.likelihood_curve: "{'probability p of a 1': p, name: L, f'{name}, slope': slope}",
    likelihood.relative_likelihood: "{'prediction p': p, name: L}",
    likelihood.factors: "{'place': range(1, len(flips) + 1), 'flip': [int(f) for f in flips], 'factor': factors}",
    likelihood.log_likelihood_curve: """{
        'probability p of a 1': p, 'ln L(p)': log_likelihood, 'ln L(p), slope': score
    }""",
    likelihood.likelihood_by_sample_size: "{'probability p of a 1': p, **curves}",
    likelihood.underflow: """{
        'flips of a fair coin': n, 'From the sum of logarithms': total,
        'From the product': np.where(np.isfinite(log_of_product), log_of_product, np.nan),
    }""",
    maximum_likelihood.ascent: """{
        'step': np.arange(len(path)), 'p': [p for p, _ in path], 'ln L / n': [h for _, h in path]
    }""",
    binomial_slices.table: "{'k': np.repeat(k, p.size), 'p': np.tile(p, k.size), 'probability': table.ravel()}",
    binomial_slices.fixed_p: "{'k': k, 'probability': probability}",
    binomial_slices.fixed_k: "{'probability p of a 1': p, 'P(k) at this k': likelihood}",
    simulation.growing_histogram: "{'k': k, 'simulated share': share, 'binomial pmf': pmf}",
    distributions.bernoulli: "{'k': k, 'probability': probability}",
    distributions.binomial: "{'k': k, 'probability': probability}",
    intervals.likelihood_ratio_cut: """{
        'probability p of a 1': p, 'Log-likelihood': curve, 'Log-likelihood, slope': score,
        'Maximum': 0 * p + top, f'Cut for {confidence:.0%}': 0 * p + cut,
    }""",
    intervals.intervals: """{
        'interval': list(intervals), 'k/n': [share] * 4,
        **dict(zip(['lower end', 'upper end'], np.array([*intervals.values()]).T)),
    }""",
    intervals.coverage_curves: "{'probability p of a 1': p, **curves, 'Nominal coverage': 0 * p + confidence}",
    cross_entropy.per_flip: OF_SAMPLE % "−ln L / n, the cross-entropy",
    cross_entropy.of_sample: OF_SAMPLE % "Cross-entropy, −ln L / n",
    cross_entropy.per_flip_in_logit: "{'logit z': z, '−ln L / n': loss, '−ln L / n, slope': slope}",
    losses.over_logit: LOSSES % ("logit z", "z"),
    losses.over_prediction: LOSSES % ("prediction p", "p"),
    losses.gradient_magnitude: """{
        'prediction p': p, **curves, 'Its peak, 4/27 at 1/3': (p[[peak]], squared[[peak]])
    }""",
    race.over_epochs: """{
        'epoch': np.arange(epochs + 1), **curves,
        **{f'{name}, right from here on': ([i], [curves[name][i]]) for name, i in right.items() if i is not None},
        **({f'Right answer y = {y}': [y] * (epochs + 1)} if shown == 'p' else {}),
    }""",
    decision_regions.decision_lines: """{
        'x': x[:, 0], 'y': x[:, 1], 'label': label, 'lines': np.vstack([*lines.values()])
    }""",
    loss_surface.contours: """{
        'w1': w1.ravel(), 'w2': w2.ravel(), 'path': path,
        'mean ½ (p − y)²' if loss_name == 'squared_error' else 'mean cross-entropy': surface.ravel(),
    }""",
    loss_surface.curvature: "{'step': np.arange(steps + 1), **curves, 'Flat': np.zeros(steps + 1)}",
    decision_regions.regions: "{'x1': x[:, 0], 'x2': x[:, 1], 'class': label, 'regions': regions}",
    learning_curves.learning_curves: "{'step': np.arange(steps + 1), **curves}",
    regression.fits: """{
        'x': grid, **curves, 'points': (np.sort(x[:-1]), y[:-1][np.argsort(x[:-1])]), 'outlier': (x[-1:], y[-1:])
    }""",
    regression.densities: "{'residual r': r, **densities}",
    regression.negative_log_densities: """{
        'residual r': r, **{f'{name}: −ln density': y for name, y in negative_logarithms.items()},
        **{f'{name}: loss': y for name, y in losses.items()},
    }""",
    loss_curves.over_argument: """{
        title: x, **{name if part == 'loss' else f'{name}, slope': y for (name, part), y in curves.items()}
    }""",
    calibration.reliability_diagram: """{
        'mean forecast': mean_forecast, 'share of ones': share, 'forecasts': size[filled]
    }""",
    calibration.scores: "{'factor of the logits': factors, **curves, 'Least log loss': ([best], [log_loss(best)])}",
}

EXPRESSIONS = {inspect.unwrap(chart): expression for chart, expression in _EXPRESSIONS.items()}

KINKS = [kink for activation in ACTIVATIONS.values() for kink in activation.kinks]
Numbers = dict[str, object]


def numbers(picture: Picture, values: Mapping[str, float]) -> Numbers:
    """Return the numbers of a picture, and what it draws beside them, by the headings of EXPRESSIONS."""
    assert picture.call
    found = dict(picture.data_at(values))
    drawn = _DRAWN.get(picture.call.function)
    return drawn(picture, values, found) if drawn else found


def _catalogue(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    """Return f and its slope in each cell, a unit square that stands for [-5, 5] by [-1.5, 3], at every tenth of x.

    Central differences are no slopes at kinks.
    """
    curves, cells = picture.tables["curves"], {}
    x, y = 10 * curves["x"] - 5, 4.5 * curves["y"] - 1.5
    drawn = (np.abs(10 * x - np.round(10 * x)) < 1e-9) & np.isfinite(y)
    for name in np.unique(curves["series"]):
        for part, called in (("function", "f"), ("slope", "slope")):
            here = drawn & (curves["series"] == name) & (curves["part"] == part)
            here &= (called == "f") | ~np.isin(np.round(x, 9), KINKS)
            cells[f"{name}, {called}"] = (x[here], y[here])
    return cells


def _computation(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    sweeps = picture.tables[SWEEPS]
    return found | {"all steps": np.array([sweeps[f"v{i}"][0] for i in range(3 * len(found["class"]) + 2)])}


def _simplex(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    committed, levels = ([picture.tables[name][c] for c in columns] for name, columns in _SIMPLEX.items())
    point = np.array(committed)[:, 0]
    path = np.stack([picture.tables["path"][axis] for axis in "xy"], axis=1)
    return {"path": path, "point": point[:2], "arrow": point[2:4], "p": point[4:], "levels": np.array(levels).T}


_SIMPLEX = {SWEEPS: [f"v{i}" for i in range(7)], "levels": ["x", "y", "x2", "y2"]}


def _lines(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    lines = np.stack([_frame(picture, "ends", axis, values) for axis in "xy"], axis=1)
    label = [CLASSES.index(name) for name in found["series"]]
    return {"x": found["x"], "y": found["y"], "label": np.array(label), "lines": lines}


def _frame(picture: Picture, table: str, name: str, values: Mapping[str, float]) -> np.ndarray:
    """Return a column of a table in the frame that is shown."""
    step = picture.sliders["descent"]
    return picture.tables[table][frame_column(name, step, values["descent"])]


def _contours(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    return found | {"path": np.stack([picture.tables["path"][axis] for axis in "xy"], axis=1)}


def _regions(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    """Return the classes of the places of a grid, by the corners of the regions that are drawn."""
    paths = _frame(picture, "regions", "path", values)
    grid = np.linspace(-4, 4, 33)
    places = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
    depths = [_depth_inside(path, places) for path in paths]
    return found | {"regions": np.argmax(depths, axis=0)}


def _depth_inside(path: str, places: np.ndarray) -> np.ndarray:
    """Return how far places are inside the convex outline of a region, counterclockwise; negative outside."""
    corners = np.array([pair.split(",") for pair in path.strip("MZ").split("L")], dtype=float) * [4, -4]
    if len(corners) < 3:
        return np.full(len(places), -np.inf)
    sides = np.roll(corners, -1, axis=0) - corners
    offsets = places[:, None] - corners
    lengths = np.maximum(np.hypot(*sides.T), 1e-9)
    return ((sides[:, 0] * offsets[..., 1] - sides[:, 1] * offsets[..., 0]) / lengths).min(axis=1)


def _only(*headings: str) -> Callable[[Picture, Mapping[str, float], Numbers], Numbers]:
    """Return these numbers alone: the others only say where the cells of the picture are."""
    return lambda picture, values, found: {heading: found[heading] for heading in headings}


def _without_padding(picture: Picture, values: Mapping[str, float], found: Numbers) -> Numbers:
    """Return the rows that hold numbers: a slider of the picture changes how many there are."""
    filled = np.isfinite(list(found.values())).all(axis=0)
    return {heading: column[filled] for heading, column in found.items()}


_DRAWN = {
    inspect.unwrap(chart): drawn
    for chart, drawn in {
        activation_catalogue.catalogue: _catalogue,
        softmax.computation: _computation,
        softmax.class_curve: _without_padding,
        jacobian.matrix: _only("slope"),
        jacobian.probability_changes: _only("class", "change"),
        attention.weights: _only("weight"),
        losses.class_gradients: _only("class", "gradient"),
        simplex.simplex: _simplex,
        binomial_slices.table: _only("k", "p", "probability"),
        decision_regions.decision_lines: _lines,
        decision_regions.regions: _regions,
        loss_surface.contours: _contours,
        calibration.reliability_diagram: lambda *of: _only("mean forecast", "share of ones", "forecasts")(
            *of[:2], _without_padding(*of)
        ),
    }.items()
}
