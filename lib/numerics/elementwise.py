"""The rule that every elementwise function of lib follows: which arguments it takes and what it returns."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, finite, precision


def vanishing_product(x: ArrayLike, factor: ArrayLike) -> FloatArray:
    """Return x * factor, with 0 instead of NaN where x is infinite and the factor is exactly 0.

    That is the limit of every such product in lib: the exponential in x sigmoid(x) falls faster than x grows, and
    0 ln 0 = 0 by convention. The arguments broadcast; NaN propagates. Call it with NumPy's floating-point warnings off,
    as they are in an elementwise formula.
    """
    x, factor = np.asarray(x), np.asarray(factor)
    return np.where(np.isinf(x) & (factor == 0), 0.0, x * factor)


def elementwise(formula: Callable[..., FloatArray]) -> Callable[..., FloatArray]:
    """Return the formula, written for float64 arrays, as a function of any array_like.

    Arguments without a default are arrays: they reach the formula as float64 and broadcast against each other.
    Arguments with a default are parameters: one finite number each. The result has the precision of the first
    argument (float32 for float32, otherwise float64) and is a scalar for shape (). NaN propagates, inputs are not
    changed, and no floating-point warning is emitted: an overflow to infinity or an underflow to 0 is the correctly
    rounded result. ValueError, naming the argument, for anything that is not a real number.
    """
    signature = inspect.signature(formula)
    arrays = [name for name, p in signature.parameters.items() if p.default is p.empty]

    @functools.wraps(formula)
    def function(*args: ArrayLike, **kwargs: ArrayLike) -> FloatArray:
        # To bind the arguments by the signature would take as long as a short formula.
        is_plain = not kwargs and len(args) == len(arrays)
        call: Mapping[str, Any] = (
            dict(zip(arrays, args, strict=True)) if is_plain else signature.bind(*args, **kwargs).arguments
        )
        dtype = precision(call[arrays[0]])
        call = {name: (as_float64 if name in arrays else finite)(name, given) for name, given in call.items()}
        with np.errstate(all="ignore"):
            return np.asarray(formula(**call)).astype(dtype)[()]

    return function
