"""The numbers beside the pictures: each table and fact of a page, computed and put into words."""

import functools
import math

import numpy as np
import pandas as pd

from lib.activations import sigmoid
from lib.analysis.frameworks import FRAMEWORKS, differing_defaults, differing_kinks
from lib.analysis.properties import SMALL_SLOPE
from lib.learning.datasets import Points
from lib.learning.logistic_regression import accuracy, eigenvalue_surface, smallest_eigenvalue
from lib.learning.neuron import died_at
from lib.learning.race import epochs_until_right
from lib.learning.softmax_regression import recall
from lib.losses import cross_entropy
from lib.numerics.floating_point import DTYPES, FORMS, breaking_magnitude, breaking_spread
from lib.numerics.floating_point import first_fault as first_fault_of
from lib.numerics.floating_point import operations as operations_of
from lib.softmax import entropy, softmax, softmax_jacobian, textbook_softmax


def significant(number):
    """Return the number in at most six digits, infinity as its sign, and NaN by name."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    return f"{float(number):.6g}".replace("-", "−")


def property_facts(measured):
    """Return what a card says of measured properties, as pairs of a name and a short text."""
    return {
        "Range": f"{significant(rounded(measured.low))} to {significant(rounded(measured.high))}",
        "Mean output, standard normal input": f"{rounded(measured.mean):.4f}, "
        + ("centred" if measured.centred else "not centred"),
        "Monotone": "yes" if measured.monotone else "no",
        "Steepest slope": significant(rounded(measured.steepest)) + steepest_place(measured.steepest_at),
        f"Slope under {SMALL_SLOPE}": saturation(measured.saturated),
        "Towards −∞": end(measured.ends[0], measured.end_slopes[0]),
        "Towards +∞": end(measured.ends[1], measured.end_slopes[1]),
        "Smoothness": smoothness(measured.kinks),
    }


def rounded(number):
    """Return the number to five decimals, so that the last digits of a search do not show."""
    return number if math.isinf(number) else round(number, 5) + 0.0


def steepest_place(x):
    """Say where the slope is steepest, if that is one place."""
    return " along a whole stretch" if x is None else f" at x = {significant(rounded(x))}"


def saturation(saturated):
    """Say from where on the slope stays small."""
    words = ("below", "beyond")
    parts = [f"{word} x = {x:.2f}" for word, x in zip(words, saturated, strict=True) if x is not None]
    return " and ".join(parts).replace("-", "−") or "never"


def end(limit, slope):
    """Say what an activation does far out: the limit it tends to, or the slope with which it leaves."""
    if math.isinf(limit):
        return f"grows without bound, slope {significant(rounded(slope))}"
    return f"tends to {significant(rounded(limit))}"


def smoothness(kinks):
    """Say what happens at each kink, or that there is none."""
    if not kinks:
        return "smooth everywhere"
    return "; ".join(
        f"slope jumps from {kink.left:.4g} to {kink.right:.4g} at {kink.x:g}"
        if kink.is_jump
        else f"slope continuous at {kink.x:g}, its own slope is not"
        for kink in kinks
    )


def latex(number, digits=4):
    """Return a number in so many digits as LaTeX, with a power of ten where it is very small or very large."""
    if not math.isfinite(number):
        return r"\text{NaN}" if math.isnan(number) else r"\infty" if number > 0 else r"-\infty"
    mantissa, _, exponent = f"{number + 0.0:.{digits}g}".partition("e")
    return mantissa + (rf" \cdot 10^{{{int(exponent)}}}" if exponent else "")


def factor(number):
    """Return a number as LaTeX that may stand after a sign of times: in brackets if it is negative."""
    return f"({latex(number)})" if number < 0 else latex(number)


def values(activation, **arguments):
    """Return f and f' of an activation at x = -1 and x = 1 with these arguments, in LaTeX."""
    given = ", ".join(rf"\{argument} = {latex(value)}" for argument, value in arguments.items())
    rows = [
        f"f({x}) &= {latex(float(activation.function(x, **arguments)))}, & "
        f"f'({x}) &= {latex(float(activation.derivative(x, **arguments)))}"
        for x in (-1, 1)
    ]
    return given + (r":\ " if given else "") + aligned(rows)


def softmax_steps(names, logits, temperature):
    """Return the way from logits to probabilities, one row a class and one for the sums."""
    scaled = np.asarray(logits) / temperature
    exponentials = np.exp(scaled - scaled.max())
    shares = softmax(logits, temperature)
    rows = {
        "Logit z": [f"{z:g}" for z in logits] + [""],
        "z / T": [f"{z:.4g}" for z in scaled] + [""],
        "exp(z/T − largest)": [f"{e:.6g}" for e in (*exponentials, exponentials.sum())],
        "Probability": [f"{p:.6f}" for p in (*shares, shares.sum())],
    }
    return pd.DataFrame(rows, index=[*names, "Sum"])


def in_latex(name):
    """Return a name as LaTeX text, without the characters that LaTeX reads as commands."""
    return rf"\text{{{''.join(c for c in name if c.isalnum() or c in ' -')}}}"


def latex_number(number):
    """Return a number in at most four digits, in LaTeX."""
    text = f"{number:.4g}"
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else text


def exponential(z, temperature):
    """Return e to the power of z / T in LaTeX; a temperature of 1 is left out."""
    return f"e^{{{z:g}}}" if temperature == 1 else f"e^{{{z:g} / {temperature:g}}}"


def softmax_formula(names, logits, temperature=1.0):
    """Return the largest probability as softmax writes it, with the present numbers, in LaTeX."""
    exponentials, place = np.exp(np.asarray(logits) / temperature), int(np.argmax(logits))
    terms = [exponential(z, temperature) for z in logits]
    below = " + ".join(terms) if len(terms) <= MOST_TERMS else rf"{terms[0]} + \dots + {terms[-1]}"
    shares = softmax(logits, temperature)
    quotient = rf"\frac{{{latex_number(exponentials[place])}}}{{{latex_number(exponentials.sum())}}}"
    return rf"p_{{{in_latex(names[place])}}} = \frac{{{terms[place]}}}{{{below}}} = {quotient} = {shares[place]:.4f}"


MOST_TERMS = 4


def odds_formula(names, logits, temperature):
    """Return the ratio of the two largest probabilities with the present numbers, in LaTeX: it is never below 1."""
    first, second = np.argsort(logits, kind="stable")[::-1][:2]
    gap = logits[first] - logits[second]
    ratio = rf"\frac{{p_{{{in_latex(names[first])}}}}}{{p_{{{in_latex(names[second])}}}}}"
    power = rf"e^{{({logits[first]:g} - {bracketed(logits[second])}) / {temperature:g}}}"
    return rf"{ratio} = {power} = {latex_number(np.exp(gap / temperature))}"


def bracketed(number):
    """Return a number as text, in brackets if it is negative."""
    return f"{number:g}" if number >= 0 else f"({number:g})"


def slope_formula(names, logits, moved):
    """Return two slopes of the column of one logit with the present numbers, in two lines of LaTeX."""
    rows = moved, 0 if moved else 1
    first, second = (slope_line(names, softmax(logits), softmax_jacobian(logits), row, moved) for row in rows)
    return rf"\begin{{aligned}} {first} \\[1ex] {second} \end{{aligned}}"


def slope_line(names, s, matrix, row, column):
    """Return one entry of the Jacobian with its numbers, in LaTeX."""
    slope = rf"\frac{{\partial s_{{{in_latex(names[row])}}}}}{{\partial z_{{{in_latex(names[column])}}}}}"
    return rf"{slope} &= {s[row]:.4f}\,({int(row == column)} - {s[column]:.4f}) = {matrix[row, column]:.4f}"


def push_formula(probabilities, target):
    """Return y - p with the present numbers, in LaTeX, in three lines."""
    vectors = (target, probabilities, target - probabilities)
    y, p, push = (", ".join(f"{v:.4g}" for v in np.round(vector, 4) + 0.0) for vector in vectors)
    return rf"\begin{{aligned}} y &= ({y}) \\ p &= ({p}) \\ y - p &= ({push}) \end{{aligned}}"


def loss_formula(logits, target):
    """Return the cross-entropy with the present numbers, in LaTeX; a class whose target is 0 has no term."""
    pairs = [(y, p) for y, p in zip(target, softmax(logits), strict=True) if y > 0]
    terms = [("- " if y == 1 else rf"- {y:.4g} \cdot ") + rf"\ln {latex_number(p)}" for y, p in pairs]
    written = " ".join(terms) if len(terms) <= MOST_TERMS else rf"{terms[0]} - \dots {terms[-1]}"
    return rf"-\sum_i y_i \ln p_i = {written} = {cross_entropy(logits, target):.4f}"


def grid_formula(logits):
    """Return the last probability of logits that rise with the class, with its numbers, in LaTeX."""
    z, count = np.asarray(logits), len(logits)
    probability = rf"p_{{{count}}} = \frac{{e^{{{z[-1]:g}}}}}{{\sum_{{j=1}}^{{{count}}} e^{{z_j}}}}"
    quotient = rf"\frac{{{latex_number(np.exp(z[-1]))}}}{{{latex_number(np.exp(z).sum())}}}"
    return f"{probability} = {quotient} = {softmax(z)[-1]:.4f}"


def attention_formula(d, scaled):
    """Return the weights of attention as a formula with the present d, in LaTeX."""
    scores = rf"\frac{{Q K^\top}}{{\sqrt{{{d}}}}}" if scaled else r"Q K^\top"
    root = rf"\sqrt{{{d}}} = {latex_number(math.sqrt(d))}"
    return rf"\operatorname{{softmax}}\!\left({scores}\right) V, \qquad {root}"


def float_limits(dtype):
    """Return the largest exponent that does not overflow in a float format, and the least that does not underflow."""
    numbers = np.finfo(dtype)
    return math.log(numbers.max), math.log(numbers.smallest_subnormal) - math.log(2)


def shift_verdict(logits, dtype):
    """Return whether both forms agree on these logits in a float format, and say so with the limits of the format."""
    z, (high, low) = np.asarray(logits).astype(dtype), float_limits(dtype)
    textbook, at = textbook_softmax(z), f"at {listed(z)}"
    agree = bool(np.allclose(textbook, softmax(z), rtol=0, atol=4 * np.finfo(dtype).eps))
    said = f"Both forms agree {at}" if agree else f"The textbook form is wrong {at}: it gives {listed(textbook)}"
    limits = f"In {dtype} an exponential overflows past {high:.1f} and underflows to 0 below {low:.1f}."
    return agree, f"{said}. {limits}".replace("-", "−")


def listed(values):
    """Return numbers as a list in text."""
    return f"[{', '.join(map(significant, np.asarray(values, dtype=float)))}]"


def largest_row_sum(logits):
    """Return how far from 0 the sum of any row of the Jacobian is."""
    return float(np.abs(softmax_jacobian(logits).sum(axis=-1)).max())


def overflow(names, logits, dtype):
    """Return both forms of softmax on the same logits in a float format, with the exponentials that each computes."""
    z = np.asarray(logits).astype(dtype)
    with np.errstate(over="ignore"):
        rows = {"Logit": z, "exp(z)": np.exp(z), "Textbook form": textbook_softmax(z)}
    rows |= {"exp(z − largest)": np.exp(z - z.max()), "Shifted form": softmax(z)}
    return pd.DataFrame({title: map(significant, values) for title, values in rows.items()}, index=list(names))


def overflow_sentence(logits):
    """Say what both forms make of a pair of logits."""
    textbook, shifted = (", ".join(map(significant, f(logits))) for f in (textbook_softmax, softmax))
    pair = ", ".join(map(significant, logits))
    return f"For the logits [{pair}] the textbook form gives [{textbook}], the shifted form [{shifted}]."


def losses(records, first, y):
    """Return each loss with its value and its gradient at one argument and one target."""
    rows = {
        "Loss": [significant(record.function(first, y)) for record in records],
        "Gradient": [significant(record.gradient(first, y)) for record in records],
    }
    return pd.DataFrame(rows, index=[record.label for record in records])


def neuron_steps(states, rate):
    """Return the updates of a neuron as w - rate * gradient, one row a step, as far as three steps past its death."""
    dead = died_at(states)
    shown = states[: len(states) if dead is None else dead + 4]
    rows = {
        "w − rate · gradient": [update(s.weight, rate, s.weight_gradient) for s in shown],
        "b − rate · gradient": [update(s.bias, rate, s.bias_gradient) for s in shown],
        "Samples with w x + b > 0": [f"{int((s.pre_activation > 0).sum())} of {s.pre_activation.size}" for s in shown],
        "Loss": [significant(s.loss) for s in shown],
    }
    return pd.DataFrame(rows, index=pd.RangeIndex(len(shown), name="step"))


def update(value, rate, gradient):
    """Return one update with its numbers filled in."""
    before, slope, after = (f"{number + 0.0:.4g}" for number in (value, gradient, value - rate * gradient))
    return f"{before} − {rate:g} · {slope} = {after}".replace("-", "−")


def neuron_update(states, rate, step):
    """Return the update of weight and bias that follows a step, with its numbers filled in, in LaTeX."""
    state = states[step]
    moves = (("w", state.weight, state.weight_gradient), ("b", state.bias, state.bias_gradient))
    return aligned(descent(symbol, step, value, rate, gradient) for symbol, value, gradient in moves)


def descent(symbol, step, value, rate, gradient):
    """Return one step of gradient descent with its numbers filled in, as a row of LaTeX."""
    return (
        rf"{symbol}_{{{step + 1}}} = {symbol}_{{{step}}} - \eta\,\frac{{\partial L}}{{\partial {symbol}}} &= "
        rf"{latex(value)} - {latex(rate)} \cdot {factor(gradient)} = {latex(value - rate * gradient)}"
    )


def aligned(rows):
    """Return rows of LaTeX below each other, with their signs & in one line."""
    return r"\begin{aligned} " + r" \\[0.4em] ".join(rows) + r" \end{aligned}"


def neuron_verdict(states):
    """Say whether the neuron died, and when."""
    dead = died_at(states)
    if dead is None:
        return f"Alive after {len(states) - 1} steps: w x + b is still positive on at least one sample."
    when = "from the start" if dead == 0 else f"since step {dead}"
    return f"Dead {when}: w x + b is positive on no sample, so the gradient is 0 and stays 0."


def frameworks(name, **arguments):
    """Return how each framework calls an activation at these arguments, and where its own habits differ from ours."""
    defaults, kinks = differing_defaults(name), differing_kinks(name)
    rows = {
        framework: {
            "call": record.call_with(**arguments) or "no such function",
            "default": "; ".join(
                f"{key} = {theirs}, here {ours}" for key, (ours, theirs) in defaults[framework].items()
            )
            if framework in defaults
            else "",
            "slope at a kink": "; ".join(
                f"{theirs:g} at {x:g}, here {ours:g}" for x, (ours, theirs) in kinks[framework].items()
            )
            if framework in kinks
            else "",
            "note": record.note,
        }
        for framework, record in FRAMEWORKS[name].items()
    }
    table = pd.DataFrame.from_dict(rows, orient="index")
    return table.loc[:, (table != "").any()]


def weight_variance(initialisation, width):
    """Return the variance of the weights between two layers of equal width, in LaTeX with its number."""
    variance = initialisation.variance(width, width)
    return rf"\operatorname{{Var}} w = {initialisation.latex} = {latex(variance)}"


def gradient_ratios(flows):
    """Return for each activation how much of the gradient a layer keeps, what reaches the input, signal and counts."""
    layers = len(next(iter(flows.values())).gradient_rms) - 1
    rows = {}
    for label, flow in flows.items():
        kept = flow.ratio ** (1 / layers)
        rows[label] = {
            "Factor in each layer": significant(kept),
            f"Gradient after {layers} layers": f"${latex(kept)}^{{{layers}}} = {latex(flow.ratio, 3)}$",
            "Activations at the end / at the input": significant(flow.activation_rms[-1] / flow.activation_rms[0]),
            "Outputs that are exactly 0": f"{flow.zeros:.0%}",
            "Weights of the net": f"{flow.weights:,}",
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def deaths(runs):
    """Return for each activation the largest share of dead units, and the rate from which on every net diverged."""
    rows = {}
    for label, run in runs.items():
        worst, lost = int(np.nan_to_num(run.dead).argmax()), np.flatnonzero(run.diverged < 1)
        first = lost[-1] + 1 if lost.size else 0
        rows[label] = {
            "Most dead units": f"{run.dead[worst]:.0%}" + (f" at rate {run.rates[worst]:g}" if run.dead[worst] else ""),
            "All nets diverge": f"from rate {run.rates[first]:g} on" if first < run.rates.size else "at no rate here",
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def slope_verdict(alphas, teacher):
    """Say where alpha went, and what max(alpha x, x) makes of it there."""
    end = float(alphas[-1])
    reached = "has reached" if abs(end - teacher) < 0.01 else "has not reached"
    text = f"In {len(alphas) - 1} steps α went from {significant(rounded(alphas[0]))} to **{end:.3f}**".replace(
        "-", "−"
    )
    text += f" and {reached} the teacher's {teacher:g}.".replace("-", "−")
    if end > 1:
        text += " It is above 1, so max(α x, x) is another function: it takes α x for positive x."
    return text


def fixed_slopes(runs):
    """Say what the loss is at the end where alpha is learned, and the least of those where it is fixed."""
    ends = {name: float(run.loss[-1]) for name, run in runs.items()}
    learned, least = latex(ends.pop("PReLU"), 3), latex(min(ends.values()), 3)
    return (
        f"Three more neurons keep their α. The least of their losses in the end is **${least}$**, with α learned it is "
        f"**${learned}$**."
    )


def slope_update(alphas, rate, step):
    """Return the update of alpha after a step with its numbers filled in, in LaTeX; after the last step alpha alone."""
    if step + 1 >= len(alphas):
        return rf"\alpha = {latex(float(alphas[-1]))}"
    gradient = float(alphas[step] - alphas[step + 1]) / rate
    symbols, numbers = descent(r"\alpha", step, float(alphas[step]), rate, gradient).split("&=")
    return aligned([symbols.replace("=", "&=", 1), f"&={numbers}"])


def crossings(pairs):
    """Return where two functions are equal, and the value that they have there.

    `pairs` maps a title to one of the functions and the places.
    """
    rows = {
        title: {
            "At x": ", ".join(f"{x:.4f}" for x in places) or "nowhere",
            "Both are": ", ".join(f"{value:.4f}" for value in function(places)),
        }
        for title, (function, places) in pairs.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").replace("-", "−", regex=True)


def moments(pairs):
    """Return mean and variance of the output of each function."""
    rows = {label: {"Mean of the output": f"{mean:.4f}", "Variance": f"{v:.4f}"} for label, (mean, v) in pairs.items()}
    return pd.DataFrame.from_dict(rows, orient="index")


def costs(measured):
    """Return what each function costs in milliseconds per million elements, with its spread, and against ReLU."""
    rows = {
        name: {
            "ms per million": f"{cost.median * 1e3:.2f}",
            "middle half": f"{cost.lower_quartile * 1e3:.2f} to {cost.upper_quartile * 1e3:.2f}",
            "times ReLU": f"{cost.ratio:.1f}",
        }
        for name, cost in measured.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def numbers(values):
    """Return numbers as a short list in text."""
    return ", ".join(f"{value + 0.0:.4f}".replace("-0.0000", "0.0000") for value in values)


def two_classes(names, logits, temperature):
    """Say that two classes are the sigmoid of the difference of their logits, with both numbers."""
    difference = (logits[0] - logits[1]) / temperature
    return (
        f"Two classes are one sigmoid: softmax gives {names[0]} **{softmax(logits, temperature)[0]:.6f}**, and the "
        f"sigmoid of the difference {difference:g} gives **{sigmoid(difference):.6f}**."
    )


def temperature_limits(names, logits, temperature):
    """Say where the temperature stands between its two limits: the largest logit alone, and no preference."""
    shares = softmax(logits, temperature)
    z = np.asarray(logits)
    leaders = " and ".join(name for name, value in zip(names, z, strict=True) if value == z.max())
    return (
        f"At T = {temperature:g} the entropy is **{entropy(shares):.4f}** nats. Towards T = 0 all probability goes to "
        f"the arg max, {leaders}; as T grows every class tends to 1/n = {1 / len(names):.4f}. The order never changes."
    )


def first_fault(form, logits, dtype):
    """Say which operation of a form fails first on these logits, with its values."""
    fault = first_fault_of(form.name, logits, dtype)
    if fault is None:
        return f"{form.label}: every operation is sound."
    values = ", ".join(significant(float(value)) for value in np.atleast_1d(fault.values))
    return f"{form.label}: the first fault is **{fault.status}** in `{fault.name}`, which gives [{values}]."


def operations(form, logits, dtype):
    """Return every operation of a form on these logits with its values and its status."""
    steps = operations_of(form.name, logits, dtype)
    values = [", ".join(significant(float(value)) for value in np.atleast_1d(step.values)) for step in steps]
    return pd.DataFrame({"Gives": values, "Status": [s.status for s in steps]}, index=[s.name for s in steps])


@functools.cache
def breaking_points():
    """Return for each form and float format the smallest spread, and the smallest equal logits, that break it."""
    rows = {}
    for form in FORMS.values():
        for dtype in DTYPES:
            found = {"[t, 0]": breaking_spread(form.name, dtype), "[t, t]": breaking_magnitude(form.name, dtype)}
            found["[−t, −t]"] = breaking_magnitude(form.name, dtype, -1)
            rows[f"{form.label}, {dtype}"] = {k: "never" if t is None else f"t = {t:.6g}" for k, t in found.items()}
    return pd.DataFrame.from_dict(rows, orient="index")


def targets(names, logits, target, gradient):
    """Return probability, target and gradient of the cross-entropy for each class."""
    columns = {"Probability p": softmax(logits), "Target y": target, "Gradient p − y": gradient}
    return pd.DataFrame(
        {title: [significant(v) for v in values] for title, values in columns.items()}, index=list(names)
    )


def race_verdict(runs, y):
    """Say how many epochs each loss needs until the neuron is right."""
    names = {"squared_error": "half the squared error", "cross_entropy": "cross-entropy"}
    said = {names[name]: epochs_until_right(run, y) for name, run in runs.items()}
    most = len(runs["cross_entropy"].p) - 1
    parts = [f"{name} **{'more than ' + str(most) if n is None else n}**" for name, n in said.items()]
    return f"Epochs until the neuron is right: {' and '.join(parts)}."


def race_state(runs, epoch):
    """Return both neurons at one epoch."""
    rows = {
        label: {
            "Weight w": significant(run.weight[epoch]),
            "Bias b": significant(run.bias[epoch]),
            "Prediction p": significant(run.p[epoch]),
            "Loss": significant(run.loss[epoch]),
            "dL/dz": significant(run.gradient[epoch]),
        }
        for label, run in zip(("Half the squared error", "Cross-entropy"), runs.values(), strict=True)
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def descents(points, losses, runs, step):
    """Return where each descent is at a step, its accuracy, and the smallest eigenvalue on its path and on the map."""
    placed = points.x.tobytes(), points.label.tobytes()
    rows = {}
    for (label, run), loss in zip(runs.items(), losses, strict=True):
        rows[label] = {
            "Weights": f"{run.weights[step][0]:.4f}, {run.weights[step][1]:.4f}".replace("-", "−"),
            "Loss": significant(run.loss[step]),
            "Accuracy": f"{float(accuracy(points, run.weights[step])):.1%}",
            "Smallest eigenvalue on the path": significant(float(smallest_eigenvalue(points, loss, run.weights).min())),
            "Smallest eigenvalue on the map": significant(_least_on_map(*placed, loss)),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


@functools.lru_cache(maxsize=32)
def _least_on_map(x, label, loss):
    """Search the map once for all steps of the same points, which come as bytes: by those they can be told apart."""
    points, grid = Points(np.frombuffer(x).reshape(-1, 2), np.frombuffer(label, int)), np.linspace(-8, 8, 33)
    return float(eigenvalue_surface(points, loss, grid, grid).min())


def trainings(points, names, runs, step):
    """Return loss, accuracy and the share found of each class, for each training at a step."""
    rows = {}
    for label, run in runs.items():
        found = recall(run.model(step), points)
        rows[label] = {"Loss": significant(run.loss[step]), "Accuracy": f"{run.accuracy[step]:.1%}"}
        rows[label] |= {
            f"{name.capitalize()} found": "none there" if math.isnan(share) else f"{share:.1%}"
            for name, share in zip(names, found, strict=True)
        }
    return pd.DataFrame.from_dict(rows, orient="index")
