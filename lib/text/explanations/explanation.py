"""The record of an explanation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.text.numbers import filled

TERM = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Explanation:
    """What a view explains under its picture.

    `subject` says what is drawn, `symbols` maps each symbol to its meaning, `notice` says what to look for, `training`
    why it matters for training a network, and `mistake` what is often misunderstood. `following` is the
    page and the view to go to next, and `reason` says why. A text may have placeholders for `numbers`.

    A text names a series of a picture by [words in brackets], which `terms` maps to the name of the series, or to its
    place among the series (see lib/charts/core/series.py). Each sentence of `present` quotes numbers that follow the
    sliders, by the name that they have in a picture (see lib/charts/core/live_numbers.py) or by a name that `live` maps
    to that one: a sentence is shown while a picture has all of its numbers.
    """

    subject: str
    symbols: Mapping[str, str]
    notice: str
    training: str
    mistake: str
    following: tuple[str, str]
    reason: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    terms: Mapping[str, str | int] = field(default_factory=dict)
    present: tuple[str, ...] = ()
    live: Mapping[str, str] = field(default_factory=dict)

    @property
    def marked_paragraphs(self) -> dict[str, str]:
        """Return the paragraphs by their headings, with the constant numbers in the text, and terms in brackets."""
        meanings = "; ".join(f"**{symbol}**: {meaning}" for symbol, meaning in self.symbols.items())
        texts = {
            "What this is": self.subject,
            "Symbols": f"{meanings}.",
            "What to notice": self.notice,
            "Why it matters for training": self.training,
            "A common mistake": self.mistake,
            "Next": self.reason,
        }
        return {heading: filled(text, self.numbers) for heading, text in texts.items()}

    @property
    def paragraphs(self) -> dict[str, str]:
        """Return the paragraphs by their headings as they are read, with the constant numbers in the text."""
        return {heading: TERM.sub(r"\1", text) for heading, text in self.marked_paragraphs.items()}

    def live_name(self, placeholder: str) -> str:
        """Return the name that the number of a placeholder has in a picture."""
        return self.live.get(placeholder, placeholder)
