"""The record of a claim, of its verdict, and of what its check finds."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

Condition = bool | np.bool_ | NDArray[np.bool_]
"""A condition as Python or NumPy evaluates it; an array has the shape ()."""


class Verdict(StrEnum):
    """The outcome of a check: TRUE_IF means that the claim holds only under its condition."""

    TRUE = "true"
    FALSE = "false"
    TRUE_IF = "true if"


def verdict_of(holds: Condition, holds_under_condition: Condition = False) -> Verdict:
    """Return TRUE if a claim holds in every case tried, TRUE_IF if only where its condition is met, else FALSE."""
    if holds:
        return Verdict.TRUE
    return Verdict.TRUE_IF if holds_under_condition else Verdict.FALSE


@dataclass(frozen=True)
class Finding:
    """What a check found: the verdict, the numbers that the claim's statement quotes, and how they were found."""

    verdict: Verdict
    numbers: Mapping[str, float]
    evidence: str


def finding(verdict: Verdict, evidence: str, **numbers: SupportsFloat | None) -> Finding:
    """Return a finding with every number converted to float; None, from a search that found nothing, becomes NaN."""
    floats = {name: math.nan if number is None else float(number) for name, number in numbers.items()}
    return Finding(verdict, floats, evidence)


@dataclass(frozen=True)
class Claim:
    """One claim of the article, paraphrased, with the check that finds its verdict.

    `page` is the name of the page that shows it, and `link` the query of the page's state; a tuple means a key
    that is repeated. `statement` is what holds, with a placeholder such as {x:.4f} for each number of the finding.
    `condition` says when a claim with the verdict TRUE_IF holds, and is empty for the others. `check` takes no
    argument, or a clock if `needs_clock`. `textual` marks a claim about the article itself: its check covers only the
    part that can be computed.
    """

    id: str
    page: str
    text: str
    statement: str
    check: Callable[..., Finding]
    condition: str = ""
    link: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    needs_clock: bool = False
    textual: bool = False
