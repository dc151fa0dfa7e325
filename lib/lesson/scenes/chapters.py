"""The chapters of the lesson in order, and its scenes."""

import itertools

from lib.lesson.scenes import (
    cross_entropy,
    depth,
    likelihood,
    nonlinearity,
    relu_family,
    sigmoid_and_tanh,
    softmax,
    squared_error,
)
from lib.lesson.scenes.scene import Scene

CHAPTERS: dict[str, tuple[Scene, ...]] = {
    "Why a network needs a nonlinear function": nonlinearity.SCENES,
    "Sigmoid and tanh": sigmoid_and_tanh.SCENES,
    "The ReLU family": relu_family.SCENES,
    "Depth and vanishing gradients": depth.SCENES,
    "Softmax": softmax.SCENES,
    "Likelihood": likelihood.SCENES,
    "Cross-entropy": cross_entropy.SCENES,
    "Squared error against cross-entropy": squared_error.SCENES,
}
"""The scenes of each chapter by its title."""

SCENES: tuple[Scene, ...] = tuple(scene for scenes in CHAPTERS.values() for scene in scenes)
"""All scenes of the lesson in order."""

FIRST: dict[str, int] = dict(zip(CHAPTERS, itertools.accumulate(map(len, CHAPTERS.values()), initial=1), strict=False))
"""The number of the first scene of each chapter, from 1 on."""


def scene_of_claim(name: str) -> int:
    """Return the number of the first scene that shows a claim, 0 if none does."""
    return next((number for number, scene in enumerate(SCENES, start=1) if scene.claim == name), 0)


def place(number: int) -> tuple[str, int, int]:
    """Return the chapter of a scene, the place of the scene in it, and how many scenes the chapter has.

    `number` and the place begin with 1. ValueError if there is no such scene.
    """
    if not 1 <= number <= len(SCENES):
        raise ValueError(f"number must be from 1 to {len(SCENES)}, not {number}")
    chapter = max((chapter for chapter in CHAPTERS if FIRST[chapter] <= number), key=FIRST.__getitem__)
    return chapter, number - FIRST[chapter] + 1, len(CHAPTERS[chapter])
