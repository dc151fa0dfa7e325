"""How many wrong codes have come from each source: codes are not to be found by trying.

The sources are in the memory of this process only, since an address is personal.
"""

import threading
from collections import OrderedDict, deque

from lib.hall.limits import MOST_WRONG, WRONG_WITHIN

MOST_SOURCES = 10_000


class Attempts:
    """The times of the latest wrong codes of each source, in seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def record(self, source: str, now: float) -> None:
        """Record that a wrong code came from a source."""
        with self._lock:
            self._wrong.setdefault(source, deque(maxlen=MOST_WRONG)).append(now)
            self._wrong.move_to_end(source)
            while len(self._wrong) > MOST_SOURCES:
                self._wrong.popitem(last=False)

    def is_blocked(self, source: str, now: float) -> bool:
        """Return whether so many wrong codes have come from a source lately that no code of it is looked up."""
        with self._lock:
            times = self._wrong.get(source, ())
            return len(times) == MOST_WRONG and now - times[0] < WRONG_WITHIN
