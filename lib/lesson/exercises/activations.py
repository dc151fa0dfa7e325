"""The exercises of the activations page that are solved by choosing numbers and options."""

import functools
from collections.abc import Sequence

import numpy as np

from lib.activations import ACTIVATIONS, leaky_relu_derivative
from lib.analysis.comparison import largest_difference
from lib.learning.neuron import NeuronState, first_dead_step, train_neuron
from lib.learning.two_units import TwoUnits, is_right, two_units
from lib.lesson import controls, examples
from lib.lesson.address import State
from lib.lesson.exercises.exercise import (
    BETWEEN_STEPS,
    SAME,
    Exercise,
    Result,
    number,
    on_slider,
    option,
    options,
    text,
    whole,
)
from lib.lesson.experiments.activations import affordable_width, prelu_training, summarized_flow
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import grid

# Curves


def straight_leaky_relu(state: State) -> Result:
    """Decide whether Leaky ReLU is drawn and has one slope."""
    if "leaky_relu" not in options(state, controls.FUNCTIONS):
        return Result(False, "Leaky ReLU is not drawn.")
    alpha = number(state, ACTIVATIONS["leaky_relu"].parameters["alpha"])
    left, right = (float(leaky_relu_derivative(x, alpha)) for x in (-1.0, 1.0))
    sentence = "The slope is {} for negative x and {} for positive x."
    return Result(abs(left - right) <= SAME, sentence, (left, right))


# Why nonlinear


def _two_units(state: State) -> TwoUnits:
    """Return the network of two hidden units of the view."""
    weights = [number(state, parameter) for parameter in controls.TWO_UNITS]
    return two_units(weights, option(state, controls.HIDDEN) == "relu")


def xor_by_differences(state: State) -> Result:
    """Decide whether two ReLU units that subtract one input from the other compute XOR."""
    network = _two_units(state)
    if not network.has_relu:
        return Result(False, "The hidden units have no activation.")
    if not (network.first.prod(axis=-1) < 0).all():
        return Result(False, "In one of the units the weights of x₁ and x₂ do not have opposite signs.")
    right = int(is_right(network, examples.XOR_INPUTS, examples.XOR_TARGETS).sum())
    sentence = "The network is right at {} of the four points."
    return Result(right == len(examples.XOR_INPUTS), sentence, (right,))


def and_by_a_line(state: State) -> Result:
    """Decide whether the network without an activation gives class 1 to the point (1, 1) alone."""
    network = _two_units(state)
    if network.has_relu:
        return Result(False, "The hidden units have the activation ReLU.")
    both = [int(a and b) for a, b in examples.XOR_INPUTS]
    right = int(is_right(network, examples.XOR_INPUTS, both).sum())
    return Result(right == len(both), "The output is that of AND at {} of the four points.", (right,))


# Vanishing gradient


def _shown_ratio(state: State, name: str, layers: int) -> float:
    """Return the ratio for an activation and a number of layers, and else for the numbers of the view."""
    nets = len(options(state, controls.UNITS)) + bool(text(state, controls.OWN_FUNCTION).strip())
    width = affordable_width(max(nets, 1), whole(state, controls.LAYERS), whole(state, controls.WIDTH))
    return summarized_flow(
        name, option(state, controls.INITIALIZATION), layers, width, whole(state, controls.SEED)
    ).ratio


def even_gradient(state: State, layers: float, least: float, most: float) -> Result:
    """Decide whether the gradient of a deep ReLU network has about the same size at both ends."""
    if "relu" not in options(state, controls.UNITS):
        return Result(False, "ReLU is not chosen.")
    present = whole(state, controls.LAYERS)
    if present < layers:
        return Result(False, "Number of layers: {}.", (present,))
    ratio = _shown_ratio(state, "relu", present)
    sentence = "At the input the gradient is {} times as large as at the last layer."
    return Result(least <= ratio <= most, sentence, (ratio,))


def deepest_sigmoid(state: State, least: float) -> Result:
    """Decide whether one more layer of sigmoids makes the gradient too small."""
    if "sigmoid" not in options(state, controls.UNITS):
        return Result(False, "Sigmoid is not chosen.")
    layers = whole(state, controls.LAYERS)
    ratio = _shown_ratio(state, "sigmoid", layers)
    if ratio < least:
        return Result(False, "At the input the gradient is {} times as large as at the end.", (ratio,))
    deeper = _shown_ratio(state, "sigmoid", layers + 1)
    if deeper >= least:
        return Result(False, "With one layer more it would still be {} times as large.", (deeper,))
    return Result(
        True, "With the number of layers {} the factor is {}, with one layer more {}.", (layers, ratio, deeper)
    )


# Dying ReLU


def _neuron(state: State) -> tuple[tuple[float, ...], float, float]:
    """Return the inputs of the neuron of the view, its weight and its bias."""
    return examples.INPUTS[option(state, controls.INPUTS)], number(state, controls.WEIGHT), number(state, controls.BIAS)


def _trained(x: Sequence[float], weight: float, bias: float, rate: float) -> list[NeuronState]:
    """Return the training of a neuron as the view shows it."""
    return train_neuron(x, [examples.NEURON_TARGET] * len(x), weight, bias, rate, examples.NEURON_STEPS)


@functools.lru_cache(maxsize=32)
def _smallest_deadly_rate(inputs: tuple[float, ...], weight: float, bias: float) -> float | None:
    """Return the smallest step of the learning rate at which a neuron dies in training, None if there is none."""
    rates = map(float, grid(controls.RATE))
    return next((rate for rate in rates if first_dead_step(_trained(inputs, weight, bias, rate)) is not None), None)


def smallest_deadly_rate(state: State, step: float) -> Result:
    """Decide whether the rate is the smallest multiple of `step` at which a neuron dies that is alive at first.

    `step` is that of the learning rate.
    """
    if option(state, controls.STAGE) != "one neuron":
        return Result(False, "Look at one neuron.")
    neuron, rate = _neuron(state), number(state, controls.RATE)
    if not on_slider(state, controls.RATE):
        return Result(False, "The rate {} is not a multiple of {}.", (rate, step))
    dead, smallest = first_dead_step(_trained(*neuron, rate)), _smallest_deadly_rate(*neuron)
    if dead is None:
        return Result(False, "With the rate {} the neuron stays alive.", (rate,))
    if dead == 0:
        return Result(False, "The neuron is dead at the start.")
    if rate != smallest:
        return Result(False, "With a smaller rate the neuron dies, too.")
    return Result(
        True, "With the rate {} the neuron dies at step {}, and with the next smaller one it lives.", (rate, dead)
    )


def negative_weight_alive(state: State) -> Result:
    """Decide whether a neuron with a negative weight and positive inputs is never dead."""
    if option(state, controls.STAGE) != "one neuron":
        return Result(False, "Look at one neuron.")
    if min(examples.INPUTS[option(state, controls.INPUTS)]) <= 0:
        return Result(False, "The inputs are not all positive.")
    if number(state, controls.WEIGHT) >= 0:
        return Result(False, "The weight is not negative.")
    dead = first_dead_step(_trained(*_neuron(state), number(state, controls.RATE)))
    if dead is not None:
        return Result(False, "The neuron is dead from step {} on.", (dead,))
    return Result(True, "The weight is negative, and the neuron is alive at every step.")


# PReLU


def _slopes(state: State) -> tuple[FloatArray, float, int]:
    """Return the learned slope after each step, that of the teacher, and the step that is shown."""
    teacher, start = number(state, controls.TEACHER), number(state, controls.START_SLOPE)
    alpha = prelu_training(teacher, start, whole(state, controls.SEED))["PReLU"].alpha
    return np.asarray(alpha), teacher, whole(state, controls.PRELU_STEP)


def learned_line(state: State, most: float) -> Result:
    """Decide whether PReLU has learned to be a straight line."""
    slopes, teacher, step = _slopes(state)
    if abs(teacher - 1) > SAME:
        sentence = "The teacher has the slope {} for negative x and 1 for positive x, so it is no straight line."
        return Result(False, sentence, (teacher,))
    off = abs(float(slopes[step]) - teacher)
    return Result(off < most, "At step {} the learned slope is {}.", (step, float(slopes[step])))


def almost_there(state: State, share: float) -> Result:
    """Decide whether the step is the first on the slider at which at most a share of the way to the teacher is left."""
    slopes, teacher, step = _slopes(state)
    if not on_slider(state, controls.PRELU_STEP):
        return Result(False, BETWEEN_STEPS, (step,))
    way = abs(float(slopes[0]) - teacher)
    if way <= SAME:
        return Result(False, "The slope is that of the teacher at the start.")
    left = (np.abs(slopes - teacher) / way).tolist()
    before = max(0, step - int(controls.PRELU_STEP.step))
    sentence = "At step {} the distance to the teacher is {} times that at the start."
    if left[step] > share:
        return Result(False, sentence, (step, left[step]))
    if left[before] <= share:
        sentence = "Already at step {} the distance is {} times that at the start."
        return Result(False, sentence, (before, left[before]))
    return Result(True, sentence, (step, left[step]))


# Compare


def equal_on_the_right(state: State, end: float) -> Result:
    """Decide whether two activations of the registry agree for positive x and differ for negative x."""
    names = [option(state, control) for control in (controls.FIRST, controls.SECOND)]
    if not all(name in ACTIVATIONS for name in names):
        return Result(False, "Choose two functions other than your own.")
    f, g = (ACTIVATIONS[name].function for name in names)
    right, left = largest_difference(f, g, 0.0, end), largest_difference(f, g, -end, 0.0)
    if right[1] > SAME:
        return Result(False, "For positive x they differ by {} at most.", (right[1],))
    if left[1] <= SAME:
        return Result(False, "They are equal for negative x, too.")
    return Result(True, "They are equal for positive x, and differ by {} at most for negative x.", (left[1],))


EXERCISES = (
    Exercise(
        "straight-leaky-relu",
        "activations",
        "Curves",
        "Draw Leaky ReLU, and set its α so that the function is a straight line.",
        "A straight line has the same slope on both sides of 0.",
        straight_leaky_relu,
        {"functions": ("Leaky ReLU",), "leakyalpha": "1"},
    ),
    Exercise(
        "xor-by-differences",
        "activations",
        "Why nonlinear",
        "Take ReLU and compute XOR in another way than the button does: in each hidden unit, the weights of x₁ and x₂ "
        "have opposite signs.",
        "x₁ − x₂ is positive for the point (1, 0) alone. What does the other unit compute, and what has the output to "
        "do with both?",
        xor_by_differences,
        {"view": "Why nonlinear"}
        | dict(zip(examples.TWO_UNITS_KEYS, ("1", "-1", "0", "-1", "1", "0", "1", "1", "-0.5"), strict=True)),
    ),
    Exercise(
        "and-by-a-line",
        "activations",
        "Why nonlinear",
        "Choose no activation, and set the weights so that the network computes AND: the point (1, 1) alone has "
        "class 1.",
        "One line is enough for AND. Let h₁ be x₁ + x₂, and find a bias of y for which y is positive at 2 and "
        "not at 1.",
        and_by_a_line,
        {"view": "Why nonlinear", "hidden": "None"}
        | dict(zip(examples.TWO_UNITS_KEYS, ("1", "1", "0", "1", "1", "0", "1", "0", "-1.5"), strict=True)),
    ),
    Exercise(
        "even-gradient",
        "activations",
        "Vanishing gradient",
        "Build a ReLU network with at least {layers:g} layers whose gradient at the input is between {least:g} and "
        "{most:g} times as large as at the last layer.",
        "About half of the units pass no gradient on. Choose weights whose variance makes up for that.",
        even_gradient,
        {"view": "Vanishing gradient", "init": "He (Kaiming)"},
        {"layers": 20, "least": 0.5, "most": 2},
    ),
    Exercise(
        "deepest-sigmoid",
        "activations",
        "Vanishing gradient",
        "Find the largest number of layers for which the gradient of a Sigmoid network at the input is at least "
        "{least:g} times as large as at the end.",
        "Read in the picture by how much one layer of sigmoids multiplies the gradient.",
        deepest_sigmoid,
        {"view": "Vanishing gradient", "layers": "3"},
        {"least": 0.01},
    ),
    Exercise(
        "smallest-deadly-rate",
        "activations",
        "Dying ReLU",
        "The neuron is alive at the start. Raise the learning rate in steps of {step:g}, and find the smallest one at "
        "which the neuron dies.",
        "Move the step to the end of its slider first. Then raise the rate, and read under the picture whether the "
        "neuron is alive or dead.",
        smallest_deadly_rate,
        {"view": "Dying ReLU", "rate": "0.4"},
        {"step": controls.RATE.step},
    ),
    Exercise(
        "negative-weight-alive",
        "activations",
        "Dying ReLU",
        "Take the positive inputs and a negative weight, and find a bias with which the neuron is dead at none "
        "of the steps.",
        "w x + b must stay above 0 for at least one of the inputs. Try a larger bias.",
        negative_weight_alive,
        {"view": "Dying ReLU", "weight": "-1", "bias": "3"},
    ),
    Exercise(
        "learned-line",
        "activations",
        "PReLU",
        "Choose a teacher that is a straight line, and go to a step at which the learned slope differs from that of "
        "the teacher by less than {most:g}.",
        "For positive x every PReLU has the slope 1.",
        learned_line,
        {"view": "PReLU", "teacher": "1", "prelustep": "200"},
        {"most": 0.01},
    ),
    Exercise(
        "almost-there",
        "activations",
        "PReLU",
        "Find the first step on the slider at which α has at most {share:.0%} of its way to the slope of the teacher "
        "left.",
        "Compute the slope that α must reach, and follow its curve to it.",
        almost_there,
        {"view": "PReLU", "prelustep": "70"},
        {"share": 0.1},
    ),
    Exercise(
        "equal-on-the-right",
        "activations",
        "Compare",
        "Choose two functions other than your own that are equal for all x from 0 to {end:g}, but not for negative x.",
        "Many functions are f(x) = x for positive x.",
        equal_on_the_right,
        {"view": "Compare", "first": "ReLU", "second": "ELU"},
        {"end": 20},
    ),
)
"""The exercises in the order of the views."""
