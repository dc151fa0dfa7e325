"""Flipping coins: the binomial distribution as a histogram that grows, and its normal and Poisson approximations."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.numerics.elementwise import elementwise
from lib.numerics.validation import as_float64, check_count, check_integer, check_probability, finite, whole_number
from lib.statistics.binomial import binomial_pmf, deviance, excess_over_mean, stirling_remainder

MAX_FLIPS = 10_000_000
"""The most flips of one simulation."""

MAX_CELLS = 1_000_000
"""The most numbers that a table over k = 0..n may hold."""

CHUNK_SIZE = 1 << 18
"""Flips that are drawn at once: 2 MB of uniform numbers."""

_erfc = np.frompyfunc(math.erfc, 1, 1)


# Flips


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
    _check_cells(checkpoints.size * (n + 1))
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


def _check_cells(cells):
    if cells > MAX_CELLS:
        raise ValueError(f"n asks for {cells:,} numbers, at most {MAX_CELLS:,} are allowed")


# Approximations


@elementwise
def normal_approximation(k, n, p):
    """Return the normal density of mean n p and variance n p (1 - p) at k: exp(-(k - n p)^2 / (2 v)) / sqrt(2 pi v).

    A density, not a probability: without variance it is infinite at the mean and 0 elsewhere. ValueError unless k is
    whole, n a whole number of at least 0 and p in [0, 1].
    Source: de Moivre, The doctrine of chances (1738), pages 235 to 243.
    """
    excess, variance = _centred(k, n, p)
    density = np.exp(-(excess**2) / (2 * variance)) / np.sqrt(2 * math.pi * variance)
    return np.where(variance == 0, np.where(excess == 0, np.inf, 0.0), density)


@elementwise
def corrected_normal_approximation(k, n, p):
    """Return the area under that normal density from k - 1/2 to k + 1/2: the continuity correction.

    Measured from the mean outwards, so that far tails keep their digits. Without variance it is 1 at the mean, 0
    elsewhere. ValueError as in `normal_approximation`.
    Source: Feller, An introduction to probability theory and its applications, volume 1 (1968), section VII.3.
    """
    excess, variance = _centred(k, n, p)
    near, far = ((np.abs(excess) + side) / np.sqrt(2 * variance) for side in (-0.5, 0.5))
    return np.asarray(_erfc(near) - _erfc(far), dtype=np.float64) / 2


@elementwise
def poisson_approximation(k, n, p):
    """Return the Poisson probability of k with the mean m = n p: e^-m m^k / k!, also for k > n; 0 for k < 0.

    In Loader's saddle-point form, with no difference of large logarithms. ValueError as in `normal_approximation`.
    Source: Poisson, Recherches sur la probabilite des jugements (1837), pages 205 to 207; Loader (2000).
    """
    excess, _ = _centred(k, n, p)
    mean, positive = n * p, np.maximum(k, 1)
    log_pmf = -stirling_remainder(positive) - deviance(positive, mean, excess) - np.log(2 * math.pi * positive) / 2
    return np.select([np.isnan(p), k < 0, k == 0, mean == 0], [p, 0.0, np.exp(-mean), 0.0], np.exp(log_pmf))


def _centred(k, n, p):
    """Return k - n p and n p (1 - p) for checked arguments."""
    check_probability("p", p)
    check_integer("k", k)
    check_count("n", n)
    return excess_over_mean(k, n, p), n * p * (1 - p)


@dataclass(frozen=True)
class Approximation:
    """One approximation of the binomial pmf: `function(k, n, p)`."""

    name: str
    label: str
    latex: str
    function: Callable


_RECORDS = (
    Approximation(
        "normal",
        "Normal density",
        r"\frac{1}{\sqrt{2 \pi v}}\, e^{-(k - n p)^2 / (2 v)}, \quad v = n p (1 - p)",
        normal_approximation,
    ),
    Approximation(
        "corrected_normal",
        "Normal, continuity corrected",
        r"\Phi\left(\frac{k + \frac12 - n p}{\sqrt v}\right) - \Phi\left(\frac{k - \frac12 - n p}{\sqrt v}\right)",
        corrected_normal_approximation,
    ),
    Approximation("poisson", "Poisson", r"\frac{(n p)^k}{k!}\, e^{-n p}", poisson_approximation),
)

APPROXIMATIONS: dict[str, Approximation] = {record.name: record for record in _RECORDS}


def largest_error(n, p, approximation):
    """Return the largest |approximation(k, n, p) - binomial pmf| over k = 0..n, of the shape of `p`.

    `approximation` is the function of a record of APPROXIMATIONS, or any other of the same signature.
    ValueError unless n is a whole number of at least 1, p in [0, 1], and n + 1 times the number of p <= 1,000,000.
    """
    p = as_float64("p", p)
    _check_cells((whole_number("n", n) + 1) * p.size)
    k = np.arange(n + 1).reshape(-1, *(1,) * p.ndim)
    return np.abs(approximation(k, n, p) - binomial_pmf(k, n, p)).max(axis=0)[()]
