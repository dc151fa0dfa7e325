"""The exercises of the losses page that are solved by choosing numbers and options."""

import functools

import numpy as np

from lib.inference.calibration import scaled_log_loss
from lib.learning.conditional_likelihood import negative_log_likelihood
from lib.learning.datasets import Points
from lib.learning.logistic_regression import DescentPath, accuracy
from lib.learning.race import NeuronRun, epochs_until_correct, race
from lib.learning.softmax_regression import Training
from lib.lesson import controls, examples
from lib.lesson.address import State
from lib.lesson.exercises.exercise import (
    BETWEEN_STEPS,
    SAME,
    Exercise,
    Result,
    flips,
    logits,
    number,
    on_slider,
    option,
    options,
    text,
    true_class,
    whole,
)
from lib.lesson.experiments.calibration import sampled_forecasts
from lib.lesson.experiments.classification import logistic_descent, points_from_text, sampled_points, softmax_training
from lib.lesson.experiments.regression import regression_fits, with_outlier
from lib.likelihood import bernoulli_divergence, loss_per_flip, mle
from lib.losses import (
    LOSSES,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy,
    huber,
    squared_error_of_softmax,
    squared_error_with_logits_gradient,
)
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import grid

Z = grid(controls.LOGIT)

# Two classes


def _gradient_sizes(z: FloatArray | float, y: int) -> tuple[FloatArray, FloatArray]:
    """Return the sizes of the gradients of the squared error (p - y)^2 and of cross-entropy in the logit."""
    squared = np.abs(squared_error_with_logits_gradient(np.asarray(z), y))
    return squared, np.abs(binary_cross_entropy_with_logits_gradient(np.asarray(z), y))


def _drawn_over_logit(state: State) -> Result | None:
    """Return the result that the losses are not drawn over the logit, if they are not."""
    if option(state, controls.AGAINST) == "logit":
        return None
    return Result(False, "The losses are not drawn against the logit.")


def steepest_squared_error(state: State, share: float) -> Result:
    """Decide whether the gradient of squared error has almost its largest size."""
    if other := _drawn_over_logit(state):
        return other
    y = int(option(state, controls.ANSWER))
    here, most = float(_gradient_sizes(number(state, controls.LOGIT), y)[0]), float(_gradient_sizes(Z, y)[0].max())
    return Result(here >= share * most, "Here its size is {}, and the largest one is {}.", (here, most))


def lost_signal(state: State, most: float, least: float) -> Result:
    """Decide whether the gradient of squared error is almost 0 and that of cross-entropy is not."""
    if other := _drawn_over_logit(state):
        return other
    squared, cross = map(float, _gradient_sizes(number(state, controls.LOGIT), int(option(state, controls.ANSWER))))
    sentence = "The gradient of squared error has the size {}, that of cross-entropy {}."
    return Result(squared < most and cross > least, sentence, (squared, cross))


# Three classes


def small_loss_of_small_logits(state: State, highest: float, most: float) -> Result:
    """Decide whether the loss is below `most` although no logit is above `highest`."""
    z = logits(state, 3)
    if z.max() > highest:
        return Result(False, "The largest logit is {}.", (float(z.max()),))
    loss = float(cross_entropy(z, true_class(state, 3)))
    return Result(loss < most, "The cross-entropy is {}.", (loss,))


def largest_squared_error(state: State, least: float) -> Result:
    """Decide whether the squared error of three classes is almost as large as it can be."""
    error = float(squared_error_of_softmax(logits(state, 3), true_class(state, 3)))
    return Result(error >= least, "The squared error is {}.", (error,))


# From likelihood


def most_likely_weight(state: State) -> Result:
    """Decide whether the likelihood of the weight is at least that of every step of the slider."""
    weight, data = controls.COIN_WEIGHT, (examples.NETWORK_INPUTS, examples.NETWORK_TARGETS)
    w = number(state, weight)
    loss, losses = float(negative_log_likelihood(w, *data)), negative_log_likelihood(grid(weight), *data)
    sentence = "With w {:=} the negative log-likelihood is {}."
    return Result(loss <= losses.min() + SAME, sentence, (w, loss))


def given_divergence(state: State, least: float, most: float) -> Result:
    """Decide whether the divergence of the share of ones and p lies between two numbers."""
    found = float(bernoulli_divergence(mle(flips(state)), number(state, controls.PROBABILITY)))
    return Result(least <= found <= most, "The cross-entropy is {} above its least value.", (found,))


def no_loss(state: State) -> Result:
    """Decide whether the cross-entropy of the flips is 0."""
    loss = float(loss_per_flip(flips(state), number(state, controls.PROBABILITY)))
    return Result(loss == 0, "The cross-entropy is {}.", (loss,))


# One neuron


@functools.lru_cache(maxsize=32)
def _runs(y: int, weight: float, bias: float, rate: float) -> dict[str, NeuronRun]:
    return race(1.0, y, weight, bias, rate, examples.RACE_EPOCHS)


def _epochs(state: State) -> dict[str, int | None]:
    """Return the epochs until the neuron is right, by the name of the loss."""
    y = int(option(state, controls.GOAL))
    start = (number(state, p) for p in (controls.RACE_WEIGHT, controls.RACE_BIAS, controls.RACE_RATE))
    return {name: epochs_until_correct(run, y) for name, run in _runs(y, *start).items()}


def close_race(state: State, most: float) -> Result:
    """Decide whether a neuron that is wrong at first is right almost as soon with squared error."""
    if number(state, controls.RACE_WEIGHT) + number(state, controls.RACE_BIAS) == 0:
        return Result(False, "At the start p = 1/2, which is neither right nor wrong.")
    squared, cross = (_epochs(state)[name] for name in ("squared_error", "cross_entropy"))
    if cross == 0:
        return Result(False, "The neuron is right at the start.")
    if squared is None or cross is None:
        return Result(False, "With squared error the neuron is not right within {} epochs.", (examples.RACE_EPOCHS,))
    sentence = "The neuron is right at epoch {} with squared error, and at epoch {} with cross-entropy."
    return Result(squared - cross <= most, sentence, (squared, cross))


def never_right(state: State, most: float) -> Result:
    """Decide whether cross-entropy is right within `most` epochs, and squared error at no epoch."""
    squared, cross = (_epochs(state)[name] for name in ("squared_error", "cross_entropy"))
    if cross == 0:
        return Result(False, "The neuron is right at the start.")
    if squared is not None:
        return Result(False, "With squared error the neuron is right at epoch {}.", (squared,))
    if cross is None or cross > most:
        return Result(False, "With cross-entropy the neuron is not right within {} epochs.", (most,))
    sentence = "With cross-entropy it is right at epoch {}, with squared error not within {} epochs."
    return Result(True, sentence, (cross, examples.RACE_EPOCHS))


# Loss surface


def _points(state: State, name: str, classes: int) -> Points:
    """Return the points of a view: those that were edited, or else those of a seeded set."""
    typed = text(state, controls.POINTS)
    try:
        return points_from_text(typed, classes)
    except ValueError:
        return sampled_points(name, whole(state, controls.POINT_COUNT), whole(state, controls.SEED))


def _paths(state: State) -> tuple[Points, dict[str, DescentPath]]:
    """Return the points of the view and the descent under each loss."""
    points = _points(state, option(state, controls.POINT_SET), 2)
    start = [number(state, p) for p in (controls.FIRST_WEIGHT, controls.SECOND_WEIGHT)]
    rate = number(state, controls.DESCENT_RATE)
    return points, {n: logistic_descent(points, n, start, rate) for n in ("squared_error", "cross_entropy")}


def same_descent(state: State, step: float) -> Result:
    """Decide whether squared error classifies as well as cross-entropy some steps after a start that is wrong."""
    points, paths = _paths(state)
    both = [float(accuracy(points, path.weights[round(step)])) for path in paths.values()]
    start = float(accuracy(points, paths["squared_error"].weights[0]))
    if start > 0.5:
        return Result(False, "At the start the share of right answers is {}.", (start,))
    sentence = "After {} steps the share of right answers is {} with squared error and {} with cross-entropy."
    return Result(both[0] >= both[1], sentence, (step, *both))


def far_start(state: State, distance: float, least: float) -> Result:
    """Decide whether squared error classifies well at the last step after a wrong start far from the centre."""
    start = float(np.hypot(number(state, controls.FIRST_WEIGHT), number(state, controls.SECOND_WEIGHT)))
    if start < distance:
        return Result(False, "The start is {} from the centre.", (start,))
    points, paths = _paths(state)
    weights = paths["squared_error"].weights
    first, last = (float(accuracy(points, weights[step])) for step in (0, -1))
    if first > 0.5:
        return Result(False, "At the start the share of right answers is {}.", (first,))
    return Result(last >= least, "At the last step the share of right answers with squared error is {}.", (last,))


# Multi-class


def _training(state: State) -> Training:
    """Return the training of the view under cross-entropy."""
    rate, smoothing, weight = (
        number(state, p) for p in (controls.DESCENT_RATE, controls.SMOOTHING, controls.CLASS_WEIGHT)
    )
    return softmax_training(_points(state, "clouds", 3), "cross_entropy", rate, smoothing, (weight, 1.0, 1.0))


def fast_training(state: State, most: float, steps: float) -> Result:
    """Decide whether cross-entropy without smoothing is below `most` at a step that is at most `steps`."""
    step = whole(state, controls.DESCENT)
    if number(state, controls.SMOOTHING) > 0:
        return Result(False, "The label smoothing is not 0.")
    if step > steps:
        return Result(False, "The step that is shown is {}, and it must be at most {}.", (step, steps))
    loss = float(_training(state).loss[step])
    return Result(loss < most, "At step {} the cross-entropy is {}.", (step, loss))


def floor_of_smoothing(state: State, least: float) -> Result:
    """Decide whether label smoothing keeps cross-entropy above `least` at the last step."""
    smoothing, loss = number(state, controls.SMOOTHING), float(_training(state).loss[-1])
    if smoothing == 0:
        return Result(False, "There is no label smoothing.")
    return Result(loss > least, "At the last step the cross-entropy is {}.", (loss,))


# Regression


def _slopes(state: State) -> dict[str, float]:
    """Return the slopes of the fitted lines, by the name of the loss."""
    points = sampled_points(option(state, controls.NOISE), examples.REGRESSION_POINTS, whole(state, controls.SEED))
    x, y = with_outlier(points, examples.OUTLIER_X, number(state, controls.OUTLIER))
    fits = regression_fits(x, y, 1, number(state, controls.HUBER_DELTA))
    return {label: float(fit.predict(1.0) - fit.predict(0.0)) for label, fit in fits.items()}


def _is_line(state: State) -> bool:
    return whole(state, controls.DEGREE) == 1


def harmless_outlier(state: State, most: float) -> Result:
    """Decide whether the lines fitted by squared and absolute error have almost the same slope."""
    if not _is_line(state):
        return Result(False, "The degree is not 1.")
    if option(state, controls.NOISE) == "outliers":
        return Result(False, "Other points are outliers, too.")
    slopes = _slopes(state)
    squared, absolute = (slopes[LOSSES[name].label] for name in ("squared_error", "absolute_error"))
    sentence = "The slope is {} with squared error and {} with absolute error."
    return Result(abs(squared - absolute) < most, sentence, (squared, absolute))


def small_huber(state: State, share: float) -> Result:
    """Decide whether the Huber loss of the residual is below a share of half its square."""
    r, delta = number(state, controls.RESIDUAL), number(state, controls.HUBER_DELTA)
    if r == 0:
        return Result(False, "The residual is 0, and so are both losses.")
    found = float(huber(r, 0.0, delta=delta)), r**2 / 2
    return Result(found[0] < share * found[1], "The Huber loss is {}, and half of the squared error {}.", found)


# More losses


def quiet_focal(state: State, z: float, share: float) -> Result:
    """Decide whether the gradient of focal loss is below a share of that of cross-entropy for an easy sample."""
    if "focal" not in options(state, controls.SHOWN_LOSSES):
        return Result(False, "Focal loss is not drawn.")
    if number(state, controls.TARGET) != 1:
        return Result(False, "The target is not 1.")
    gamma = number(state, LOSSES["focal"].parameters["gamma"])
    focal = abs(float(LOSSES["focal"].gradient(z, 1.0, gamma=gamma)))
    plain = abs(float(LOSSES["binary_cross_entropy_with_logits"].gradient(z, 1.0)))
    sentence = "The gradient of focal loss is {} times that of cross-entropy."
    return Result(focal < share * plain, sentence, (focal / plain,))


# Calibration


def _log_loss(state: State, factor: float) -> float:
    """Return the log loss of the forecasts of the view for a factor."""
    z, outcomes = sampled_forecasts(whole(state, controls.FORECASTS), whole(state, controls.SEED))
    return scaled_log_loss(1 / factor, z, outcomes)


def best_factor(state: State) -> Result:
    """Decide whether a factor is on the slider, and no neighbour there has a smaller log loss."""
    factor, step = number(state, controls.FACTOR), controls.FACTOR.step
    if not on_slider(state, controls.FACTOR):
        return Result(False, BETWEEN_STEPS, (factor,))
    here = _log_loss(state, factor)
    near = [f for f in (factor - step, factor + step) if controls.FACTOR.low <= f <= controls.FACTOR.high]
    best = min(near, key=lambda f: _log_loss(state, f))
    sentence = "With the factor {} the log loss is {}, with {} it is {}."
    return Result(here <= _log_loss(state, best), sentence, (factor, here, best, _log_loss(state, best)))


def timid_as_bold(state: State, bold: float, tolerance: float) -> Result:
    """Decide whether forecasts that are too timid have the log loss that they have with the factor `bold`."""
    factor = number(state, controls.FACTOR)
    if factor >= 1:
        return Result(False, "The factor is {}, which is not below 1.", (factor,))
    here, there = _log_loss(state, factor), _log_loss(state, bold)
    sentence = "The log loss is {}, and with the factor {} it is {}."
    return Result(abs(here - there) <= tolerance, sentence, (here, bold, there))


EXERCISES = (
    Exercise(
        "steepest-squared-error",
        "losses",
        "Two classes",
        "Find a logit at which the gradient of squared error, (p − y)², has at least {share:.0%} of its largest size.",
        "The gradient is 2 (p − y) p (1 − p). It is small for p near 0 and near 1.",
        steepest_squared_error,
        {"z": "-0.7"},
        {"share": 0.99},
    ),
    Exercise(
        "lost-signal",
        "losses",
        "Two classes",
        "Find a logit at which the gradient of squared error, (p − y)², has a size below {most:g}, and that of "
        "cross-entropy one above {least:g}.",
        "The prediction must be certain and wrong.",
        lost_signal,
        {"z": "-8"},
        {"most": 0.001, "least": 0.99},
    ),
    Exercise(
        "small-loss-of-small-logits",
        "losses",
        "Three classes",
        "Make the cross-entropy smaller than {most:g} without a logit above {highest:g}.",
        "The loss depends on the differences of the logits. Lower those of the wrong classes.",
        small_loss_of_small_logits,
        {"view": "Three classes", "cat": "1", "dog": "-5", "tiger": "-5"},
        {"highest": 1, "most": 0.1},
    ),
    Exercise(
        "largest-squared-error",
        "losses",
        "Three classes",
        "Make the squared error Σ (p − y)² at least {least:g}.",
        "It is the sum over three classes. How large can (p − y)² be for the true class, and for one wrong class?",
        largest_squared_error,
        {"view": "Three classes", "cat": "-5", "dog": "5"},
        {"least": 1.9},
    ),
    Exercise(
        "given-divergence",
        "losses",
        "From likelihood",
        "Find a p whose cross-entropy is between {least:g} and {most:g} above the least one.",
        "The part above the least value is the divergence. It is 0 at the share of ones, and grows on both sides.",
        given_divergence,
        {"view": "From likelihood", "p": "0.55"},
        {"least": 0.1, "most": 0.15},
    ),
    Exercise(
        "no-loss",
        "losses",
        "From likelihood",
        "Change the flips and p so that the cross-entropy is 0.",
        "The least cross-entropy is the entropy of the flips. Which flips have no entropy?",
        no_loss,
        {"view": "From likelihood", "flips": "1111", "p": "1"},
    ),
    Exercise(
        "most-likely-weight",
        "losses",
        "From likelihood",
        "Find the weight at which the likelihood of the network is largest, to the nearest step of the slider.",
        "The likelihood is largest where −ln L is least. The slope of that curve changes its sign there. Compare the "
        "two steps of the slider on both sides.",
        most_likely_weight,
        {"view": "From likelihood", "coinweight": "0.6"},
    ),
    Exercise(
        "close-race",
        "losses",
        "One neuron",
        "Find a start at which the neuron is wrong, but needs at most {most:g} epochs more with squared error than "
        "with cross-entropy until it is right.",
        "The gradient of squared error is large where p is near 1/2.",
        close_race,
        {"view": "One neuron", "racew": "0.1", "raceb": "0"},
        {"most": 3},
    ),
    Exercise(
        "never-right",
        "losses",
        "One neuron",
        "Find a start and a rate for which the neuron is right within {most:g} epochs with cross-entropy, and not at "
        "all with squared error.",
        "A start that is certain and wrong has almost no gradient with squared error. There even a large rate makes "
        "only small steps with squared error.",
        never_right,
        {"view": "One neuron", "racew": "5", "raceb": "5", "racerate": "0.5"},
        {"most": 50},
    ),
    Exercise(
        "same-descent",
        "losses",
        "Loss surface",
        "Find a start with at most half of the points right, from which squared error classifies after {step:g} steps "
        "at least as many points correctly as cross-entropy.",
        "Squared error is not flat near the centre of the map.",
        same_descent,
        {"view": "Loss surface", "w1": "-0.5", "w2": "-0.5"},
        {"step": 20},
    ),
    Exercise(
        "far-start",
        "losses",
        "Loss surface",
        "Start at least {distance:g} from the centre of the map with at most half of the points right. Choose a "
        "learning rate with which squared error has at least {least:.0%} of them right at the last step.",
        "On the flat part the gradient is small. How can the steps be larger?",
        far_start,
        {"view": "Loss surface", "w1": "-4", "w2": "-3", "descentrate": "10"},
        {"distance": 5, "least": 0.85},
    ),
    Exercise(
        "fast-training",
        "losses",
        "Multi-class",
        "Bring the mean cross-entropy below {most:g} within {steps:g} steps, without label smoothing, and show that "
        "step.",
        "A larger learning rate makes larger steps.",
        fast_training,
        {"view": "Multi-class", "descentrate": "10", "descent": "40"},
        {"most": 0.01, "steps": 50},
    ),
    Exercise(
        "floor-of-smoothing",
        "losses",
        "Multi-class",
        "Find a label smoothing with which the mean cross-entropy stays above {least:g}, even at the last step.",
        "The cross-entropy is never below the entropy of the targets.",
        floor_of_smoothing,
        {"view": "Multi-class", "smoothing": "0.3"},
        {"least": 0.6},
    ),
    Exercise(
        "harmless-outlier",
        "losses",
        "Regression",
        "Take the line with Gaussian or with Laplace noise. Move the outlier so that the slopes of the lines by "
        "squared and by absolute error differ by less than {most:g}.",
        "Put the outlier where the other points lead you to expect it.",
        harmless_outlier,
        {"view": "Regression", "outlier": "3"},
        {"most": 0.05},
    ),
    Exercise(
        "small-huber",
        "losses",
        "Regression",
        "Find a residual r and a δ for which the Huber loss is less than {share:.0%} of half the squared error, r² / "
        "2.",
        "Beyond δ the Huber loss is a straight line with the slope δ.",
        small_huber,
        {"view": "Regression", "delta": "0.5", "residual": "5"},
        {"share": 0.25},
    ),
    Exercise(
        "quiet-focal",
        "losses",
        "More losses",
        "Find a γ for which the gradient of focal loss at z = {z:g}, a correctly classified sample, is less than "
        "{share:.0%} of that of cross-entropy. The target is 1.",
        "A larger γ reduces the weight of easy samples.",
        quiet_focal,
        {"view": "More losses", "gamma": "3.5"},
        {"z": 2, "share": 0.01},
    ),
    Exercise(
        "best-factor",
        "losses",
        "Calibration",
        "Find the factor on the slider with the least log loss.",
        "The outcomes are drawn with the probabilities σ(z). Which factor leaves z as it is? The lowest point lies "
        "near it.",
        best_factor,
        {"view": "Calibration", "factor": "1"},
    ),
    Exercise(
        "timid-as-bold",
        "losses",
        "Calibration",
        "Find a factor below 1 with about the same log loss as the factor {bold:g}. The two may differ by "
        "{tolerance:g}.",
        "Forecasts that are not confident enough and forecasts that are too confident are on the two sides of the "
        "least log loss.",
        timid_as_bold,
        {"view": "Calibration", "factor": "0.6"},
        {"bold": 1.5, "tolerance": 0.01},
    ),
)
"""The exercises in the order of the views."""
