"""The exercises of the softmax page."""

import numpy as np

from lib.lesson import controls, examples
from lib.lesson.address import State
from lib.lesson.exercises.exercise import (
    BETWEEN_STEPS,
    SAME,
    Exercise,
    Result,
    logits,
    number,
    on_slider,
    option,
    true_class,
    whole,
)
from lib.lesson.experiments.softmax import attention_weights
from lib.losses import cross_entropy, cross_entropy_gradient, squared_error_of_softmax_gradient
from lib.numerics.arrays import FloatArray
from lib.numerics.floating_point import loss_fails, operations
from lib.softmax import entropy, softmax, softmax_jacobian

# Classes


def _shifted(state: State) -> FloatArray:
    """Return the logits with the constant of the view "Classes"."""
    return logits(state) + number(state, controls.CONSTANT)


def given_ratio(state: State, ratio: float, tolerance: float) -> Result:
    """Decide whether the second class is `ratio` times as probable as the first, within a relative tolerance."""
    p = softmax(_shifted(state), number(state, controls.TEMPERATURE))
    found = float(p[1] / p[0])
    return Result(abs(found / ratio - 1) <= tolerance, "The second class is {} times as probable.", (found,))


def negative_logits(state: State, least: float) -> Result:
    """Decide whether all logits are negative and one probability is at least `least`."""
    z = _shifted(state)
    if z.max() >= 0:
        return Result(
            False, "The largest logit, with the constant added, is {}, which is not negative.", (float(z.max()),)
        )
    p = float(softmax(z, number(state, controls.TEMPERATURE)).max())
    return Result(p >= least, "All logits are negative, and the largest probability is {}.", (p,))


# Temperature


def flat(state: State, most: float) -> Result:
    """Decide whether the largest probability is below `most`."""
    z = logits(state)
    largest = float(softmax(z, number(state, controls.TEMPERATURE)).max())
    if largest >= most and 1 / len(z) >= most:
        return Result(False, "With {} classes no temperature can do it.", (len(z),))
    return Result(largest < most, "The largest probability is {}.", (largest,))


def highest_certain_temperature(state: State, least: float) -> Result:
    """Decide whether the largest probability is at least `least` here, and not at the next higher temperature."""
    z, t = logits(state), number(state, controls.TEMPERATURE)
    if not on_slider(state, controls.TEMPERATURE):
        return Result(False, BETWEEN_STEPS, (t,))
    higher = round(t + controls.TEMPERATURE.step, 10)
    here, next_one = (float(softmax(z, temperature).max()) for temperature in (t, higher))
    if here < least:
        return Result(False, "The largest probability is {}.", (here,))
    if next_one >= least:
        return Result(False, "At the temperature {} it is {}, which is still enough.", (higher, next_one))
    return Result(True, "Here the largest probability is {}, at the temperature {} it is {}.", (here, higher, next_one))


# Jacobian


def steep(state: State, least: float) -> Result:
    """Decide whether some cell of the Jacobian is at least `least`."""
    largest = float(softmax_jacobian(logits(state)).max())
    return Result(largest >= least, "The largest cell is {}.", (largest,))


def saturated(state: State, most: float) -> Result:
    """Decide whether every cell of the Jacobian has a size below `most`."""
    largest = float(np.abs(softmax_jacobian(logits(state))).max())
    return Result(largest < most, "The largest size of a cell is {}.", (largest,))


# Many classes


def _peak(classes: int) -> float:
    """Return the largest probability of so many evenly spaced logits."""
    return float(softmax(examples.evenly_spaced_logits(classes)).max())


def fewest_classes(state: State, most: float) -> Result:
    """Decide whether n is the smallest number on the slider for which the largest probability is below `most`."""
    n, step = whole(state, controls.CLASS_COUNT), int(controls.CLASS_COUNT.step)
    if not on_slider(state, controls.CLASS_COUNT):
        return Result(False, BETWEEN_STEPS, (n,))
    if _peak(n) >= most:
        return Result(False, "The largest probability is {}.", (_peak(n),))
    if n > controls.CLASS_COUNT.low and _peak(max(int(controls.CLASS_COUNT.low), n - step)) < most:
        return Result(False, "With {} classes it is below {}, too.", (n - step, most))
    return Result(True, "With {} classes it is {}, with {} classes {}.", (n, _peak(n), n - step, _peak(n - step)))


def most_classes(state: State, least: float) -> Result:
    """Decide whether n is the largest number on the slider for which the largest probability is at least `least`."""
    n, step = whole(state, controls.CLASS_COUNT), int(controls.CLASS_COUNT.step)
    if not on_slider(state, controls.CLASS_COUNT):
        return Result(False, BETWEEN_STEPS, (n,))
    if _peak(n) < least:
        return Result(False, "The largest probability is {}.", (_peak(n),))
    if _peak(n + step) >= least:
        return Result(False, "With {} classes it is at least {}, too.", (n + step, least))
    return Result(True, "With {} classes it is {}, with {} classes {}.", (n, _peak(n), n + step, _peak(n + step)))


# Simplex


def near_the_centre(state: State, distance: float, spread: float) -> Result:
    """Decide whether every probability is close to 1/3 although the logits are not equal."""
    z = logits(state, 3)
    if np.ptp(z) < spread - SAME:
        return Result(False, "The largest and the smallest logit differ by {}.", (float(np.ptp(z)),))
    p = softmax(z, number(state, controls.TEMPERATURE))
    farthest = float(np.abs(p - 1 / 3).max())
    return Result(farthest <= distance, "The probability farthest from one third differs from it by {}.", (farthest,))


def small_loss_when_warm(state: State, least: float, most: float) -> Result:
    """Decide whether the loss of the true class is below `most` at a temperature of at least `least`."""
    t = number(state, controls.TEMPERATURE)
    if t < least:
        return Result(False, "The temperature is {}.", (t,))
    loss = float(cross_entropy(logits(state, 3) / t, true_class(state, 3)))
    return Result(loss < most, "The loss of the true class is {}.", (loss,))


# Overflow


def first_overflow(state: State) -> Result:
    """Decide whether the textbook form is wrong at this positive constant and not at the next smaller one."""
    shift, step, dtype = number(state, controls.SHIFT), controls.SHIFT.step, option(state, controls.FLOAT_FORMAT)
    z = logits(state)
    if not on_slider(state, controls.SHIFT):
        return Result(False, BETWEEN_STEPS, (shift,))
    if dtype != "float32":
        return Result(False, "The numbers are not float32.")
    if shift <= 0:
        return Result(False, "The constant is not positive.")
    if not loss_fails("textbook", z + shift, dtype):
        return Result(False, "With {} the textbook form is still right.", (shift,))
    if loss_fails("textbook", z + shift - step, dtype):
        return Result(False, "With {} the textbook form is wrong, too.", (shift - step,))
    return Result(True, "The textbook form is wrong with {} and right with {}.", (shift, shift - step))


def all_exponentials_vanish(state: State) -> Result:
    """Decide whether a negative constant makes every exponential of the textbook form 0."""
    shift, dtype = number(state, controls.SHIFT), option(state, controls.FLOAT_FORMAT)
    if shift >= 0:
        return Result(False, "The constant is not negative.")
    exponentials = np.asarray(operations("textbook", logits(state) + shift, dtype)[0].values, np.float64)
    if exponentials.max() > 0:
        return Result(False, "The largest exponential is {}.", (float(exponentials.max()),))
    return Result(True, "Every exponential is stored as 0, so the textbook form divides 0 by 0.")


# Attention


def _entropy(state: State, is_scaled: bool) -> float:
    """Return the mean entropy of the rows of the weights."""
    weights = attention_weights(whole(state, controls.DIMENSION), is_scaled, whole(state, controls.SEED))
    return float(entropy(weights).mean())


def _is_scaled(state: State) -> bool:
    return option(state, controls.SCALING) == "divided by √d"


def narrow_attention(state: State, share: float) -> Result:
    """Decide whether the rows without the division have less than a share of the entropy that they have with it."""
    if _is_scaled(state):
        return Result(False, "The scores are divided by √d.")
    without, with_it = (_entropy(state, is_scaled) for is_scaled in (False, True))
    sentence = "The mean entropy is {} without the division and {} with it."
    return Result(without < share * with_it, sentence, (without, with_it))


def same_attention(state: State) -> Result:
    """Decide whether the division by the root of d changes no weight."""
    d, seed = whole(state, controls.DIMENSION), whole(state, controls.SEED)
    both = [attention_weights(d, is_scaled, seed) for is_scaled in (True, False)]
    largest = float(np.abs(both[0] - both[1]).max())
    return Result(largest <= SAME, "The division changes the weights by {} at most.", (largest,))


# Cross-entropy


def _target(state: State, classes: int) -> FloatArray:
    """Return the target with label smoothing."""
    smoothing = number(state, controls.SMOOTHING)
    return np.eye(classes)[true_class(state, classes)] * (1 - smoothing) + smoothing / classes


def smoothed_minimum(state: State, least: float, most: float) -> Result:
    """Decide whether the gradient of a smoothed cross-entropy is almost 0."""
    smoothing, z = number(state, controls.SMOOTHING), logits(state)
    if smoothing < least:
        return Result(False, "The label smoothing is {}.", (smoothing,))
    largest = float(np.abs(cross_entropy_gradient(z, _target(state, len(z)))).max())
    return Result(largest < most, "The largest entry of the gradient has the size {}.", (largest,))


def lost_gradient(state: State, loss: float, most: float) -> Result:
    """Decide whether the gradient of squared error is almost 0 although cross-entropy is large."""
    z = logits(state)
    target = _target(state, len(z))
    found = float(cross_entropy(z, target))
    if found <= loss:
        return Result(False, "The cross-entropy is {}.", (found,))
    largest = float(np.abs(squared_error_of_softmax_gradient(z, target)).max())
    sentence = "The cross-entropy is {}, and the gradient of squared error has entries of a size up to {}."
    return Result(largest < most, sentence, (found, largest))


EXERCISES = (
    Exercise(
        "given-ratio",
        "softmax",
        "Classes",
        "Choose logits so that the second class is {ratio:g} times as probable as the first. The ratio may be wrong by "
        "{tolerance:.0%}.",
        "At temperature 1 the ratio of two probabilities is the exponential of the difference of their logits. Which "
        "number has the exponential {ratio:g}?",
        given_ratio,
        {"cat": "0", "dog": "1.1"},
        {"ratio": 3, "tolerance": 0.02},
    ),
    Exercise(
        "negative-logits",
        "softmax",
        "Classes",
        "Choose logits that are all negative, and still give one class a probability of at least {least:g}.",
        "Only the differences of the logits count.",
        negative_logits,
        {"cat": "-1", "dog": "-8", "tiger": "-8"},
        {"least": 0.9},
    ),
    Exercise(
        "flat",
        "softmax",
        "Temperature",
        "Find a temperature at which the largest probability is below {most:g}.",
        "A higher temperature makes the classes more equal.",
        flat,
        {"view": "Temperature", "temperature": "10"},
        {"most": 0.4},
    ),
    Exercise(
        "highest-certain-temperature",
        "softmax",
        "Temperature",
        "Find the highest temperature on the slider at which the largest probability is still at least {least:g}.",
        "Go down from T = 1 until it is large enough, and then up again in single steps.",
        highest_certain_temperature,
        {"view": "Temperature", "temperature": "0.2"},
        {"least": 0.99},
    ),
    Exercise(
        "steep",
        "softmax",
        "Jacobian",
        "Choose logits so that one cell of the Jacobian is at least {least:g}.",
        "A cell on the diagonal is s (1 − s). For which probability s is that largest?",
        steep,
        {"view": "Jacobian", "cat": "2", "dog": "2", "tiger": "-6"},
        {"least": 0.245},
    ),
    Exercise(
        "saturated",
        "softmax",
        "Jacobian",
        "Choose logits so that no cell of the Jacobian has a size of {most:g} or more.",
        "A cell is s (1 − s) or −s t for probabilities s and t. Both are almost 0 if one probability is almost 1.",
        saturated,
        {"view": "Jacobian", "cat": "10", "dog": "1", "tiger": "0.1"},
        {"most": 0.001},
    ),
    Exercise(
        "fewest-classes",
        "softmax",
        "Many classes",
        "Find the smallest number of classes on the slider for which the largest probability is below {most:g}.",
        "With many classes, twice as many of them give about half the largest probability.",
        fewest_classes,
        {"view": "Many classes", "classes": "96"},
        {"most": 0.1},
    ),
    Exercise(
        "most-classes",
        "softmax",
        "Many classes",
        "Find the largest number of classes on the slider for which one class still has a probability of at least "
        "{least:g}.",
        "With few classes the logits are far apart.",
        most_classes,
        {"view": "Many classes", "classes": "14"},
        {"least": 0.5},
    ),
    Exercise(
        "near-the-centre",
        "softmax",
        "Simplex",
        "Bring the point near the centre, without making the logits equal: every probability may differ from one third "
        "by {distance:g}, and the largest and the smallest logit must differ by at least {spread:g}.",
        "One control moves the point towards the centre and leaves the logits as they are.",
        near_the_centre,
        {"view": "Simplex", "temperature": "20"},
        {"distance": 0.02, "spread": 1},
    ),
    Exercise(
        "small-loss-when-warm",
        "softmax",
        "Simplex",
        "Make the loss of the true class smaller than {most:g} at a temperature of at least {least:g}.",
        "The temperature divides the differences of the logits, so they must be larger.",
        small_loss_when_warm,
        {"view": "Simplex", "cat": "10", "dog": "0", "tiger": "0", "temperature": "2"},
        {"least": 2, "most": 0.1},
    ),
    Exercise(
        "first-overflow",
        "softmax",
        "Overflow",
        "Take float32, and find the smallest positive constant on the slider at which the textbook form is wrong.",
        "The largest exponential must leave float32. Move the constant until the message under the picture changes.",
        first_overflow,
        {"view": "Overflow", "dtype": "float32", "shift": "90"},
    ),
    Exercise(
        "all-exponentials-vanish",
        "softmax",
        "Overflow",
        "Find a negative constant for which the textbook form computes 0 for every exponential.",
        "In float16 this happens sooner than in float64.",
        all_exponentials_vanish,
        {"view": "Overflow", "shift": "-750"},
    ),
    Exercise(
        "narrow-attention",
        "softmax",
        "Attention",
        "Switch the division by √d off. Find a dimension d for which the mean entropy of the rows of the weights is "
        "less than {share:g} times as large as with the division.",
        "Without the division the scores spread more, the larger d is.",
        narrow_attention,
        {"view": "Attention", "scaled": "not divided", "dimension": "512"},
        {"share": 0.25},
    ),
    Exercise(
        "same-attention",
        "softmax",
        "Attention",
        "Find the dimension d for which the division by √d changes nothing.",
        "Which number is its own square root?",
        same_attention,
        {"view": "Attention", "dimension": "1"},
    ),
    Exercise(
        "smoothed-minimum",
        "softmax",
        "Cross-entropy",
        "Take a label smoothing of at least {least:g}, and choose logits so that every entry of the gradient of "
        "cross-entropy has a size below {most:g}.",
        "The gradient is p − y. Read the target y in the table, and make p equal to it. Only differences of logits "
        "count.",
        smoothed_minimum,
        {"view": "Cross-entropy", "smoothing": "0.1", "cat": "3.3", "dog": "0", "tiger": "0"},
        {"least": 0.1, "most": 0.01},
    ),
    Exercise(
        "lost-gradient",
        "softmax",
        "Cross-entropy",
        "Choose logits for which the cross-entropy is above {loss:g}, and yet no entry of the gradient of squared "
        "error has a size of {most:g} or more.",
        "Make the probability of a wrong class almost 1.",
        lost_gradient,
        {"view": "Cross-entropy", "cat": "-10", "dog": "10", "tiger": "0"},
        {"loss": 5, "most": 0.01},
    ),
)
"""The exercises in the order of the views."""
