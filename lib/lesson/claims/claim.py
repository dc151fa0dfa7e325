"""A claim of the lesson, the check that judges it, and what the check found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a check can say of a claim; "true if" means only under the claim's condition."""

    TRUE = "true"
    FALSE = "false"
    TRUE_IF = "true if"


def judge(holds, holds_under_condition=False):
    """Return the verdict on a claim: whether it holds in every case tried, or else in those that meet its condition."""
    if holds:
        return Verdict.TRUE
    return Verdict.TRUE_IF if holds_under_condition else Verdict.FALSE


@dataclass(frozen=True)
class Finding:
    """What a check found as it ran: the verdict, the numbers that a statement quotes, and how they were found."""

    verdict: Verdict
    numbers: Mapping[str, float]
    evidence: str


def found(verdict, evidence, **numbers):
    """Return the finding with every number as a float."""
    return Finding(verdict, {name: float(number) for name, number in numbers.items()}, evidence)


@dataclass(frozen=True)
class Claim:
    """One claim of the article, in our own words, with the check that judges it.

    `statement` is what holds, with a placeholder such as {x:.4f} for each number that the check finds, and `condition`
    says when a claim holds that is true only then. `check` takes no argument, or the clock if `needs_clock`.
    `link` is the query of the state of `page` that shows it; a tuple stands for a parameter that is repeated.
    `textual` marks a claim about the article itself, of which the check verifies what can be computed.
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
