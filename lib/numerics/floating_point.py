"""Overflow and underflow in three forms of the loss -ln softmax(z)_i, one rounded operation after another.

In real numbers the forms are equal. In a floating-point format each operation rounds, numbers above the largest become
infinite (overflow), and positive numbers below the smallest become 0 (underflow). Here every operation is carried out
in the format itself, so that one sees which operation fails first, and for which logits.

Sources: IEEE Standard for Floating-Point Arithmetic, IEEE 754 (2019), section 7, doi:10.1109/IEEESTD.2019.8766229, for
overflow and underflow; Blanchard, Higham and Higham (2021), Accurately Computing the Log-Sum-Exp and Softmax Functions,
doi:10.1093/imanum/draa038, for the shifted forms.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from lib.numerics.validation import as_float64, registered

Values = NDArray[np.floating]
"""Values in the format under study, be it float16, float32 or float64."""

FINE, OVERFLOW, UNDERFLOW, NAN, INHERITED = "fine", "overflow", "underflow", "NaN", "inherited"
DTYPES: dict[str, np.dtype[np.floating]] = {name: np.dtype(name) for name in ("float16", "float32", "float64")}


@dataclass(frozen=True)
class Operation:
    """One rounded operation: its name, its values in the format of the logits, and its status.

    OVERFLOW: a value is infinite, though every operand was finite. UNDERFLOW: a value is 0, though the exact result
    from the same operands is positive; a subnormal value loses digits only and does not count. NAN: a value is not a
    number. INHERITED: a value is infinite or 0 because an operand already was, as in 0/s or -ln 0. FINE: none of these.
    """

    name: str
    values: Values
    status: str


@dataclass(frozen=True)
class Form:
    """One way to write the loss; `chain` takes logits in a format and returns the operations in their order."""

    name: str
    label: str
    latex: str
    chain: Callable[[Values], tuple[Operation, ...]]


# The operations


def _sum(values: Values) -> np.floating:
    """Return the sum, rounded after each addition; NumPy's own sum of float16 accumulates in float32."""
    return functools.reduce(np.add, values)


def _minus_log(p: Values) -> Values:
    return 0 - np.log(p)


POSITIVE = (np.exp, _sum, np.divide)
"""The operations whose exact result is never 0."""


def _run(name: str, function: Callable[..., Any], *operands: Values) -> Operation:
    with np.errstate(all="ignore"):
        values = np.asarray(function(*operands))
    return Operation(name, values, _status(function, operands, values))


def _status(function: Callable[..., Any], operands: tuple[Values, ...], values: Values) -> str:
    """Return the status of an operation's values, as defined at `Operation`."""
    from_finite = all(np.isfinite(operand).all() for operand in operands)
    from_zero = function is not np.exp and bool((operands[0] == 0).any())
    if np.isnan(values).any():
        return NAN
    if np.isinf(values).any():
        return OVERFLOW if from_finite and function is not _minus_log else INHERITED
    if function in POSITIVE and (values == 0).any():
        return UNDERFLOW if from_finite and not from_zero else INHERITED
    return FINE


# The forms


def _textbook(z: Values) -> tuple[Operation, ...]:
    exponentials = _run("e^z", np.exp, z)
    total = _run("Σ e^z", _sum, exponentials.values)
    p = _run("p = e^z / Σ", np.divide, exponentials.values, total.values)
    return exponentials, total, p, _run("−ln p", _minus_log, p.values)


def _shifted(z: Values) -> tuple[Operation, ...]:
    top = _run("max z", np.max, z)
    below = _run("z − max", np.subtract, z, top.values)
    exponentials = _run("e^(z − max)", np.exp, below.values)
    total = _run("Σ e^(z − max)", _sum, exponentials.values)
    p = _run("p = e^(z − max) / Σ", np.divide, exponentials.values, total.values)
    return top, below, exponentials, total, p, _run("−ln p", _minus_log, p.values)


def _log_sum_exp(z: Values) -> tuple[Operation, ...]:
    # ln p = z - logsumexp(z) with logsumexp(z) = max + ln Σ. The maximum is subtracted from z first, because max + ln Σ
    # would round ln Σ away for a large maximum: equal logits of 1e17 would have the loss 0 instead of ln n.
    top = _run("max z", np.max, z)
    below = _run("z − max", np.subtract, z, top.values)
    exponentials = _run("e^(z − max)", np.exp, below.values)
    total = _run("Σ e^(z − max)", _sum, exponentials.values)
    log = _run("ln Σ", np.log, total.values)
    loss = _run("−ln p = ln Σ − (z − max)", np.subtract, log.values, below.values)
    return top, below, exponentials, total, log, loss


_RECORDS = (
    Form("textbook", "Textbook", r"-\ln \frac{e^{z_i}}{\sum_j e^{z_j}}", _textbook),
    Form("shifted", "Shifted by the maximum", r"-\ln \frac{e^{z_i - m}}{\sum_j e^{z_j - m}}", _shifted),
    Form("log_sum_exp", "Log-sum-exp", r"\ln \sum_j e^{z_j - m} - (z_i - m)", _log_sum_exp),
)

FORMS: dict[str, Form] = {form.name: form for form in _RECORDS}


# Which operation fails, and from which logits on


def operations(form: str, logits: ArrayLike, dtype: DTypeLike = "float64") -> tuple[Operation, ...]:
    """Return the operations of a form on one vector of logits, in order; the last holds the loss of each class.

    `form` is a key of FORMS and `dtype` one of DTYPES, to which every intermediate value is rounded. No warning is
    emitted. ValueError for an unknown form or dtype, and unless the logits are one vector, finite in that format.
    """
    record, float_format = registered("form", form, FORMS), _format(dtype)
    with np.errstate(all="ignore"):
        z = as_float64("logits", logits).astype(float_format)
    if z.ndim != 1 or z.size == 0 or not np.isfinite(z).all():
        raise ValueError(
            f"logits must be one vector of numbers of size up to {np.finfo(float_format).max} in {float_format}"
        )
    return record.chain(z)


def first_fault(form: str, logits: ArrayLike, dtype: DTypeLike = "float64") -> Operation | None:
    """Return the first operation of a form whose status is not FINE, or None.

    The loss can be right all the same: an underflow of e^(z - max) does log-sum-exp no harm, as the term of the maximum
    alone makes the sum at least 1. See `loss_fails` for the loss itself. ValueError as in `operations`.
    """
    return next((step for step in operations(form, logits, dtype) if step.status != FINE), None)


def loss_fails(form: str, logits: ArrayLike, dtype: DTypeLike = "float64") -> bool:
    """Return whether the loss of some class is not finite; in real numbers it is finite for all finite logits."""
    return not np.isfinite(operations(form, logits, dtype)[-1].values).all()


def spread_threshold(form: str, dtype: DTypeLike = "float64") -> float | None:
    """Return the smallest float `spread` for which the form fails at the logits [spread, 0], or None."""
    return failure_threshold(form, (1, 0), dtype)


def magnitude_threshold(form: str, dtype: DTypeLike = "float64", sign: int = 1) -> float | None:
    """Return the smallest float c for which the form fails at the logits sign * [c, c], or None.

    For the textbook form and sign 1 that is ln(largest / 2): the sum 2 e^c overflows before e^c does.
    ValueError unless sign is 1 or -1.
    """
    if sign not in (1, -1):
        raise ValueError(f"sign must be 1 or -1, not {sign}")
    return failure_threshold(form, (sign, sign), dtype)


def failure_threshold(form: str, direction: ArrayLike, dtype: DTypeLike = "float64") -> float | None:
    """Return the smallest positive float t of the format for which the form fails at t * direction.

    None if even the largest finite float does not. Positive floats are in the same order as the integers with the
    same bits, so bisection over these integers ends on two neighbouring floats in as many steps as there are bits.
    It assumes that a form which fails at t fails at every larger t. ValueError unless |direction| <= 1.
    """
    float_format, vector = _format(dtype), as_float64("direction", direction)
    if not (np.abs(vector) <= 1).all():
        raise ValueError("direction must have entries in [-1, 1]")
    bits = np.dtype(f"u{float_format.itemsize}")

    def float_of(integer: int) -> np.floating:
        return bits.type(integer).view(float_format)

    def fails_at(integer: int) -> bool:
        return loss_fails(form, float_of(integer) * vector, float_format)

    finite, failing = 0, int(np.finfo(float_format).max.view(bits))
    if not fails_at(failing):
        return None
    while failing - finite > 1:
        middle = (finite + failing) // 2
        finite, failing = (finite, middle) if fails_at(middle) else (middle, failing)
    return float(float_of(failing))


def _format(dtype: DTypeLike) -> np.dtype[np.floating]:
    known = next((known for known in DTYPES.values() if known == dtype), None)
    if known is None:
        raise ValueError(f"dtype must be one of {', '.join(DTYPES)}, not {dtype}")
    return known
