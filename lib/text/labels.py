"""Labels of charts and tables, as they are written inside a sentence or another label."""

# A person's name keeps its capital.
NAMES = ("Huber", "Brier")


def inside_sentence(label: str) -> str:
    """Return a label with its first letter in lower case, unless it begins with an acronym or a person's name."""
    return label if label[:2].isupper() or label.startswith(NAMES) else label[:1].lower() + label[1:]
