"""Read what a student types: flips of a coin, and names of classes."""

from collections.abc import Sequence


def parse_flips(text: str) -> list[int]:
    """Return the flips in `text` as a list of 0 and 1: digits, or H and T; commas and blanks are skipped.

    ValueError names the first character that is none of these, and its place.
    """
    meaning = {"0": 0, "1": 1, "T": 0, "H": 1}
    flips = []
    for place, character in enumerate(text.upper(), start=1):
        if character in " ,;":
            continue
        if character not in meaning:
            raise ValueError(f"character {place}, {text[place - 1]!r}, is neither 0 nor 1, neither H nor T")
        flips.append(meaning[character])
    if not flips:
        raise ValueError("there is no flip in the box")
    return flips


def parse_names(text: str, count: int) -> list[str]:
    """Return `count` class names from a comma-separated text; a missing or empty one becomes its number."""
    names = [name.strip()[:20] for name in text.split(",")][:count]
    names += [""] * (count - len(names))
    return [name or f"class {index}" for index, name in enumerate(names, start=1)]


def class_names(text: str, fewest: int = 2, most: int = 10) -> list[str]:
    """Return the names in a comma-separated text, each different, at least `fewest` and at most `most`."""
    count = len([name for name in text.split(",") if name.strip()])
    return distinct(parse_names(text, min(max(count, fewest), most)))


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names with a number after each repeated one, so that every class has a bar of its own."""
    return [name if names.index(name) == place else f"{name} {place + 1}" for place, name in enumerate(names)]
