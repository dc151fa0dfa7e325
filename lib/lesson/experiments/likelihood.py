"""Experiments on likelihood: repeated flips, the coverage of intervals, and the first underflow of a product."""

import functools
import itertools
from collections.abc import Sequence

import numpy as np

from lib.lesson import examples
from lib.likelihood import likelihood
from lib.statistics.coverage import mean_coverage, smallest_coverage
from lib.statistics.intervals import INTERVALS
from lib.statistics.simulation import (
    RunningHistogram,
    geometric_checkpoints,
    running_histogram,
    sample_counts,
    sample_flips,
)


def tossed(sample: Sequence[int], count: int, p: float, seed: int) -> str:
    """Return a sample with `count` more tosses of a coin that shows 1 with probability p, as text.

    Samples of different lengths get different tosses of one seed.
    """
    generator = np.random.default_rng([seed, len(sample)])
    return "".join(map(str, [*sample, *sample_flips(count, p, generator).tolist()]))


def flip_simulation(n: int, p: float, repeats: int, seed: int) -> RunningHistogram:
    """Return the histogram of the number of ones in n flips, after each checkpoint from one repeat to all."""
    counts = sample_counts(n, p, repeats, np.random.default_rng(seed))
    return running_histogram(counts, n, geometric_checkpoints(repeats, examples.GROWTH_STEPS + 1))


@functools.lru_cache(maxsize=64)
def interval_coverage(name: str, n: int, confidence: float) -> tuple[float, float]:
    """Return the mean and the smallest coverage of the interval of a name."""
    return mean_coverage(INTERVALS[name], n, confidence), smallest_coverage(INTERVALS[name], n, confidence)


@functools.cache
def first_underflow() -> int:
    """Return the least number of flips of a fair coin whose probabilities have the product 0 in float64."""
    return next(n for n in itertools.count(1) if likelihood(examples.fair_flips(n), 0.5) == 0)
