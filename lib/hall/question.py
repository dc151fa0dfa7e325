"""A question that the host of a hall asks, its phases, and which step may follow in which phase."""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from lib.hall.limits import MOST_ROUNDS


class Activity(StrEnum):
    """What the phones do."""

    FLIP = "flip"
    VOTE = "vote"
    CONDITION = "condition"
    EXERCISE = "exercise"
    GUESS = "guess"


VOTINGS = (Activity.VOTE, Activity.CONDITION, Activity.EXERCISE)
"""The activities in which each phone chooses one of a few answers."""


class Phase(StrEnum):
    """How far a question is: answers come in, they are shown and none comes in any more, or the solution is shown."""

    OPEN = "open"
    SHOWN = "shown"
    SOLVED = "solved"


class Step(StrEnum):
    """What the host may do with a question."""

    NEXT_ROUND = "next round"
    UNDO_ROUND = "undo round"
    AGAIN = "again"
    SHOW = "show"
    SOLVE = "solve"


@dataclass(frozen=True)
class Question:
    """A question of a hall: its number in the hall, from 1 on, the activity, the phase, and the round, from 1 on.

    `claim` is the name of the claim that is voted on, and `exercise` that of the exercise that is solved. `choices` are
    the answers that are offered, if they are not the verdicts: the values of a control, or the conditions of a claim. A
    claim with a condition has them from the beginning, and they are offered after the vote on it. `probability` is that
    of a 1 when the server flips, None if the phones report flips of real coins. `sample` holds the ones and the flips
    of the sample whose maximum is guessed.
    """

    number: int
    activity: Activity
    phase: Phase = Phase.OPEN
    round: int = 1
    claim: str = ""
    exercise: str = ""
    choices: tuple[str, ...] = ()
    probability: float | None = None
    sample: tuple[int, int] = (0, 0)

    @property
    def is_open(self) -> bool:
        """Return whether answers come in."""
        return self.phase == Phase.OPEN


def steps(question: Question) -> tuple[Step, ...]:
    """Return the steps that may follow, in the order of their buttons."""
    allowed = {
        (Activity.FLIP, Phase.OPEN): (Step.NEXT_ROUND, Step.UNDO_ROUND, Step.AGAIN, Step.SOLVE),
        (Activity.VOTE, Phase.OPEN): (Step.SHOW,),
        (Activity.VOTE, Phase.SHOWN): (Step.SOLVE, Step.NEXT_ROUND),
        (Activity.CONDITION, Phase.OPEN): (Step.SHOW, Step.SOLVE),
        (Activity.CONDITION, Phase.SHOWN): (Step.SOLVE,),
        (Activity.EXERCISE, Phase.OPEN): (Step.SHOW,),
        (Activity.EXERCISE, Phase.SHOWN): (Step.SOLVE, Step.NEXT_ROUND),
        (Activity.GUESS, Phase.OPEN): (Step.SHOW,),
        (Activity.GUESS, Phase.SHOWN): (Step.AGAIN,),
    }.get((question.activity, question.phase), ())
    missing = {
        Step.NEXT_ROUND: question.round >= (2 if question.activity in VOTINGS else MOST_ROUNDS),
        # The first round has none before it; all flips begin again with a new number.
        Step.UNDO_ROUND: question.round == 1,
        Step.SOLVE: question.activity == Activity.FLIP and question.probability is None,
    }
    return tuple(step for step in allowed if not missing.get(step, False))


def after(question: Question, step: Step) -> Question:
    """Return the question after a step; ValueError unless the step is allowed.

    The vote on a claim with a condition is followed by that on the condition, in a round of its own.
    The answers of a round that is undone, and those of a question whose number is no more, are to be forgotten.
    """
    if step not in steps(question):
        raise ValueError(f"{step} is not possible while the question is {question.phase}")
    match step:
        case Step.NEXT_ROUND:
            return replace(question, round=question.round + 1, phase=Phase.OPEN)
        case Step.UNDO_ROUND:
            return replace(question, round=question.round - 1)
        case Step.AGAIN:
            return replace(question, number=question.number + 1, round=1, phase=Phase.OPEN)
        case Step.SHOW:
            return replace(question, phase=Phase.SHOWN)
        case Step.SOLVE if question.activity == Activity.VOTE and question.choices:
            return replace(question, activity=Activity.CONDITION, round=question.round + 1, phase=Phase.OPEN)
        case Step.SOLVE:
            return replace(question, phase=Phase.SOLVED)


def to_json(question: Question) -> str:
    """Return a question as text; equal questions have equal texts."""
    return json.dumps(asdict(question))


def from_json(text: str) -> Question:
    """Return the question in a text that `to_json` has written, also that of an earlier or a later version.

    Fields that a question does not have are left out. ValueError if there is no such activity or phase, KeyError if
    one of them or the sample is missing.
    """
    written = json.loads(text)
    known: dict[str, Any] = {field.name: written[field.name] for field in fields(Question) if field.name in written}
    known |= {"activity": Activity(written["activity"]), "phase": Phase(written["phase"])}
    known |= {"sample": tuple(written["sample"]), "choices": tuple(written.get("choices", ()))}
    return Question(**known)
