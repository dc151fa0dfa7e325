"""A queue for one expensive computation at a time, fair to visitors rather than to computations.

Each visitor waits at most once. Next is the waiting visitor with the least recent computing time, so that a visitor who
asks for much cannot delay one who asks for little.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

HALF_LIFE = 30.0
"""Half-life of a visitor's recent computing time, in seconds."""
POLL_INTERVAL = 0.5
"""Seconds between two checks of a waiting visitor, after which one who has left is removed from the queue.

Each check sends the visitor a message; with forty waiting visitors, more frequent checks would slow down every page.
"""
MOST_VISITORS = 1_000
"""Number of visitors whose computing time is stored; those with the least are removed first."""


class QueueFullError(Exception):
    """The queue has its maximum number of waiting visitors."""


class FairQueue:
    """Computations one at a time, with at most `capacity` visitors waiting; `clock` returns seconds."""

    def __init__(self, capacity: int = 40, clock: Callable[[], float] = time.monotonic) -> None:
        self.capacity, self.clock = capacity, clock
        self._condition = threading.Condition()
        self._waiting: dict[str, int] = {}
        self._arrivals = 0
        self._busy = False
        self._computed: dict[str, tuple[float, float]] = {}
        self._typical = 0.5

    @property
    def waiting(self) -> int:
        """Return how many visitors wait."""
        return len(self._waiting)

    @contextmanager
    def serialized(self, visitor: str, on_wait: Callable[[int, float], None] = lambda *_: None) -> Iterator[None]:
        """Run the body while no other computation runs, in the visitor's turn.

        `on_wait` is called every POLL_INTERVAL seconds with the number of computations before this one and the seconds
        that they will take; an exception of it ends the wait and removes the visitor. QueueFullError if the queue is
        full.
        """
        self._wait(visitor, on_wait)
        start = self.clock()
        try:
            yield
        finally:
            self._account(visitor, self.clock() - start)

    def _wait(self, visitor: str, on_wait: Callable[[int, float], None]) -> None:
        """Enter the queue, and return when the computation may begin; an exception of `on_wait` leaves the queue."""
        with self._condition:
            if self._busy and visitor not in self._waiting and len(self._waiting) >= self.capacity:
                raise QueueFullError
            self._arrivals += 1
            self._waiting[visitor] = self._arrivals
            try:
                while self._busy or (before := self._before(visitor)):
                    if not self._condition.wait(POLL_INTERVAL):
                        before = self._before(visitor) + self._busy
                        self._condition.release()
                        try:
                            on_wait(before, before * self._typical)
                        finally:
                            self._condition.acquire()
                self._busy = True
            finally:
                self._waiting.pop(visitor, None)
                if not self._busy:
                    self._condition.notify_all()

    def _before(self, visitor: str) -> int:
        """Return how many waiting visitors are before a visitor."""
        own = self._rank(visitor)
        return sum(self._rank(other) < own for other in self._waiting)

    def _rank(self, visitor: str) -> tuple[float, int]:
        """Return a visitor's recent computing time in seconds, and the number of the arrival; the least is first."""
        seconds, at = self._computed.get(visitor, (0.0, 0.0))
        return round(seconds * 0.5 ** ((self.clock() - at) / HALF_LIFE), 1), self._waiting.get(visitor, 0)

    def _account(self, visitor: str, seconds: float) -> None:
        """Add the time of a computation to its visitor's, and let the next computation begin."""
        with self._condition:
            now = self.clock()
            self._computed[visitor] = (self._rank(visitor)[0] + seconds, now)
            self._typical += (seconds - self._typical) / 8
            if len(self._computed) > MOST_VISITORS:
                del self._computed[min(self._computed, key=self._rank)]
            self._busy = False
            self._condition.notify_all()
