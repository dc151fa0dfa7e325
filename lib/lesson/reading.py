"""Read what people type and paste: numbers, lists, flips of a coin, points, and names of classes.

Full-width digits and signs, the minus sign of print, a decimal comma, powers of ten, and the separators of other
keyboards all occur in pasted text. Each text is first brought to one form (Unicode NFKC); what can then not be read is
refused with a reason, and never read as something else. `frontend/number_boxes.js` has the same rules for numbers.
"""

import math
import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from lib.learning.datasets import SEPARATOR as POINT_SEPARATOR
from lib.learning.datasets import Points, decode_points

# Hyphens and dashes that stand for a minus sign; NFKC has turned the full-width and the small one into "-".
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
# Separators of a list, beside white space: NFKC has turned the full-width comma, semicolon and bar into ASCII.
_SEPARATORS = ",;|\u3001\u060c\u061b"
_WIDE_SEPARATORS = str.maketrans("\uff0c\uff1b\uff5c\uff0f\uff64", ",;|/\u3001")
# Marks that are not seen: they join words, break lines, and change the direction of writing.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_SUPERSCRIPT = re.compile(f"([\u207a\u207b]?[{_SUPERSCRIPTS}]+)")
_MIXED_FRACTION = re.compile("\\d\\s*[\u00bc-\u00be\u2150-\u215e]")
# Signs of multiplication, and a power of ten after one: 10^-6, 10^{-6}, or 10-6 as a browser copies a formula.
_TIMES = re.compile(r"\s*(?:[\u00d7*x\u00b7\u22c5\u2219]|\\cdot|\\times)\s*")
_POWER = re.compile(r"(?<=[\d.])\u00d710(?:\^\{?([+-]?\d+)\}?|([+-]\d+))")
_BARE_POWER = re.compile(r"([+-]?)10\^\{?([+-]?\d+)\}?")
# Digits in groups of three: the spaces and apostrophes between them say nothing, one comma could say two things.
_SPACED = re.compile(r"(?<![\de])\d{1,3}(?:[\s'\u2019\u066c]\d{3})+(?![\d\s'\u2019\u066c])")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
LONGEST_NAME = 20
LONGEST_NUMBER = 400
"""No number that is written in a page has so many characters."""


def normalized(text: str) -> str:
    """Return a text in Unicode's form NFKC, with "-" for every minus sign and without marks that are not seen."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_MINUS)


def parse_number(text: str) -> float:
    """Return the number in a text: a decimal, a power of ten, a fraction or a percentage.

    A lone comma is a decimal comma. ValueError quotes a text that holds no number, one that could be two numbers, such
    as 1,320, or one that is too large for a float.
    """
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"{quoted(text)} is not a number")
    if not _MIXED_FRACTION.search(text):
        plain = normalized(_SUPERSCRIPT.sub(r"^\1", text)).strip().replace("\u2044", "/").replace("\u066b", ".")
        divided = plain.removesuffix("%").split("/")
        if len(divided) == 1 or (len(divided) == 2 and not plain.endswith("%")):
            value, *divisor = (_decimal(part, text) for part in divided)
            value = value / divisor[0] if divisor and divisor[0] else math.nan if divisor else value
            value = value / 100 if plain.endswith("%") else value
            if math.isinf(value):
                raise ValueError(f"{quoted(text)} is too large")
            if not math.isnan(value):
                return value
    raise ValueError(f"{quoted(text)} is not a number")


def _decimal(plain: str, text: str) -> float:
    """Return the number in a part of a text in which every character has its plain form; inf where it is too large."""
    close = _TIMES.sub("\u00d7", re.sub(r"^([+-])\s+", r"\1", plain.strip()))
    joined = _SPACED.sub(lambda match: re.sub(r"\D", "", match[0]), close)
    if _GROUPED.fullmatch(joined):
        raise ValueError(
            f"{quoted(text)} could be two numbers: write {joined.replace(',', '')} or {joined.replace(',', '.', 1)}"
        )
    power = _BARE_POWER.sub(r"\g<1>1e\2", joined) if _BARE_POWER.fullmatch(joined) else joined
    power = _POWER.sub(lambda match: f"e{match[1] or match[2]}", power)
    point = power.replace(",", ".") if power.count(",") == 1 and "." not in power else power
    if not _NUMBER.fullmatch(point):
        raise ValueError(f"{quoted(text)} is not a number")
    return float(point)


def quoted(text: str) -> str:
    """Return a text in quotes for a message, cut after 40 characters, with an escape for each that is not seen."""
    return repr(text if len(text) <= 40 else f"{text[:40]}\u2026")


def split_list(text: str) -> list[str]:
    """Return the items of a list in a text, without the spaces around them; empty items are left out.

    Commas, semicolons, bars, tabs and line breaks of any script separate. A slash does so only between words in a list
    that has no other separator, since it is a part of addresses.
    """
    plain = text.translate(_WIDE_SEPARATORS)
    items = re.split(rf"[{re.escape(_SEPARATORS)}\t\n\r\v\f\x85\u2028\u2029]", plain)
    words = plain.split("/")
    if len(items) == 1 and all(re.fullmatch(r"[\w\s-]+", word) for word in words):
        items = words
    return [item.strip() for item in items if item.strip()]


def parse_flips(text: str) -> list[int]:
    """Return the flips in a text: digits 0 and 1, or letters H and T; separators and white space are skipped.

    ValueError names the first character that is none of these, and its place.
    """
    meaning = {"0": 0, "1": 1, "T": 0, "H": 1}
    flips = []
    for place, character in enumerate(text, start=1):
        plain = unicodedata.normalize("NFKC", character).upper()
        if plain in meaning:
            flips.append(meaning[plain])
        elif not (plain.isspace() or plain in set(_SEPARATORS) or _INVISIBLE.fullmatch(character)):
            raise ValueError(f"character {place}, {quoted(character)}, is neither 0 nor 1, neither H nor T")
    if not flips:
        raise ValueError("there is no flip in the box")
    return flips


def parse_points(text: str) -> Points:
    """Return the points in a text: x1_x2_class of each, with ~ between them, or rows of a table that was copied.

    ValueError names the first item that is wrong.
    """
    items = re.split(rf"[{POINT_SEPARATOR};|\n\r]", normalized(text))
    return decode_points(POINT_SEPARATOR.join(_point(item) for item in items if item.strip()))


def _point(item: str) -> str:
    """Return the form x1_x2_class of a point whose three numbers have other notations, or are separated otherwise."""
    fields = re.split(r"_|\t|,\s+|\s+", item.strip())
    try:
        return "_".join(np.format_float_positional(parse_number(field), trim="-") for field in fields)
    except ValueError:
        return item


def class_names(text: str, fewest: int = 2, most: int = 10) -> list[str]:
    """Return the names in a text, each different, at least `fewest` and at most `most`; missing ones are numbered."""
    names = [_visible(name)[:LONGEST_NAME].strip() for name in split_list(text)]
    names = [name for name in names if name][:most]
    names += [f"class {place}" for place in range(len(names) + 1, fewest + 1)]
    return distinct(names)


def _visible(name: str) -> str:
    """Return a name without characters that are not seen: two names that look alike are then the same."""
    return "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


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
