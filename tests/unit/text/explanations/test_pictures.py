"""The words of an explanation name series of the pictures above it, and its numbers are those that lib computes."""

import numpy as np

from lib.activations import ACTIVATIONS
from lib.charts import activations, learning_curves, loss_surface, vanishing_gradient
from lib.charts.core.live_numbers import live_number
from lib.charts.core.series import series_styles
from lib.inference.maximum_likelihood import maximize
from lib.learning.race import race
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson import controls, examples
from lib.lesson.experiments.activations import summarized_flow
from lib.lesson.experiments.classification import logistic_descent
from lib.likelihood import bernoulli_divergence, likelihood, log_likelihood, loss_per_flip
from lib.losses import (
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy_gradient,
    squared_error_of_softmax_gradient,
    squared_error_with_logits_gradient,
)
from lib.numerics.parameter import grid
from lib.softmax import entropy, softmax
from lib.statistics.binomial import binomial_pmf
from lib.text.explanations.explanation import TERM
from lib.text.explanations.markup import placeholders
from lib.text.explanations.registry import EXPLANATIONS
from lib.text.numbers import significant
from tests.unit.charts.pictures import PICTURES, POINTS, SAMPLE, STATES, TRAINED
from tests.unit.each import each

# What is drawn above the explanation of each view.
ABOVE = {
    ("activations", "Curves"): ["activations.curves"],
    ("activations", "Why nonlinear"): ["two_units.input_plane", "two_units.hidden_plane"],
    ("activations", "Compare"): ["activations.pair tanh relu", "activations.difference"],
    ("activations", "Catalogue"): ["activation_catalogue.catalogue"],
    ("activations", "Vanishing gradient"): [
        "vanishing_gradient.product_by_layer",
        "vanishing_gradient.factor_by_layer",
    ],
    ("activations", "Dying ReLU"): ["dying_relu.neuron", "dying_relu.pre_activations"],
    ("activations", "PReLU"): ["prelu.learned_function", "prelu.alpha_over_steps"],
    ("softmax", "Classes"): ["softmax.computation"],
    ("softmax", "Temperature"): ["softmax.over_temperature"],
    ("softmax", "Jacobian"): ["jacobian.probability_changes"],
    ("softmax", "Many classes"): ["softmax.class_curve"],
    ("softmax", "Simplex"): ["simplex.simplex"],
    ("softmax", "Overflow"): ["overflow.over_shift"],
    ("softmax", "Attention"): ["attention.weights", "attention.entropy_by_dimension"],
    ("softmax", "Cross-entropy"): ["losses.class_gradients"],
    ("likelihood", "Likelihood"): ["likelihood.likelihood_curve", "likelihood.relative_likelihood"],
    ("likelihood", "Binomial table"): ["binomial_slices.table", "binomial_slices.fixed_p", "binomial_slices.fixed_k"],
    ("likelihood", "Distributions"): ["simulation.growing_histogram"],
    ("likelihood", "Confidence intervals"): ["intervals.likelihood_ratio_cut"],
    ("likelihood", "Underflow"): ["likelihood.underflow"],
    ("likelihood", "Optimisation"): ["maximum_likelihood.ascent"],
    ("likelihood", "Cross-entropy"): ["cross_entropy.per_flip", "cross_entropy.per_flip_in_logit"],
    ("losses", "Two classes"): ["losses.over_logit", "losses.over_prediction"],
    ("losses", "Three classes"): ["losses.class_gradients"],
    ("losses", "From likelihood"): ["likelihood.relative_likelihood", "cross_entropy.of_sample"],
    ("losses", "One neuron"): ["race.over_epochs"],
    ("losses", "Loss surface"): ["loss_surface.contours", "loss_surface.contours squared error"],
    ("losses", "Multi-class"): ["decision_regions.regions", "learning_curves.learning_curves"],
    ("losses", "Regression"): ["regression.fits"],
    ("losses", "More losses"): ["loss_curves.over_argument", "loss_curves.over_argument prediction"],
    ("losses", "Calibration"): ["calibration.reliability_diagram", "calibration.scores"],
}
FLOWS = {ACTIVATIONS[name].label: summarized_flow(name, "he", 4, 8, 0) for name in ("sigmoid", "tanh", "relu")}
SUMMED = train(POINTS, VECTOR_LOSSES["squared_error"], 1.0, examples.DESCENT_STEPS)
# Pictures that on the page show more functions or losses than in PICTURES, or others.
ON_PAGE = {
    "activations.pair tanh relu": lambda: activations.pair("tanh", "relu"),
    "learning_curves.learning_curves": lambda: learning_curves.learning_curves(
        {"Squared error": SUMMED, "Cross-entropy": TRAINED}, "loss", controls.DESCENT
    ),
    "loss_surface.contours squared error": lambda: loss_surface.contours(
        POINTS, "squared_error", logistic_descent(POINTS, "squared_error", (-6.0, -4.0), 2.0), controls.DESCENT
    ),
    "vanishing_gradient.factor_by_layer": lambda: vanishing_gradient.factor_by_layer(FLOWS),
    "vanishing_gradient.product_by_layer": lambda: vanishing_gradient.product_by_layer(FLOWS, "he", 8),
}


def explanation(view):
    return EXPLANATIONS[view[0]][view[1]]


def pictures_of(view):
    return [(PICTURES | ON_PAGE)[name]() for name in ABOVE[view]]


def values_of(picture):
    return {key: parameter.default for key, parameter in picture.sliders.items()}


def marked_words(view):
    explained = explanation(view)
    return {
        words for text in (*explained.marked_paragraphs.values(), *explained.present) for words in TERM.findall(text)
    }


def test_every_explanation_is_checked_and_uses_each_of_its_terms():
    assert set(ABOVE) == {(page, view) for page, views in EXPLANATIONS.items() for view in views}
    for view in ABOVE:
        assert marked_words(view) == set(explanation(view).terms), view


@each("view", ABOVE)
def test_every_term_names_a_series_of_a_picture_above_it(view):
    styles = [series_styles(picture) for picture in pictures_of(view)]
    series = {name for found in styles for name in found} | {place for found in styles for place in range(len(found))}
    assert set(explanation(view).terms.values()) <= series


@each("view", ABOVE)
def test_every_live_number_is_one_of_a_picture_above_it(view):
    explained = explanation(view)
    for sentence in explained.present:
        for placeholder in placeholders(sentence):
            name = explained.live_name(placeholder)
            found = [live_number(picture, name, values_of(picture)) for picture in pictures_of(view)]
            assert any(found), (view, name)


def test_a_term_has_the_colour_and_the_dashes_of_its_series():
    found = series_styles(PICTURES["losses.over_logit"]())
    assert {name: style.color for name, style in found.items()} == {
        "Squared error": 0,
        "Cross-entropy": 1,
        "solid lines": None,
        "dashed lines": None,
    }
    assert (found["solid lines"].dashes, found["dashed lines"].dashes) == ("solid", "dashed")


P, Z = controls.PROBABILITY, controls.LOGIT
SHARE = sum(SAMPLE) / len(SAMPLE)
LOGITS = [parameter.default for parameter in controls.LOGITS]
RACE = race(1.0, 0, 2.0, 2.0, 0.15, examples.RACE_EPOCHS)
ASCENT = maximize(3, 10, 0.9)


def with_first(value):
    return np.array([value, *LOGITS[1:]])


def true_class(gradient):
    return lambda value: gradient(with_first(value), np.eye(3)[0])[0]


# The picture, the name of the number in it, its slider, and what lib computes for a value of that slider.
NUMBERS = [
    ("losses.over_logit", "z", Z, float),
    ("losses.over_logit", "Cross-entropy, gradient", Z, lambda z: binary_cross_entropy_with_logits_gradient(z, 1)),
    ("losses.over_logit", "Squared error, gradient", Z, lambda z: squared_error_with_logits_gradient(z, 1)),
    ("losses.over_prediction", "Cross-entropy, gradient", P, lambda p: binary_cross_entropy_gradient(p, 0)),
    ("losses.class_gradients", "Cross-entropy, true class", controls.LOGITS[0], true_class(cross_entropy_gradient)),
    (
        "losses.class_gradients",
        "Squared error, true class",
        controls.LOGITS[0],
        true_class(squared_error_of_softmax_gradient),
    ),
    ("likelihood.likelihood_curve", "L(p)", P, lambda p: likelihood(SAMPLE, p)),
    (
        "likelihood.relative_likelihood",
        "L(p) / L(k/n)",
        P,
        lambda p: likelihood(SAMPLE, p) / likelihood(SAMPLE, SHARE),
    ),
    ("cross_entropy.per_flip", "−ln L / n, the cross-entropy", P, lambda p: loss_per_flip(SAMPLE, p)),
    ("cross_entropy.per_flip", "Divergence KL(k/n ‖ p)", P, lambda p: bernoulli_divergence(SHARE, p)),
    ("intervals.likelihood_ratio_cut", "Log-likelihood", controls.NULL, lambda p: log_likelihood(SAMPLE, p)),
    ("likelihood.underflow", "From the sum of logarithms", controls.COIN_FLIPS, lambda n: -n * np.log10(2)),
    ("binomial_slices.fixed_k", "P(k) at this k", P, lambda p: binomial_pmf(3, 10, p)),
    ("maximum_likelihood.ascent", "p of the step", controls.ASCENT_STEP, lambda step: ASCENT[round(step)].p),
    (
        "softmax.over_temperature",
        "Entropy / ln n",
        controls.TEMPERATURE,
        lambda t: entropy(softmax([1.0, 2.0], t)) / np.log(2),
    ),
    ("softmax.computation", "first probability", controls.LOGITS[0], lambda z: softmax(with_first(z))[0]),
    (
        "softmax.class_curve",
        "largest probability",
        controls.CLASS_COUNT,
        lambda n: softmax(np.linspace(-5, 5, int(n))).max(),
    ),
    ("simplex.simplex", "first probability", controls.TEMPERATURE, lambda t: softmax(LOGITS, t)[0]),
    (
        "race.over_epochs",
        "Neuron trained with cross-entropy",
        controls.EPOCH,
        lambda e: RACE["cross_entropy"].p[round(e)],
    ),
    ("dying_relu.neuron", "weight", controls.STEP, lambda step: STATES[round(step)].weight),
    ("dying_relu.neuron", "bias", controls.STEP, lambda step: STATES[round(step)].bias),
]


@each(("name", "number", "slider", "computed"), NUMBERS)
def test_a_live_number_is_what_lib_computes_at_every_few_steps_of_its_slider(name, number, slider, computed):
    picture = PICTURES[name]()
    found = live_number(picture, number, values_of(picture))
    texts, steps = found.steps[slider.key].split("|"), grid(slider)
    assert len(texts) == steps.size
    for index in {0, 1, steps.size // 3, steps.size // 2, steps.size - 1}:
        value = float(computed(steps[index]))
        # Frames are sent in single precision.
        assert texts[index] in {significant(value * (1 + part)) for part in (-1e-7, 0, 1e-7)}


@each(("name", "number", "slider", "computed"), NUMBERS)
def test_a_live_number_with_the_slider_at_any_value_is_the_one_of_that_step(name, number, slider, computed):
    picture, steps = PICTURES[name](), grid(slider)
    for index in (1, steps.size - 2):
        found = live_number(picture, number, values_of(picture) | {slider.key: float(steps[index])})
        assert found.now == found.steps[slider.key].split("|")[index]
