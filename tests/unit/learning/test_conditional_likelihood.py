"""The likelihood of one weight: a product of the answers' probabilities, its logarithm, and its slope."""

import numpy as np
from scipy import stats
from scipy.special import expit

from lib.learning.conditional_likelihood import (
    answer_losses,
    negative_log_likelihood,
    negative_log_likelihood_gradient,
)
from lib.lesson.examples import NETWORK_INPUTS, NETWORK_TARGETS

X, Y = np.array(NETWORK_INPUTS), np.array(NETWORK_TARGETS)


def test_the_likelihood_is_the_product_of_the_probabilities_of_the_answers():
    for weight in (-2.5, 0.0, 0.7, 3.0):
        probabilities = stats.bernoulli.pmf(Y, expit(weight * X))
        np.testing.assert_allclose(np.exp(-answer_losses(weight, X, Y)), probabilities)
        np.testing.assert_allclose(np.exp(-negative_log_likelihood(weight, X, Y)), probabilities.prod())


def test_weights_have_an_axis_of_their_own_and_the_gradient_is_the_difference_quotient():
    weights, h = np.linspace(-3, 3, 13), 1e-6
    rise = negative_log_likelihood(weights + h, X, Y) - negative_log_likelihood(weights - h, X, Y)
    np.testing.assert_allclose(negative_log_likelihood_gradient(weights, X, Y), rise / (2 * h), atol=1e-6)


def test_the_loss_is_convex_in_the_weight_and_finite_for_large_weights():
    weights = np.linspace(-1000, 1000, 201)
    loss = negative_log_likelihood(weights, X, Y)
    assert np.isfinite(loss).all()
    assert (np.diff(negative_log_likelihood_gradient(weights, X, Y)) >= 0).all()
