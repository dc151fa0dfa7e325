"""One rule for every elementwise function of the lesson: what goes in, what comes out."""

import functools
import inspect
import math

import numpy as np


def as_float64(name, values):
    """Return `values` as a new float64 array; raise ValueError, naming the argument, if they are no real numbers."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{name} must hold real numbers, not {array.dtype}")
    return array.astype(np.float64)


def precision(values):
    """Return the dtype of a result for the argument `values`: float32 stays float32, all else is float64."""
    return np.float32 if np.asarray(values).dtype == np.float32 else np.float64


def finite(name, number):
    """Return `number` as a float; raise ValueError, naming the parameter, if it is not one finite number."""
    try:
        value = float(number)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} must be one finite number, not {number!r}") from None
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, not {number}")
    return value


def vanishing_product(x, factor):
    """Return x * factor where a factor of exactly 0 wins over an infinite x: the limit of every use in lib."""
    return np.where(np.isinf(x) & (factor == 0), 0.0, x * factor)


def elementwise(formula):
    """Let a float64 formula take any array_like and give back the precision of its first argument.

    Arguments without a default are arrays: they reach the formula as float64 and broadcast against
    each other. Arguments with a default are parameters: one finite number each. The inputs are never
    changed, a 0-d result is a scalar, NaN propagates, and no floating-point warning escapes: an
    overflow to infinity or an underflow to zero is the correctly rounded answer.
    """
    signature = inspect.signature(formula)
    arrays = [name for name, p in signature.parameters.items() if p.default is p.empty]

    @functools.wraps(formula)
    def function(*args, **kwargs):
        call = signature.bind(*args, **kwargs).arguments
        dtype = precision(call[arrays[0]])
        call = {name: (as_float64 if name in arrays else finite)(name, given) for name, given in call.items()}
        with np.errstate(all="ignore"):
            return np.asarray(formula(**call)).astype(dtype)[()]

    return function
