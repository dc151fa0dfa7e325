"""Turns: long computations go one at a time, so that students who train leave the server's time to the others."""

import functools
import threading

from lib.made import Made, made, worked_out

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
