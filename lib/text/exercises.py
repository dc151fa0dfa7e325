"""What the pages say of an exercise."""

from lib.lesson.exercises import Result
from lib.text.numbers import significant


def result_sentence(result: Result) -> str:
    """Return whether an exercise is solved, and what was found."""
    found = result.sentence.format(*map(significant, result.numbers))
    return f"{'Solved' if result.solved else 'Not solved yet'}. {found}"
