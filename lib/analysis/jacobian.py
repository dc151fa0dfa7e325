"""The Jacobian of softmax, J = diag(s) - s s^T: its eigenvalues, its rank, and its action on a step of the logits.

Both the linear change J dz and the exact change of the probabilities are sums of flows between pairs of classes: what
one class gains, another loses, so each change sums to 0.
"""

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.validation import as_float64, finite, finite_array, precision
from lib.softmax import softmax, softmax_jacobian

RANK_TOLERANCE = 1e-12
"""Eigenvalues at most this part of the largest count as 0."""


def eigenvalues(logits: ArrayLike) -> FloatArray:
    """Return the eigenvalues of J in ascending order, shape (..., n), each in [0, 1/2].

    The first is 0, because J (1, ..., 1) = 0. Eigenvalues and ascending probabilities interlace: eigenvalue_1 <= s_1 <=
    eigenvalue_2 <= s_2 <= ... <= eigenvalue_n <= s_n. None exceeds the largest row sum of absolute values,
    2 s_i (1 - s_i) <= 1/2. The absolute error is about 1e-16, so a 0 may come out as -1e-17.
    ValueError unless the logits are finite.
    Source: Wilkinson (1965), The Algebraic Eigenvalue Problem, pages 96-97, for the interlacing.
    """
    z = finite_array("logits", logits)
    return np.linalg.eigvalsh(softmax_jacobian(z)).astype(precision(logits))


def rank(logits: ArrayLike, tolerance: float = RANK_TOLERANCE) -> IntArray:
    """Return the numerical rank of J, shape (...): the number of eigenvalues above `tolerance` times the largest.

    In real numbers it is n - 1, because all steps but a constant one change the probabilities. In floats it is smaller
    once a probability is below about `tolerance` times the second largest, and 0 at saturation, where all but the
    largest probability underflow and J is 0. ValueError unless 0 <= tolerance < 1.
    """
    if not 0 <= finite("tolerance", tolerance) < 1:
        raise ValueError(f"tolerance must lie in [0, 1), not {tolerance}")
    values = eigenvalues(as_float64("logits", logits))
    return (values > tolerance * values[..., -1:]).sum(axis=-1)


def linear_change(logits: ArrayLike, step: ArrayLike) -> FloatArray:
    """Return J dz, the first-order change of the probabilities for the step dz of the logits, of their shape.

    (J dz)_i = s_i dz_i - s_i sum_j s_j dz_j = sum_j s_i s_j (dz_i - dz_j), since the s_j sum to 1. In the last form
    only the flows themselves can cancel, and a constant step gives exactly 0.
    ValueError unless both are finite and `step` has as many classes as `logits`; batches broadcast.
    """
    z, dz = _checked_pair(logits, step)
    s = softmax(z)
    with np.errstate(all="ignore"):
        flows = _pairs(s, s) * _differences(dz)
    return flows.sum(axis=-1).astype(precision(logits))


def true_change(logits: ArrayLike, step: ArrayLike) -> FloatArray:
    """Return the exact change softmax(z + dz) - softmax(z), of the shape of `logits`, precise also for a tiny step.

    With s before and t after the step, t_i - s_i = sum_j (t_i s_j - s_i t_j), since both sum to 1. As
    t_i / t_j = (s_i / s_j) e^(dz_i - dz_j), the flow from j to i is t_i s_j (1 - e^-(dz_i - dz_j)) where dz_i > dz_j,
    and minus the reverse flow elsewhere. Computed with expm1, which neither cancels nor overflows here.
    ValueError as in `linear_change`.
    """
    z, dz = _checked_pair(logits, step)
    with np.errstate(all="ignore"):
        s, t, difference = softmax(z), softmax(z + dz), _differences(dz)
    larger = np.where(difference > 0, _pairs(t, s), _pairs(s, t))
    flows = np.sign(difference) * larger * -np.expm1(-np.abs(difference))
    return flows.sum(axis=-1).astype(precision(logits))


def linearization_error(logits: ArrayLike, direction: ArrayLike, sizes: ArrayLike) -> FloatArray:
    """Return |J dz - (softmax(z + dz) - softmax(z))| for each step dz = size * direction / |direction|.

    The Euclidean norm of the error is O(size^2): half the size, a quarter of the error. Being a small difference, it
    has a relative precision of about 1e-16 / size.
    ValueError unless `direction` is one vector other than 0, of the shape of `logits`.
    """
    z, vector = finite_array("logits", logits), finite_array("direction", direction)
    length = np.linalg.norm(vector)
    if vector.ndim != 1 or vector.shape != z.shape or length == 0:
        raise ValueError("direction must be one vector other than 0, of the shape of logits")
    steps = np.multiply.outer(finite_array("sizes", sizes), vector / length)
    error = linear_change(z, steps) - true_change(z, steps)
    return np.linalg.norm(error, axis=-1).astype(precision(logits))[()]


def _checked_pair(logits: ArrayLike, step: ArrayLike) -> tuple[FloatArray, FloatArray]:
    z, dz = finite_array("logits", logits), finite_array("step", step)
    if z.ndim == 0 or dz.shape[-1:] != z.shape[-1:]:
        raise ValueError(f"step must have as many classes as logits, shape {z.shape[-1:]}, not {dz.shape[-1:]}")
    return z, dz


def _pairs(s: FloatArray, t: FloatArray) -> FloatArray:
    """Return s_i t_j for every pair of classes, shape (..., n, n)."""
    return s[..., :, None] * t[..., None, :]


def _differences(dz: FloatArray) -> FloatArray:
    """Return dz_i - dz_j for every pair of classes, shape (..., n, n)."""
    return dz[..., :, None] - dz[..., None, :]
