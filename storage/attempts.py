"""How often each source has done what it may do a few times only, such as trying codes.

The sources are in the memory of this process only, since an address is personal.
"""

import threading
from collections import OrderedDict, deque

MOST_SOURCES = 10_000


class Attempts:
    """The times of the latest attempts of each source, of which `most` may be made within some seconds."""

    def __init__(self, most: int, within: float) -> None:
        self.most, self.within = most, within
        self._lock = threading.Lock()
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def record(self, source: str, now: float) -> None:
        """Record an attempt of a source."""
        with self._lock:
            self._times.setdefault(source, deque(maxlen=self.most)).append(now)
            self._times.move_to_end(source)
            while len(self._times) > MOST_SOURCES:
                self._times.popitem(last=False)

    def is_blocked(self, source: str, now: float) -> bool:
        """Return whether a source has made so many attempts lately that it has to wait."""
        with self._lock:
            times = self._times.get(source)
            return times is not None and len(times) == self.most and now - times[0] < self.within
