"""The likelihood of a network of one weight: each sample has its own probability p_n = sigmoid(w x_n).

Given their inputs the answers y_n, 0 or 1, are taken as independent, so the likelihood of the weight is the product of
P(y_n | x_n) = p_n^y_n (1 - p_n)^(1 - y_n), and its negative logarithm is the sum of the binary cross-entropies.
"""

import numpy as np
from numpy.typing import ArrayLike

from lib.losses import binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient
from lib.numerics.arrays import FloatArray


def answer_losses(weight: ArrayLike, x: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return -ln P(y_n | x_n) of each sample at weights of shape (...), of shape (..., samples)."""
    return binary_cross_entropy_with_logits(_logits(weight, x), np.asarray(y, np.float64))


def negative_log_likelihood(weight: ArrayLike, x: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return -ln L(w) at weights of shape (...), the sum of the losses of the answers.

    Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 4.90.
    """
    return answer_losses(weight, x, y).sum(axis=-1)


def negative_log_likelihood_gradient(weight: ArrayLike, x: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return the derivative of -ln L in w, sum (p_n - y_n) x_n, at weights of shape (...)."""
    by_logit = binary_cross_entropy_with_logits_gradient(_logits(weight, x), np.asarray(y, np.float64))
    return (by_logit * np.asarray(x, np.float64)).sum(axis=-1)


def _logits(weight: ArrayLike, x: ArrayLike) -> FloatArray:
    """Return w x_n, (..., samples)."""
    return np.asarray(weight, np.float64)[..., None] * np.asarray(x, np.float64)
