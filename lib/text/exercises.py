"""What the pages say of an exercise."""

from lib.lesson.exercises.exercise import Exercise, Result
from lib.text.catalogue import common as words
from lib.text.numbers import equals, filled, significant


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
    found = found_sentence(result)
    return words.EXERCISE_SOLVED.format(found=found) if result.solved else words.EXERCISE_NOT_SOLVED.format(found=found)


def found_sentence(result: Result) -> str:
    """Return what was found."""
    return result.sentence.format(*map(_Written, result.numbers))
