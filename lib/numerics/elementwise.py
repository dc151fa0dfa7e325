"""One rule for every elementwise function of the lesson: what goes in, what comes out."""

import functools
import inspect

import numpy as np

from lib.numerics.validation import as_float64, finite, precision


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
