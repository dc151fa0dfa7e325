"""A cache of the latest results of a function, bounded in their number and in the bytes that they take."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Argument = TypeVar("Argument", bound=Hashable)
Result = TypeVar("Result")


class BoundedCache(Generic[Argument, Result]):
    """The function with its latest results: at most `most` of them, of `most_bytes` together by `size` of each.

    The last result is kept however large it is. A visitor chooses the arguments, and so the size of the results, which
    a bound of their number alone does not limit.
    """

    def __init__(
        self, function: Callable[[Argument], Result], size: Callable[[Result], int], most: int, most_bytes: int
    ) -> None:
        functools.update_wrapper(self, function)
        self.function, self.size, self.most, self.most_bytes = function, size, most, most_bytes
        self.bytes = 0
        self._results: OrderedDict[Argument, tuple[Result, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return the number of results that are kept."""
        return len(self._results)

    def __call__(self, argument: Argument) -> Result:
        """Return the result of the function, computed if it is not kept."""
        with self._lock:
            if argument in self._results:
                self._results.move_to_end(argument)
                return self._results[argument][0]
        return self._keep(argument, self.function(argument))

    def _keep(self, argument: Argument, result: Result) -> Result:
        """Keep a result, and forget those that were not asked for the longest; return the one that is kept."""
        size = self.size(result)
        with self._lock:
            if argument not in self._results:
                self._results[argument] = result, size
                self.bytes += size
            kept = self._results[argument][0]
            while len(self._results) > self.most or (self.bytes > self.most_bytes and len(self._results) > 1):
                self.bytes -= self._results.popitem(last=False)[1][1]
            return kept
