"""The record of an exercise, and the values of controls in a state.

A state is what an address holds: the texts of the controls by their keys, without those that have their defaults. An
exercise of any view can thus be checked from its address alone, and has an answer that a link can open. A check reads
the controls with the functions of this module, and names the first condition that is not met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from lib.lesson import controls
from lib.lesson.address import State
from lib.lesson.control import Choice, Choices, Text
from lib.lesson.reading import class_names, parse_flips
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter, grid

SAME = 1e-9
"""Numbers closer than this, relative to their size where that is above 1, count as equal."""
BETWEEN_STEPS = "{} is between two steps of the slider."
"""What a check says of a number that is not on_slider."""


@dataclass(frozen=True)
class Result:
    """Whether a state solves an exercise, and a sentence on what was found.

    The sentence has {} for each of the numbers, or {:=} for one that stands after its equals sign.
    """

    solved: bool
    sentence: str
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """A task of a view of a page.

    `check` computes whether a state of the page solves it, and `answer` is a state that does. `task` and `hint` are
    sentences in Markdown; the task says what is counted. `limits` are the numbers that the check compares with, by the
    names of its arguments; both texts have a placeholder for each number that they mention.
    """

    id: str
    page: str
    view: str
    task: str
    hint: str
    check: Callable[..., Result]
    answer: State = field(hash=False)
    limits: Mapping[str, float] = field(default_factory=dict, hash=False)

    def solved(self, state: State) -> Result:
        """Return whether a state of the page solves the exercise."""
        return self.check(state, **self.limits)


def text(state: State, control: Text | Choice) -> str:
    """Return the text of a control, or the label of the option of a choice."""
    default = control.options[control.default] if isinstance(control, Choice) else control.default
    value = state.get(control.key, default)
    return value if isinstance(value, str) else value[-1]


def number(state: State, control: Parameter) -> float:
    """Return the number of a parameter."""
    value = state.get(control.key, str(control.default))
    return float(value if isinstance(value, str) else value[-1])


def whole(state: State, control: Parameter) -> int:
    """Return the number of a parameter that holds whole numbers."""
    return round(number(state, control))


def on_slider(state: State, control: Parameter) -> bool:
    """Return whether the number of a parameter is one of its slider's steps."""
    return bool((np.abs(grid(control) - number(state, control)) <= SAME).any())


def option(state: State, control: Choice) -> str:
    """Return the chosen option of a choice, its default for none."""
    label = text(state, control)
    return next((name for name, other in control.options.items() if other == label), control.default)


def options(state: State, control: Choices) -> list[str]:
    """Return the chosen options, in the order of the control."""
    labels = state.get(control.key, tuple(control.options[name] for name in control.default))
    chosen = (labels,) if isinstance(labels, str) else labels
    return [name for name, label in control.options.items() if label in chosen]


def flips(state: State) -> list[int]:
    """Return the sample of flips."""
    return parse_flips(text(state, controls.FLIPS))


def logits(state: State, count: int | None = None) -> FloatArray:
    """Return the logits of the classes that have names, or of the first `count` classes."""
    classes = count or len(class_names(text(state, controls.NAMES)))
    return np.array([number(state, z) for z in (*controls.LOGITS, *controls.MORE_LOGITS)[:classes]])


def true_class(state: State, classes: int) -> int:
    """Return the index of the true class; the first one, if there are not so many classes."""
    index = int(text(state, controls.TRUE_CLASS)) - 1
    return index if index < classes else 0
