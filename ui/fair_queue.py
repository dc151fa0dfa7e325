"""A queue for one expensive computation at a time, fair to visitors rather than to computations.

Each visitor has at most one place. Of those who wait, the visitor goes first who has computed the least of late, so
that somebody who asks for much cannot hold up somebody who asks for little.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

HALF_LIFE = 30.0
"""Seconds after which half of what a visitor has computed is forgotten."""
LOOK = 0.5
"""Seconds between two looks of who waits: a visitor who has left gives the place back after this time.

Each look of each visitor sends a message, so that forty visitors who look more often take time from everybody's page.
"""
MOST_VISITORS = 1_000
"""As many visitors are remembered; those who have computed the least are forgotten first."""


class QueueFullError(Exception):
    """Every place of the queue is taken."""


class FairQueue:
    """Computations one at a time, with at most `places` visitors waiting; `clock` returns seconds."""

    def __init__(self, places: int = 40, clock: Callable[[], float] = time.monotonic) -> None:
        self.places, self.clock = places, clock
        self._condition = threading.Condition()
        self._waiting: dict[str, int] = {}
        self._arrivals = 0
        self._busy = False
        self._computed: dict[str, tuple[float, float]] = {}
        self._typical = 0.5

    @property
    def busy(self) -> bool:
        """Return whether something is computed now."""
        return self._busy

    @property
    def waiting(self) -> int:
        """Return how many visitors wait."""
        return len(self._waiting)

    @contextmanager
    def serialized(self, visitor: str, on_wait: Callable[[int, float], None] = lambda *_: None) -> Iterator[None]:
        """Wait until nothing else is computed and nobody goes first, then let the body compute alone.

        `on_wait` is called every LOOK seconds with the number of visitors who go first and the seconds that they will
        take; what it raises ends the wait and frees the place. QueueFullError if there is no place.
        """
        self._wait(visitor, on_wait)
        start = self.clock()
        try:
            yield
        finally:
            self._account(visitor, self.clock() - start)

    def _wait(self, visitor: str, on_wait: Callable[[int, float], None]) -> None:
        """Take a place, and leave it when the computation may begin, or with what `on_wait` raises."""
        with self._condition:
            if self._busy and visitor not in self._waiting and len(self._waiting) >= self.places:
                raise QueueFullError
            self._arrivals += 1
            self._waiting[visitor] = self._arrivals
            try:
                while self._busy or (before := self._before(visitor)):
                    if not self._condition.wait(LOOK):
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
        """Return how many of those who wait go before a visitor."""
        own = self._rank(visitor)
        return sum(self._rank(other) < own for other in self._waiting)

    def _rank(self, visitor: str) -> tuple[float, int]:
        """Return what a visitor has computed of late, in seconds, and when the visitor came: the least goes first."""
        seconds, at = self._computed.get(visitor, (0.0, 0.0))
        return round(seconds * 0.5 ** ((self.clock() - at) / HALF_LIFE), 1), self._waiting.get(visitor, 0)

    def _account(self, visitor: str, seconds: float) -> None:
        """Add a computation to what its visitor has computed, and let the next one begin."""
        with self._condition:
            now = self.clock()
            self._computed[visitor] = (self._rank(visitor)[0] + seconds, now)
            self._typical += (seconds - self._typical) / 8
            if len(self._computed) > MOST_VISITORS:
                del self._computed[min(self._computed, key=self._rank)]
            self._busy = False
            self._condition.notify_all()
