"""A lecturer's own scenes: changes of the list, the file and the link, every kind of bad file, and the pages."""

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.lesson.claims.registry import CLAIMS
from lib.lesson.located_json import MOST_DEPTH, parse
from lib.lesson.scene_list import (
    MOST_BYTES,
    MOST_LINK,
    MOST_LINKED_BYTES,
    MOST_SCENES,
    MOST_TITLE,
    MOST_VALUE,
    PAGES,
    added,
    collected,
    decode,
    encode,
    moved,
    read,
    removed,
    renamed,
    write,
)
from lib.lesson.scenes import SCENES, Scene, address
from tests.app.test_pages import JUNK, VIEWS, assert_works, opened

CODE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) :red[x] $x$"
ONE_LINE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TITLE = st.text(ONE_LINE, min_size=1, max_size=MOST_TITLE).filter(str.strip)
TEXT = st.text(ONE_LINE, max_size=30)
KEY = st.from_regex(r"[a-z][a-z0-9]{0,29}", fullmatch=True).filter(lambda key: key not in ("lecture", "scenes"))
STATE = st.dictionaries(KEY, TEXT | st.lists(TEXT, min_size=1, max_size=4).map(tuple), max_size=5)
SCENE = st.builds(Scene, st.sampled_from(PAGES), STATE, TITLE)
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
    assert read(write(scenes).encode()) == scenes


@given(LIST)
def test_a_link_gives_back_the_list_that_was_put_into_it(scenes):
    if refused := refusal(encode, scenes):
        assert f"at most {MOST_LINK:,} characters" in refused
        return
    link = encode(scenes)
    assert decode(link) == scenes
    assert len(link) <= MOST_LINK
    assert set(link) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_whole_lecture_of_the_lesson_fits_into_a_file_and_into_a_link():
    lesson = added((), *(Scene(scene.page, scene.state, scene.title) for scene in SCENES))
    assert read(write(lesson).encode()) == decode(encode(lesson)) == lesson


def test_a_file_is_text_that_a_lecturer_can_read_and_change():
    assert write((Scene("losses", {"view": "Race", "losses": ("a", "b")}, "Größer als √2"),)).splitlines() == [
        "{",
        '  "version": 1,',
        '  "scenes": [',
        "    {",
        '      "title": "Größer als √2",',
        '      "page": "losses",',
        '      "state": {',
        '        "view": "Race",',
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
    assert read(b"\xef\xbb\xbf" + write((A, B)).replace("\n", "\r\n").encode()) == (A, B)


# Changes


def test_every_change_makes_a_new_list_and_leaves_the_old_one():
    scenes = (A, B, C)
    assert moved(scenes, 0, 1) == (B, A, C)
    assert moved(scenes, 2, -1) == (A, C, B)
    assert removed(scenes, 1) == (A, C)
    assert renamed(scenes, 1, "new") == (A, Scene("softmax", {"cat": "1"}, "new"), C)
    assert added(scenes, A) == (A, B, C, A)
    assert scenes == (A, B, C)


@given(st.lists(st.integers(), min_size=1, max_size=8), st.data())
def test_a_move_stops_at_the_ends_and_loses_nothing(items, data):
    index = data.draw(st.integers(0, len(items) - 1))
    by = data.draw(st.integers(-10, 10))
    after = moved(tuple(items), index, by)
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
    scene = collected("activations", query, "ELU")
    assert scene == Scene("activations", {"view": "Curves", "functions": ("ELU", "Tanh")}, "ELU")
    assert address(scene) == "/activations?view=Curves&functions=ELU&functions=Tanh"
    assert address(collected("overview", {}, "All at its default")) == "/"


@pytest.mark.parametrize(
    ("page", "query", "title", "said"),
    [
        ("attic", {}, "t", "page must be one of overview"),
        ("losses", {}, "", "title must be a text of 1 to 80"),
        ("losses", {}, "   ", "title must be"),
        ("losses", {}, "x" * (MOST_TITLE + 1), "title must be"),
        ("losses", {}, "two\nlines", "title must be"),
        ("losses", {"points": ["x" * (MOST_VALUE + 1)]}, "t", "a value must be a text of at most 10,000"),
        ("losses", {"names": ["a\x00b"]}, "t", "a value must be"),
        ("losses", {f"k{i}": [""] for i in range(201)}, "t", "at most 200 keys"),
        ("losses", {"losses": [""] * 201}, "t", "at most 200 keys, and as many values"),
        ("losses", {"names": ["\ud800"]}, "t", "a value must be"),
        ("losses", {f"k{i}": ["x" * MOST_VALUE] for i in range(3)}, "t", "an address of 20,000 characters"),
    ],
)
def test_what_is_not_fit_for_a_scene_is_named(page, query, title, said):
    with pytest.raises(ValueError, match=said):
        collected(page, query, title)


def test_a_title_that_is_not_fit_renames_nothing():
    with pytest.raises(ValueError, match="title must be"):
        renamed((A,), 0, "")


def test_a_list_is_bounded_in_scenes_and_in_bytes_so_that_its_file_always_loads():
    full = added((), *[A] * MOST_SCENES)
    assert read(write(full).encode()) == full
    with pytest.raises(ValueError, match="at most 50 scenes, not 51"):
        added(full, B)
    large = (Scene("losses", {"losses": ("x" * (MOST_VALUE - 200),) * 2}, "large"),) * 10
    assert read(write(added((), *large)).encode()) == large
    with pytest.raises(ValueError, match="at most 200,000 bytes"):
        added(large, *large[:1])


# Bad files


def scene(**changed):
    return {"title": "t", "page": "losses", "state": {"view": "Race"}} | changed


def document(*scenes):
    return json.dumps({"version": 1, "scenes": scenes}, indent=2).encode()


BAD = [
    (b"", 1, "no JSON"),
    (b"\n\nnot json", 3, "no JSON"),
    (b"\xff\xd8\xff\xe0", 1, "no text in UTF-8"),
    (b'{\n"version": 1,\n"\xff": 2}', 3, "no text in UTF-8"),
    (b"[1,\n2]", 1, "an object in { } must stand here"),
    (b"null", 1, "an object"),
    (b'"text"', 1, "an object"),
    (b'{"version": 1,\n"scenes": []\n', 3, "closing } is missing"),
    (b'{"version": 1\n"scenes": []}', 2, "a comma or the closing }"),
    (b'{"version" 1}', 1, "a colon is missing"),
    (b'{"version": 1,\n}', 2, "a name in double quotes"),
    (b"{'version': 1}", 1, "a name in double quotes"),
    (b'{"version": 1,\n"scenes": [\n,]}', 3, "no JSON"),
    (b'{"version": 1,\n"scenes": []}\n\nmore', 4, "goes on after its end"),
    (b'{"version": 1,\n"version": 1,\n"scenes": []}', 2, "there twice"),
    (b'{\n"scenes": []}', 1, "the field version is missing"),
    (b'{\n"version": 1}', 1, "the field scenes is missing"),
    (b'{\n"version": 2,\n"scenes": []}', 2, "version must be 1"),
    (b'{\n"version": true,\n"scenes": []}', 2, "version must be 1"),
    (b'{\n"version": NaN,\n"scenes": []}', 2, "version must be 1"),
    (b'{\n"version": ' + b"9" * 5000 + b"}", 2, "too many digits"),
    (b'{"version": 1,\n"scenes": {}}', 2, "a list in [ ] must stand here"),
    (b'{"version": 1,\n"scenes": [],\n"more": 1}', 3, "'more' is no field here"),
    (b'{"version": 1,\n"scenes": ' + b"[" * 100_000, 2, "nested too deeply"),
    (b'{"version": 1,\n"scenes": ' + b'{"a":' * 30_000, 2, "nested too deeply"),
    (b'{"version": 1,\n"scenes": [7]}', 2, "an object"),
    (b'{"version": 1,\n"scenes": [' + b"0,\n" * 5000 + b"0]}", 202, "more than 200 parts"),
    (document(scene(), {"title": "t", "page": "losses"}), 11, "the field state is missing"),
    (document(scene(), scene(page="attic")), 13, "page must be one of"),
    (document(scene(page="javascript:alert(1)")), 6, "page must be one of"),
    (document(scene(page="//elsewhere.example")), 6, "page must be one of"),
    (document(scene(page=["losses"])), 6, "not something else"),
    (document(scene(title="")), 5, "title must be"),
    (document(scene(title=3)), 5, "title must be"),
    (document(scene(title="x" * (MOST_TITLE + 1))), 5, "title must be"),
    (document(scene(title="a\nb")), 5, "title must be"),
    (document(scene(title="\ud800")), 5, "title must be"),
    (document(scene(state=[])), 7, "an object"),
    (document(scene(state={"view": "Race", "y": 1})), 9, "a value must be a text"),
    (document(scene(state={"view": None})), 8, "a value must be a text"),
    (document(scene(state={"view": []})), 8, "a value must be a text"),
    (document(scene(state={"losses": ["a", {"b": "c"}]})), 10, "a value must be a text"),
    (document(scene(state={"points": "x" * (MOST_VALUE + 1)})), 8, "a value must be a text"),
    (document(scene(state={"lecture": "3"})), 8, "'lecture' is the key of no control"),
    (document(scene(state={"scenes": "x"})), 8, "'scenes' is the key of no control"),
    (document(scene(state={"</style>": "x"})), 8, "is the key of no control"),
    (document(scene(state={"": "x"})), 8, "is the key of no control"),
    (document(scene(), scene(state={f"k{i}": "x" * MOST_VALUE for i in range(3)})), 11, "an address of 20,000"),
    (document(scene(notes="n")), 10, "'notes' is no field here"),
    (document(*[scene()] * (MOST_SCENES + 1)), 4 + 7 * MOST_SCENES, "at most 50 scenes, not 51"),
    (b" " * (MOST_BYTES + 1), 1, "at most 200,000 bytes"),
]


@pytest.mark.parametrize(("data", "line", "said"), BAD, ids=[f"{place} {case[2]}" for place, case in enumerate(BAD)])
def test_a_bad_file_is_refused_with_the_line_and_what_is_wrong_there(data, line, said):
    with pytest.raises(ValueError) as raised:
        read(data)
    assert str(raised.value).startswith(f"line {line}: ")
    assert said in str(raised.value)
    assert len(str(raised.value)) < 200


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_holds_it_is_read_or_refused_with_a_line(data):
    assert refusal(read, data).startswith("line ") or isinstance(read(data), tuple)


@given(LIST.filter(bool), st.data())
def test_a_file_that_is_cut_or_changed_anywhere_is_read_or_refused_with_a_line(scenes, data):
    text = write(scenes)
    place = data.draw(st.integers(0, len(text) - 2))
    put = data.draw(st.sampled_from(["", '"', "{", "]", ",", "1", "\\", "null"]))
    rest = data.draw(st.sampled_from(["", text[place + 1 :]]))
    refused = refusal(read, (text[:place] + put + rest).encode())
    assert not refused or 1 <= int(refused.split(":")[0].removeprefix("line ")) <= text.count("\n") + 1


NESTED = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def plain(node):
    """Return a Located value without its places."""
    if isinstance(node.value, tuple):
        return [plain(part) for part in node.value]
    if isinstance(node.value, dict):
        return {name: plain(member) for name, member in node.value.items()}
    return node.value


@settings(max_examples=300)
@given(NESTED, st.sampled_from([None, 1, "\t"]))
def test_json_is_read_as_the_standard_library_reads_it(value, indent):
    text = json.dumps(value, indent=indent)
    if refused := refusal(parse, text):
        assert "nested too deeply" in refused
        assert text.count("[") + text.count("{") >= MOST_DEPTH
    else:
        assert plain(parse(text)) == value


# Bad links


def packed(text, level=9):
    return base64.urlsafe_b64encode(zlib.compress(text, level)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        *[(link, "link") for link in ["", "junk", "%00", "A" * 5, "٣", "x" * 10_000, "eNo", "<script>"]],
        (encode((A, B))[:-3], "damaged or cut short"),
        (encode((A, B))[:20], "damaged or cut short"),
        (packed(b"x" * (MOST_LINKED_BYTES + 1)), "damaged or cut short"),
        (packed(b"\x00" * 2_000_000), "damaged or cut short"),
        (packed(document(scene(page="attic"))), "page must be one of"),
        (packed(b"["), "no JSON"),
    ],
)
def test_a_bad_link_is_refused_and_unpacks_no_more_than_a_list_can_be(link, said):
    with pytest.raises(ValueError, match=said):
        decode(link)


@pytest.mark.parametrize(
    ("scenes", "said"),
    [
        (tuple(Scene("softmax", {"names": str(3**place)}, str(7**place)) for place in range(90)), "4,000 characters"),
        ((Scene("losses", {"points": "x" * MOST_VALUE}, "large"),) * 6, "20,000 bytes"),
    ],
)
def test_a_list_that_is_too_long_for_a_link_is_told_so(scenes, said):
    with pytest.raises(ValueError, match=f"at most {said}, and this"):
        encode(scenes)


# The pages


def titles(app):
    return [box.value for box in app.text_input]


def told(app):
    return "\n".join(element.value for kind in ("markdown", "caption", "info", "warning") for element in app.get(kind))


@pytest.mark.parametrize("page", [None, *VIEWS])
def test_every_page_adds_its_view_under_the_name_of_its_tab(page):
    view = VIEWS[page][1] if page else "Scenes"
    app = opened(page, {"view": view, "lecture": "x"})
    app.button(key="add").click().run()
    assert_works(app)
    (scene,) = app.session_state["collection"]["scenes"]
    assert scene == Scene(page or "overview", {"view": view}, f"{(page or 'overview').capitalize()}: {view}")


def test_the_list_survives_a_change_of_page():
    app = opened("losses", {"goal": "1"})
    app.button(key="add").click().run()
    app.switch_page("streamlit_app.py").run()
    app.switch_page("pages/softmax.py").run()
    app.button(key="add").click().run()
    assert [scene.page for scene in app.session_state["collection"]["scenes"]] == ["losses", "softmax"]


@pytest.fixture
def listed():
    """Return the tab with a list of three scenes that a link brought."""
    return opened(None, {"view": "My scenes", "scenes": encode((A, B, C))})


def test_the_tab_shows_the_list_in_order_each_with_its_address(listed):
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    links = [(link.proto.label, link.proto.url) for link in listed.get("link_button")]
    assert links[:3] == [("Open", f"softmax?cat={place}") for place in range(3)]
    assert links[3] == ("Start the lecture with these scenes", f"softmax?cat=0&scenes={encode((A, B, C))}&lecture=1")
    assert listed.code[-1].value.endswith(f"/?view=My%20scenes&scenes={encode((A, B, C))}")


def test_scenes_are_moved_renamed_and_deleted_and_every_change_can_be_undone(listed):
    assert [listed.button(key=key).disabled for key in ("Up 0", "Down 0", "Up 2", "Down 2")] == [
        True,
        False,
        False,
        True,
    ]
    listed.button(key="Down 0").click().run()
    assert titles(listed) == ["B", "A", "C"]
    listed.text_input[1].set_value("  a  new   name ").run()
    assert titles(listed) == ["B", "a new name", "C"]
    listed.button(key="Delete 0").click().run()
    assert titles(listed) == ["a new name", "C"]
    for before in (["B", "a new name", "C"], ["B", "A", "C"], ["A", "B", "C"]):
        listed.button(key="undo").click().run()
        assert titles(listed) == before
    assert listed.button(key="undo").disabled
    assert_works(listed)


def test_undo_goes_back_ten_changes_and_no_further(listed):
    for _ in range(6):
        listed.button(key="Down 0").click().run()
        listed.button(key="Down 1").click().run()
    for _ in range(10):
        assert not listed.button(key="undo").disabled
        listed.button(key="undo").click().run()
    assert listed.button(key="undo").disabled
    assert_works(listed)


def test_a_title_that_is_empty_is_refused_and_the_old_one_stays(listed):
    listed.text_input[0].set_value("  ").run()
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    assert "title must be" in listed.code[0].value


def test_a_file_takes_the_place_of_the_list_and_undo_brings_that_back(listed):
    listed.file_uploader[0].upload("scenes.json", write((C,)).encode(), "application/json").run()
    assert titles(listed) == ["C"]
    listed.button(key="undo").click().run()
    assert titles(listed) == ["A", "B", "C"]


@pytest.mark.parametrize("data", [b"\xff", b"[", document(scene(title=CODE * 3)), document(scene(page=CODE))])
def test_a_bad_file_is_named_with_its_line_as_plain_text_and_the_list_stays(listed, data):
    listed.file_uploader[0].upload("scenes.json", data, "application/json").run()
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    assert listed.code[0].value.startswith("line ")
    assert "the list stays as it is" in listed.warning[0].value
    assert "onerror" not in told(listed)
    listed.button(key="Down 0").click().run()
    assert not listed.warning


def test_titles_and_values_of_a_link_are_never_read_as_markup():
    app = opened(None, {"view": "My scenes", "scenes": encode((Scene("softmax", {"names": CODE}, CODE),))})
    assert_works(app)
    assert titles(app) == [CODE]
    assert "onerror" not in told(app)
    assert all("javascript:" not in link.proto.url for link in app.get("link_button"))
    app = opened("softmax", {"names": CODE, "scenes": encode((Scene("softmax", {}, CODE),)), "lecture": "1"})
    assert_works(app)
    assert "onerror" not in "".join(html.proto.body for html in app.get("html"))


def test_a_list_too_long_for_a_link_says_so_and_offers_the_file():
    app = opened(None, {"view": "My scenes"})
    app.session_state["collection"]["scenes"] = (Scene("losses", {"points": "x" * MOST_VALUE}, "large"),) * 6
    app.run()
    assert_works(app)
    assert "too long for a link" in told(app)
    assert [link.proto.label for link in app.get("link_button")] == ["Open"] * 6


def test_a_full_list_takes_no_more_and_says_so():
    app = opened("softmax")
    app.session_state["collection"]["scenes"] = (A,) * MOST_SCENES
    app.button(key="add").click().run()
    assert_works(app)
    assert "cannot be added: a list holds at most 50 scenes" in app.toast[0].value
    assert app.session_state["collection"]["scenes"] == (A,) * MOST_SCENES


@pytest.mark.parametrize(
    "junk", [*JUNK, encode((A,))[:-2], packed(b"\x00" * 2_000_000), packed(document(scene(page=CODE)))]
)
@pytest.mark.parametrize("page", [None, *VIEWS])
def test_every_page_works_whatever_scenes_its_address_carries(page, junk):
    app = opened(page, {"scenes": junk, "lecture": "1"} | ({} if page else {"view": "My scenes"}))
    assert_works(app)
    assert "collection" in app.session_state
    assert app.session_state["collection"]["scenes"] == ()
    assert page or not junk or "no JSON" in app.code[0].value or app.warning


def lecture_bars(app):
    """Return what the bars of the lecture on a page are told: one or none."""
    told = [json.loads(part.proto.json or "{}") for part in app.get("bidi_component")]
    return [data for data in told if "count" in data]


@pytest.mark.parametrize(("asked", "bars"), [("1", 1), ("3", 1), ("4", 0), ("0", 0), ("-1", 0), ("x", 0)])
def test_the_lecture_of_a_link_has_as_many_scenes_as_its_list(asked, bars):
    app = opened("softmax", {"scenes": encode((A, B, C)), "lecture": asked})
    assert_works(app)
    assert [bar["count"] for bar in lecture_bars(app)] == [3] * bars


def test_a_lecture_also_goes_through_views_of_the_overview():
    link = encode((Scene("overview", {"view": "Ledger"}, "All claims"), A))
    (bar,) = lecture_bars(opened("softmax", {"scenes": link, "lecture": "2"}))
    assert bar["previous"] == f"./?view=Ledger&scenes={link}&lecture=1"
    app = opened(None, {"view": "Ledger", "scenes": link, "lecture": "1"})
    assert_works(app)
    assert len(app.expander) == len(CLAIMS)


def test_a_scene_of_ones_own_keeps_its_controls_and_one_of_the_lesson_does_not():
    own = opened("softmax", {"scenes": encode((A,)), "lecture": "1"})
    lesson = opened("softmax", {"lecture": "15"})
    folded = [any(".vega-bind:has(input)" in html.proto.body for html in app.get("html")) for app in (own, lesson)]
    assert folded == [False, True]


def test_the_empty_list_has_no_lecture():
    assert_works(opened("softmax", {"scenes": encode(()), "lecture": "1"}))
