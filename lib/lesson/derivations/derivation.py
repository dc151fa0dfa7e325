"""The record of a derivation: its lines in order, where it is used, and its values at a state of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

TOLERANCE = 1e-9
"""Two sides of an equation are equal if they differ by less than this, relative to the larger of both and 1."""

State = Mapping[str, Any]
"""The values of the controls of a view by their keys."""


class Relation(StrEnum):
    """The relation of a line to the line before it, as LaTeX; BEGIN means that it begins a new calculation."""

    BEGIN = ""
    EQUAL = "="
    AT_MOST = r"\le"
    AT_LEAST = r"\ge"
    LESS = "<"
    EQUIVALENT = r"\Leftrightarrow"


@dataclass(frozen=True)
class Equation:
    """The value of a line that is an equation: its two sides. The equation may hold or not."""

    left: ArrayLike
    right: ArrayLike

    @property
    def holds(self) -> bool:
        """Return whether both sides are equal within TOLERANCE."""
        left, right = np.asarray(self.left, np.float64), np.asarray(self.right, np.float64)
        scale = np.maximum(1, np.maximum(np.abs(left), np.abs(right)))
        return bool(np.all(np.abs(left - right) <= TOLERANCE * scale))


@dataclass(frozen=True)
class Line:
    """One line of a derivation.

    `latex` is the line in symbols, without its relation, and `reason` says in one or two sentences why it follows.
    `value` returns the line as a number, an array, or an Equation. `numbers` writes the line with numbers in LaTeX: it
    takes a Writer, and returns both sides of an equation. `result` writes the value itself where a float64 cannot hold
    it. All three take the values of the derivation by their names. `relation` is that to the line before.
    """

    latex: str
    reason: str
    value: Callable[..., Any]
    numbers: Callable[..., Any]
    relation: Relation = Relation.EQUAL
    result: Callable[..., str] | None = None


@dataclass(frozen=True)
class Derivation:
    """A derivation.

    `title` states the result as a sentence without a full stop. `views` are the pages and views that show it. `values`
    returns the values of the lines at a state of the view; ValueError, with a sentence for the page, if a line has no
    number there. `given` writes these values in LaTeX. `controls` are the keys of controls that it needs beside those
    of its views. `about` says what else a reader must know of the numbers.
    """

    id: str
    title: str
    views: tuple[tuple[str, str], ...]
    values: Callable[[State], dict[str, Any]]
    given: Callable[..., str]
    lines: tuple[Line, ...]
    controls: tuple[str, ...] = ()
    about: str = ""
