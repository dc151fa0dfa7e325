"""The computations of a hall, in the queue of all visitors.

A full queue ends the run of any other page (ui/compute_queue.py). Here it would take away the wall, or the controls of
the host: so it refuses the computation, and the part of the page that asks for it says so.
"""

import contextlib
from collections.abc import Iterator

import numpy as np

from lib.lesson.claims.claim import Finding
from lib.lesson.exercises.exercise import Result
from lib.lesson.exercises.numeric import NUMERIC, draw_choices, results
from lib.text.catalogue import hall as words
from storage.halls import RefusedError
from ui.compute_queue import checked, compute, compute_with_notice
from ui.fair_queue import QueueFullError


@contextlib.contextmanager
def _refused_if_full() -> Iterator[None]:
    """Let a full queue refuse what is computed; RefusedError then."""
    try:
        yield
    except QueueFullError as error:
        raise RefusedError(words.BUSY) from error


def shown_finding(name: str) -> Finding:
    """Return what the check of a claim found, run once for all visitors; RefusedError if the queue is full."""
    with _refused_if_full():
        return compute_with_notice(checked, name)


def exercise_results(name: str, values: tuple[str, ...]) -> tuple[Result, ...]:
    """Return what the check of an exercise finds for each of some numbers; RefusedError if the queue is full."""
    with _refused_if_full():
        return compute_with_notice(results, NUMERIC[name], values)


def exercise_choices(name: str, seed: tuple[int, ...]) -> tuple[str, ...]:
    """Return the numbers among which an audience chooses, of which one solves an exercise, in an order by the seed.

    RefusedError if the queue is full. No notice says how long it waits: it is called before a run, where Streamlit
    interrupts what writes on the page if the visitor touches something else, and the touch that asks would be lost.
    """
    with _refused_if_full():
        return compute(_drawn_choices, name, seed)


def _drawn_choices(name: str, seed: tuple[int, ...]) -> tuple[str, ...]:
    """Draw the numbers that are offered for an exercise."""
    return draw_choices(NUMERIC[name], np.random.default_rng(seed))
