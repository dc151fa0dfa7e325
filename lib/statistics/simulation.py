"""Simulated flips of a coin, and the running histogram of how many of n flips are ones.

Every function takes a NumPy random generator, so that a seed determines its result.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.validation import as_float64, check_integer, proportion, whole_number

MAX_FLIPS = 10_000_000
"""The most flips of one simulation."""

MAX_FREQUENCIES = 1_000_000
"""The most frequencies of one running histogram."""

CHUNK_SIZE = 1 << 18
"""The number of flips that are drawn at once: 2 MB of uniform numbers."""


def sample_flips(n: int, p: float, generator: np.random.Generator) -> NDArray[np.int8]:
    """Return n independent flips of a coin that shows 1 with probability p, as zeros and ones of shape (n,).

    A flip is 1 if a uniform number of [0, 1) is below p, so p = 0 and p = 1 are certain. ValueError unless n is a whole
    number in [1, 10000000] and p lies in [0, 1].
    """
    return np.concatenate(list(_chunks(_total(n, 1), proportion("p", p), generator))).view(np.int8)


def sample_counts(n: int, p: float, repeats: int, generator: np.random.Generator) -> IntArray:
    """Return how many of n flips are ones, for each of `repeats` experiments, shape (repeats,).

    The flips are those that `sample_flips(n * repeats, p, generator)` returns, in order; they are not all held in
    memory at once. ValueError unless n and repeats are whole numbers of at least 1 with n * repeats <= 10000000, and p
    lies in [0, 1].
    """
    flips, p = _total(n, whole_number("repeats", repeats)), proportion("p", p)
    counts, start = np.zeros(repeats, dtype=np.int64), 0
    for chunk in _chunks(flips, p, generator):
        np.add.at(counts, (start + np.flatnonzero(chunk)) // n, 1)
        start += chunk.size
    return counts


def _chunks(flips: int, p: float, generator: np.random.Generator) -> Iterator[NDArray[np.bool_]]:
    """Yield the flips in pieces of at most CHUNK_SIZE."""
    for start in range(0, flips, CHUNK_SIZE):
        yield generator.random(min(CHUNK_SIZE, flips - start)) < p


def _total(n: int, repeats: int) -> int:
    """Return the number of flips, n * repeats, which must not exceed MAX_FLIPS."""
    flips = int(whole_number("n", n)) * int(repeats)
    if flips > MAX_FLIPS:
        raise ValueError(f"n * repeats must be at most {MAX_FLIPS}, not {flips}")
    return flips


@dataclass(frozen=True)
class RunningHistogram:
    """The histogram of the first m counts, for each m of `checkpoints`.

    `frequencies`, of shape (checkpoints, n + 1), holds the share of each k = 0..n, so each row sums to 1. `mean` and
    `variance`, of shape (checkpoints,), are those of the row: the variance divides by m, not by m - 1.
    """

    checkpoints: IntArray
    frequencies: FloatArray
    mean: FloatArray
    variance: FloatArray


def geometric_checkpoints(repeats: int, count: int) -> IntArray:
    """Return `count` rising whole numbers from 1 to `repeats`, or all of these if there are no more.

    They are a geometric progression from where it rises by at least 1, and 1, 2, 3, … up to there.
    """
    count = min(count, repeats)
    return np.maximum(np.geomspace(1, repeats, count).round().astype(int), np.arange(1, count + 1))


def running_histogram(counts: ArrayLike, n: int, checkpoints: ArrayLike) -> RunningHistogram:
    """Return the histogram of the first m of `counts`, with mean and variance, for each m of `checkpoints`.

    ValueError, naming the argument, unless counts are whole numbers in [0, n], checkpoints are ascending whole numbers
    in [1, len(counts)], and there are at most 1,000,000 frequencies.
    """
    counts, checkpoints = _whole_numbers("counts", counts), _whole_numbers("checkpoints", checkpoints)
    if counts.min() < 0 or counts.max() > whole_number("n", n):
        raise ValueError(f"counts must lie in [0, {n}]")
    if checkpoints[0] < 1 or checkpoints[-1] > counts.size or (np.diff(checkpoints) <= 0).any():
        raise ValueError(f"checkpoints must rise from at least 1 to at most {counts.size}")
    size = checkpoints.size * (n + 1)
    if size > MAX_FREQUENCIES:
        raise ValueError(f"n + 1 times the number of checkpoints must be at most {MAX_FREQUENCIES}, not {size}")
    batches = np.split(counts[: checkpoints[-1]], checkpoints[:-1])
    bins = np.cumsum([np.bincount(batch, minlength=n + 1) for batch in batches], axis=0)
    frequencies, k = bins / checkpoints[:, None], np.arange(n + 1)
    mean = frequencies @ k
    return RunningHistogram(checkpoints, frequencies, mean, (frequencies * (k - mean[:, None]) ** 2).sum(axis=1))


def _whole_numbers(name: str, values: ArrayLike) -> IntArray:
    """Return a flat sequence of whole numbers as integers; raise ValueError for anything else, or an empty one."""
    numbers = check_integer(name, as_float64(name, values))
    if numbers.ndim != 1 or numbers.size == 0:
        raise ValueError(f"{name} must be a flat sequence of at least one number")
    return numbers.astype(np.int64)
