"""A lecturer's own scenes: views that were collected, in order; as a file to keep, and as a link to send.

A collected view is a Scene without a sentence and notes. A list of them is a tuple; every change returns a new one.
"""

import base64
import binascii
import dataclasses
import json
import re
import zlib

from lib.lesson.located_json import MOST_PARTS, parse
from lib.lesson.scenes import OVERVIEW, Scene, address

VERSION = 1
PAGES = (OVERVIEW, "activations", "softmax", "likelihood", "losses")
MOST_SCENES = 50
MOST_TITLE = 80
MOST_VALUE = 10_000
MOST_ADDRESS = 20_000
MOST_BYTES = 200_000
MOST_LINK = 4_000
MOST_LINKED_BYTES = 20_000

# What says which scene is shown is no part of a scene.
NOT_STATE = ("lecture", "scenes")

_KEY = re.compile(r"[a-z][a-z0-9]{0,29}")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CODE = re.compile(r"[A-Za-z0-9_-]*")


def collected(page, query, title):
    """Return the Scene of a page at an address; `query` maps keys to the list of their values.

    Keys that no control can have are left out. ValueError says what of the rest is not fit for a scene.
    """
    kept = {key: values for key, values in query.items() if _KEY.fullmatch(key) and key not in NOT_STATE}
    state = {key: values[0] if len(values) == 1 else tuple(values) for key, values in kept.items()}
    return _checked(Scene(page, state, title))


def added(scenes, *more):
    """Return the list with more scenes at its end; ValueError if it would hold too many, or too much to be kept."""
    longer = (*scenes, *map(_checked, more))
    if len(longer) > MOST_SCENES:
        raise ValueError(f"a list holds at most {MOST_SCENES} scenes, not {len(longer)}")
    if len(write(longer).encode()) > MOST_BYTES:
        raise ValueError(f"a list holds at most {MOST_BYTES:,} bytes")
    return longer


def renamed(scenes, index, title):
    """Return the list with another title for one scene; ValueError for a title that is not fit."""
    scene = dataclasses.replace(scenes[index], title=_title(title))
    return (*scenes[:index], scene, *scenes[index + 1 :])


def moved(scenes, index, by):
    """Return the list with one scene moved by that many places, and never past an end."""
    rest = removed(scenes, index)
    place = min(max(index + by, 0), len(rest))
    return (*rest[:place], scenes[index], *rest[place:])


def removed(scenes, index):
    """Return the list without one scene."""
    return (*scenes[:index], *scenes[index + 1 :])


def write(scenes):
    """Return the list as JSON text with a field a line, which `read` takes back."""
    return json.dumps(_document(scenes), indent=2, ensure_ascii=False) + "\n"


def read(data):
    """Return the list in a file, given as bytes.

    ValueError names the line and what is wrong there: no UTF-8, no JSON, a field that is missing, unknown or of the
    wrong type, a page that there is not, a key that no control can have, too many scenes, too long a title or value.
    """
    if len(data) > MOST_BYTES:
        raise ValueError(f"line 1: a file holds at most {MOST_BYTES:,} bytes, not {len(data):,}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: this is no text in UTF-8") from None
    version, scenes = _fields(parse(text), ("version", "scenes"))
    version.checked(_version)
    nodes = scenes.checked(_sequence)
    if len(nodes) > MOST_SCENES:
        raise nodes[MOST_SCENES].fault(f"a list holds at most {MOST_SCENES} scenes, not {len(nodes)}")
    return tuple(map(_scene, nodes))


def encode(scenes):
    """Return the list as one value for an address: compressed JSON in the letters A-Z, a-z, 0-9, - and _.

    ValueError if it would be longer than MOST_LINK characters, or unpack to more than MOST_LINKED_BYTES.
    """
    text = json.dumps(_document(scenes), ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > MOST_LINKED_BYTES:
        raise ValueError(f"a link holds a list of at most {MOST_LINKED_BYTES:,} bytes, and this one has {len(text):,}")
    code = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")
    if len(code) > MOST_LINK:
        raise ValueError(f"a link holds at most {MOST_LINK:,} characters, and this list takes {len(code):,}")
    return code


def decode(code):
    """Return the list in a value that `encode` wrote; ValueError says why there is none in it."""
    if len(code) > MOST_LINK:
        raise ValueError(f"a link holds at most {MOST_LINK:,} characters, not {len(code):,}")
    if not _CODE.fullmatch(code):
        raise ValueError("a link holds letters, digits, - and _ only")
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)), MOST_LINKED_BYTES)
    except (binascii.Error, zlib.error):
        raise ValueError("the link is damaged or cut short") from None
    if not unpack.eof or unpack.unused_data:
        raise ValueError("the link is damaged or cut short")
    return read(text)


def _document(scenes):
    """Return the list as plain values: what a file and a link hold."""
    parts = [{"title": scene.title, "page": scene.page, "state": dict(scene.state)} for scene in scenes]
    return {"version": VERSION, "scenes": parts}


def _scene(node):
    """Return the Scene at a place of a file."""
    title, page, state = _fields(node, ("title", "page", "state"))
    values = {key: _member(key, value) for key, value in state.checked(_mapping).items()}
    scene = Scene(page.checked(_page), values, title.checked(_title))
    return node.checked(lambda _: _short(scene))


def _member(key, node):
    """Return the value of one key of a state in a file: a text, or a tuple of them."""
    node.checked(lambda _: _key(key))
    if isinstance(node.value, tuple) and node.value:
        return tuple(part.checked(_value) for part in node.value)
    return node.checked(_value)


def _fields(node, names):
    """Return the members of an object that has exactly these; ValueError names the line of another or missing one."""
    members = node.checked(_mapping)
    for name, member in members.items():
        if name not in names:
            raise member.fault(f"{_cited(name)} is no field here, only {', '.join(names)}")
    for name in names:
        if name not in members:
            raise node.fault(f"the field {name} is missing")
    return [members[name] for name in names]


def _checked(scene):
    """Return a scene that is fit for a file; ValueError says what is not."""
    _page(scene.page)
    _title(scene.title)
    if max(map(len, (scene.state, *(v for v in scene.state.values() if isinstance(v, tuple))))) > MOST_PARTS:
        raise ValueError(f"a state holds at most {MOST_PARTS} keys, and as many values of one key")
    for key, values in scene.state.items():
        _key(key)
        for value in (values,) if isinstance(values, str) else values:
            _value(value)
    return _short(scene)


def _short(scene):
    if len(address(scene)) > MOST_ADDRESS:
        raise ValueError(f"the state must fit into an address of {MOST_ADDRESS:,} characters")
    return scene


def _version(value):
    if value is True or value != VERSION:
        raise ValueError(f"version must be {VERSION}, the only one there is")
    return value


def _page(value):
    if value not in PAGES:
        raise ValueError(f"page must be one of {', '.join(PAGES)}, not {_cited(value)}")
    return value


def _title(value):
    if not isinstance(value, str) or not value.strip() or len(value) > MOST_TITLE or _BREAKS.search(value):
        raise ValueError(f"title must be a text of 1 to {MOST_TITLE} characters on one line, not {_cited(value)}")
    return value


def _key(value):
    if not _KEY.fullmatch(value) or value in NOT_STATE:
        raise ValueError(f"{_cited(value)} is the key of no control")
    return value


def _value(value):
    if not isinstance(value, str) or len(value) > MOST_VALUE or _BREAKS.search(value):
        raise ValueError(f"a value must be a text of at most {MOST_VALUE:,} characters, or a list of such texts")
    return value


def _mapping(value):
    if not isinstance(value, dict):
        raise ValueError("an object in { } must stand here")
    return value


def _sequence(value):
    if not isinstance(value, tuple):
        raise ValueError("a list in [ ] must stand here")
    return value


def _cited(value):
    """Return a value from outside as it is put into a message: a short text in quotes, or what kind of thing it is."""
    if not isinstance(value, str):
        return "something else"
    return repr(value if len(value) <= 40 else value[:40] + "...")
