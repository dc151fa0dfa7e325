"""How a value was made: a function of lib and its arguments, so that it can be remembered and written down.

A picture depends on its arguments alone. Where those are plain, the call that draws it is a line of Python: two calls
with the same line are the same picture, and the line is what a student takes home (see script.py).
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Call:
    """A call of a function of lib: equal to another if both are written alike."""

    function: Callable
    expression: str
    arguments: Mapping[str, object] = field(compare=False)

    @property
    def value(self):
        """Return what the call gives; the latest results are kept for the next visitor, and never changed."""
        return evaluate(self)


@functools.lru_cache(maxsize=128)
def evaluate(call):
    """Return the result of a call, and of each call that is among its arguments."""
    return call.function(**{name: resolved(argument) for name, argument in call.arguments.items()})


def deferred(function, *arguments, **named) -> Call:
    """Return the call of `function`; TypeError if an argument cannot be written down."""
    bound = signature(function).bind(*arguments, **named).arguments
    written = ", ".join(f"{name}={expression(argument)}" for name, argument in bound.items())
    return Call(function, f"{function.__name__}({written})", bound)


signature = functools.lru_cache(maxsize=None)(inspect.signature)


def resolved(argument):
    """Return an argument with the value of each call that is in it."""
    if isinstance(argument, Call):
        return argument.value
    if isinstance(argument, (list, tuple)):
        return type(argument)(map(resolved, argument))
    if isinstance(argument, dict):
        return {key: resolved(value) for key, value in argument.items()}
    return argument


def expression(value) -> str:
    """Return a line of Python that gives the value: a number, a text, a record, a call, or a collection of those."""
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


def memoized(draw):
    """Let each picture say how it was made, and keep the latest ones; what was made of given results is drawn anew."""

    @functools.wraps(draw)
    def picture(*arguments, **named):
        try:
            call = deferred(draw, *arguments, **named)
        except TypeError:
            return draw(*arguments, **named)
        return with_call(call)

    return picture


@functools.lru_cache(maxsize=128)
def with_call(call):
    """Return the picture that a call draws, with that call."""
    drawn = call.function(**{name: resolved(argument) for name, argument in call.arguments.items()})
    return replace(drawn, call=call)
