"""One rule for every elementwise function of the lesson: what goes in, what comes out."""

import functools
import inspect

import numpy as np


def as_float64(name, values):
    """Return `values` as a float64 array; raise ValueError, naming the argument, if they are no real numbers."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{name} must hold real numbers, not {array.dtype}")
    return array.astype(np.float64)


def precision(values):
    """Return the dtype of the result for the argument `values`: float32 stays float32, all else is float64."""
    return np.float32 if np.asarray(values).dtype == np.float32 else np.float64


def elementwise(formula):
    """Let a float64 formula take any array_like and give back the precision of its first argument.

    Arguments without a default are arrays: they reach the formula as float64 and broadcast against
    each other. Arguments with a default are parameters and pass through as they are. The inputs are
    never changed, a 0-d result is a scalar, NaN propagates, and no floating-point warning escapes:
    an overflow to infinity or an underflow to zero is the correctly rounded answer.
    """
    signature = inspect.signature(formula)
    arrays = [name for name, p in signature.parameters.items() if p.default is p.empty]

    @functools.wraps(formula)
    def function(*args, **kwargs):
        call = signature.bind(*args, **kwargs).arguments
        dtype = precision(call[arrays[0]])
        call |= {name: as_float64(name, call[name]) for name in arrays}
        with np.errstate(all="ignore"):
            return np.asarray(formula(**call)).astype(dtype)[()]

    return function
