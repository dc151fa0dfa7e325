"""The loss of each output is −ln of the density of its distribution, and its gradient is that of the loss."""

import numpy as np
import pytest
from scipy import stats
from scipy.special import expit
from scipy.special import softmax as scipy_softmax

from lib.learning.output_models import OUTPUT_MODELS

Z = np.array([-4.0, -1.3, 0.2, 2.7])
LOGITS = np.array([[0.3, -1.2, 2.0], [4.0, 4.5, -3.0]])
CLASSES = np.array([2, 0])

ORACLES = {
    "gaussian": (Z, np.array([1.5, -1.0, 0.0, 9.0]), lambda z, y: -stats.norm.logpdf(y, loc=z)),
    "laplace": (Z, np.array([1.5, -1.0, 0.0, 9.0]), lambda z, y: -stats.laplace.logpdf(y, loc=z)),
    "bernoulli": (Z, np.array([0, 1, 1, 0]), lambda z, y: -stats.bernoulli.logpmf(y, expit(z))),
    "categorical": (
        LOGITS,
        CLASSES,
        lambda z, y: -stats.multinomial.logpmf(np.eye(3)[y], 1, scipy_softmax(z, axis=-1)),
    ),
}


def test_there_is_an_oracle_for_each_output():
    assert list(ORACLES) == list(OUTPUT_MODELS)


@pytest.mark.parametrize("name", OUTPUT_MODELS)
def test_the_loss_is_the_negative_logarithm_of_the_density_that_scipy_has(name):
    z, y, oracle = ORACLES[name]
    np.testing.assert_allclose(OUTPUT_MODELS[name].negative_log_density(z, y), oracle(z, y), rtol=1e-12)


@pytest.mark.parametrize("name", OUTPUT_MODELS)
def test_the_gradient_in_the_output_is_the_difference_quotient_of_the_loss(name):
    z, y, _ = ORACLES[name]
    model, h = OUTPUT_MODELS[name], 1e-6
    steps = np.eye(3)[:, None] * h if z.ndim == 2 else np.array([h])
    quotients = [
        (model.negative_log_density(z + step, y) - model.negative_log_density(z - step, y)) / (2 * h) for step in steps
    ]
    found = np.stack(quotients, axis=-1) if z.ndim == 2 else quotients[0]
    np.testing.assert_allclose(model.gradient(z, y), found, atol=1e-7)
