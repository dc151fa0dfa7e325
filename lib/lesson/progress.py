"""How far a student has come in the lesson, as text that the browser keeps."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from lib.lesson.claims.claim import Verdict


@dataclass
class Progress:
    """The number of the scene that was opened last, 0 for none, and the answers to the questions about claims."""

    scene: int = 0
    answers: dict[str, Verdict] = field(default_factory=dict)


def progress_to_json(progress: Progress) -> str:
    """Return the progress as JSON."""
    return json.dumps({"scene": progress.scene, "answers": progress.answers})


def progress_from_json(text: str, scenes: int, claims: Collection[str]) -> Progress:
    """Return the progress that JSON holds; ValueError if it is none, for a lesson of so many scenes on these claims."""
    document: Any = json.loads(text)
    try:
        scene, answers = document["scene"], dict(document["answers"])
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError("progress must hold a scene and answers") from error
    if type(scene) is not int or not 0 <= scene <= scenes:
        raise ValueError(f"scene must be a whole number from 0 to {scenes}, not {scene!r}")
    return Progress(scene, {name: Verdict(answer) for name, answer in answers.items() if name in claims})
