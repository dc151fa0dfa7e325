"""The quiz: a round asks for the verdicts of ten claims, and a score says which answers were correct."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.lesson.claims.claim import Claim, Verdict

ROUND_SIZE = 10
LAST_ROUND = 9999


@dataclass(frozen=True)
class Score:
    """The ids of the claims that were answered correctly and incorrectly, in the order of the answers."""

    correct: tuple[str, ...]
    incorrect: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return the number of answers."""
        return len(self.correct) + len(self.incorrect)


def draw_round(
    claims: Mapping[str, Claim],
    verdicts: Mapping[str, Verdict],
    generator: np.random.Generator,
    count: int = ROUND_SIZE,
) -> list[str]:
    """Return the ids of `count` different claims in random order, with every page and every verdict among them.

    The claims are shuffled. First each claim is taken that has a page or a verdict which no earlier one has; these are
    at most as many as there are pages and verdicts. The first of the others fill up the round.
    ValueError unless `count` lies between the number of pages and verdicts together and the number of claims.
    """
    kinds = {name: {claim.page, verdicts[name]} for name, claim in claims.items()}
    missing = set().union(*kinds.values())
    if not len(missing) <= count <= len(claims):
        raise ValueError(f"count must lie in [{len(missing)}, {len(claims)}], not {count}")
    shuffled = [str(name) for name in generator.permutation(list(claims))]
    needed = []
    for name in shuffled:
        if kinds[name] & missing:
            needed.append(name)
            missing -= kinds[name]
    others = [name for name in shuffled if name not in needed]
    taken = {*needed, *others[: count - len(needed)]}
    return [name for name in shuffled if name in taken]


def grade(answers: Mapping[str, Verdict], verdicts: Mapping[str, Verdict]) -> Score:
    """Return the score of answers, a mapping from ids of claims to the verdicts that a student gave.

    ValueError names the first answer to a claim that has no verdict.
    """
    unknown = next((name for name in answers if name not in verdicts), None)
    if unknown is not None:
        raise ValueError(f"answers must be to claims that have a verdict, not to {unknown!r}")
    correct = tuple(name for name, answer in answers.items() if answer == verdicts[name])
    return Score(correct, tuple(name for name in answers if name not in correct))


def next_round(number: float) -> float:
    """Return the number of the round after a round; after the last comes the first."""
    return float(1 if number >= LAST_ROUND else number + 1)
