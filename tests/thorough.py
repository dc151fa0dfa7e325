"""Which cases of a slow test every run has: the first of each kind. `pytest -m thorough` runs all others.

These are the other tabs of each page in the tests of accessibility and layout (tests/browser/tabs.py), the other scenes
of the lecture, and the other tabs that a hostile visitor attacks. It also runs the files that have the mark as a whole:
those of the balancer, of the app inside another page, and of the benchmark of latency. One such file alone is run by
`pytest -m thorough tests/browser/test_deploy.py`.
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
