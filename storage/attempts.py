"""What each source has done lately: how often it has tried codes or opened halls, and which codes it uses.

The sources are in the memory of this process only, since an address is personal.
"""

import ipaddress
import threading
from collections import OrderedDict, deque

MOST_SOURCES = 10_000
MOST_CODES = 10_000


def source_of(address: str) -> str:
    """Return what an address is counted as: an IPv4 address, or an IPv6 network of 64 bits; "" if it is none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found.packed, 64), strict=False))


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


class CodesInUse:
    """The codes of halls that each source has used, the latest ones of all sources."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pairs: OrderedDict[tuple[str, str], None] = OrderedDict()

    def record(self, source: str, code: str) -> None:
        """Record that a source uses a code."""
        with self._lock:
            self._pairs[source, code] = None
            self._pairs.move_to_end((source, code))
            while len(self._pairs) > MOST_CODES:
                self._pairs.popitem(last=False)

    def has(self, source: str, code: str) -> bool:
        """Return whether a source has used a code."""
        with self._lock:
            return (source, code) in self._pairs
