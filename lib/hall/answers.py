"""The answers of the phones: what an answer may be, and what all answers to a question amount to.

An answer is a short text, so that all activities are stored alike: the ones of some flips, such as 6/10, the name of a
verdict, the place of a choice, from 1 on, or a probability in hundredths, such as 0.35. A tally counts equal answers by
round.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.hall.question import Activity, Question

Tally = Mapping[int, Mapping[str, int]]
"""How many phones gave each answer, by round."""

SIZES = (1, 10)
"""So many times a phone flips at a touch."""
CHOICES = ("true", "false", "true if")
"""The verdicts that a vote on a claim may give."""
_FLIPS = re.compile(r"(\d{1,2})/(1|10)", re.ASCII)
_GUESS = re.compile(r"0\.\d\d|1\.00", re.ASCII)


class Flips(NamedTuple):
    """A sample of flips: how many of them are ones, and how many they are."""

    ones: int
    flips: int


def read_flips(answer: str) -> Flips:
    """Return the flips in an answer; ValueError if it holds none."""
    found = _FLIPS.fullmatch(answer)
    if not found or int(found[1]) > int(found[2]):
        raise ValueError("an answer to a flip is a number of ones of 1 or 10 flips")
    return Flips(int(found[1]), int(found[2]))


def flips_answer(flips: Flips) -> str:
    """Return the answer that reports flips."""
    return f"{flips.ones}/{flips.flips}"


def flip(probability: float, size: int, generator: np.random.Generator) -> Flips:
    """Return the number of ones in `size` flips, each of which is 1 with the given probability."""
    return Flips(int(generator.binomial(size, probability)), size)


def guess_answer(p: float) -> str:
    """Return the answer that guesses a probability, in hundredths."""
    return f"{p:.2f}"


def check(question: Question, answer: str) -> None:
    """Raise ValueError unless a text may answer a question."""
    match question.activity:
        case Activity.FLIP:
            read_flips(answer)
        case Activity.VOTE | Activity.CONDITION | Activity.EXERCISE:
            if answer not in choices(question):
                raise ValueError(f"a vote is one of {', '.join(choices(question))}")
        case Activity.GUESS:
            if not _GUESS.fullmatch(answer):
                raise ValueError("a guess is a probability in hundredths")


def rounds_of_flips(tally: Tally) -> dict[int, Flips]:
    """Return the flips of all phones in each round, the rounds in order."""
    return {number: _total(tally[number]) for number in sorted(tally)}


def all_flips(tally: Tally) -> Flips:
    """Return the flips of all phones in all rounds."""
    rounds = rounds_of_flips(tally).values()
    return Flips(sum(each.ones for each in rounds), sum(each.flips for each in rounds))


def _total(counts: Mapping[str, int]) -> Flips:
    """Return the flips that answers report, each of which so many phones gave."""
    found = [(read_flips(answer), count) for answer, count in counts.items()]
    return Flips(sum(f.ones * count for f, count in found), sum(f.flips * count for f, count in found))


def choices(question: Question) -> tuple[str, ...]:
    """Return the answers that a vote may give: the verdicts on a claim, or the places of the choices, from 1 on."""
    if question.activity == Activity.VOTE:
        return CHOICES
    return tuple(str(place) for place in range(1, len(question.choices) + 1))


def votes(tally: Tally, number: int, offered: Sequence[str] = CHOICES) -> dict[str, int]:
    """Return how many phones chose each of the answers that were offered in a round."""
    return {choice: tally.get(number, {}).get(choice, 0) for choice in offered}


def shown_votes(question: Question, tally: Tally) -> tuple[Question, list[dict[str, int]]]:
    """Return the question whose votes are shown, and these votes by round, none while they are hidden.

    The votes on a claim are shown until those on its condition are.
    """
    if question.activity == Activity.CONDITION and not question.is_open:
        asked, rounds = question, range(question.round, question.round + 1)
    else:
        asked = replace(question, activity=Activity.VOTE) if question.activity == Activity.CONDITION else question
        rounds = range(1, question.round + (not question.is_open))
    return asked, [votes(tally, number, choices(asked)) for number in rounds]


def guesses(tally: Tally) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the probabilities that were guessed, in order, and how many phones guessed each."""
    counts: dict[float, int] = {}
    for found in tally.values():
        for answer, count in found.items():
            counts[float(answer)] = counts.get(float(answer), 0) + count
    return np.array(sorted(counts), dtype=np.float64), np.array([counts[p] for p in sorted(counts)], dtype=np.int64)


def answered(tally: Tally, number: int) -> int:
    """Return how many phones have answered in a round."""
    return sum(tally.get(number, {}).values())
