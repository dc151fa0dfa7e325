"""What stands under the pictures and the explanation of a view: words, derivations, and exercises.

Derivations that are closed depend on no slider. So the fragment of a view draws them, and the fragment inside it, which
a slider runs, only the lines of those that are open.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.derivation import Opened, derivation_lines, derivation_parts
from ui.exercises import exercises


@dataclass(frozen=True)
class Ending:
    """The end of a view: the place of its words, above its derivations, and the derivations that are open."""

    page: str
    view: str
    words: DeltaGenerator
    opened: Opened


def ending(page: str, view: str) -> Ending:
    """Reserve the place of the words of a view, and draw its derivations without their lines."""
    return Ending(page, view, st.container(), derivation_parts(page, view))


def draw_ending(end: Ending) -> None:
    """Draw the lines of the derivations that are open, and the exercises; the words are drawn before."""
    derivation_lines(end.page, end.view, end.opened)
    exercises(end.page, end.view)
