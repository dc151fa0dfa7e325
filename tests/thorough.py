"""Which cases of a slow test every run has: the first of each kind. `pytest -m thorough` runs all others.

It also runs the files that have this mark as a whole: those of the balancer, of the app inside another page, and of the
benchmark of latency.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def first_of_each(kind: Callable[[Any], object], cases: Iterable[Any]) -> list[Any]:
    """Return the cases in their order; those that are not the first one of their kind have the mark "thorough"."""
    seen: set[object] = set()
    chosen = []
    for case in cases:
        chosen.append(pytest.param(case, marks=pytest.mark.thorough) if kind(case) in seen else case)
        seen.add(kind(case))
    return chosen
