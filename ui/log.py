"""Keep the server's log short, whatever visitors send.

Streamlit logs a traceback of some kilobytes for each message of a browser that it cannot read, so one hostile visitor
could fill the disk. A filter of Python's `logging` writes one line for each record, and a bounded number of lines in a
minute. With `--logger.level=debug` the tracebacks are written.
"""

import functools
import logging
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import PurePath

PACKAGES = ("streamlit", "uvicorn", "websockets", "asyncio")
MOST_RECORDS = 60
PERIOD = 60.0
"""Seconds in which at most MOST_RECORDS records are written."""
LONGEST_LINE = 400


class ShortRecords(logging.Filter):
    """Passes at most `most` records in `period` seconds, each as one line; `clock` returns seconds."""

    def __init__(
        self, most: int = MOST_RECORDS, period: float = PERIOD, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.most, self.period, self.clock = most, period, clock
        self._lock = threading.Lock()
        self._end, self._count = clock() + period, 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is written, after it has been made one line."""
        if logging.getLogger(record.name).isEnabledFor(logging.DEBUG):
            return True
        passes, missed = self._counted()
        if passes:
            record.msg, record.args = _line(record, missed), ()
            record.exc_info = record.exc_text = record.stack_info = None
        return passes

    def _counted(self) -> tuple[bool, int]:
        """Count a record; return whether it is written, and how many before it were not."""
        with self._lock:
            missed = 0
            if self.clock() >= self._end:
                missed = max(0, self._count - self.most)
                self._end, self._count = self.clock() + self.period, 0
            self._count += 1
            return self._count <= self.most, missed


def _line(record: logging.LogRecord, missed: int) -> str:
    """Return a record as one line: its message, its exception and where that was raised, and how many were left out."""
    parts = [record.getMessage()]
    if record.exc_info and record.exc_info[1]:
        error = record.exc_info[1]
        *_, frame = traceback.extract_tb(error.__traceback__) or [None]
        place = f" ({PurePath(frame.filename).name}, line {frame.lineno})" if frame else ""
        parts.append(f"{type(error).__name__}: {str(error)[:LONGEST_LINE]}{place}")
    line = " ".join(": ".join(parts)[: 2 * LONGEST_LINE].split())[:LONGEST_LINE]
    return f"{line} ({missed} records before this one were left out)" if missed else line


SHORT_RECORDS = ShortRecords()


def shorten_log() -> None:
    """Put the filter on every logger of the server; one that has it keeps it. Children do not inherit a filter."""
    _shorten(len(logging.Logger.manager.loggerDict))


@functools.lru_cache(maxsize=1)
def _shorten(_count: int) -> None:
    """Put the filter on every logger, once for each number of loggers: most runs of a page find no new one."""
    for name in list(logging.Logger.manager.loggerDict):
        if name.partition(".")[0] in PACKAGES:
            logging.getLogger(name).addFilter(SHORT_RECORDS)
