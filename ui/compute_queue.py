"""Serialise expensive computations, so that one visitor's training cannot starve the others.

NumPy's short operations hold the interpreter's lock: two trainings at once are not faster than one after the other, but
each thread that computes makes everybody else wait for its slice. A visitor who changes a control or leaves while
waiting leaves the queue: Streamlit interrupts a run where it writes the message on the wait.
"""

import functools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.core.calls import Call, deferred, evaluate
from lib.lesson.claims.claim import Finding
from lib.lesson.claims.registry import CLAIMS, examine
from lib.text.catalogue import common as words
from lib.text.numbers import fixed
from ui.fair_queue import FairQueue, QueueFullError
from ui.state import Visitor, session

QUEUE = FairQueue()
MOST_RESULTS = 128

_results: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def _no_notice(_before: int, _seconds: float) -> None:
    """Say nothing of a wait."""


def run_serialized(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return function(*arguments), computed one at a time; the latest results are returned at once.

    If the queue is full, a warning says so and the run of the page ends there.
    """
    try:
        return compute_with_notice(function, *arguments)
    except QueueFullError:
        st.warning(words.QUEUE_FULL.format(visitors=QUEUE.waiting), icon=":material/hourglass_top:")
        st.stop()


def compute_with_notice(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return function(*arguments), and say on the page how long it has to wait; QueueFullError if the queue is full."""
    notice = _Notice()
    found = compute(function, *arguments, on_wait=notice.say_wait)
    notice.clear()
    return found


def compute(function: Callable[..., Any], *arguments: Any, on_wait: Callable[[int, float], None] = _no_notice) -> Any:
    """Return function(*arguments), computed one at a time, or the same result as before if it is one of the latest.

    `on_wait` is that of FairQueue.serialized. QueueFullError if the queue is full.
    """
    key = (function, *arguments)
    if (found := _known(key)) is not None:
        return found[0]
    with QUEUE.serialized(session(Visitor).id, on_wait):
        found = _known(key) or (function(*arguments),)
    _store(key, found)
    return found[0]


def _known(key: tuple[Any, ...]) -> tuple[Any] | None:
    """Return a result in a tuple of its own, or None if it is not known."""
    with _lock:
        if key not in _results:
            return None
        _results.move_to_end(key)
        return _results[key]


def _store(key: tuple[Any, ...], found: tuple[Any]) -> None:
    """Store a result, and remove the least recently used one."""
    with _lock:
        _results[key] = found
        while len(_results) > MOST_RESULTS:
            _results.popitem(last=False)


class _Notice:
    """The message to a waiting visitor; it takes no room before the first one."""

    def __init__(self) -> None:
        self.container: DeltaGenerator | None = None

    def say_wait(self, before: int, seconds: float) -> None:
        """Show how many computations are before this one, and about how long they take."""
        self.container = self.container or st.empty()
        sentence = words.QUEUE_WAIT.format(before=before, seconds=fixed(seconds, 0))
        self.container.info(sentence, icon=":material/hourglass_top:")

    def clear(self) -> None:
        """Remove the message."""
        if self.container:
            self.container.empty()


def run_training(function: Callable[..., Any], *arguments: Any) -> Call:
    """Return the call of a training that has been evaluated, one at a time."""
    call = deferred(function, *arguments)
    run_serialized(evaluate, call)
    return call


def claim_finding(name: str) -> Finding:
    """Return what the check of a claim found, run once for all visitors, one at a time."""
    return run_serialized(checked, name)


@functools.lru_cache(maxsize=len(CLAIMS))
def checked(name: str) -> Finding:
    """Run the check of a claim once, for all visitors of the server."""
    return examine(CLAIMS[name], time.perf_counter)
