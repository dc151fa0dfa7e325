"""Turns: long computations go one at a time, so that students who train leave the server's time to the others."""

import functools
import threading
import time

from lib.charts.core.calls import Call, deferred, evaluate
from lib.lesson.claims.registry import CLAIMS, examine

# NumPy's short operations hold the interpreter's lock: two trainings at once are not faster than one after the other,
# but each thread that computes makes everybody else wait for its slice.
LOCK = threading.Lock()


@functools.lru_cache(maxsize=128)
def run_serialized(function, *arguments):
    """Return function(*arguments), worked out when it is its turn; the latest results are there at once."""
    with LOCK:
        return function(*arguments)


def run_training(function, *arguments) -> Call:
    """Return the call of a training that has been worked out, in turn."""
    call = deferred(function, *arguments)
    run_serialized(evaluate, call)
    return call


@functools.lru_cache(maxsize=len(CLAIMS))
def claim_finding(name):
    """Return what the check of a claim found, run once for all visitors, when it is its turn."""
    with LOCK:
        return checked(name)


@functools.lru_cache(maxsize=len(CLAIMS))
def checked(name):
    """Run the check of a claim; whoever waited for another's run of it gets what that found."""
    return examine(CLAIMS[name], time.perf_counter)
