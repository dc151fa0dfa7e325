"""For each claim, cases in which its check must come to another verdict than for the lesson."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from lib.activations import ACTIVATIONS, relu, relu_derivative, sigmoid, sigmoid_derivative, tanh, tanh_derivative
from lib.learning.neuron import train_neuron
from lib.learning.perceptron import Network, random_network
from lib.learning.prelu import train_prelu
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.dying_relu import ALL_NEGATIVE
from lib.lesson.claims.leaky_and_elu import DeadUnits, _dead_units
from lib.lesson.claims.likelihood import PRIORS
from lib.lesson.claims.sigmoid_and_tanh import RAISED_TANH
from lib.lesson.examples import ArticleContents
from lib.losses import binary_cross_entropy_with_logits_gradient
from lib.softmax import softmax, textbook_softmax

TRUE, FALSE, _ = Verdict
TANH, RELU, LEAKY = ACTIVATIONS["tanh"], ACTIVATIONS["relu"], ACTIVATIONS["leaky_relu"]


def ones(x, **_):
    """Return the slope of a straight line."""
    return np.ones_like(np.asarray(x, dtype=np.float64))


def zeros(x, *_):
    """Return a slope or a loss that is 0 everywhere."""
    return np.zeros_like(np.asarray(x, dtype=np.float64))


def absolute_error(a, b):
    return np.abs(a - b)


def softsign(x):
    """Return a function with the range of tanh that does not reach its limits in float64 up to 100."""
    return x / (1 + np.abs(x))


LINEAR = dataclasses.replace(RELU, function=lambda x: x, derivative=ones)
DOUBLING = dataclasses.replace(RELU, function=lambda x: 2 * x, derivative=lambda x: 2 * ones(x))
WITHOUT_LEAK = dataclasses.replace(
    LEAKY, function=lambda x, alpha: relu(x), derivative=lambda x, alpha: relu_derivative(x)
)


def lifted(x, target, weight, bias, *arguments, **named):
    """Train a neuron that something else lifts by 5, so that none is dead."""
    return train_neuron(x, target, weight, bias + 5, *arguments, **named)


def pressed(x, target, weight, bias, *arguments, **named):
    """Train a neuron that something else presses down by 5, so that all are dead."""
    return train_neuron(x, target, weight, bias - 5, *arguments, **named)


def smaller_with_relu(name, seed):
    """Return a net with fewer units if its activation is ReLU."""
    return random_network((1, 8 if name == "relu" else 16, 1), np.random.default_rng(seed))


def on_raw_data(seed, shift):
    """Return a hidden layer that sees the raw data: positive weights and no bias."""
    start = random_network((1, 16, 1), np.random.default_rng(seed))
    (weight, bias), output = start.layers
    return Network(((np.abs(weight), 0 * bias), output), start.alpha)


def without_learning_alpha(*arguments):
    """Return the trainings in which "PReLU" has a fixed slope."""
    runs = train_prelu(*arguments)
    return runs | {"PReLU": runs["Fixed at 0.25"]}


def units_of_relu(name, seed, **_):
    """Return the dead units of ReLU, whatever the activation is called."""
    return _dead_units("relu", seed)


def immortal(name, seed, **_):
    """Return nets in which no unit but those of ReLU dies, and nothing diverges."""
    return DeadUnits(np.full((3, 6), 0.5 if name == "relu" else 0.0), np.zeros((3, 6), dtype=bool))


def equal_attention(queries, keys, values):
    weights = np.full((len(queries), len(keys)), 1 / len(keys))
    return weights, weights @ values


def opposite_outcomes(count, spread, generator):
    """Return logits whose outcomes are the opposite of what they say."""
    logits = spread * generator.standard_normal(count)
    return logits, (generator.uniform(size=count) > sigmoid(logits)).astype(int)


def at(verdict, **tested):
    """Return a verdict, and what the check is fed in place of the lesson's."""
    return verdict, tested


OPPOSITES: Mapping[str, tuple[tuple[Verdict, Mapping[str, Any]], ...]] = {
    "tanh-range": (
        at(TRUE, function=softsign),
        at(FALSE, function=lambda x: np.clip(x, -1, 1), exact=lambda x: min(x, Decimal(1))),
    ),
    "tanh-derivative": (at(FALSE, derivative=sigmoid_derivative), at(FALSE, function=sigmoid)),
    "tanh-centred": (at(FALSE, function=sigmoid),),
    "centring-cures-vanishing": (at(TRUE, plain=RAISED_TANH, centred=TANH, steep=TANH),),
    "tanh-steeper-tail": (at(TRUE, first=sigmoid_derivative, second=tanh_derivative),),
    "tanh-more-expressive": (at(TRUE, basis=lambda x: np.clip(x / 4 + 0.5, 0, 1)),),
    "range-stability": (at(TRUE, wide=lambda x: tanh(np.asarray(x) / 50)),),
    "tanh-saturates": (at(FALSE, derivative=ones),),
    "tanh-cost": (
        at(FALSE, clock={"sigmoid": 4.0, "tanh": 9.0, "library_tanh": 1.0}),
        at(FALSE, clock={"sigmoid": 4.0, "tanh": 1.0, "library_tanh": 1.0}),
    ),
    "relu-derivative": (at(FALSE, derivative=ones), at(FALSE, function=tanh)),
    "relu-cures-vanishing": (
        at(TRUE, networks={"half_1": (0.5, 2.0), "half_2": (0.5, 2.0), "all_1": (1.0, 1.0), "all_2": (1.0, 1.0)}),
        at(FALSE, activation_of=lambda share: ACTIVATIONS["sigmoid"]),
    ),
    "relu-sparse": (at(FALSE, function=tanh),),
    "relu-fewer-parameters": (at(TRUE, trained=smaller_with_relu),),
    "relu-fast": (
        at(FALSE, clock={"relu": 1.0, "sigmoid": 1.9, "tanh": 9.0, "library_tanh": 1.0}),
        at(FALSE, clock={"relu": 1.0, "sigmoid": 9.0, "tanh": 1.9, "library_tanh": 1.0}),
    ),
    "relu-not-centred": (at(FALSE, function=tanh),),
    "relu-bad-for-negative-data": (at(TRUE, start=on_raw_data),),
    "dead-for-ever": (
        at(TRUE, move_first=False, decay=0.0, one_negative=ALL_NEGATIVE),
        at(FALSE, training=lifted),
    ),
    "negative-weight-kills": (at(TRUE, inputs=(0.5, 1.0, 2.0)),),
    "mostly-negative-kills": (at(TRUE, training=pressed),),
    "negative-bias-kills": (at(TRUE, inputs=(-0.1, 0.1)), at(FALSE, training=lifted)),
    "leaky-max": (
        at(TRUE, function=lambda x, alpha: np.maximum(alpha * x, x)),
        at(FALSE, function=lambda x, alpha: relu(x)),
    ),
    "leaky-no-death": (at(TRUE, alphas=(0.01, 0.1)), at(FALSE, activation=WITHOUT_LEAK)),
    "prelu-learned": (at(FALSE, alpha_derivative=zeros), at(FALSE, training=without_learning_alpha)),
    "elu-smooth": (at(TRUE, derivative=ones), at(FALSE, derivative=lambda x, alpha: relu_derivative(x))),
    "elu-cures-vanishing": (
        at(TRUE, activation=lambda alpha: LINEAR, other_variance=1.0),
        at(FALSE, activation=lambda alpha: RELU),
        at(FALSE, activation=lambda alpha: DOUBLING),
    ),
    "elu-mean": (
        at(TRUE, function=lambda x, alpha: relu(x) / 2),
        at(FALSE, function=lambda x, alpha: relu(x) * 2),
    ),
    "elu-no-death": (at(TRUE, dead_units=immortal), at(FALSE, dead_units=units_of_relu)),
    "elu-cost": (at(FALSE, clock={"relu": 1.0, "elu": 1.1}),),
    "softmax-simplex": (
        at(TRUE, spread=1.0),
        at(FALSE, function=sigmoid, exact=lambda logits: [float(sigmoid(z)) for z in logits]),
    ),
    "softmax-like-others": (at(TRUE, function=sigmoid),),
    "softmax-last-only": (at(TRUE, attend=equal_attention),),
    "softmax-max-trick": (at(FALSE, function=textbook_softmax), at(FALSE, textbook=softmax)),
    "softmax-jacobian": (at(FALSE, matrix_of=lambda z: np.diag(softmax(z))), at(FALSE, function=sigmoid)),
    "softmax-curve-n": (at(TRUE, counts=(50, 50)), at(FALSE, function=sigmoid)),
    "sigmoid-is-softmax": (at(FALSE, function=tanh),),
    "ce-unrelated-to-mse": (at(TRUE, squared=absolute_error),),
    "mse-is-l2": (at(TRUE, error_of=lambda a, b: float(np.linalg.norm(a - b))),),
    "mse-zero-gradient": (
        at(TRUE, in_logit=zeros, in_prediction=zeros),
        at(FALSE, in_logit=binary_cross_entropy_with_logits_gradient),
    ),
    "no-gradient-when-wrong": (at(TRUE, slope=zeros),),
    "mse-blind": (at(TRUE, error_of=absolute_error),),
    "outputs-are-probabilities": (
        at(TRUE, forecast=lambda logits, factor: sigmoid(logits)),
        at(FALSE, later=opposite_outcomes),
    ),
    "nll-is-cross-entropy": (at(FALSE, divergence=lambda q, p: 0 * p),),
    "article-derives-ce": (at(TRUE, contents=ArticleContents((0.1, 0.2, 0.3, 0.5), True, True)),),
    "mle-most-probable": (
        at(TRUE, priors={"flat": PRIORS["flat"]}),
        at(FALSE, likelihood_of=lambda sample, p: p),
    ),
    "binomial-same-argmax": (at(FALSE, probability=lambda k, n, p: p),),
    "product-underflows": (
        at(FALSE, product=lambda sample, p: 1.0),
        at(FALSE, logarithm=lambda sample, p: -np.inf),
    ),
}
