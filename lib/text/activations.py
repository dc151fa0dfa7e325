"""The sentences, tables and formulas of the activations page."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import SupportsFloat

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import ACTIVATIONS, Activation
from lib.analysis.comparison import Cost, Meetings
from lib.analysis.frameworks import NOT_RUN, VERSIONS, differing_defaults, differing_kinks, equivalents
from lib.analysis.properties import properties
from lib.learning.dead_units import DeadShareByRate
from lib.learning.initialization import Initialization
from lib.learning.neuron import NeuronState, first_dead_step
from lib.learning.perceptron import Training
from lib.lesson.examples import MOST_WEIGHTS
from lib.lesson.experiments.activations import FlowSummary
from lib.text.activation_card import interval
from lib.text.labels import enumerated
from lib.text.numbers import (
    aligned,
    equals,
    factor,
    fixed,
    gathered,
    grouped,
    latex,
    latex_equals,
    latex_relation,
    percentage,
    plain_power,
    relation,
    significant,
)
from lib.text.table import Table

GREEK = frozenset({"alpha", "beta", "gamma", "delta", "epsilon", "theta", "kappa", "mu", "sigma", "tau"})

NEURON_UNITS = (("x",), ("a",))
"""The names of the units of one neuron: its input, and its output max(0, w x + b)."""

# Curves


def curves_sentence(sliders: bool, values: bool, slopes: bool) -> str:
    """Return what to do with the curves: whether there are sliders, functions and derivatives decides that."""
    drag = "Drag a slider under the picture to change a parameter. " * sliders
    if not values:
        return drag + "Each curve is a derivative. Point at it to read the slope of the function at that x."
    point = "Point at a curve, or click it to keep its numbers. The straight line through the point is its tangent"
    return drag + point + (", and the dashed curve shows the slope of that tangent." if slopes else ".")


def values_table(functions: Sequence[tuple[Activation, Mapping[str, float]]], x: float) -> Table:
    """Return f and f' at x of each function, with the values of its parameters; ≈ stands before a rounded number."""
    columns = {
        "f(x)": [_approximated(activation.function(x, **given)) for activation, given in functions],
        "f′(x)": [_approximated(activation.derivative(x, **given)) for activation, given in functions],
    }
    return Table.from_columns(columns, [activation.label for activation, _ in functions], index=f"x {equals(x)}")


def _approximated(number: SupportsFloat) -> str:
    """Return a number, after ≈ if it is rounded."""
    return equals(number).removeprefix("= ")


# The card of a function


def values_formula(activation: Activation, **arguments: float) -> str:
    """Return f and f' of an activation at x = -1 and x = 1 with these arguments, in LaTeX."""
    given = ", ".join(f"{_symbol(argument)} {latex_equals(value)}" for argument, value in arguments.items())
    rows = [
        f"f({x}) &{latex_equals(activation.function(x, **arguments))}, & "
        f"f'({x}) &{latex_equals(activation.derivative(x, **arguments))}"
        for x in (-1, 1)
    ]
    values = aligned(*rows, gap="0.4em")
    return gathered(f"{given}:", values, gap="0.4em") if given else values


def _symbol(argument: str) -> str:
    """Return the name of a parameter in LaTeX: a Greek letter as its command, any other name upright."""
    return f"\\{argument}" if argument in GREEK else rf"\mathrm{{{argument}}}"


def frameworks_table(name: str, **arguments: float) -> Table:
    """Return how each framework calls an activation at these arguments, and where its defaults and kinks differ.

    For an activation with records; a column that is empty in every row is left out.
    """
    defaults, kinks = differing_defaults(name), differing_kinks(name)
    rows = {
        framework: {
            "call": record.call_with(**arguments) or "no such function",
            "default": "; ".join(
                f"{key} = {_default(theirs)}, here {_default(ours)}"
                for key, (ours, theirs) in defaults.get(framework, {}).items()
            ),
            "slope at a kink": "; ".join(
                f"{significant(theirs)} at {significant(x)}, here {significant(ours)}"
                for x, (ours, theirs) in kinks.get(framework, {}).items()
            ),
            "note": record.note,
        }
        for framework, record in equivalents(name).items()
    }
    filled = [column for column in next(iter(rows.values())) if any(row[column] for row in rows.values())]
    shown = {framework: {column: row[column] for column in filled} for framework, row in rows.items()}
    return Table.from_rows(shown, f"{ACTIVATIONS[name].label} in other frameworks")


def _default(value: object) -> str:
    """Return the default of an argument: a number in few digits, anything else as it is."""
    return significant(value) if isinstance(value, float) else str(value)


def frameworks_sentence() -> str:
    """Return which versions of the frameworks the table was made from, and how."""
    *others, last = (f"{name} {version}" for name, version in VERSIONS.items() if name not in NOT_RUN)
    read = enumerated([f"{name} {VERSIONS[name]}" for name in NOT_RUN])
    return (
        f"The table holds what {', '.join(others)} and {last} returned on a CPU, and what the reference and the source "
        f"of {read} say, which was not run."
    )


# Vanishing gradient


def weight_variance_formula(initialization: Initialization, width: int) -> str:
    """Return the variance of the weights between two layers of equal width, in LaTeX with its number."""
    variance = initialization.variance(width, width)
    return rf"\operatorname{{Var}} w = {initialization.latex} {latex_equals(variance)}"


PRODUCT_TITLE, FACTOR_TITLE = "Gradient left: product of the factors", "Factor of each layer"
"""The titles of the pictures of the gradient by layer."""
RECURSION = r"\delta_l = \bigl(W_{l+1}^\top \delta_{l+1}\bigr) \odot f'(z_l)"
"""The recursion of back-propagation in LaTeX; the product is taken unit by unit."""
RECURSION_SENTENCE = "Back-propagation computes the gradient of a layer from that of the next one:"
RECURSION_SYMBOLS = (
    "Here $z_l$ are the weighted sums of layer $l$, $\\delta_l$ is the gradient of the loss in $z_l$, $W_{l+1}$ holds "
    "the weights of the next layer, and $\\odot$ multiplies unit by unit. The bracket is the gradient in the outputs "
    f"of layer $l$. Its size, relative to that in the last layer, is what “{PRODUCT_TITLE}” shows. “{FACTOR_TITLE}” "
    "shows by how much a layer changes that size."
)


def factors_sentence() -> str:
    """Return by what ReLU, and by what tanh instead of sigmoid, changes the factor of the gradient in each layer.

    ReLU multiplies the mean square of the gradient by the share of active units times n times the variance of the
    weights; the root of that is the factor.
    """
    lecun, he = (significant(math.sqrt(times / 2), 2) for times in (1, 2))
    tanh, sigmoid = (significant(properties(ACTIVATIONS[name]).steepest) for name in ("tanh", "sigmoid"))
    return (
        "ReLU is no cure by itself. While half of its units are active, weights of variance 1/n give a factor near "
        f"{lecun}, so that the gradient is halved every two layers; He's weights give a factor near {he}. Centring is "
        "no cure either: tanh passes on more of the gradient than sigmoid because its largest slope is "
        f"{tanh} and that of sigmoid {sigmoid}."
    )


def width_note(nets: int, layers: int, asked: int, width: int) -> str:
    """Return the sentences that say why the layers of deep networks have fewer units than were asked for."""
    networks = "One network" if nets == 1 else f"{nets} networks"
    wanted, most = _millions(nets * layers * asked**2), _millions(MOST_WEIGHTS)
    return (
        f"{networks} of {layers} layers with {asked} units each would have {wanted} million weights. This page "
        f"computes at most {most} million, so each layer has {width} units here. "
        "Choose fewer activations or fewer layers for wider ones."
    )


def _millions(count: int) -> str:
    """Return a count in millions."""
    return significant(count / 1e6, 3)


def gradient_table(flows: Mapping[str, FlowSummary]) -> Table:
    """Return for each activation how much of the gradient a layer keeps, what reaches the input, signal and counts."""
    layers = len(next(iter(flows.values())).gradient_rms) - 1
    rows = {}
    for label, flow in flows.items():
        kept = flow.ratio ** (1 / layers)
        gradient = f"{plain_power(kept, layers)} {equals(flow.ratio)}" if math.isfinite(kept) else "not finite"
        rows[label] = {
            "Factor in each layer": significant(kept) if math.isfinite(kept) else "none",
            f"Gradient after {layers} layers": gradient,
            "Activations at the end / at the input": significant(flow.activation_rms[-1] / flow.activation_rms[0]),
            "Outputs that are exactly 0": percentage(flow.zeros),
            "Weights of the net": grouped(flow.weights),
        }
    return Table.from_rows(rows)


# Dying ReLU


def neuron_sentence(states: Sequence[NeuronState], step: int) -> str:
    """Return whether the neuron is alive or dead at a step, since when, and why that may lower its loss.

    Nothing is said of the steps after it.
    """
    dead, state = first_dead_step(states[: step + 1]), states[step]
    active = f"w x + b is positive on {(state.pre_activation > 0).sum()} of {state.pre_activation.size} samples"
    if dead is None:
        end = f" It has stayed alive for all {step} steps." if step == len(states) - 1 else ""
        return f"Step {step}: **alive**, {active}.{end}"
    when = "from the start" if dead == 0 else f"since step {dead}"
    said = f"Step {step}: **dead** {when}, {active}. So the gradient is 0, and no later step changes w or b."
    before = states[max(dead - 1, 0)].loss
    if state.loss < before:
        said += (
            f" The loss fell in the step that killed the neuron, from {significant(before)} to "
            f"{significant(state.loss)}: the output 0 is nearer to the target than the outputs before were. Without a "
            "gradient it cannot fall any further."
        )
    return said


def neuron_formula(states: Sequence[NeuronState], rate: float, step: int) -> str:
    """Return the update of weight and bias that follows a step, with its numbers filled in, in LaTeX."""
    state = states[step]
    updates = (("w", state.weight, state.weight_gradient), ("b", state.bias, state.bias_gradient))
    return aligned(*(" &".join(_descent_step(symbol, step, rate, *update)) for symbol, *update in updates), gap="0.4em")


def neuron_table(states: Sequence[NeuronState], rate: float, step: int) -> Table:
    """Return the updates of a neuron up to a step, one row a step, as far as three steps past its death."""
    dead = first_dead_step(states)
    shown = states[: step + 1 if dead is None else min(step, dead + 3) + 1]
    columns = {
        "w − rate · gradient": [_update(state.weight, rate, state.weight_gradient) for state in shown],
        "b − rate · gradient": [_update(state.bias, rate, state.bias_gradient) for state in shown],
        "Samples with w x + b > 0": [f"{(s.pre_activation > 0).sum()} of {s.pre_activation.size}" for s in shown],
        "Mean of ½ (output − target)²": [significant(state.loss) for state in shown],
    }
    return Table.from_columns(columns, map(str, range(len(shown))), index="Step")


def dead_units_table(runs: Mapping[str, DeadShareByRate]) -> Table:
    """Return for each activation the largest share of dead units, and the rate from which on every net diverged."""
    return Table.from_rows(
        {
            label: {"Most dead units": _most_dead(run), "All nets diverge": _divergence(run)}
            for label, run in runs.items()
        }
    )


def dead_units_sentence(runs: Mapping[str, DeadShareByRate]) -> str:
    """Return with which activations units died, the largest share and its rate, and with which none did."""
    dying = [f"{label} (at most {_most_dead(run)})" for label, run in runs.items() if np.nan_to_num(run.dead).any()]
    unknown = [label for label, run in runs.items() if np.isnan(run.dead).all()]
    living = [label for label, run in runs.items() if not np.nan_to_num(run.dead).any() and label not in unknown]
    parts = [f"In these networks units died with {', '.join(dying)}."] if dying else []
    parts += [f"No unit died with {', '.join(living)}."] if living else []
    return " ".join([*parts, *([f"Every net diverged with {', '.join(unknown)}."] if unknown else [])])


def _update(value: float, rate: float, gradient: float) -> str:
    """Return one step of gradient descent with its numbers filled in."""
    after = value - rate * gradient
    sign = relation(value, rate, gradient, after)
    factor = f"({significant(gradient)})" if gradient < 0 else significant(gradient)
    return f"{significant(value)} − {significant(rate)} · {factor} {sign} {significant(after)}"


def _descent_step(symbol: str, step: int, rate: float, value: float, gradient: float) -> tuple[str, str]:
    """Return one step of gradient descent in symbols, and its right side with its relation and numbers, in LaTeX."""
    slope, given = rf"\frac{{\partial L}}{{\partial {symbol}}}", (value, rate, gradient)
    numbers = rf"{latex(value)} - {latex(rate)} \cdot {factor(gradient)}"
    return (
        rf"{symbol}_{{{step + 1}}} = {symbol}_{{{step}}} - \eta\,{slope}",
        rf"{latex_relation(*given)} {numbers} {latex_equals(value - rate * gradient)}",
    )


def _most_dead(run: DeadShareByRate) -> str:
    """Return the largest share of dead units, and at which rate it was found."""
    if np.isnan(run.dead).all():
        return "none was counted"
    worst = int(np.nan_to_num(run.dead).argmax())
    share = float(np.nan_to_num(run.dead)[worst])
    written = percentage(share) if share >= 0.005 or not share else "less than 1%"
    return written + (f" at rate {significant(run.rates[worst])}" if share else "")


def _divergence(run: DeadShareByRate) -> str:
    """Return the rate from which on every net diverged."""
    survived = np.flatnonzero(run.diverged < 1)
    first = survived[-1] + 1 if survived.size else 0
    return f"from rate {significant(run.rates[first])} on" if first < run.rates.size else "at no rate here"


# PReLU


def slope_sentence(alphas: NDArray[np.float64], teacher: float) -> str:
    """Return whether alpha reached the teacher's slope, and what max(alpha x, x) is where it went."""
    end = alphas[-1]
    reached = "has reached" if abs(end - teacher) < 0.01 else "has not reached"
    text = (
        f"In {len(alphas) - 1} steps α went from {significant(alphas[0], 4)} to **{fixed(end, 3)}** and {reached} "
        f"the teacher's {significant(teacher)}."
    )
    if end > 1:
        text += " It is above 1, so max(α x, x) is another function: it takes α x for positive x."
    return text


def slope_formula(alphas: NDArray[np.float64], rate: float, step: int) -> str:
    """Return the update of alpha after a step with its numbers filled in, in LaTeX; after the last step alpha alone."""
    if step + 1 >= len(alphas):
        return rf"\alpha {latex_equals(alphas[-1])}"
    gradient = (alphas[step] - alphas[step + 1]) / rate
    symbols, numbers = _descent_step(r"\alpha", step, rate, alphas[step], gradient)
    return aligned(symbols.replace("=", "&=", 1), f"&{numbers}", gap="0.4em")


def fixed_slopes_sentence(runs: Mapping[str, Training]) -> str:
    """Return the loss at the end where alpha is learned, "PReLU", and the least of those where it is fixed."""
    ends = {name: float(run.loss[-1]) for name, run in runs.items()}
    learned, least = latex(ends.pop("PReLU"), 3), latex(min(ends.values()), 3)
    return (
        f"Three more neurons keep their α. The least of their losses in the end is **${least}$**, with α learned it is "
        f"**${learned}$**."
    )


# Comparison


def crossings_table(found: Mapping[str, tuple[Callable[[ArrayLike], NDArray], Meetings]]) -> Table:
    """Return where two functions cross and the value that they have there, where they are equal, and the jumps.

    `found` maps a title to the first of the two functions and where they meet. A column that is empty is left out.
    """
    rows = {
        title: {
            "At x": ", ".join(map(fixed, met.crossings)) or "nowhere",
            "Both are": ", ".join(map(fixed, function(met.crossings))),
            "Equal": enumerated([*map(interval, met.equal)]),
            "Change of sign at a jump of the difference": "; ".join(
                f"from {significant(before)} to {significant(after)} at x {equals(x)}" for x, before, after in met.jumps
            ),
        }
        for title, (function, met) in found.items()
    }
    kept = [
        name for name in ("Equal", "Change of sign at a jump of the difference") if any(r[name] for r in rows.values())
    ]
    return Table.from_rows(
        {title: {name: row[name] for name in ("At x", "Both are", *kept)} for title, row in rows.items()}
    )


def tanh_and_sigmoid_sentence() -> str:
    """Return up to which |x| tanh is steeper than sigmoid, 2 arcosh((1 + sqrt 3)/2), and that they are one family."""
    place = fixed(2 * math.acosh((1 + math.sqrt(3)) / 2))
    return (
        f"Tanh is steeper than sigmoid in the middle only: for |x| above {place} sigmoid has the larger slope. It is "
        "no other kind of curve either, as tanh(x) = 2 sigmoid(2x) − 1."
    )


def moments_table(moments: Mapping[str, tuple[float, float]]) -> Table:
    """Return mean and variance of the output of each function."""
    return Table.from_rows(
        {
            label: {"Mean of the output": fixed(mean), "Variance": fixed(variance)}
            for label, (mean, variance) in moments.items()
        }
    )


def costs_table(costs: Mapping[str, Cost]) -> Table:
    """Return the time of each function in milliseconds per million elements, with its quartiles, and against ReLU."""
    return Table.from_rows(
        {
            name: {
                "ms per million": fixed(cost.median * 1e3, 2),
                "middle half": f"{fixed(cost.lower_quartile * 1e3, 2)} to {fixed(cost.upper_quartile * 1e3, 2)}",
                "times ReLU": fixed(cost.ratio, 1),
            }
            for name, cost in costs.items()
        }
    )
