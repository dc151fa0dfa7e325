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
from lib.learning.dead_units import NETWORKS, UNITS, DeadShareByRate
from lib.learning.initialization import Initialization
from lib.learning.neuron import NeuronState, first_dead_step
from lib.learning.perceptron import DEAD_SLOPE, Training
from lib.lesson.examples import MOST_WEIGHTS
from lib.lesson.experiments.activations import FlowSummary
from lib.text.activation_card import interval
from lib.text.catalogue import activations as words
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
    sentences = words.CURVES_INTRO["both" if values and slopes else "function" if values else "slope"]
    return f"{words.CURVES_SLIDER} {sentences}" if sliders else sentences


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
            words.CARD_CALL: record.call_with(**arguments) or words.CARD_NO_CALL,
            words.CARD_DEFAULTS: "; ".join(
                words.CARD_DEFAULT.format(parameter=key, theirs=_default(theirs), ours=_default(ours))
                for key, (ours, theirs) in defaults.get(framework, {}).items()
            ),
            words.CARD_KINKS: "; ".join(
                words.CARD_KINK.format(theirs=significant(theirs), x=significant(x), ours=significant(ours))
                for x, (ours, theirs) in kinks.get(framework, {}).items()
            ),
            words.CARD_NOTE: record.note,
        }
        for framework, record in equivalents(name).items()
    }
    filled = [column for column in next(iter(rows.values())) if any(row[column] for row in rows.values())]
    shown = {framework: {column: row[column] for column in filled} for framework, row in rows.items()}
    return Table.from_rows(shown, words.CARD_FRAMEWORKS_NAME.format(function=ACTIVATIONS[name].label))


def _default(value: object) -> str:
    """Return the default of an argument: a number in few digits, anything else as it is."""
    return significant(value) if isinstance(value, float) else str(value)


def frameworks_sentence() -> str:
    """Return which versions of the frameworks the table was made from, and how."""
    run = enumerated([f"{name} {version}" for name, version in VERSIONS.items() if name not in NOT_RUN])
    return words.CARD_FRAMEWORKS.format(run=run, read=enumerated([f"{name} {VERSIONS[name]}" for name in NOT_RUN]))


# Vanishing gradient


def weight_variance_formula(initialization: Initialization, width: int) -> str:
    """Return the variance of the weights between two layers of equal width, in LaTeX with its number."""
    variance = initialization.variance(width, width)
    return rf"\operatorname{{Var}} w = {initialization.latex} {latex_equals(variance)}"


RECURSION = r"\delta_l = \bigl(W_{l+1}^\top \delta_{l+1}\bigr) \odot f'(z_l)"
"""The recursion of back-propagation in LaTeX; the product is taken unit by unit."""


def recursion_symbols() -> str:
    """Return what the symbols of the recursion are, and which pictures show it."""
    return words.VANISHING_SYMBOLS.format(product=words.VANISHING_PRODUCT_TITLE, factor=words.VANISHING_FACTOR_TITLE)


def weights_sentence(initialization: Initialization, width: int) -> str:
    """Return the variance of the weights between two layers of equal width, and what it does to the gradient."""
    variance = words.VANISHING_WEIGHTS.format(variance=weight_variance_formula(initialization, width))
    return f"{variance} {factors_sentence()}"


def factors_sentence() -> str:
    """Return by what ReLU, and by what tanh instead of sigmoid, changes the factor of the gradient in each layer.

    ReLU multiplies the mean square of the gradient by the share of active units times n times the variance of the
    weights; the root of that is the factor.
    """
    lecun, he = (significant(math.sqrt(times / 2), 2) for times in (1, 2))
    tanh, sigmoid = (significant(properties(ACTIVATIONS[name]).steepest) for name in ("tanh", "sigmoid"))
    return words.VANISHING_FACTORS.format(lecun=lecun, he=he, tanh=tanh, sigmoid=sigmoid)


def width_note(nets: int, layers: int, asked: int, width: int) -> str:
    """Return the sentences that say why the layers of deep networks have fewer units than were asked for."""
    given = {"layers": layers, "units": asked, "weights": _millions(nets * layers * asked**2)}
    if nets == 1:
        asked_for = words.VANISHING_ONE_NETWORK.format(**given)
    else:
        asked_for = words.VANISHING_NETWORKS.format(networks=nets, **given)
    return f"{asked_for} {words.VANISHING_WIDTH.format(most=_millions(MOST_WEIGHTS), units=width)}"


def _millions(count: int) -> str:
    """Return a count in millions."""
    return significant(count / 1e6, 3)


def gradient_table(flows: Mapping[str, FlowSummary]) -> Table:
    """Return for each activation how much of the gradient a layer keeps, what reaches the input, signal and counts."""
    layers = len(next(iter(flows.values())).gradient_rms) - 1
    rows = {}
    for label, flow in flows.items():
        kept = flow.ratio ** (1 / layers)
        in_each, gradient = words.VANISHING_TABLE_NO_FACTOR, words.VANISHING_TABLE_NOT_FINITE
        if math.isfinite(kept):
            in_each, gradient = significant(kept), f"{plain_power(kept, layers)} {equals(flow.ratio)}"
        rows[label] = {
            words.VANISHING_TABLE_FACTOR: in_each,
            words.VANISHING_TABLE_GRADIENT.format(layers=layers): gradient,
            words.VANISHING_TABLE_ACTIVATIONS: significant(flow.activation_rms[-1] / flow.activation_rms[0]),
            words.VANISHING_TABLE_ZEROS: percentage(flow.zeros),
            words.VANISHING_TABLE_WEIGHTS: grouped(flow.weights),
        }
    return Table.from_rows(rows)


# Dying ReLU


def neuron_sentence(states: Sequence[NeuronState], step: int) -> str:
    """Return whether the neuron is alive or dead at a step, since when, and why that may lower its loss.

    Nothing is said of the steps after it.
    """
    dead, state = first_dead_step(states[: step + 1]), states[step]
    given = {"step": step, "active": (state.pre_activation > 0).sum(), "samples": state.pre_activation.size}
    if dead is None:
        alive = words.DYING_RELU_ALIVE.format(**given)
        return f"{alive} {words.DYING_RELU_STAYED_ALIVE.format(steps=step)}" if step == len(states) - 1 else alive
    if dead == 0:
        said = words.DYING_RELU_DEAD_FROM_THE_START.format(**given)
    else:
        said = words.DYING_RELU_DEAD_SINCE.format(since=dead, **given)
    before = states[max(dead - 1, 0)].loss
    if state.loss >= before:
        return said
    return f"{said} {words.DYING_RELU_LOSS_FELL.format(before=significant(before), after=significant(state.loss))}"


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
        words.DYING_RELU_TABLE_WEIGHT: [_update(state.weight, rate, state.weight_gradient) for state in shown],
        words.DYING_RELU_TABLE_BIAS: [_update(state.bias, rate, state.bias_gradient) for state in shown],
        words.DYING_RELU_TABLE_POSITIVE: [
            words.DYING_RELU_TABLE_COUNT.format(count=(s.pre_activation > 0).sum(), samples=s.pre_activation.size)
            for s in shown
        ],
        words.DYING_RELU_TABLE_LOSS: [significant(state.loss) for state in shown],
    }
    return Table.from_columns(columns, map(str, range(len(shown))), index=words.DYING_RELU_TABLE_STEP)


def networks_sentence() -> str:
    """Return what is trained at each learning rate, and which units are counted as dead."""
    return words.DYING_RELU_LAYER_NETWORKS.format(units=UNITS, networks=NETWORKS, slope=significant(DEAD_SLOPE))


def dead_units_table(runs: Mapping[str, DeadShareByRate]) -> Table:
    """Return for each activation the largest share of dead units, and the rate from which on every net diverged."""
    return Table.from_rows(
        {
            label: {
                words.DYING_RELU_LAYER_TABLE_DEAD: _most_dead(run),
                words.DYING_RELU_LAYER_TABLE_DIVERGED: _divergence(run),
            }
            for label, run in runs.items()
        }
    )


def dead_units_sentence(runs: Mapping[str, DeadShareByRate]) -> str:
    """Return with which activations units died, the largest share and its rate, and with which none did."""
    dying = {label: run for label, run in runs.items() if np.nan_to_num(run.dead).any()}
    unknown = [label for label, run in runs.items() if np.isnan(run.dead).all()]
    living = [label for label in runs if label not in dying and label not in unknown]
    shares = [
        words.DYING_RELU_LAYER_DYING_FUNCTION.format(function=label, share=_most_dead(run))
        for label, run in dying.items()
    ]
    sentences = [
        words.DYING_RELU_LAYER_DYING.format(functions=", ".join(shares)) if dying else "",
        words.DYING_RELU_LAYER_LIVING.format(functions=", ".join(living)) if living else "",
        words.DYING_RELU_LAYER_UNKNOWN.format(functions=", ".join(unknown)) if unknown else "",
    ]
    return " ".join(filter(None, sentences))


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
        return words.DYING_RELU_LAYER_TABLE_NOT_COUNTED
    worst = int(np.nan_to_num(run.dead).argmax())
    share = float(np.nan_to_num(run.dead)[worst])
    if not share:
        return percentage(share)
    written = percentage(share) if share >= 0.005 else words.DYING_RELU_LAYER_TABLE_FEW
    return words.DYING_RELU_LAYER_TABLE_SHARE.format(share=written, rate=significant(run.rates[worst]))


def _divergence(run: DeadShareByRate) -> str:
    """Return the rate from which on every net diverged."""
    survived = np.flatnonzero(run.diverged < 1)
    first = survived[-1] + 1 if survived.size else 0
    if first >= run.rates.size:
        return words.DYING_RELU_LAYER_TABLE_NEVER
    return words.DYING_RELU_LAYER_TABLE_FROM.format(rate=significant(run.rates[first]))


# PReLU


def slope_sentence(alphas: NDArray[np.float64], teacher: float) -> str:
    """Return whether alpha reached the teacher's slope, and what max(alpha x, x) is where it went."""
    end, start = alphas[-1], significant(alphas[0], 4)
    given = {"steps": len(alphas) - 1, "start": start, "end": fixed(end, 3), "teacher": significant(teacher)}
    reached = abs(end - teacher) < 0.01
    said = words.PRELU_REACHED.format(**given) if reached else words.PRELU_NOT_REACHED.format(**given)
    return f"{said} {words.PRELU_ABOVE_1}" if end > 1 else said


def next_step_sentence(rate: float) -> str:
    """Return that the update that follows is one of gradient descent with a learning rate."""
    return words.PRELU_NEXT_STEP.format(rate=significant(rate))


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
    return words.PRELU_FIXED.format(least=least, learned=learned)


# Comparison


def crossings_table(found: Mapping[str, tuple[Callable[[ArrayLike], NDArray], Meetings]]) -> Table:
    """Return where two functions cross and the value that they have there, where they are equal, and the jumps.

    `found` maps a title to the first of the two functions and where they meet. A column that is empty is left out.
    """
    rows = {
        title: {
            words.COMPARE_AT: ", ".join(map(fixed, met.crossings)) or words.COMPARE_NOWHERE,
            words.COMPARE_BOTH_ARE: ", ".join(map(fixed, function(met.crossings))),
            words.COMPARE_EQUAL: enumerated([*map(interval, met.equal)]),
            words.COMPARE_JUMPS: "; ".join(
                words.COMPARE_JUMP.format(before=significant(before), after=significant(after), x=equals(x))
                for x, before, after in met.jumps
            ),
        }
        for title, (function, met) in found.items()
    }
    further = [name for name in (words.COMPARE_EQUAL, words.COMPARE_JUMPS) if any(row[name] for row in rows.values())]
    kept = (words.COMPARE_AT, words.COMPARE_BOTH_ARE, *further)
    return Table.from_rows({title: {name: row[name] for name in kept} for title, row in rows.items()})


def tanh_and_sigmoid_sentence() -> str:
    """Return up to which |x| tanh is steeper than sigmoid, 2 arcosh((1 + sqrt 3)/2), and that they are one family."""
    place = fixed(2 * math.acosh((1 + math.sqrt(3)) / 2))
    return words.COMPARE_TANH_AND_SIGMOID.format(x=place)


def moments_table(moments: Mapping[str, tuple[float, float]]) -> Table:
    """Return mean and variance of the output of each function."""
    return Table.from_rows(
        {
            label: {words.COMPARE_MEAN: fixed(mean), words.COMPARE_VARIANCE: fixed(variance)}
            for label, (mean, variance) in moments.items()
        }
    )


def costs_table(costs: Mapping[str, Cost]) -> Table:
    """Return the time of each function in milliseconds per million elements, with its quartiles, and against ReLU."""
    return Table.from_rows(
        {
            name: {
                words.COMPARE_COST: fixed(cost.median * 1e3, 2),
                words.COMPARE_COST_QUARTILES: words.COMPARE_COST_BETWEEN.format(
                    low=fixed(cost.lower_quartile * 1e3, 2), high=fixed(cost.upper_quartile * 1e3, 2)
                ),
                words.COMPARE_COST_RATIO: fixed(cost.ratio, 1),
            }
            for name, cost in costs.items()
        }
    )
