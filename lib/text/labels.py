"""Labels of charts and tables, as they are written inside a sentence or another label, and at the beginning of one."""

from collections.abc import Sequence
from typing import Literal

from lib.text.catalogue import common as words

# A person's name keeps its capital.
NAMES = ("Bernoulli", "Brier", "Gauss", "He", "Hessian", "Huber", "Jacobian", "Laplace", "Newton", "Xavier")


def inside_sentence(label: str) -> str:
    """Return a label with its first letter in lower case, unless it begins with a name such as ReLU, MLE or Huber."""
    word = label.partition(" ")[0]
    is_name = word[1:] != word[1:].lower() or word.removesuffix("'s") in NAMES
    return label if is_name else label[:1].lower() + label[1:]


def one_or_several(count: int) -> Literal["one", "several"]:
    """Return which of two sentences is for a count: that for one thing, or that for several or none."""
    return "one" if count == 1 else "several"


def listed_labels(labels: Sequence[str]) -> str:
    """Return labels in one phrase, as in "A, B and C"."""
    *first, last = labels
    return words.ENUMERATION.format(first=", ".join(first), last=last) if first else last


def sentence_case(text: str) -> str:
    """Return a text with its first letter as a capital; what follows, such as He and ReLU, stays as it is."""
    return text[:1].upper() + text[1:]


def enumerated(phrases: Sequence[str]) -> str:
    """Return phrases as a list in a sentence, as in "cat", "cat and dog" and "cat, dog and tiger"."""
    return listed_labels(phrases) if phrases else ""
