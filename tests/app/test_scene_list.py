"""A lecturer's own scenes on the pages: collected, changed, kept as a file, sent as a link, and run as a lecture."""

import base64
import json
import zlib

import pytest

from lib.lesson.claims.registry import CLAIMS
from lib.lesson.scene_list import MAX_BYTES, MAX_SCENES, MAX_VALUE, to_json, to_link
from lib.lesson.scenes.scene import Scene
from tests.app.pages import JUNK, VIEWS, assert_works, labelled_links, opened, trigger
from ui.component import style

CODE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) :red[x] $x$"
A, B, C = (Scene("softmax", {"cat": str(place)}, name) for place, name in enumerate("ABC"))


def document(**scene):
    """Return the file of a list of one scene, which may be bad."""
    plain = {"title": "t", "page": "losses", "state": {"view": "One neuron"}} | scene
    return json.dumps({"version": 1, "scenes": [plain]}).encode()


def link_of(data):
    """Return bytes as the link of a list carries them."""
    return base64.urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")


def session(app):
    """Return what the session of an app knows of the list."""
    return app.session_state["app.SceneList"]


def choose(app, data):
    """Choose a file in the box that loads one, as frontend/scene_file.js reports it."""
    trigger(app, "scene-file", "chosen", {"size": len(data), "content": base64.b64encode(data).decode()})


def titles(app):
    return [box.value for box in app.text_input]


def texts(app):
    return "\n".join(element.value for kind in ("markdown", "caption", "info", "warning") for element in app.get(kind))


@pytest.mark.parametrize("page", [None, *VIEWS])
def test_every_page_adds_its_view_under_the_name_of_its_tab(page):
    view = VIEWS[page][1] if page else "Lesson"
    app = opened(page, {"view": view, "lecture": "x"})
    app.button(key="add").click().run()
    assert_works(app)
    (scene,) = session(app).scenes
    assert scene == Scene(page or "overview", {"view": view}, f"{(page or 'overview').capitalize()}: {view}")


def test_the_list_survives_a_change_of_page():
    app = opened("losses", {"goal": "1"})
    app.button(key="add").click().run()
    app.switch_page("streamlit_app.py").run()
    app.switch_page("pages/softmax.py").run()
    app.button(key="add").click().run()
    assert [scene.page for scene in session(app).scenes] == ["losses", "softmax"]


@pytest.fixture
def listed():
    """Return the tab with a list of three scenes that a link brought."""
    return opened(None, {"view": "My list", "scenes": to_link((A, B, C))})


def test_the_tab_shows_the_list_in_order_each_with_its_address(listed):
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    start = f"/softmax?cat=0&scenes={to_link((A, B, C))}&lecture=1"
    opening = [("Open", f"/softmax?cat={place}") for place in range(3)]
    assert labelled_links(listed) == [*opening, ("Start the lecture with these scenes", start)]
    assert listed.code[-1].value.endswith(f"/?view=My%20list&scenes={to_link((A, B, C))}")


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
    assert "title: must be" in listed.code[0].value
    assert listed.warning[0].value == "Renaming failed. Your list has not changed."


def test_a_file_takes_the_place_of_the_list_and_undo_brings_that_back(listed):
    choose(listed, to_json((C,)).encode())
    assert titles(listed) == ["C"]
    listed.button(key="undo").click().run()
    assert titles(listed) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", "line 1, column 1: "),
        (b"[", "line 1, column 2: "),
        (document(title=CODE * 3), "scenes[0].title: "),
        (document(page=CODE), "scenes[0].page: "),
    ],
)
def test_a_bad_file_is_named_with_the_place_as_plain_text_and_the_list_stays(listed, data, place):
    choose(listed, data)
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    assert listed.code[0].value.startswith(place)
    assert listed.warning[0].value == "Import failed. Your list has not changed."
    assert "onerror" not in texts(listed)
    listed.button(key="Down 0").click().run()
    assert not listed.warning


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"size": MAX_BYTES + 1, "content": None}, "a file holds at most 200000 bytes, not 200001"),
        ({"size": 10, "content": None}, "the browser could not read the file"),
        ({"size": 10, "content": "no base64"}, "the browser could not read the file"),
        ({"size": "10", "content": ["W10="]}, "the browser could not read the file"),
        ({}, "the browser could not read the file"),
    ],
)
def test_a_file_that_is_too_large_or_not_read_is_refused_in_words(listed, chosen, message):
    trigger(listed, "scene-file", "chosen", chosen)
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    assert listed.code[0].value == message


@pytest.mark.parametrize("chosen", [None, [], "text", 1, True])
def test_a_choice_that_is_no_file_changes_nothing(listed, chosen):
    trigger(listed, "scene-file", "chosen", chosen)
    assert_works(listed)
    assert titles(listed) == ["A", "B", "C"]
    assert not listed.warning


def test_titles_and_values_of_a_link_are_never_read_as_markup():
    app = opened(None, {"view": "My list", "scenes": to_link((Scene("softmax", {"names": CODE}, CODE),))})
    assert_works(app)
    assert titles(app) == [CODE]
    assert "onerror" not in texts(app)
    assert all("javascript:" not in address for _, address in labelled_links(app))
    app = opened("softmax", {"names": CODE, "scenes": to_link((Scene("softmax", {}, CODE),)), "lecture": "1"})
    assert_works(app)
    assert "onerror" not in "".join(html.proto.body for html in app.get("html"))


def test_a_list_too_long_for_a_link_says_so_and_offers_the_file():
    app = opened(None, {"view": "My list"})
    session(app).scenes = (Scene("losses", {"points": "x" * MAX_VALUE}, "large"),) * 6
    app.run()
    assert_works(app)
    assert "too long for a link" in texts(app)
    assert [label for label, _ in labelled_links(app)] == ["Open"] * 6


def test_a_full_list_takes_no_more_and_says_so():
    app = opened("softmax")
    session(app).scenes = (A,) * MAX_SCENES
    app.button(key="add").click().run()
    assert_works(app)
    assert "cannot be added: a list holds at most 50 scenes" in app.toast[0].value
    assert session(app).scenes == (A,) * MAX_SCENES


BAD_LINKS = [*JUNK, to_link((A,))[:-2], link_of(b"\x00" * 2_000_000), link_of(document(page=CODE))]


# The tab of the list shows what is wrong; every page reads the link in the same way.
@pytest.mark.parametrize(
    ("page", "junk"), [*((None, junk) for junk in BAD_LINKS), *((page, BAD_LINKS[-1]) for page in VIEWS)]
)
def test_every_page_works_whatever_scenes_its_address_carries(page, junk):
    app = opened(page, {"scenes": junk, "lecture": "1"} | ({} if page else {"view": "My list"}))
    assert_works(app)
    assert session(app).scenes == ()
    assert page or not junk or "not a JSON document" in app.code[0].value or app.warning


def lecture_bars(app):
    """Return what the bars of the lecture on a page get: one or none."""
    data = [json.loads(part.proto.json or "{}") for part in app.get("bidi_component")]
    return [bar for bar in data if "count" in bar]


@pytest.mark.parametrize(("asked", "bars"), [("1", 1), ("3", 1), ("4", 0), ("0", 0), ("-1", 0), ("x", 0)])
def test_the_lecture_of_a_link_has_as_many_scenes_as_its_list(asked, bars):
    app = opened("softmax", {"scenes": to_link((A, B, C)), "lecture": asked})
    assert_works(app)
    assert [bar["count"] for bar in lecture_bars(app)] == [3] * bars


def test_a_lecture_also_goes_through_views_of_the_overview():
    link = to_link((Scene("overview", {"view": "Claims"}, "All claims"), A))
    (bar,) = lecture_bars(opened("softmax", {"scenes": link, "lecture": "2"}))
    assert bar["previous"] == f"./?view=Claims&scenes={link}&lecture=1"
    app = opened(None, {"view": "Claims", "scenes": link, "lecture": "1"})
    assert_works(app)
    assert len(app.expander) == len(CLAIMS)


def test_a_scene_of_ones_own_keeps_its_controls_and_one_of_the_lesson_does_not():
    own = opened("softmax", {"scenes": to_link((A,)), "lecture": "1"})
    lesson = opened("softmax", {"lecture": "15"})
    shown_only = style("lecture_controls.css", {":--needed": ".st-key-", ":--needed-slider": "[name="}).split(
        ".st-key-"
    )[0]
    hidden = [any(html.proto.body.startswith(shown_only) for html in app.get("html")) for app in (own, lesson)]
    assert hidden == [False, True]


def test_the_empty_list_has_no_lecture():
    assert_works(opened("softmax", {"scenes": to_link(()), "lecture": "1"}))
