"""Where floats break: three forms of the same loss -ln softmax(z)_i, one rounded operation after another.

On paper the forms are equal. In a float format each operation rounds, numbers above the largest become
infinite (overflow), and positive numbers below the smallest become 0 (underflow). Here each operation is done
in the format itself, so a student sees which one fails first, and on which logits.
Sources: IEEE Standard 754 for floating-point arithmetic (2019), section 7, for overflow and underflow; for the
shifted forms Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021).
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.numerics.validation import as_float64, registered

FINE, OVERFLOW, UNDERFLOW, NAN, INHERITED = "fine", "overflow", "underflow", "NaN", "inherited"
DTYPES = {name: np.dtype(name) for name in ("float16", "float32", "float64")}


@dataclass(frozen=True)
class Operation:
    """One rounded operation: its name, its values in the format of the logits, and its status.

    "overflow": a value is infinite, though every operand was finite. "underflow": a value is 0, though the exact
    result from the same operands is positive; a subnormal value only loses digits and is not counted.
    "NaN": a value is not a number. "inherited": a value is infinite or 0 because an operand already was,
    as in 0/s or -ln 0. "fine": none of these.
    """

    name: str
    values: np.ndarray
    status: str


@dataclass(frozen=True)
class Form:
    """One way to write the loss; `chain` takes logits in some format and returns its operations in order."""

    name: str
    label: str
    latex: str
    chain: Callable


# The operations


def _sum(values):
    """Add one value after another; NumPy's own sum of float16 would carry float32 along."""
    return functools.reduce(np.add, values)


def _minus_log(p):
    return 0 - np.log(p)


POSITIVE = (np.exp, _sum, np.divide)


def _run(name, function, *operands):
    with np.errstate(all="ignore"):
        values = np.asarray(function(*operands))
    return Operation(name, values, _status(function, operands, values))


def _status(function, operands, values):
    """Judge the values of a function; only those in POSITIVE have an exact result that is never 0."""
    from_finite = all(np.isfinite(operand).all() for operand in operands)
    from_zero = function is not np.exp and (operands[0] == 0).any()
    if np.isnan(values).any():
        return NAN
    if np.isinf(values).any():
        return OVERFLOW if from_finite and function is not _minus_log else INHERITED
    if function in POSITIVE and (values == 0).any():
        return UNDERFLOW if from_finite and not from_zero else INHERITED
    return FINE


# The forms


def _textbook(z):
    exponentials = _run("e^z", np.exp, z)
    total = _run("Σ e^z", _sum, exponentials.values)
    p = _run("p = e^z / Σ", np.divide, exponentials.values, total.values)
    return exponentials, total, p, _run("−ln p", _minus_log, p.values)


def _shifted(z):
    top = _run("max z", np.max, z)
    below = _run("z − max", np.subtract, z, top.values)
    exponentials = _run("e^(z − max)", np.exp, below.values)
    total = _run("Σ e^(z − max)", _sum, exponentials.values)
    p = _run("p = e^(z − max) / Σ", np.divide, exponentials.values, total.values)
    return top, below, exponentials, total, p, _run("−ln p", _minus_log, p.values)


def _log_sum_exp(z):
    # ln p = z - logsumexp(z) with logsumexp(z) = max + ln Σ. The maximum is taken from z first: max + ln Σ would
    # round ln Σ away for a large maximum, and equal logits of 1e17 would have the loss 0 in place of ln n.
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


# What breaks, and where


def operations(form, logits, dtype="float64"):
    """Return the operations of a form on one vector of logits, in order; the last holds the loss of each class.

    `form` is a key of FORMS, `dtype` one of DTYPES; every intermediate value is rounded to it. No warning escapes.
    ValueError for an unknown form or dtype, and unless the logits are one vector, finite in that format.
    """
    record = registered("form", form, FORMS)
    z, dtype = as_float64("logits", logits), _format(dtype)
    with np.errstate(all="ignore"):
        z = z.astype(dtype)
    if z.ndim != 1 or z.size == 0 or not np.isfinite(z).all():
        raise ValueError(f"logits must be one vector of numbers of size up to {np.finfo(dtype).max} in {dtype}")
    return record.chain(z)


def first_fault(form, logits, dtype="float64"):
    """Return the first operation that is not fine, or None.

    A fault need not be fatal: log-sum-exp survives an underflow of e^(z - max), as the maximum alone makes the sum
    at least 1. Whether the loss survives is what `breaks` says. ValueError as in `operations`.
    """
    return next((step for step in operations(form, logits, dtype) if step.status != FINE), None)


def breaks(form, logits, dtype="float64"):
    """Say whether the loss of some class is not finite; on paper it is finite for all finite logits."""
    return not np.isfinite(operations(form, logits, dtype)[-1].values).all()


def breaking_spread(form, dtype="float64"):
    """Return the smallest float `spread` for which the logits [spread, 0] break the form, or None if none does."""
    return breaking_point(form, (1, 0), dtype)


def breaking_magnitude(form, dtype="float64", sign=1):
    """Return the smallest float c for which the equal logits sign * [c, c] break the form, or None if none does.

    For the textbook form and sign 1 that is ln(largest / 2): the sum 2 e^c overflows before e^c does.
    ValueError unless sign is 1 or -1.
    """
    if sign not in (1, -1):
        raise ValueError(f"sign must be 1 or -1, not {sign}")
    return breaking_point(form, (sign, sign), dtype)


def breaking_point(form, direction, dtype="float64"):
    """Return the smallest positive float t of the format for which the logits t * direction break the form.

    None if even the largest finite float does not. Positive floats are in the same order as the integers with the
    same bits, so bisection over these integers ends on two neighbouring floats in as many steps as there are bits.
    It takes for granted that what is broken at t stays broken beyond it. ValueError unless |direction| <= 1.
    """
    dtype, direction = _format(dtype), as_float64("direction", direction)
    if not (np.abs(direction) <= 1).all():
        raise ValueError("direction must have entries in [-1, 1]")
    bits = np.dtype(f"u{dtype.itemsize}")

    def float_of(integer):
        return bits.type(integer).view(dtype)

    sound, broken = 0, int(np.finfo(dtype).max.view(bits))
    if not breaks(form, float_of(broken) * direction, dtype):
        return None
    while broken - sound > 1:
        middle = (sound + broken) // 2
        if breaks(form, float_of(middle) * direction, dtype):
            broken = middle
        else:
            sound = middle
    return float(float_of(broken))


def _format(dtype):
    known = next((known for known in DTYPES.values() if known == dtype), None)
    if known is None:
        raise ValueError(f"dtype must be one of {', '.join(DTYPES)}, not {dtype}")
    return known
