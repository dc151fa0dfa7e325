"""JSON that knows on which line each of its values stands, so that a fault can be named where it is."""

import json
import re
from dataclasses import dataclass, field

MOST_DEPTH = 8
MOST_PARTS = 200

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = json.JSONDecoder()


@dataclass(frozen=True)
class Located:
    """A value of a JSON text: text, number, truth value or None, a tuple of Located, or a dict from names to Located.

    `start` is its place in `text`; that of an object's member is where the member's name begins.
    """

    value: object
    text: str = field(repr=False)
    start: int

    @property
    def line(self):
        """Return the number of the line on which the value stands, from 1 on."""
        return self.text.count("\n", 0, self.start) + 1

    def fault(self, what):
        """Return a ValueError that says on which line the value stands, and what is wrong there."""
        return ValueError(f"line {self.line}: {what}")

    def checked(self, check):
        """Return what `check` makes of the value; a ValueError of its own is raised with the line before it."""
        try:
            return check(self.value)
        except ValueError as error:
            raise self.fault(error) from None


def parse(text):
    """Return the Located value of a JSON text.

    ValueError that names the line where the text is no JSON, is nested deeper than MOST_DEPTH, holds more than
    MOST_PARTS parts in one pair of brackets, or repeats a name.
    """
    node, end = _value(text, _after_space(text, 0), 0)
    if end < len(text):
        raise _at(text, end).fault("the text goes on after its end")
    return node


def _at(text, start, value=None):
    return Located(value, text, min(start, len(text)))


def _after_space(text, start):
    return _SPACE.match(text, start).end()


def _value(text, start, depth):
    """Return the value at a place, and the place of what comes after it and the space behind it."""
    if depth > MOST_DEPTH:
        raise _at(text, start).fault("brackets are nested too deeply")
    if text.startswith(("[", "{"), start):
        return _container(text, start, depth)
    try:
        value, end = _SCALAR.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _at(text, error.pos).fault(f"this is no JSON ({error.msg})") from None
    except ValueError:
        raise _at(text, start).fault("this number has too many digits") from None
    return _at(text, start, value), _after_space(text, end)


def _container(text, start, depth):
    """Return the list or object at a place, and the place of what comes after it."""
    part, close = (_member, "}") if text[start] == "{" else (_value, "]")
    parts, end = [], _after_space(text, start + 1)
    while parts or not text.startswith(close, end):
        if len(parts) == MOST_PARTS:
            raise _at(text, end).fault(f"there are more than {MOST_PARTS} parts in these brackets")
        node, end = part(text, end, depth + 1)
        parts.append(node)
        if text.startswith(close, end):
            break
        if not text.startswith(",", end):
            raise _at(text, end).fault(f"a comma or the closing {close} is missing")
        end = _after_space(text, end + 1)
    value = tuple(parts) if close == "]" else _object(parts)
    return _at(text, start, value), _after_space(text, end + 1)


def _member(text, start, depth):
    """Return one name of an object with its value, and the place of what comes after it."""
    if not text.startswith('"', start):
        raise _at(text, start).fault("a name in double quotes is missing")
    name, end = _value(text, start, depth)
    if not text.startswith(":", end):
        raise _at(text, end).fault("a colon is missing after the name")
    value, end = _value(text, _after_space(text, end + 1), depth)
    return (name.value, _at(text, start, value.value)), end


def _object(members):
    """Return the members of an object as a dict; ValueError names the line of a name that is there twice."""
    value = {}
    for name, node in members:
        if name in value:
            raise node.fault("this name is there twice")
        value[name] = node
    return value
