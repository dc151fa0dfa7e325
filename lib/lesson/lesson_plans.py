"""Lesson plans: steps of the lesson in order, each with its minutes, for lessons of 45 and of 90 minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.lesson.scenes.chapters import SCENES

_NUMBERS = {scene.title: number for number, scene in enumerate(SCENES, start=1)}


@dataclass(frozen=True)
class Part:
    """A part of a plan: what it is for, and the minutes of each step by the title of the step."""

    title: str
    minutes: dict[str, int]

    @property
    def total(self) -> int:
        """Return the minutes of the part."""
        return sum(self.minutes.values())


@dataclass(frozen=True)
class LessonPlan:
    """A plan: its minutes, what students can do afterwards, and its parts in order."""

    minutes: int
    goal: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PlannedStep:
    """A step in a plan: the number of the step in the lesson, the minute at which it begins, and its minutes."""

    number: int
    begin: int
    minutes: int


def planned_steps(plan: LessonPlan) -> Iterator[tuple[Part, list[PlannedStep]]]:
    """Yield each part of a plan with its steps; the minutes are counted from the start of the plan."""
    begin = 0
    for part in plan.parts:
        steps = []
        for title, minutes in part.minutes.items():
            steps.append(PlannedStep(_NUMBERS[title], begin, minutes))
            begin += minutes
        yield part, steps


LESSON_PLANS: tuple[LessonPlan, ...] = (
    LessonPlan(
        45,
        "After this lesson students can say why a network needs nonlinear functions, and what softmax does. They know "
        "what a likelihood is, and why cross-entropy is the loss of a classifier.",
        (
            Part(
                "Activation functions",
                {
                    "What a unit computes": 3,
                    "A straight line adds nothing": 3,
                    "Two units with a kink are enough": 3,
                    "The sigmoid is flat far from 0": 3,
                },
            ),
            Part("Gradients in deep networks", {"A small slope in every layer": 3, "Slope 1 is not enough": 4}),
            Part("Softmax", {"Logits become probabilities": 5}),
            Part("Likelihood", {"Ten flips, one curve": 5, "Not the probability of p": 3}),
            Part(
                "Cross-entropy and squared error",
                {
                    "From the likelihood to a loss": 4,
                    "Several classes: p − y": 3,
                    "Certain and wrong": 3,
                    "Two losses train one neuron": 3,
                },
            ),
        ),
    ),
    LessonPlan(
        90,
        "Students can also say how a unit dies, and why the first weights matter. They know how to compute softmax "
        "without overflow, and where squared error comes from.",
        (
            Part(
                "Activation functions",
                {
                    "What a unit computes": 3,
                    "A straight line adds nothing": 3,
                    "Two units with a kink are enough": 3,
                    "The sigmoid is flat far from 0": 3,
                    "Tanh is a rescaled sigmoid": 3,
                },
            ),
            Part(
                "The ReLU family",
                {
                    "ReLU has slope 0 or 1": 3,
                    "One large step kills a unit": 4,
                    "A negative weight alone kills nothing": 3,
                    "A slope that is learned": 3,
                },
            ),
            Part(
                "Gradients in deep networks",
                {
                    "A small slope in every layer": 4,
                    "Slope 1 is not enough": 4,
                    "Twice the variance makes up for it": 3,
                },
            ),
            Part(
                "Softmax",
                {
                    "Logits become probabilities": 5,
                    "Two classes are one sigmoid": 3,
                    "Low and high temperature": 3,
                    "The textbook form overflows": 3,
                },
            ),
            Part(
                "Likelihood",
                {
                    "Ten flips, one curve": 5,
                    "Not the probability of p": 3,
                    "How sure are ten flips?": 4,
                    "Too small for a float": 3,
                },
            ),
            Part(
                "Cross-entropy",
                {
                    "From the likelihood to a loss": 4,
                    "The slope in the logit is the error": 3,
                    "Several classes: p − y": 3,
                },
            ),
            Part(
                "Squared error against cross-entropy",
                {
                    "Certain and wrong": 3,
                    "Two losses train one neuron": 4,
                    "Squared error is a likelihood too": 3,
                    "Between 0 and 1 is not enough": 2,
                },
            ),
        ),
    ),
)
"""The plans, the shortest first."""
