"""A lecturer's own list of scenes: views of the pages in order, kept as a JSON file and sent as a link.

A collected view is a `Scene` with a title, without a sentence and notes. A list is a tuple of them; every change
returns a new tuple. Whatever comes from outside (an address, a file, a link) is validated, and a ValueError names the
part that is wrong by its path in the JSON document, such as `scenes[3].title`; the first scene is `scenes[0]`.
"""

import base64
import binascii
import dataclasses
import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeGuard

from lib.lesson.address import LECTURE, LESSON, OPENED_FROM, PAGES, SCENES, VIEW, State, current_view
from lib.lesson.scenes.scene import Scene, address

VERSION = 1
MAX_SCENES = 50
MAX_TITLE = 80
MAX_VALUE = 10_000
MAX_KEYS = 200
MAX_VALUES = 200
MAX_ADDRESS = 20_000
MAX_BYTES = 200_000
MAX_LINK = 4_000
MAX_LINKED_BYTES = 20_000

# These say which scene of which list is shown, and from where; they are no part of what a scene shows.
NOT_STATE = (LECTURE, LESSON, SCENES, OPENED_FROM)

_KEY = re.compile(r"[a-z][a-z0-9]{0,29}")
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINK = re.compile(r"[A-Za-z0-9_-]*")


def scene_from_query(page: str, query: Mapping[str, Sequence[str]], title: str) -> Scene:
    """Return the scene that a page shows at an address.

    `query` maps each key of the address to the list of its values. Left out are `lecture`, `scenes` and keys that no
    control can have. ValueError names what else is not valid in a scene.
    """
    kept = {key: values for key, values in query.items() if _is_key(key)}
    state = {key: values[0] if len(values) == 1 else tuple(values) for key, values in kept.items()}
    return _validated(Scene(page, state, title))


def append_scenes(scenes: Sequence[Scene], *more: Scene) -> tuple[Scene, ...]:
    """Return the list with more scenes at its end; ValueError if that is more than a file may hold."""
    longer = (*scenes, *map(_validated, more))
    if len(longer) > MAX_SCENES:
        raise ValueError(f"a list holds at most {MAX_SCENES} scenes, not {len(longer)}")
    size = len(to_json(longer).encode())
    if size > MAX_BYTES:
        raise ValueError(f"a list holds at most {MAX_BYTES} bytes, not {size}")
    return longer


def rename_scene(scenes: Sequence[Scene], index: int, title: str) -> tuple[Scene, ...]:
    """Return the list with another title for one scene; ValueError if the title is not valid."""
    scene = dataclasses.replace(scenes[index], title=_title(title, "title"))
    return (*scenes[:index], scene, *scenes[index + 1 :])


def move_scene(scenes: Sequence[Scene], index: int, by: int) -> tuple[Scene, ...]:
    """Return the list with one scene moved by so many positions, at most to either end."""
    rest = remove_scene(scenes, index)
    position = min(max(index + by, 0), len(rest))
    return (*rest[:position], scenes[index], *rest[position:])


def remove_scene(scenes: Sequence[Scene], index: int) -> tuple[Scene, ...]:
    """Return the list without one scene."""
    return (*scenes[:index], *scenes[index + 1 :])


def to_json(scenes: Sequence[Scene]) -> str:
    """Return the list as an indented JSON document, which `from_json` takes back."""
    return json.dumps(_document(scenes), indent=2, ensure_ascii=False) + "\n"


def from_json(data: bytes) -> tuple[Scene, ...]:
    """Return the list in a JSON document in UTF-8, with or without a byte order mark.

    ValueError names line and column where the document is not UTF-8 or not JSON, and the path of the first part that is
    missing, unknown, repeated, of the wrong type or beyond a bound of this module.
    """
    check_size(len(data))
    version, scenes = _fields(_parsed(_decoded(data)), ("version", "scenes"), "")
    if isinstance(version, bool) or version != VERSION:
        _refuse("version", f"must be {VERSION}, the only version", version)
    if not isinstance(scenes, list):
        _refuse("scenes", "must be a list", scenes)
    if len(scenes) > MAX_SCENES:
        raise ValueError(f"scenes: must hold at most {MAX_SCENES} scenes, not {len(scenes)}")
    return tuple(_scene(scene, f"scenes[{index}]") for index, scene in enumerate(scenes))


def check_size(size: int) -> None:
    """Raise a ValueError for a file of more bytes than a list of scenes may have."""
    if size > MAX_BYTES:
        raise ValueError(f"a file holds at most {MAX_BYTES} bytes, not {size}")


def to_link(scenes: Sequence[Scene]) -> str:
    """Return the list as one value of an address: its JSON document, compressed by zlib, in base64url without padding.

    ValueError if the value would have more than MAX_LINK characters, or the document more than MAX_LINKED_BYTES.
    """
    text = json.dumps(_document(scenes), ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > MAX_LINKED_BYTES:
        raise ValueError(f"a link holds a list of at most {MAX_LINKED_BYTES} bytes, and this one has {len(text)}")
    code = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")
    if len(code) > MAX_LINK:
        raise ValueError(f"a link holds at most {MAX_LINK} characters, and this list takes {len(code)}")
    return code


def from_link(code: str) -> tuple[Scene, ...]:
    """Return the list in a value that `to_link` returned; ValueError says why it cannot be read."""
    if len(code) > MAX_LINK:
        raise ValueError(f"a link holds at most {MAX_LINK} characters, not {len(code)}")
    if not _LINK.fullmatch(code):
        raise ValueError("a link holds letters, digits, - and _ only")
    unpack = zlib.decompressobj()
    try:
        data = unpack.decompress(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)), MAX_LINKED_BYTES)
    except (binascii.Error, zlib.error):
        raise ValueError("the link is damaged or cut short") from None
    # The bound above stops a small link from unpacking to gigabytes.
    if not unpack.eof or unpack.unused_data:
        raise ValueError("the link is damaged or cut short")
    return from_json(data)


def _plain(scene: Scene) -> dict[str, object]:
    """Return a scene as JSON has it."""
    return {"title": scene.title, "page": scene.page, "state": dict(scene.state)}


def _document(scenes: Sequence[Scene]) -> dict[str, object]:
    """Return a list as JSON has it, in a file and in a link."""
    return {"version": VERSION, "scenes": [_plain(scene) for scene in scenes]}


def _decoded(data: bytes) -> str:
    """Return bytes as text; ValueError names line and column of the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        raise _syntax_error(json.JSONDecodeError("the encoding must be UTF-8", before, len(before))) from None


def _parsed(text: str) -> object:
    """Return the value of a JSON text: `json`, but without NaN, infinities and repeated names."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise _syntax_error(error) from None
    except RecursionError:
        raise ValueError("the document has too many brackets inside one another") from None


def _syntax_error(error: json.JSONDecodeError) -> ValueError:
    """Return the error that says where a text is no JSON."""
    return ValueError(f"line {error.lineno}, column {error.colno}: this is not a JSON document ({error.msg})")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the members of a JSON object; ValueError for a repeated name, of which `json` would keep the last."""
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"the name {_quoted(repeated)} must occur once in an object")
    return members


def _constant(name: str) -> NoReturn:
    """Refuse NaN, Infinity and -Infinity, which `json` reads though JSON has no such numbers."""
    raise ValueError(f"{name} is not a number in JSON")


def _integer(digits: str) -> int:
    """Return an integer; ValueError beyond the number of digits that Python converts."""
    try:
        return int(digits)
    except ValueError:
        raise ValueError(f"the number {_quoted(digits)} has too many digits") from None


def _validated(scene: Scene) -> Scene:
    """Return a scene as a file gives it back; ValueError names what is not valid in it."""
    return _scene(_plain(scene), "")


def _scene(value: object, path: str) -> Scene:
    """Return the scene in a JSON value."""
    title, named, state = _fields(value, ("title", "page", "state"), path)
    page = _page(named, _join(path, "page"))
    scene = Scene(
        page=page,
        state=_with_current_view(page, _state(state, _join(path, "state"))),
        title=_title(title, _join(path, "title")),
    )
    if len(address(scene)) > MAX_ADDRESS:
        raise ValueError(f"{_join(path, 'state')}: must fit into an address of {MAX_ADDRESS} characters")
    return scene


def _fields(value: object, names: Sequence[str], path: str) -> list[object]:
    """Return the members of a JSON object that has exactly the given names."""
    where = path or "document"
    if not isinstance(value, dict):
        _refuse(where, "must be an object", value)
    for name in names:
        if name not in value:
            raise ValueError(f"{where}: must have the field {name}")
    for name in value:
        if name not in names:
            raise ValueError(f"{where}: must have the fields {', '.join(names)} only, not {_quoted(name)}")
    return [value[name] for name in names]


def _page(value: object, path: str) -> str:
    """Return the name of a page."""
    if not isinstance(value, str) or value not in PAGES:
        _refuse(path, f"must be one of {', '.join(PAGES)}", value)
    return value


def _title(value: object, path: str) -> str:
    """Return a title."""
    if not _is_text(value, MAX_TITLE) or not value.strip():
        _refuse(path, f"must be a text of 1 to {MAX_TITLE} characters on one line", value)
    return value


def _state(value: object, path: str) -> dict[str, str | tuple[str, ...]]:
    """Return the state of a scene: the value of each key, or the tuple of its values."""
    if not isinstance(value, dict):
        _refuse(path, "must be an object", value)
    if len(value) > MAX_KEYS:
        raise ValueError(f"{path}: must have at most {MAX_KEYS} keys, not {len(value)}")
    for key in value:
        if not _is_key(key):
            raise ValueError(f"{path}: {_quoted(key)} is not the key of a control")
    return {key: _values(member, f"{path}.{key}") for key, member in value.items()}


def _with_current_view(page: str, state: State) -> State:
    """Return a state in which the view has the name that it has now."""
    view = state.get(VIEW)
    return {**state, VIEW: current_view(page, view)} if isinstance(view, str) else state


def _values(value: object, path: str) -> str | tuple[str, ...]:
    """Return the value of a key, or the tuple of its values."""
    if not isinstance(value, (list, tuple)):
        return _value(value, path)
    if not 1 <= len(value) <= MAX_VALUES:
        raise ValueError(f"{path}: must have 1 to {MAX_VALUES} values, not {len(value)}")
    return tuple(_value(each, f"{path}[{index}]") for index, each in enumerate(value))


def _value(value: object, path: str) -> str:
    """Return one value of a key."""
    if not _is_text(value, MAX_VALUE):
        _refuse(path, f"must be a text of at most {MAX_VALUE} characters on one line", value)
    return value


def _is_key(value: str) -> bool:
    """Return whether a control of a page may have this key."""
    return bool(_KEY.fullmatch(value)) and value not in NOT_STATE


def _is_text(value: object, most: int) -> TypeGuard[str]:
    """Return whether a value is a text on one line, without control characters and lone surrogates."""
    return isinstance(value, str) and len(value) <= most and not _CONTROL_CHARACTERS.search(value)


def _join(path: str, name: str) -> str:
    """Return the path of a member."""
    return f"{path}.{name}" if path else name


def _refuse(path: str, rule: str, value: object) -> NoReturn:
    """Raise the error that names a part of a document, the rule that it breaks, and what it is."""
    kinds = {dict: "an object", list: "a list", tuple: "a list"}
    raise ValueError(f"{path}: {rule}, not {kinds.get(type(value)) or _quoted(value)}")


def _quoted(value: object) -> str:
    """Return a text in quotes, a number, true, false or null for a message, cut after about 40 characters."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:40]}...")
    written = json.dumps(value)
    return written if len(written) <= 40 else f"{written[:40]}..."
