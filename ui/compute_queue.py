"""Turns: long computations go one at a time, so that students who train leave the server's time to the others."""

import functools
import threading
import time

from lib.charts.core.calls import Made, made, worked_out
from lib.lesson.claims.registry import CLAIMS, examine

# NumPy's short operations hold the interpreter's lock: two trainings at once are not faster than one after the other,
# but each thread that computes makes everybody else wait for its slice.
TURN = threading.Lock()


@functools.lru_cache(maxsize=128)
def in_turn(function, *arguments):
    """Return function(*arguments), worked out when it is its turn; the latest results are there at once."""
    with TURN:
        return function(*arguments)


def trained(function, *arguments) -> Made:
    """Return the call of a training that has been worked out, in turn."""
    call = made(function, *arguments)
    in_turn(worked_out, call)
    return call


@functools.lru_cache(maxsize=len(CLAIMS))
def finding(name):
    """Return what the check of a claim found, run once for all visitors, when it is its turn."""
    with TURN:
        return checked(name)


@functools.lru_cache(maxsize=len(CLAIMS))
def checked(name):
    """Run the check of a claim; whoever waited for another's run of it gets what that found."""
    return examine(CLAIMS[name], time.perf_counter)
