"""One test over many small cases: to collect, run and report a test for each takes longer than the cases do."""

import functools
import inspect
import reprlib
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that runs a test for each of the cases; an error says in which case it came.

    Names and cases are those of `pytest.mark.parametrize`. For cases that take long, or that fixtures differ for, that
    is to be preferred.
    """
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    values = [_values(case, len(arguments)) for case in cases]
    assert values, f"there is no case for {names}"

    def over_all(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(*given: Any, **fixtures: Any) -> None:
            for case in values:
                named = dict(zip(arguments, case, strict=True))
                try:
                    test(*given, **fixtures, **named)
                except BaseException as error:
                    error.add_note(f"case: {reprlib.repr(named)}")
                    raise

        signature = inspect.signature(test)
        left = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        run.__signature__ = signature.replace(parameters=left)  # pyright: ignore[reportAttributeAccessIssue]
        return run

    return over_all


def _values(case: Any, count: int) -> tuple[Any, ...]:
    """Return the values of a case, one for each argument."""
    if isinstance(case, type(pytest.param())):
        return tuple(case.values)
    return (case,) if count == 1 else tuple(case)
