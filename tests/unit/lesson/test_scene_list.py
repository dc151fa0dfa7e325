"""A lecturer's own scenes: changes of the list, the file and the link, and every kind of bad file."""

import base64
import json
import re
import zlib
from string import ascii_lowercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lesson.address import PAGES
from lib.lesson.scene_list import (
    MAX_BYTES,
    MAX_LINK,
    MAX_LINKED_BYTES,
    MAX_SCENES,
    MAX_TITLE,
    MAX_VALUE,
    append_scenes,
    from_json,
    from_link,
    move_scene,
    remove_scene,
    rename_scene,
    scene_from_query,
    to_json,
    to_link,
)
from lib.lesson.scenes.chapters import SCENES
from lib.lesson.scenes.scene import Scene, address
from tests.unit.each import each

ONE_LINE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TITLE = st.text(ONE_LINE, min_size=1, max_size=MAX_TITLE).filter(str.strip)
TEXT = st.text(ONE_LINE, max_size=30)
KEY = st.builds(str.__add__, st.sampled_from(ascii_lowercase), st.text(ascii_lowercase + digits, max_size=29)).filter(
    lambda key: key not in ("lecture", "scenes")
)
STATE = st.dictionaries(KEY, TEXT | st.lists(TEXT, min_size=1, max_size=4).map(tuple), max_size=5)
SCENE = st.builds(Scene, st.sampled_from(list(PAGES)), STATE, TITLE)
LIST = st.lists(SCENE, max_size=6).map(tuple)
A, B, C = (Scene("softmax", {"cat": str(place)}, name) for place, name in enumerate("ABC"))


def refusal(function, *arguments):
    """Return what a function says of values that it refuses, or nothing if it takes them."""
    try:
        function(*arguments)
    except ValueError as error:
        return str(error)
    return ""


# Round trips


@given(LIST)
def test_a_file_gives_back_the_list_that_was_written(scenes):
    assert from_json(to_json(scenes).encode()) == scenes


def test_a_view_has_its_present_name_after_a_list_with_a_former_one_is_read():
    former = Scene("losses", {"view": "Race", "y": "1"}, "R"), Scene("likelihood", {"view": "how sure"}, "H")
    now = (
        Scene("losses", {"view": "One neuron", "y": "1"}, "R"),
        Scene("likelihood", {"view": "Confidence intervals"}, "H"),
    )
    assert from_json(to_json(former).encode()) == from_link(to_link(former)) == now


@given(LIST)
def test_a_link_gives_back_the_list_that_was_put_into_it(scenes):
    if refused := refusal(to_link, scenes):
        assert f"at most {MAX_LINK} characters" in refused
        return
    link = to_link(scenes)
    assert from_link(link) == scenes
    assert len(link) <= MAX_LINK
    assert set(link) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_whole_lecture_of_the_lesson_fits_into_a_file_and_into_a_link():
    lesson = append_scenes((), *(Scene(scene.page, scene.state, scene.title) for scene in SCENES))
    assert from_json(to_json(lesson).encode()) == from_link(to_link(lesson)) == lesson


def test_a_file_is_text_that_a_lecturer_can_read_and_change():
    assert to_json((Scene("losses", {"view": "One neuron", "losses": ("a", "b")}, "Größer als √2"),)).splitlines() == [
        "{",
        '  "version": 1,',
        '  "scenes": [',
        "    {",
        '      "title": "Größer als √2",',
        '      "page": "losses",',
        '      "state": {',
        '        "view": "One neuron",',
        '        "losses": [',
        '          "a",',
        '          "b"',
        "        ]",
        "      }",
        "    }",
        "  ]",
        "}",
    ]


def test_a_file_with_a_mark_of_its_encoding_and_other_line_ends_is_read():
    assert from_json(b"\xef\xbb\xbf" + to_json((A, B)).replace("\n", "\r\n").encode()) == (A, B)


# Changes


def test_every_change_makes_a_new_list_and_leaves_the_old_one():
    scenes = (A, B, C)
    assert move_scene(scenes, 0, 1) == (B, A, C)
    assert move_scene(scenes, 2, -1) == (A, C, B)
    assert remove_scene(scenes, 1) == (A, C)
    assert rename_scene(scenes, 1, "new") == (A, Scene("softmax", {"cat": "1"}, "new"), C)
    assert append_scenes(scenes, A) == (A, B, C, A)
    assert scenes == (A, B, C)


@given(st.lists(st.integers(), min_size=1, max_size=8), st.data())
def test_a_move_stops_at_the_ends_and_loses_nothing(items, data):
    index = data.draw(st.integers(0, len(items) - 1))
    by = data.draw(st.integers(-10, 10))
    after = move_scene(tuple(items), index, by)
    assert sorted(after) == sorted(items)
    assert after[min(max(index + by, 0), len(items) - 1)] == items[index]


def test_a_view_is_collected_without_what_no_control_can_have():
    query = {
        "view": ["Curves"],
        "functions": ["ELU", "Tanh"],
        "lecture": ["3"],
        "scenes": ["x"],
        "a b": ["1"],
        "Ä": [""],
    }
    scene = scene_from_query("activations", query, "ELU")
    assert scene == Scene("activations", {"view": "Curves", "functions": ("ELU", "Tanh")}, "ELU")
    assert address(scene) == "/activations?view=Curves&functions=ELU&functions=Tanh"
    assert address(scene_from_query("overview", {}, "All at its default")) == "/"


@each(
    ("page", "query", "title", "said"),
    [
        ("attic", {}, "t", "page: must be one of overview"),
        ("losses", {}, "", "title: must be a text of 1 to 80 characters on one line, not ''"),
        ("losses", {}, "   ", "title: must be"),
        ("losses", {}, "x" * (MAX_TITLE + 1), "title: must be"),
        ("losses", {}, "two\nlines", "title: must be"),
        ("losses", {"points": ["x" * (MAX_VALUE + 1)]}, "t", "state.points: must be a text of at most 10000"),
        ("losses", {"names": ["a\x00b"]}, "t", "state.names: must be a text"),
        ("losses", {f"k{i}": [""] for i in range(201)}, "t", "state: must have at most 200 keys, not 201"),
        ("losses", {"losses": [""] * 201}, "t", "state.losses: must have 1 to 200 values, not 201"),
        ("losses", {"names": ["\ud800"]}, "t", "state.names: must be a text"),
        (
            "losses",
            {f"k{i}": ["x" * MAX_VALUE] for i in range(3)},
            "t",
            "state: must fit into an address of 20000 characters",
        ),
    ],
)
def test_what_is_not_fit_for_a_scene_is_named(page, query, title, said):
    with pytest.raises(ValueError, match=said):
        scene_from_query(page, query, title)


def test_a_title_that_is_not_fit_renames_nothing():
    with pytest.raises(ValueError, match="title: must be"):
        rename_scene((A,), 0, "")


def test_a_list_is_bounded_in_scenes_and_in_bytes_so_that_its_file_always_loads():
    full = append_scenes((), *[A] * MAX_SCENES)
    assert from_json(to_json(full).encode()) == full
    with pytest.raises(ValueError, match="at most 50 scenes, not 51"):
        append_scenes(full, B)
    large = (Scene("losses", {"losses": ("x" * (MAX_VALUE - 200),) * 2}, "large"),) * 10
    assert from_json(to_json(append_scenes((), *large)).encode()) == large
    with pytest.raises(ValueError, match="at most 200000 bytes"):
        append_scenes(large, *large[:1])


# Bad files


def scene(**changed):
    return {"title": "t", "page": "losses", "state": {"view": "One neuron"}} | changed


def document(*scenes):
    return json.dumps({"version": 1, "scenes": scenes}, indent=2).encode()


BAD = [
    (b"", "line 1, column 1: this is not a JSON document"),
    (b"\n\nnot json", "line 3, column 1: this is not"),
    (b"\xff\xd8\xff\xe0", "line 1, column 1: this is not a JSON document (the encoding must be UTF-8)"),
    (
        b'\xef\xbb\xbf{\n"version": 1,\n"\xc3\xa4\xff": 2}',
        "line 3, column 3: this is not a JSON document (the encoding",
    ),
    (b"[1,\n2]", "document: must be an object, not a list"),
    (b"null", "document: must be an object, not null"),
    (b'"text"', "document: must be an object, not 'text'"),
    (b'{"version": 1,\n"scenes": []\n', "line 3, column 1: this is not"),
    (b'{"version": 1\n"scenes": []}', "line 2, column 1: this is not"),
    (b'{"version" 1}', "line 1, column 12: this is not"),
    (b'{"version": 1,\n}', "line "),
    (b"{'version': 1}", "line 1, column 2: this is not"),
    (b'{"version": 1,\n"scenes": [\n,]}', "line 3, column 1: this is not"),
    (b'{"version": 1,\n"scenes": []}\n\nmore', "line 4, column 1: this is not"),
    (b'{"version": 1,\n"version": 1,\n"scenes": []}', "the name 'version' must occur once in an object"),
    (b'{"version": 1, "scenes": [{"a": 1, "' + b"b" * 999 + b'": 1, "' + b"b" * 999 + b'": 1}]}', "the name 'bbbb"),
    (b'{\n"scenes": []}', "document: must have the field version"),
    (b'{\n"version": 1}', "document: must have the field scenes"),
    (b'{\n"version": 2,\n"scenes": []}', "version: must be 1, the only version, not 2"),
    (b'{\n"version": true,\n"scenes": []}', "version: must be 1, the only version, not true"),
    (b'{"version": ' + b"9" * 4000 + b', "scenes": []}', "version: must be 1, the only version, not 9999"),
    (b'{"version": 1e999, "scenes": []}', "version: must be 1, the only version, not Infinity"),
    (b'{\n"version": NaN,\n"scenes": []}', "NaN is not a number in JSON"),
    (b'{\n"version": -Infinity,\n"scenes": []}', "-Infinity is not a number in JSON"),
    (b'{\n"version": ' + b"9" * 5000 + b"}", "the number '9999"),
    (b'{"version": 1,\n"scenes": {}}', "scenes: must be a list, not an object"),
    (b'{"version": 1,\n"scenes": [],\n"more": 1}', "document: must have the fields version, scenes only, not 'more'"),
    (b'{"version": 1,\n"scenes": ' + b"[" * 100_000, "the document has too many brackets inside one another"),
    (b'{"version": 1,\n"scenes": ' + b'{"a":' * 30_000, "the document has too many brackets inside one another"),
    (b'{"version": 1,\n"scenes": ' + b"[" * 20 + b"]" * 20 + b"}", "scenes[0]: must be an object, not a list"),
    (b'{"version": 1,\n"scenes": [7]}', "scenes[0]: must be an object, not 7"),
    (b'{"version": 1,\n"scenes": [' + b"0,\n" * 5000 + b"0]}", "scenes: must hold at most 50 scenes, not 5001"),
    (document(scene(), {"title": "t", "page": "losses"}), "scenes[1]: must have the field state"),
    (document(scene(), scene(page="attic")), "scenes[1].page: must be one of"),
    (document(scene(page="javascript:alert(1)")), "scenes[0].page: must be one of"),
    (document(scene(page="//elsewhere.example")), "scenes[0].page: must be one of"),
    (document(scene(page=["losses"])), "scenes[0].page: must be one of"),
    (document(scene(title="")), "scenes[0].title: must be a text of 1 to 80 characters on one line, not ''"),
    (
        document(*[scene()] * 3, scene(title=5)),
        "scenes[3].title: must be a text of 1 to 80 characters on one line, not 5",
    ),
    (document(scene(title="x" * (MAX_TITLE + 1))), "scenes[0].title: must be"),
    (document(scene(title="a\nb")), "scenes[0].title: must be"),
    (document(scene(title="\ud800")), "scenes[0].title: must be"),
    (
        document(scene(title={"": ""})),
        "scenes[0].title: must be a text of 1 to 80 characters on one line, not an object",
    ),
    (document(scene(state=[])), "scenes[0].state: must be an object, not a list"),
    (
        document(scene(state={"view": "One neuron", "y": 1})),
        "scenes[0].state.y: must be a text of at most 10000 characters",
    ),
    (document(scene(state={"view": None})), "scenes[0].state.view: must be a text"),
    (document(scene(state={"view": []})), "scenes[0].state.view: must have 1 to 200 values, not 0"),
    (document(scene(state={"view": [""] * 201})), "scenes[0].state.view: must have 1 to 200 values, not 201"),
    (document(scene(state={"losses": ["a", {"b": "c"}]})), "scenes[0].state.losses[1]: must be a text"),
    (document(scene(state={"points": "x" * (MAX_VALUE + 1)})), "scenes[0].state.points: must be a text"),
    (document(scene(state={f"k{i}": "" for i in range(201)})), "scenes[0].state: must have at most 200 keys, not 201"),
    (document(scene(state={"lecture": "3"})), "scenes[0].state: 'lecture' is not the key of a control"),
    (document(scene(state={"scenes": "x"})), "scenes[0].state: 'scenes' is not the key of a control"),
    (document(scene(state={"</style>": "x"})), "scenes[0].state: '</style>' is not the key of a control"),
    (document(scene(state={"": "x"})), "scenes[0].state: '' is not the key of a control"),
    (
        document(scene(), scene(state={f"k{i}": "x" * MAX_VALUE for i in range(3)})),
        "scenes[1].state: must fit into an address of 20000 characters",
    ),
    (document(scene(notes="n")), "scenes[0]: must have the fields title, page, state only, not 'notes'"),
    (document(*[scene()] * (MAX_SCENES + 1)), "scenes: must hold at most 50 scenes, not 51"),
    (b" " * (MAX_BYTES + 1), "a file holds at most 200000 bytes, not 200001"),
]


@each(("data", "said"), BAD)
def test_a_bad_file_is_refused_with_the_place_and_what_is_wrong_there(data, said):
    assert refusal(from_json, data).startswith(said)
    assert len(refusal(from_json, data)) < 200


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_holds_it_is_read_or_refused_with_a_place(data):
    assert PLACE.match(refusal(from_json, data)) or isinstance(from_json(data), tuple)


PLACE = re.compile(
    r"(line \d+, column \d+|document|version|scenes[\w.\[\]]*): |the name '|the document has too many brackets"
)
"""How a message begins that says where a document is wrong."""


@given(LIST.filter(bool), st.data())
def test_a_file_that_is_cut_or_changed_anywhere_is_read_or_refused_with_a_place(scenes, data):
    text = to_json(scenes)
    place = data.draw(st.integers(0, len(text) - 2))
    put = data.draw(st.sampled_from(["", '"', "{", "]", ",", "1", "\\", "null"]))
    rest = data.draw(st.sampled_from(["", text[place + 1 :]]))
    changed = text[:place] + put + rest
    refused = refusal(from_json, changed.encode())
    assert not refused or PLACE.match(refused)
    if refused.startswith("line"):
        line, column = map(int, re.findall(r"\d+", refused)[:2])
        assert 1 <= line <= changed.count("\n") + 1
        assert 1 <= column <= len(changed.split("\n")[line - 1]) + 1


# Bad links


def packed(text, level=9):
    return base64.urlsafe_b64encode(zlib.compress(text, level)).decode().rstrip("=")


@each(
    ("link", "said"),
    [
        *[(link, "link") for link in ["", "junk", "%00", "A" * 5, "٣", "x" * 10_000, "eNo", "<script>"]],
        (to_link((A, B))[:-3], "damaged or cut short"),
        (to_link((A, B))[:20], "damaged or cut short"),
        (packed(b"x" * (MAX_LINKED_BYTES + 1)), "damaged or cut short"),
        (packed(b"\x00" * 2_000_000), "damaged or cut short"),
        (packed(document(scene(page="attic"))), "scenes.0..page: must be one of"),
        (packed(b"["), "line 1, column 2: this is not a JSON document"),
    ],
)
def test_a_bad_link_is_refused_and_unpacks_no_more_than_a_list_can_be(link, said):
    with pytest.raises(ValueError, match=said):
        from_link(link)


@each(
    ("scenes", "said"),
    [
        (tuple(Scene("softmax", {"names": str(3**place)}, str(7**place)) for place in range(90)), "4000 characters"),
        ((Scene("losses", {"points": "x" * MAX_VALUE}, "large"),) * 6, "20000 bytes"),
    ],
)
def test_a_list_that_is_too_long_for_a_link_is_told_so(scenes, said):
    with pytest.raises(ValueError, match=f"at most {said}, and this"):
        to_link(scenes)
