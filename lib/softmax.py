"""Softmax and related functions: a vector of logits becomes a vector of probabilities.

Softmax is not elementwise: every probability depends on every logit. The functions work along one axis, by default the
last, so that a batch needs no loop. float32 in gives float32 out, everything else float64; NaN propagates, and no
warning is emitted.
"""

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, positive, precision


def softmax(logits: ArrayLike, temperature: float = 1.0, axis: int = -1) -> FloatArray:
    """Return the softmax of the logits z, e^(z_i / T) / sum_j e^(z_j / T), which sums to 1 along `axis`.

    The result has the shape of `logits`. The maximum is subtracted first, so nothing overflows; an entry far below it
    underflows to 0. Equal logits get equal probabilities, even infinite ones; a NaN makes its whole vector NaN.
    ValueError unless temperature > 0 and finite, and there is at least one class.
    Source: Bridle (1990), Probabilistic Interpretation of Feedforward Classification Network Outputs, with
    Relationships to Statistical Pattern Recognition, doi:10.1007/978-3-642-76153-9_28.
    """
    temperature = positive("temperature", temperature)
    with np.errstate(all="ignore"):
        exponentials = np.exp(_below_maximum(_checked(logits, axis), axis) / temperature)
        probabilities = exponentials / exponentials.sum(axis=axis, keepdims=True)
    return probabilities.astype(precision(logits))


def log_softmax(logits: ArrayLike, axis: int = -1) -> FloatArray:
    """Return the logarithm of the softmax, z_i - logsumexp(z), in (-inf, 0], of the shape of `logits`.

    It keeps its relative precision where a probability is near 1. ValueError unless there is at least one class.
    """
    with np.errstate(all="ignore"):
        shifted = _below_maximum(_checked(logits, axis), axis)
        return (shifted - _log_of_sum(shifted, axis)).astype(precision(logits))


def logsumexp(logits: ArrayLike, axis: int = -1) -> FloatArray:
    """Return ln sum_i e^(z_i) over `axis`, which the result no longer has.

    Computed as max(z) + log1p(sum of e^(z_i - max) over the others), which cannot overflow. ValueError unless there is
    at least one class.
    Source: Blanchard, Higham and Higham (2021), Accurately Computing the Log-Sum-Exp and Softmax Functions,
    doi:10.1093/imanum/draa038.
    """
    z = _checked(logits, axis)
    with np.errstate(all="ignore"):
        rest = _log_of_sum(_below_maximum(z, axis), axis)
        total = z.max(axis=axis) + rest.squeeze(axis)
    return total.astype(precision(logits))[()]


def softmax_jacobian(logits: ArrayLike) -> FloatArray:
    """Return the Jacobian of softmax, J_ij = d s_i / d z_j = s_i (1 if i = j else 0) - s_i s_j, shape (..., n, n).

    diag(s) - s s^T is symmetric, its rows sum to 0, and its rank is n - 1. The diagonal s_i (1 - s_i) is computed as
    minus the sum of the other entries of its row, which does not cancel where s_i is near 1.
    """
    s = softmax(as_float64("logits", logits))
    jacobian = -s[..., :, None] * s[..., None, :]
    diagonal = np.arange(s.shape[-1])
    jacobian[..., diagonal, diagonal] = 0
    jacobian[..., diagonal, diagonal] = -jacobian.sum(axis=-1)
    return jacobian.astype(precision(logits))


def textbook_softmax(logits: ArrayLike) -> FloatArray:
    """Return e^(z_i) / sum_j e^(z_j) along the last axis, without subtracting the maximum.

    Computed in the format of the logits, float16 included. The form overflows and underflows: in float64 the logits
    [1000, 1000] give inf/inf and [-1000, -1001] give 0/0, both NaN. It is there to show that; use `softmax`.
    """
    z = np.asarray(logits)
    z = z if z.dtype.kind == "f" else z.astype(np.float64)
    with np.errstate(all="ignore"):
        exponentials = np.exp(z)
        return exponentials / exponentials.sum(axis=-1, keepdims=True, dtype=z.dtype)


def entropy(probabilities: ArrayLike, axis: int = -1) -> FloatArray:
    """Return the entropy -sum_i p_i ln p_i in nats over `axis`, in [0, ln n], with 0 ln 0 = 0.

    Source: Shannon (1948), A Mathematical Theory of Communication, section 6, doi:10.1002/j.1538-7305.1948.tb01338.x.
    """
    p = _checked(probabilities, axis)
    with np.errstate(all="ignore"):
        terms = np.where(p == 0, 0.0, p * np.log(p))
    return (-terms.sum(axis=axis)).astype(precision(probabilities))[()] + 0.0


def _checked(values: ArrayLike, axis: int) -> FloatArray:
    """Return the logits as float64; raise ValueError unless the axis holds at least one class."""
    array = as_float64("logits", values)
    if array.ndim == 0 or array.shape[axis] == 0:
        raise ValueError("logits must hold at least one class")
    return array


def _below_maximum(z: FloatArray, axis: int) -> FloatArray:
    """Return z - max(z), which is 0 at every maximum even where that is infinite."""
    top = z.max(axis=axis, keepdims=True)
    return np.where(z == top, 0.0, z - top)


def _log_of_sum(shifted: FloatArray, axis: int) -> FloatArray:
    """Return ln(sum of e^shifted) as log1p of the sum without the term of one maximum, which is 1."""
    exponentials = np.exp(shifted)
    np.put_along_axis(exponentials, np.expand_dims(shifted.argmax(axis=axis), axis), 0.0, axis)
    return np.log1p(exponentials.sum(axis=axis, keepdims=True))
