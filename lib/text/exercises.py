"""What the pages say of an exercise."""

from lib.lesson.exercises import Result
from lib.text.numbers import equals, significant


class _Written(float):
    """A number that is formatted as the pages write it: {} alone, and {:=} after its equals sign."""

    def __format__(self, spec: str) -> str:
        """Return the number as text."""
        return equals(self) if spec == "=" else significant(self)


def result_sentence(result: Result) -> str:
    """Return whether an exercise is solved, and what was found."""
    found = result.sentence.format(*map(_Written, result.numbers))
    return f"{'Solved' if result.solved else 'Not solved yet'}. {found}"
