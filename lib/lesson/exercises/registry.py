"""All exercises by their ids, in the order in which a view shows them."""

from lib.lesson.exercises import activations, likelihood, losses, softmax, typed_functions
from lib.lesson.exercises.exercise import Exercise

EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise
    for subject in (activations, softmax, likelihood, losses, typed_functions)
    for exercise in subject.EXERCISES
}


def exercises(page: str, view: str) -> tuple[Exercise, ...]:
    """Return the exercises of a view."""
    return tuple(exercise for exercise in EXERCISES.values() if (exercise.page, exercise.view) == (page, view))
