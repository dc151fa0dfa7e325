"""Serialise expensive computations, so that one visitor's training cannot starve the others.

NumPy's short operations hold the interpreter's lock: two trainings at once are not faster than one after the other, but
each thread that computes makes everybody else wait for its slice.
"""

import functools
import threading
import time
from collections.abc import Callable
from typing import Any

from lib.charts.core.calls import Call, deferred, evaluate
from lib.lesson.claims.claim import Finding
from lib.lesson.claims.registry import CLAIMS, examine

LOCK = threading.Lock()


@functools.lru_cache(maxsize=128)
def run_serialized(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return function(*arguments), computed one at a time; the latest results are returned at once."""
    with LOCK:
        return function(*arguments)


def run_training(function: Callable[..., Any], *arguments: Any) -> Call:
    """Return the call of a training that has been evaluated, one at a time."""
    call = deferred(function, *arguments)
    run_serialized(evaluate, call)
    return call


@functools.lru_cache(maxsize=len(CLAIMS))
def claim_finding(name: str) -> Finding:
    """Return what the check of a claim found, run once for all visitors, one at a time."""
    with LOCK:
        return checked(name)


@functools.lru_cache(maxsize=len(CLAIMS))
def checked(name: str) -> Finding:
    """Run the check of a claim; whoever waited for another's run of it gets what that found."""
    return examine(CLAIMS[name], time.perf_counter)
