"""Deferred calls: a function of lib with its arguments, which can be compared, hashed and evaluated once.

A picture depends on its arguments alone, and so do the training runs that it shows. Two calls with the same arguments
have the same result, so that the latest results are kept for all visitors.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import numpy as np

# How many results, and how many pictures, are kept.
KEPT = 128


@dataclass(frozen=True)
class Call:
    """A call of a function: equal to another one of the same function if their arguments are written alike.

    `arguments` maps the names of the parameters to their values, some of which may be calls.
    """

    function: Callable[..., Any]
    expression: str
    arguments: Mapping[str, Any] = field(compare=False)

    @property
    def value(self) -> Any:
        """Return the result of the call, which must not be changed: others have it too."""
        return evaluate(self)


def deferred(function: Callable[..., Any], *arguments: Any, **named: Any) -> Call:
    """Return the call of `function`; TypeError if an argument cannot be written as source code."""
    bound = _signature(function).bind(*arguments, **named).arguments
    written = ", ".join(f"{name}={expression(argument)}" for name, argument in bound.items())
    return Call(function, f"{function.__name__}({written})", bound)


_signature = functools.lru_cache(maxsize=None)(inspect.signature)


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


def expression(value: Any) -> str:
    """Return the source code of a value: a number, a text, a record, a call, or a collection of those.

    TypeError for anything else.
    """
    if isinstance(value, Call):
        return value.expression
    if isinstance(value, (bool, int, str, type(None))):
        return repr(value)
    if isinstance(value, (float, np.floating)):
        return repr(float(value)) if np.isfinite(value) else f"float('{value}')"
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(map(expression, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{expression(key)}: {expression(item)}" for key, item in value.items()) + "}"
    if is_dataclass(value) and not isinstance(value, type):
        inside = ", ".join(f"{f.name}={expression(getattr(value, f.name))}" for f in fields(value))
        return f"{type(value).__name__}({inside})"
    raise TypeError(f"cannot write down {value!r}")


def memoized(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that keeps the latest pictures of `draw`, each with the call that drew it.

    Its arguments are those of `draw`, or deferred calls of them. Pictures of arguments that cannot be written as source
    code are drawn anew each time.
    """

    @functools.wraps(draw)
    def picture(*arguments: Any, **named: Any) -> Any:
        try:
            call = deferred(draw, *arguments, **named)
        except TypeError:
            return draw(*arguments, **named)
        return with_call(call)

    return picture


@functools.lru_cache(maxsize=KEPT)
def with_call(call: Call) -> Any:
    """Return the picture that a call draws, with that call."""
    return replace(_run(call), call=call)
