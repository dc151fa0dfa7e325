"""The record of an explanation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.text.numbers import filled


@dataclass(frozen=True)
class Explanation:
    """What a view explains under its picture, in Markdown.

    `subject` says what is drawn, `symbols` maps each symbol to its meaning, `notice` says what to look for, `training`
    why it matters for training a network, and `mistake` what is often misunderstood. `following` is the
    page and the view to go to next, and `reason` says why. A text may have placeholders for `numbers`.
    """

    subject: str
    symbols: Mapping[str, str]
    notice: str
    training: str
    mistake: str
    following: tuple[str, str]
    reason: str
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def paragraphs(self) -> dict[str, str]:
        """Return the paragraphs by their headings, with the numbers in the text."""
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
