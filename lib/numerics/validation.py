"""Checks of arguments: each returns the argument in the form that lib computes with, or raises ValueError.

Every message names the argument and the bound that it violates.
"""

import math
from collections.abc import Mapping
from typing import SupportsFloat, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lib.numerics.arrays import FloatArray

Record = TypeVar("Record")

# One number


def finite(name: str, number: SupportsFloat | str) -> float:
    """Return `number` as a float; raise ValueError unless it is one finite number."""
    try:
        value = float(number)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} must be one finite number, not {number!r}") from None
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, not {number}")
    return value


def positive(name: str, number: SupportsFloat) -> float:
    """Return `number` as a float; raise ValueError unless it is finite and greater than 0."""
    value = finite(name, number)
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0, not {number}")
    return value


def non_negative(name: str, number: SupportsFloat) -> float:
    """Return `number` as a float; raise ValueError unless it is finite and at least 0."""
    value = finite(name, number)
    if value < 0:
        raise ValueError(f"{name} must be at least 0, not {number}")
    return value


def proportion(name: str, number: SupportsFloat) -> float:
    """Return `number` as a float; raise ValueError unless it lies in [0, 1]."""
    value = finite(name, number)
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must lie in [0, 1], not {number}")
    return value


def whole_number(name: str, count: int) -> int:
    """Return `count`; raise ValueError unless it is an integer, Python's or NumPy's, of at least 1."""
    if not isinstance(count, (int, np.integer)) or count < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, not {count!r}")
    return count


def bounded_count(name: str, count: int, most: int) -> int:
    """Return `count`; raise ValueError unless it is a whole number in [1, most]."""
    if whole_number(name, count) > most:
        raise ValueError(f"{name} must be at most {most}, not {count}")
    return count


# Arrays


def as_float64(name: str, values: ArrayLike) -> FloatArray:
    """Return `values` as a new float64 array; raise ValueError unless they are real numbers."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{name} must hold real numbers, not {array.dtype}")
    return array.astype(np.float64)


def precision(values: ArrayLike) -> DTypeLike:
    """Return the dtype of a result for the argument `values`: float32 for float32, float64 for all else."""
    return np.float32 if np.asarray(values).dtype == np.float32 else np.float64


def finite_array(name: str, values: ArrayLike) -> FloatArray:
    """Return `values` as a new float64 array; raise ValueError unless they are finite real numbers."""
    array = as_float64(name, values)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite")
    return array


def finite_vector(name: str, values: ArrayLike, most: int) -> FloatArray:
    """Return `values` as a new float64 vector; raise ValueError unless it holds 1 to `most` finite numbers."""
    vector = as_float64(name, values)
    if vector.ndim != 1 or not 1 <= vector.size <= most or not np.isfinite(vector).all():
        raise ValueError(f"{name} must hold 1 to {most} finite numbers")
    return vector


def check_probability(name: str, p: FloatArray) -> FloatArray:
    """Return `p`; raise ValueError unless every entry lies in [0, 1] or is NaN, which propagates."""
    if ((p < 0) | (p > 1)).any():
        raise ValueError(f"{name} must lie in [0, 1]")
    return p


def check_integer(name: str, k: FloatArray) -> FloatArray:
    """Return `k`; raise ValueError unless every entry is a whole number."""
    if not (np.isfinite(k) & (k == np.floor(k))).all():
        raise ValueError(f"{name} must be a whole number")
    return k


def check_count(name: str, n: FloatArray) -> FloatArray:
    """Return `n`; raise ValueError unless every entry is a whole number of at least 0."""
    if (check_integer(name, n) < 0).any():
        raise ValueError(f"{name} must be at least 0")
    return n


# Keys


def registered(name: str, key: str, registry: Mapping[str, Record]) -> Record:
    """Return the record of `key` in a registry; raise ValueError, listing the keys, for any other."""
    if key not in registry:
        raise ValueError(f"{name} must be one of {', '.join(registry)}, not {key!r}")
    return registry[key]
