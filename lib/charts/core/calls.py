"""Deferred calls: a function of lib with its arguments, which can be compared, hashed and evaluated once.

A picture depends on its arguments alone, and so do the training runs that it shows. Calls of one function with equal
arguments have the same result, so that the latest results are kept for all visitors.
"""

import functools
import inspect
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from lib.charts.core.bounded_cache import BoundedCache

# How many results, and how many pictures, are kept.
KEPT = 128
# How many bytes the tables of all kept pictures take.
KEPT_BYTES = 32 * 2**20
PLAIN = {bool, int, float, str}


@dataclass(frozen=True)
class Call:
    """A call of a function, equal to another one of the same function with equal arguments of the same types.

    `arguments` maps the names of the parameters to their values, some of which may be calls; `key` holds the same
    values in a form that can be hashed.
    """

    function: Callable[..., Any]
    arguments: Mapping[str, Any] = field(compare=False)
    key: Hashable = field(repr=False)

    @property
    def value(self) -> Any:
        """Return the result of the call, which must not be changed: others have it too."""
        return evaluate(self)


def deferred(function: Callable[..., Any], *arguments: Any, **named: Any) -> Call:
    """Return the call of `function`; TypeError if an argument cannot be hashed, such as a set."""
    bound = _signature(function).bind(*arguments, **named).arguments
    call = Call(function, bound, _hashable(bound))
    hash(call)
    return call


_signature = functools.lru_cache(maxsize=None)(inspect.signature)


def _hashable(value: Any) -> Hashable:
    """Return a value with tuples in place of lists, mappings and arrays, and its type beside it: 1 is not 1.0 here."""
    if isinstance(value, Mapping):
        return tuple((key, _hashable(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        types = tuple(map(type, value))
        # Ten thousand flips need not be looked at one by one.
        return type(value), types, tuple(value if PLAIN.issuperset(types) else map(_hashable, value))
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    return type(value), value


@functools.lru_cache(maxsize=KEPT)
def evaluate(call: Call) -> Any:
    """Return the result of a call, after those of the calls among its arguments; the latest results are kept."""
    return _run(call)


def _run(call: Call) -> Any:
    """Return the result of a call."""
    return call.function(**{name: _evaluated(argument) for name, argument in call.arguments.items()})


def _evaluated(argument: Any) -> Any:
    """Return an argument with the result of each call in it."""
    if isinstance(argument, Call):
        return argument.value
    if isinstance(argument, (list, tuple)):
        return type(argument)(map(_evaluated, argument))
    if isinstance(argument, dict):
        return {key: _evaluated(value) for key, value in argument.items()}
    return argument


def memoized(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that keeps the latest pictures of `draw`, each with the call that drew it.

    Its arguments are those of `draw`, or deferred calls of them. Pictures of arguments that cannot be hashed are drawn
    anew each time, and have no call.
    """

    @functools.wraps(draw)
    def picture(*arguments: Any, **named: Any) -> Any:
        try:
            call = deferred(draw, *arguments, **named)
        except TypeError:
            return draw(*arguments, **named)
        return with_call(call)

    return picture


def _with_call(call: Call) -> Any:
    """Return the picture that a call draws, with that call."""
    return replace(_run(call), call=call)


def _picture_bytes(picture: Any) -> int:
    """Return how many bytes the tables of a picture take; a column that several have counts once."""
    columns = [column for table in (*picture.tables.values(), picture.data) for column in table.values()]
    return sum(np.asarray(column).nbytes for column in {id(column): column for column in columns}.values())


with_call = BoundedCache(_with_call, _picture_bytes, KEPT, KEPT_BYTES)
