"""The exercises that one number solves, and the numbers among which an audience chooses.

An audience reads the task away from its view, so an exercise is left out if its task points at what the view shows.
The answer of such an exercise holds the number of one control. The other numbers that are offered lie around it, and
the check of the exercise refuses them in the state of the answer.
"""

import re

import numpy as np

from lib.lesson.address import PAGES, VIEW, State
from lib.lesson.address_values import written
from lib.lesson.control import Choice, Choices, Control
from lib.lesson.exercises.exercise import Exercise, Result, number
from lib.lesson.exercises.registry import EXERCISES
from lib.numerics.parameter import Parameter, grid

COUNT = 4
"""So many numbers are offered."""
NEAR = (1 / 4, 1 / 2, 3 / 4, 3 / 2, 2, 4)
FAR = (1 / 8, 8, 1 / 16, 1 / 32, -1, -2)
"""The numbers that are tried first, and those that are tried then, as multiples of the answer."""

_POINTING = re.compile(r"\bth(is|ese)\b|\bthe point\b", re.IGNORECASE)
"""What a task says that is understood only beside its view: these flips, this confidence, the point."""


def _controls(exercise: Exercise) -> dict[str, Control]:
    """Return the controls that the answer of an exercise sets, by their keys."""
    return {c.key: c for c in PAGES[exercise.page].views[exercise.view] if c.key in exercise.answer}


def _parameters(exercise: Exercise) -> list[Parameter]:
    """Return the parameters that the answer of an exercise sets."""
    return [control for control in _controls(exercise).values() if isinstance(control, Parameter)]


def _is_numeric(exercise: Exercise) -> bool:
    """Return whether a task points at nothing of its view, and its answer is one number, besides chosen options."""
    if _POINTING.search(exercise.task):
        return False
    others = [control for control in _controls(exercise).values() if not isinstance(control, Parameter)]
    # Of a text, such as a sample, many others may solve the exercise, too.
    return len(_parameters(exercise)) == 1 and all(isinstance(control, (Choice, Choices)) for control in others)


NUMERIC: dict[str, Exercise] = {name: exercise for name, exercise in EXERCISES.items() if _is_numeric(exercise)}
"""The exercises that the number of one parameter solves, by their ids."""


def parameter(exercise: Exercise) -> Parameter:
    """Return the parameter whose number solves an exercise of NUMERIC."""
    return _parameters(exercise)[0]


def settings(exercise: Exercise) -> dict[str, str]:
    """Return what the answer of an exercise of NUMERIC sets besides the number: the values by the labels."""
    others = [control for control in _controls(exercise).values() if not isinstance(control, Parameter)]
    values = {control.label: exercise.answer[control.key] for control in others}
    return {label: value if isinstance(value, str) else ", ".join(value) for label, value in values.items()}


def state(exercise: Exercise, value: str | None = None) -> State:
    """Return the state of the answer of an exercise of NUMERIC with another number, or without one for None."""
    key = parameter(exercise).key
    others = {VIEW: exercise.view} | {name: held for name, held in exercise.answer.items() if name != key}
    return others if value is None else {**others, key: value}


def draw_choices(exercise: Exercise, generator: np.random.Generator) -> tuple[str, ...]:
    """Return the answer of an exercise of NUMERIC among numbers that its check refuses, COUNT in all, in random order.

    ValueError if the check does not refuse so many of the numbers that are tried.
    """
    control = parameter(exercise)
    right, steps = number(exercise.answer, control), grid(control)
    multiples = [*generator.permutation(NEAR), *FAR]
    inside = [right * multiple for multiple in multiples if control.low <= right * multiple <= control.high]
    tried = [float(steps[np.abs(steps - value).argmin()]) for value in inside]
    found = [str(written(control, right))]
    for text in (str(written(control, value)) for value in tried):
        if len(found) < COUNT and text not in found and not exercise.solved(state(exercise, text)).solved:
            found.append(text)
    if len(found) < COUNT:
        raise ValueError(f"exercise must refuse {COUNT - 1} numbers, and {exercise.id} refuses {len(found) - 1}")
    return tuple(found[place] for place in generator.permutation(COUNT))


def results(exercise: Exercise, values: tuple[str, ...]) -> tuple[Result, ...]:
    """Return what the check of an exercise of NUMERIC finds for each of some numbers."""
    return tuple(exercise.solved(state(exercise, value)) for value in values)
