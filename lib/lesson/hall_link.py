"""The way back to a hall, which the address of a page has if the page was opened from the hall.

It is one value: the query of the hall's page, with the code of the hall, its view, and what the wall asks and leads to.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

from lib.hall.code import read_code
from lib.lesson.address import LECTURE, LESSON, SCENES, VIEW
from lib.lesson.controls import ACTIVITY, HALL_CLAIM, HALL_CODE

KEYS = (HALL_CODE.key, VIEW, ACTIVITY.key, HALL_CLAIM.key, LECTURE, LESSON, SCENES)
"""The keys of the hall's page that lead back to it."""


def to_value(query: Mapping[str, str]) -> str:
    """Return the query of a hall's page as one value of an address; other keys than KEYS are left out."""
    return urlencode({key: query[key] for key in KEYS if key in query}, quote_via=quote)


def from_value(text: str) -> dict[str, str]:
    """Return the query in a value that `to_value` has written; ValueError if it has no code of a hall."""
    found = dict(parse_qsl(text, max_num_fields=len(KEYS)))
    code = read_code(found.get(HALL_CODE.key, ""))
    return {key: found[key] for key in KEYS if key in found} | {HALL_CODE.key: code}
