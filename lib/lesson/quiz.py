"""The quiz: a round asks for the verdicts of up to ten claims, and a score says which answers were correct.

A mixed round has claims of every page and with every verdict. Any other round has claims of one chapter.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lib.lesson.claims import dying_relu, leaky_and_elu, likelihood, losses, relu, sigmoid_and_tanh, softmax
from lib.lesson.claims.claim import Claim, Verdict
from lib.lesson.claims.filters import ALL

ROUND_SIZE = 10
LAST_ROUND = 9999

RELU, DEPTH, CROSS_ENTROPY = "The ReLU family", "Depth and vanishing gradients", "Cross-entropy"
_TOPICS = {
    "Sigmoid and tanh": (sigmoid_and_tanh,),
    RELU: (relu, dying_relu, leaky_and_elu),
    DEPTH: (),
    "Softmax": (softmax,),
    "Likelihood": (likelihood,),
    CROSS_ENTROPY: (),
    "Squared error against cross-entropy": (losses,),
}
"""The modules of the claims of each chapter of the lesson that has claims."""
_OF_VIEW = {"Vanishing gradient": DEPTH, "From likelihood": CROSS_ENTROPY}
"""Claims that are shown in these views belong to another chapter than the others of their module."""
_OF_CLAIM = {"elu-cures-vanishing": DEPTH}


def _chapter_claims() -> dict[str, tuple[str, ...]]:
    """Return the ids of the claims of each chapter."""
    found: dict[str, list[str]] = {chapter: [] for chapter in _TOPICS}
    for topic_chapter, topics in _TOPICS.items():
        for claim in (claim for topic in topics for claim in topic.CLAIMS):
            chapter = _OF_VIEW.get(str(claim.link.get("view")), topic_chapter)
            found[_OF_CLAIM.get(claim.id, chapter)].append(claim.id)
    return {chapter: tuple(names) for chapter, names in found.items()}


CHAPTER_CLAIMS = _chapter_claims()
"""The ids of the claims that belong to each chapter of the lesson, by its title; the first chapter has none."""


@dataclass(frozen=True)
class Score:
    """The ids of the claims that were answered correctly and incorrectly, in the order of the answers."""

    correct: tuple[str, ...]
    incorrect: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return the number of answers."""
        return len(self.correct) + len(self.incorrect)


@dataclass
class Ballot:
    """The votes of one round of the quiz by claim, and the index of the claim that is asked now.

    `conditions` holds which of `conditions_of` a student has chosen for a claim that is true under a condition.
    """

    votes: dict[str, Verdict] = field(default_factory=dict)
    index: int = 0
    conditions: dict[str, int] = field(default_factory=dict)

    def advance(self) -> None:
        """Go on to the next claim."""
        self.index += 1

    def clear(self) -> None:
        """Begin the round again."""
        self.votes, self.index, self.conditions = {}, 0, {}


RIGHT = 0
"""The place of the right condition in `conditions_of`."""


def conditions_of(claim: Claim) -> tuple[str, ...]:
    """Return the conditions that the quiz offers for a claim, the right one first; none if it has no condition."""
    return (claim.condition, *claim.other_conditions) if claim.condition else ()


def draw_conditions(claim: Claim, number: int) -> list[int]:
    """Return the places of the conditions of a claim in the order in which the round with this number shows them."""
    seed = [number, *claim.id.encode()]
    return np.random.default_rng(seed).permutation(len(conditions_of(claim))).tolist()


def shuffled_conditions(claim: Claim, generator: np.random.Generator) -> tuple[str, ...]:
    """Return the conditions that are offered for a claim in random order; none if it has no condition."""
    conditions = conditions_of(claim)
    return tuple(conditions[place] for place in generator.permutation(len(conditions)))


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


def draw_chapter_round(chapter: str, generator: np.random.Generator, count: int = ROUND_SIZE) -> list[str]:
    """Return the ids of at most `count` claims of a chapter in random order."""
    return [str(name) for name in generator.permutation(list(CHAPTER_CLAIMS[chapter]))[:count]]


def grade(
    answers: Mapping[str, Verdict], verdicts: Mapping[str, Verdict], conditions: Mapping[str, int] | None = None
) -> Score:
    """Return the score of answers, a mapping from ids of claims to the verdicts that a student gave.

    An answer with another condition than the right one, by `conditions`, is incorrect.
    ValueError names the first answer to a claim that has no verdict.
    """
    unknown = next((name for name in answers if name not in verdicts), None)
    if unknown is not None:
        raise ValueError(f"answers must be to claims that have a verdict, not to {unknown!r}")
    chosen = conditions or {}
    correct = tuple(
        name
        for name, answer in answers.items()
        if answer == verdicts[name] and (answer != Verdict.TRUE_IF or chosen.get(name, RIGHT) == RIGHT)
    )
    return Score(correct, tuple(name for name in answers if name not in correct))


def next_round(number: float) -> float:
    """Return the number of the round after a round; after the last comes the first."""
    return float(1 if number >= LAST_ROUND else number + 1)


def round_key(chapter: str, number: int) -> str:
    """Return the key of a round: its number, and before that the chapter if it has one."""
    return f"{number}" if chapter == ALL else f"{chapter} {number}"


def _check_key(key: str) -> str:
    """Return a key; ValueError if no round has it."""
    chapter, _, number = key.rpartition(" ")
    if not number.isdecimal() or chapter not in ("", *CHAPTER_CLAIMS):
        raise ValueError("key must be that of a round")
    return key


def ballots_to_json(ballots: Mapping[str, Ballot]) -> str:
    """Return the ballots of some rounds as text, to be read by `ballots_from_json`."""
    entries = {key: {"votes": b.votes, "index": b.index, "conditions": b.conditions} for key, b in ballots.items()}
    return json.dumps(entries)


def ballots_from_json(text: str, claims: Mapping[str, Claim]) -> dict[str, Ballot]:
    """Return the ballots in a text; ValueError unless `ballots_to_json` can have written it about these claims."""
    try:
        return {_check_key(key): _ballot(entry, claims) for key, entry in json.loads(text).items()}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise ValueError("text must be that of ballots") from None


def _ballot(entry: Mapping[str, Any], claims: Mapping[str, Claim]) -> Ballot:
    """Return the ballot of an entry; ValueError or KeyError if a claim, a verdict or an index is not one."""
    votes, index = entry["votes"], entry["index"]
    if not isinstance(votes, Mapping) or not votes.keys() <= claims.keys() or index not in range(ROUND_SIZE + 1):
        raise ValueError("entry must have votes about known claims and an index in the round")
    # Ballots that were kept before there were conditions have none.
    conditions = dict(entry.get("conditions", {}))
    if any(place not in range(len(conditions_of(claims[name]))) for name, place in conditions.items()):
        raise ValueError("entry must have conditions of its claims")
    return Ballot({name: Verdict(vote) for name, vote in votes.items()}, index, conditions)
