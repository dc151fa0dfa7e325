"""The record of a claim, of its verdict, and of what its check finds."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import SupportsFloat

import numpy as np
from numpy.typing import ArrayLike, NDArray

Condition = bool | np.bool_ | NDArray[np.bool_]
"""A condition as Python or NumPy evaluates it; an array has the shape ()."""

SEEDS = (0, 1, 2)
"""The seeds of the random networks and samples of a check, unless it says otherwise."""


class Verdict(StrEnum):
    """The outcome of a check: TRUE_IF means that the claim holds only under its condition."""

    TRUE = "true"
    FALSE = "false"
    TRUE_IF = "true if"


def verdict_of(holds: Condition) -> Verdict:
    """Return TRUE if a claim holds in every case tried, else FALSE."""
    return Verdict.TRUE if holds else Verdict.FALSE


def conditional_verdict(met: Iterable[Condition], unmet: Iterable[Condition]) -> Verdict:
    """Return the verdict on a claim from whether it holds where its condition is met, and where it is not.

    TRUE_IF if it holds in every case of `met` and in none of `unmet`; TRUE if it holds in every case of both, also if
    `unmet` is empty. FALSE otherwise: a condition that does not separate the two kinds of case is not the right one.
    """
    met, unmet = list(map(bool, met)), list(map(bool, unmet))
    if not (met and all(met)):
        return Verdict.FALSE
    if all(unmet):
        return Verdict.TRUE
    return Verdict.FALSE if any(unmet) else Verdict.TRUE_IF


@dataclass(frozen=True)
class Finding:
    """What a check found: the verdict, the numbers that the claim's texts quote, and how it was decided.

    `evidence` states the cases that were computed, the thresholds and the seeds, with a placeholder for each number.
    """

    verdict: Verdict
    numbers: Mapping[str, float]
    evidence: str


def finding(verdict: Verdict, evidence: str, **numbers: SupportsFloat | None) -> Finding:
    """Return a finding with every number converted to float; None, from a search that found nothing, becomes NaN."""
    floats = {name: math.nan if number is None else float(number) for name, number in numbers.items()}
    return Finding(verdict, floats, evidence)


def extremes(**values: ArrayLike) -> dict[str, float]:
    """Return the smallest and the largest of the values of each name, as name_low and name_high."""
    arrays = {name: np.asarray(value, dtype=np.float64) for name, value in values.items()}
    ends = {"low": np.min, "high": np.max}
    return {f"{name}_{end}": float(of(array)) for name, array in arrays.items() for end, of in ends.items()}


def seed_range(seeds: Sequence[int]) -> dict[str, float]:
    """Return the first and the last seed by the names that a check's evidence has for them."""
    return {"first_seed": float(seeds[0]), "last_seed": float(seeds[-1])}


@dataclass(frozen=True)
class Claim:
    """One claim of the article, paraphrased, with the check that finds its verdict.

    `page` is the name of the page that shows it, and `link` the query of the page's state; a tuple means a key
    that is repeated. `statement` is what holds, with a placeholder such as {x:.4f} for each number of the finding.
    `condition` says when a claim with the verdict TRUE_IF holds, `other_conditions` are two that do not decide it, for
    the quiz, and `met` and `unmet` say what was found where the condition is met and where it is not; they are empty
    for the others. `check` takes the functions, the parameters and
    the seeds that it tests as keywords, those of the lesson by default; if `needs_clock`, the first argument is a
    clock. `textual` marks a claim about the article itself: what it is tested against was read, not computed.
    """

    id: str
    page: str
    text: str
    statement: str
    check: Callable[..., Finding]
    condition: str = ""
    other_conditions: tuple[str, ...] = ()
    met: str = ""
    unmet: str = ""
    link: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    needs_clock: bool = False
    textual: bool = False
