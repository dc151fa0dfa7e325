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
from lib.learning.datasets import Points, decode_points, encode_points

# Hyphens and dashes that stand for a minus sign; NFKC has turned the full-width and the small one into "-".
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
# Separators of a list, beside white space: NFKC has turned the full-width comma, semicolon and bar into ASCII.
_SEPARATORS = ",;|\u3001\u060c\u061b"
_WORD_SEPARATORS = "/\u30fb"
# What stands around and between the flips of a list in a program or in a formula.
_LIST_MARKS = "[](){}'\"/\u30fb\u00b7"
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
_JOINERS = "\u200c\u200d"
LONGEST_NAME = 20
LONGEST_NAMES = 200
MOST_NAMES = 10
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

    Commas, semicolons, bars, tabs and line breaks of any script and width separate. A slash and the middle dot of
    Japanese do so only between words in a list that has no other separator: they are parts of addresses and names.
    """
    plain = "".join(map(_plain_separator, text))
    items = re.split(rf"[{re.escape(_SEPARATORS)}\t\n\r\v\f\x85\u2028\u2029]", plain)
    words = re.split(f"[{_WORD_SEPARATORS}]", plain)
    if len(items) == 1 and all(re.fullmatch(r"[\w\s-]+", word) for word in words):
        items = words
    return [item.strip() for item in items if item.strip()]


def _plain_separator(character: str) -> str:
    """Return the plain form of a separator in another width, and any other character as it is."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain in set(_SEPARATORS + _WORD_SEPARATORS) else character


def parse_flips(text: str) -> list[int]:
    """Return the flips in a text: digits 0 and 1 of any script, or letters H and T.

    Separators, brackets, quotes, white space and marks that are not seen are skipped.
    ValueError names the first character that is none of these, and its place.
    """
    meaning = {"0": 0, "1": 1, "T": 0, "H": 1}
    flips = []
    for place, character in enumerate(text, start=1):
        plain = unicodedata.normalize("NFKC", character).upper()
        plain = str(unicodedata.decimal(plain, plain)) if len(plain) == 1 else plain
        if plain in meaning:
            flips.append(meaning[plain])
        elif not (plain.isspace() or plain in set(_SEPARATORS + _LIST_MARKS) or _INVISIBLE.fullmatch(character)):
            raise ValueError(f"character {place}, {quoted(character)}, is neither 0 nor 1, neither H nor T")
    if not flips:
        raise ValueError("there is no flip in the box")
    return flips


def parse_points(text: str) -> Points:
    """Return the points in a text: x1_x2_class of each, with ~ between them, or rows of a table that was copied.

    A table may have a row of headings; its coordinates are rounded to two decimals. Numbers in a row are separated by
    commas, semicolons, tabs or spaces, and rows by line breaks or, as after pasting into one line, by spaces.
    ValueError names the first item that is wrong.
    """
    plain = normalized(text)
    rows = [] if "_" in plain else _table_rows(_HEADINGS.sub("", plain, count=1))
    if rows:
        return decode_points(POINT_SEPARATOR.join(rows))
    items = re.split(rf"[{POINT_SEPARATOR};|\n\r]", plain)
    return decode_points(POINT_SEPARATOR.join(_point(item.split("_")) or item for item in items if item.strip()))


# The words over the columns of a table of points.
_HEADINGS = re.compile(r"""^\s*(["']?[^\W\d]\w*["']?(\s*[,;|]\s*|\s+)){3}""")
# How rows and the numbers in a row may be separated, in the order in which they are tried.
_TABLES = (
    (rf"[{POINT_SEPARATOR};|\n\r]", r"\t|,\s+|\s+"),
    (rf"[{POINT_SEPARATOR}\n\r ]", r"\t"),
    (rf"[{POINT_SEPARATOR};|\n\r ]", ","),
    (rf"[{POINT_SEPARATOR}\n\r ]", r"[;|]"),
)


def _table_rows(text: str) -> list[str]:
    """Return the form x1_x2_class of each row of a table of points, none if the text is no such table."""
    for rows, fields in _TABLES:
        items = [re.split(fields, item.strip(" ")) for item in re.split(rows, text) if item.strip()]
        if points := _points(items):
            return points
    numbers = re.split(r"[,;]?\s+", text.strip())
    return _points([numbers[start : start + 3] for start in range(0, len(numbers), 3)])


def _points(items: Sequence[Sequence[str]]) -> list[str]:
    """Return the form x1_x2_class of points with rounded coordinates, none if an item has not three numbers."""
    points = [_point(item, decimals=2) for item in items]
    return points if all(points) else []


def _point(fields: Sequence[str], decimals: int | None = None) -> str:
    """Return the form x1_x2_class of a point, "" unless it has three numbers; None keeps all decimals."""
    try:
        x1, x2, label = (parse_number(field.strip("\"' ")) for field in fields)
    except ValueError:
        return ""
    if decimals is not None:
        x1, x2 = round(x1, decimals), round(x2, decimals)
    return "_".join(np.format_float_positional(number + 0.0, trim="-") for number in (x1, x2, label))


def points_as_held(text: str) -> tuple[str, str]:
    """Return a text of points as the address has it if it is a table, and what was rounded; any other as it is."""
    try:
        held = encode_points(parse_points(text)) if text and "_" not in text else text
    except ValueError:
        return text, ""
    if held == text:
        return text, ""
    longest = max((len(digits) for digits in re.findall(r"[.,]([0-9]+)", normalized(text))), default=0)
    return held, "the coordinates are rounded to two decimals" if longest > 2 else ""


def class_names(text: str, fewest: int = 2, most: int = MOST_NAMES) -> list[str]:
    """Return the names in a text, each different, at least `fewest` and at most `most`; missing ones are numbered."""
    names = [_within_limit(name) for name in _names(text)][:most]
    names += [f"class {place}" for place in range(len(names) + 1, fewest + 1)]
    return distinct(names)


def names_as_held(text: str) -> tuple[str, str]:
    """Return a list of names within the limits, and what was left out to keep them; unchanged if that is nothing."""
    names, left_out = _names(text), []
    if len(names) > MOST_NAMES:
        left_out.append(f"of {len(names)} names the first {MOST_NAMES} are kept, the most that are possible")
    if any(len(name) > LONGEST_NAME for name in names[:MOST_NAMES]):
        left_out.append(f"a name is cut after {LONGEST_NAME} characters, the most that are possible")
    kept = [_within_limit(name) for name in names[:MOST_NAMES]]
    if not left_out and len(text) <= LONGEST_NAMES:
        return text, ""
    if len(", ".join(kept)) > LONGEST_NAMES:
        while len(", ".join(kept)) > LONGEST_NAMES:
            kept.pop()
        count = f"the first {len(kept)} names are" if len(kept) > 1 else "the first name is"
        left_out.append(f"{count} kept, because the list may have at most {LONGEST_NAMES} characters")
    return ", ".join(kept), "; ".join(left_out)


def _names(text: str) -> list[str]:
    """Return the names in a text as they are seen, without those of which nothing is seen."""
    return [name for name in (_visible(item).strip() for item in split_list(text)) if name]


def _within_limit(name: str) -> str:
    """Return the start of a name that is too long, without a part of a character that is written by several codes."""
    end = LONGEST_NAME
    while len(name) > LONGEST_NAME and end and (_is_part(name[end]) or name[end - 1] in _JOINERS):
        end -= 1
    return name[: end or LONGEST_NAME].strip()


def _is_part(character: str) -> bool:
    """Return whether a character changes the one before it: an accent, a joiner, or the color of a skin."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Sk") or character in _JOINERS


def _visible(name: str) -> str:
    """Return a name without characters that are not seen: two names that look alike are then the same.

    The joiners that are inside a word of Persian or Hindi, or inside an emoji, are kept: they change what is seen.
    """
    plain = unicodedata.normalize("NFC", name)
    seen = [c for c in plain if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs")]
    around = zip(["", *seen], seen, [*seen[1:], ""], strict=False)
    return "".join(c for before, c, after in around if c not in _JOINERS or (_joins(before) and _joins(after)))


def _joins(character: str) -> bool:
    """Return whether a joiner can be seen beside a character: letters of Latin, Greek and Cyrillic never join."""
    return character > "\u0530" and character not in _JOINERS and not character.isspace()


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names with a number after each repeated one, so that no two are the same.

    Names that differ in width alone are the same, those that differ in case are not.
    """
    taken, found = {_same_width(name) for name in names}, []
    for name in names:
        number = 2
        candidate = name
        while _same_width(candidate) in map(_same_width, found) or (
            candidate != name and _same_width(candidate) in taken
        ):
            candidate, number = f"{name} {number}", number + 1
        found.append(candidate)
    return found


def _same_width(name: str) -> str:
    """Return a name in one form for all widths."""
    return unicodedata.normalize("NFKC", name)
