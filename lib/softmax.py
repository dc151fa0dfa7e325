"""Softmax and its relatives: a vector of logits in, a vector of probabilities out.

Unlike an activation, softmax is not elementwise: every probability depends on every logit. The functions
work along one axis, by default the last, so that batches need no loop.
"""

import numpy as np

from lib.numerics.validation import as_float64, positive, precision


def softmax(logits, temperature=1.0, axis=-1):
    """Return e^(z_i / T) / sum_j e^(z_j / T), of the shape of `logits`, each in [0, 1], sum 1 along `axis`.

    The largest logit is taken out first, so nothing overflows; an entry far below it underflows to 0.
    Equal logits share equally, also when they are infinite; a NaN makes its whole vector NaN.
    ValueError unless temperature > 0 and finite, and there is at least one class.
    Source: Bridle, Probabilistic interpretation of feedforward classification network outputs (1990).
    """
    temperature = positive("temperature", temperature)
    with np.errstate(all="ignore"):
        exponentials = np.exp(_below_maximum(_checked(logits, axis), axis) / temperature)
        probabilities = exponentials / exponentials.sum(axis=axis, keepdims=True)
    return probabilities.astype(precision(logits))


def log_softmax(logits, axis=-1):
    """Return ln softmax(z)_i = z_i - logsumexp(z), in (-inf, 0], precise also where a probability is near 1."""
    with np.errstate(all="ignore"):
        shifted = _below_maximum(_checked(logits, axis), axis)
        return (shifted - _log_of_sum(shifted, axis)).astype(precision(logits))


def logsumexp(logits, axis=-1):
    """Return ln sum_i e^(z_i) without the axis, as max(z) + ln(1 + the rest): never overflows.

    Source: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021).
    """
    z = _checked(logits, axis)
    with np.errstate(all="ignore"):
        rest = _log_of_sum(_below_maximum(z, axis), axis)
        total = z.max(axis=axis) + rest.squeeze(axis)
    return total.astype(precision(logits))[()]


def softmax_jacobian(logits):
    """Return the Jacobian d s_i / d z_j = s_i (1 if i = j else 0) - s_i s_j, shape (..., n, n).

    Symmetric, rows sum to 0, rank n - 1. The diagonal s_i (1 - s_i) is taken as minus the sum of the rest
    of its row, which does not cancel where s_i is near 1.
    """
    s = softmax(as_float64("logits", logits))
    jacobian = -s[..., :, None] * s[..., None, :]
    diagonal = np.arange(s.shape[-1])
    jacobian[..., diagonal, diagonal] = 0
    jacobian[..., diagonal, diagonal] = -jacobian.sum(axis=-1)
    return jacobian.astype(precision(logits))


def textbook_softmax(logits):
    """Return e^(z_i) / sum_j e^(z_j) as it is usually printed, in the precision of its input, along the last axis.

    It is here to be seen to break: in float64 [1000, 1000] is inf/inf and [-1000, -1001] is 0/0, both NaN.
    """
    z = np.asarray(logits)
    z = z if z.dtype.kind == "f" else z.astype(np.float64)
    with np.errstate(all="ignore"):
        exponentials = np.exp(z)
        return exponentials / exponentials.sum(axis=-1, keepdims=True, dtype=z.dtype)


def entropy(probabilities, axis=-1):
    """Return the entropy -sum_i p_i ln p_i in nats, in [0, ln n], with 0 ln 0 = 0.

    Source: Shannon, A mathematical theory of communication (1948), section 6.
    """
    p = _checked(probabilities, axis)
    with np.errstate(all="ignore"):
        terms = np.where(p == 0, 0.0, p * np.log(p))
    return (-terms.sum(axis=axis)).astype(precision(probabilities))[()] + 0.0


def _checked(values, axis):
    array = as_float64("logits", values)
    if array.ndim == 0 or array.shape[axis] == 0:
        raise ValueError("logits must hold at least one class")
    return array


def _below_maximum(z, axis):
    """Return z - max(z), 0 at every maximum: inf - inf is no NaN here."""
    top = z.max(axis=axis, keepdims=True)
    return np.where(z == top, 0.0, z - top)


def _log_of_sum(shifted, axis):
    """Return ln(sum e^shifted) = log1p(the sum without one maximum, whose term is 1)."""
    exponentials = np.exp(shifted)
    np.put_along_axis(exponentials, np.expand_dims(shifted.argmax(axis=axis), axis), 0.0, axis)
    return np.log1p(exponentials.sum(axis=axis, keepdims=True))
