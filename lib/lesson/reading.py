"""Read what people type and paste: numbers, lists, flips of a coin, and names of classes.

Full-width digits and signs, the minus sign of print, a decimal comma, and the separators of other keyboards all occur
in pasted text. Each text is first brought to one form (Unicode NFKC); what can then not be read is refused, with the
first character that is wrong and its place, and never read as something else.
"""

import re
import unicodedata
from collections.abc import Sequence

# Hyphens and dashes that stand for a minus sign; NFKC has turned the full-width and the small one into "-".
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
# What separates the items of a list, beside white space: NFKC has turned the full-width comma and semicolon into ASCII.
_SEPARATORS = ",;\u3001"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
LONGEST_NAME = 20


def normalized(text: str) -> str:
    """Return a text in Unicode's form NFKC, with "-" for every minus sign."""
    return unicodedata.normalize("NFKC", text).translate(_MINUS)


def parse_number(text: str) -> float:
    """Return the number in a text; a lone comma is a decimal comma, and spaces may group digits.

    ValueError quotes a text that holds no number, or one that could be two numbers, such as 1,320.
    """
    plain = re.sub(r"\s", "", normalized(text))
    if _GROUPED.fullmatch(plain):
        raise ValueError(
            f"{text!r} could be two numbers: write {plain.replace(',', '')} or {plain.replace(',', '.', 1)}"
        )
    plain = plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{text!r} is not a number")
    return float(plain)


def split_list(text: str, separators: str = _SEPARATORS + "\t\n\r") -> list[str]:
    """Return the items of a list in a text, without the spaces around them; empty items are left out."""
    widened = text.replace("\uff0c", ",").replace("\uff1b", ";")
    return [item.strip() for item in re.split(f"[{re.escape(separators)}]", widened) if item.strip()]


def parse_flips(text: str) -> list[int]:
    """Return the flips in a text: digits 0 and 1, or letters H and T; separators and white space are skipped.

    ValueError names the first character that is none of these, and its place.
    """
    meaning = {"0": 0, "1": 1, "T": 0, "H": 1}
    flips = []
    for place, character in enumerate(text, start=1):
        plain = unicodedata.normalize("NFKC", character).upper()
        if plain.isspace() or plain in set(_SEPARATORS):
            continue
        if plain not in meaning:
            raise ValueError(f"character {place}, {character!r}, is neither 0 nor 1, neither H nor T")
        flips.append(meaning[plain])
    if not flips:
        raise ValueError("there is no flip in the box")
    return flips


def class_names(text: str, fewest: int = 2, most: int = 10) -> list[str]:
    """Return the names in a text, each different, at least `fewest` and at most `most`; missing ones are numbered."""
    names = [_printable(name)[:LONGEST_NAME].strip() for name in split_list(text)]
    names = [name for name in names if name][:most]
    names += [f"class {place}" for place in range(len(names) + 1, fewest + 1)]
    return distinct(names)


def _printable(text: str) -> str:
    """Return a text without control characters and the marks that change the direction of writing."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc" and c not in _DIRECTIONS)


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names with a number after each repeated one, so that no two are the same."""
    taken, found = set(names), []
    for name in names:
        number = 2
        candidate = name
        while candidate in found or (candidate != name and candidate in taken):
            candidate, number = f"{name} {number}", number + 1
        found.append(candidate)
    return found
