"""What the pages say of an exercise."""

from lib.lesson.exercises.exercise import Exercise, Result
from lib.text.numbers import equals, filled, significant

INTRODUCTION = (
    "**Exercises.** Solve them with the controls of this view. At every change the app computes whether an exercise is "
    "solved. It stores no score."
)


class _Written(float):
    """A number that is formatted as the pages write it: {} alone, and {:=} after its equals sign."""

    def __format__(self, spec: str) -> str:
        """Return the number as text."""
        return equals(self) if spec == "=" else significant(self)


def task(exercise: Exercise) -> str:
    """Return the task with its numbers, in Markdown."""
    return filled(exercise.task, exercise.limits)


def hint(exercise: Exercise) -> str:
    """Return the hint with its numbers, in Markdown."""
    return filled(exercise.hint, exercise.limits)


def result_sentence(result: Result) -> str:
    """Return whether an exercise is solved, and what was found."""
    return f"{'Solved' if result.solved else 'Not solved yet'}. {found_sentence(result)}"


def found_sentence(result: Result) -> str:
    """Return what was found."""
    return result.sentence.format(*map(_Written, result.numbers))
