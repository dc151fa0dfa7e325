import itertools

import numpy as np
import pytest

from lib.lesson.claims.registry import CLAIMS, examine

FORMULAS = ("relu", "sigmoid", "tanh", "library_tanh", "elu")
"""The formulas in the order in which they are timed."""


@pytest.fixture
def verdict_with(monkeypatch):
    """Return a function that replaces a name in a module, and returns the verdict that a claim then has."""

    def verdict(claim, place, replacement):
        monkeypatch.setattr(place, replacement)
        with np.errstate(all="ignore"):
            return examine(CLAIMS[claim]).verdict

    return verdict


@pytest.fixture
def clock_of():
    """Return a function that makes a clock on which each formula takes the given time, or 1 if it is not named."""

    def clock(**seconds):
        def readings():
            now = 0.0
            for name in itertools.cycle(FORMULAS):
                yield now
                now += seconds.get(name, 1.0)
                yield now

        return readings().__next__

    return clock
