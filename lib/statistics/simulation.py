"""Flipping coins: the binomial distribution as a histogram that grows, and its normal and Poisson approximations."""

from dataclasses import dataclass

import numpy as np

from lib.numerics.validation import as_float64, check_integer, check_probability, finite, whole_number

MAX_FLIPS = 10_000_000
"""The most flips of one simulation."""

MAX_FREQUENCIES = 1_000_000
"""The most frequencies of one running histogram."""

CHUNK_SIZE = 1 << 18
"""Flips that are drawn at once: 2 MB of uniform numbers."""


def sample_flips(n, p, generator):
    """Return n flips of a coin that shows 1 with probability p, as int8 zeros and ones.

    A flip is 1 if a uniform number of [0, 1) is below p, so p = 0 and p = 1 are certain.
    ValueError unless n is a whole number in 1..10,000,000 and p lies in [0, 1].
    """
    return np.concatenate(list(_chunks(_checked(n, 1, p), p, generator))).view(np.int8)


def sample_counts(n, p, repeats, generator):
    """Return how many ones each of `repeats` times n flips shows, int64 of shape (repeats,), by flipping them all.

    The same generator state gives the sums of `flip(n * repeats, ...)` over rows of n; memory does not grow with n.
    ValueError unless n and repeats are whole numbers of at least 1, n * repeats <= 10,000,000 and p in [0, 1].
    """
    all_flips = _checked(n, whole_number("repeats", repeats), p)
    total, start = np.zeros(repeats, dtype=np.int64), 0
    for flips in _chunks(all_flips, p, generator):
        np.add.at(total, (start + np.flatnonzero(flips)) // n, 1)
        start += flips.size
    return total


def _chunks(flips, p, generator):
    for start in range(0, flips, CHUNK_SIZE):
        yield generator.random(min(CHUNK_SIZE, flips - start)) < p


def _checked(n, repeats, p):
    """Return the number of flips, n * repeats."""
    check_probability("p", np.asarray(finite("p", p)))
    flips = int(whole_number("n", n)) * int(repeats)
    if flips > MAX_FLIPS:
        raise ValueError(f"n * repeats must be at most {MAX_FLIPS:,}, not {flips:,}")
    return flips


@dataclass(frozen=True)
class RunningHistogram:
    """A histogram of counts after each of some numbers of repeats, `checkpoints`.

    `frequencies` (checkpoints, n + 1) holds the share of k = 0..n among all repeats so far, each row summing to 1;
    `mean` and `variance` (checkpoints,) are the row's own, so that the variance divides by the repeats, not one less.
    """

    checkpoints: np.ndarray
    frequencies: np.ndarray
    mean: np.ndarray
    variance: np.ndarray


def geometric_checkpoints(repeats, count):
    """Return `count` numbers of repeats from 1 to all of them, at equal ratios."""
    return np.unique(np.geomspace(1, repeats, count).round().astype(int))


def running_histogram(counts, n, checkpoints):
    """Return the histogram of the first m counts, for each m of `checkpoints`, with its mean and variance.

    `counts` holds whole numbers in 0..n, one a repeat; `checkpoints` rising whole numbers in 1..len(counts).
    ValueError, naming the argument, for anything else, and for more than 1,000,000 frequencies.
    """
    counts, checkpoints = _whole_numbers("counts", counts), _whole_numbers("checkpoints", checkpoints)
    if counts.min() < 0 or counts.max() > whole_number("n", n):
        raise ValueError(f"counts must lie in [0, {n}]")
    if checkpoints[0] < 1 or checkpoints[-1] > counts.size or (np.diff(checkpoints) <= 0).any():
        raise ValueError(f"checkpoints must rise from at least 1 to at most {counts.size}")
    frequencies = checkpoints.size * (n + 1)
    if frequencies > MAX_FREQUENCIES:
        raise ValueError(f"n + 1 times the checkpoints must be at most {MAX_FREQUENCIES:,}, not {frequencies:,}")
    batches = np.split(counts[: checkpoints[-1]], checkpoints[:-1])
    bins = np.cumsum([np.bincount(batch, minlength=n + 1) for batch in batches], axis=0)
    frequencies, k = bins / checkpoints[:, None], np.arange(n + 1)
    mean = frequencies @ k
    return RunningHistogram(checkpoints, frequencies, mean, (frequencies * (k - mean[:, None]) ** 2).sum(axis=1))


def _whole_numbers(name, values):
    values = as_float64(name, values)
    check_integer(name, values)
    if values.ndim != 1 or values.size == 0:
        raise ValueError(f"{name} must be a flat sequence of at least one number")
    return values.astype(np.int64)
