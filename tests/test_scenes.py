"""The lecture: every scene opened cold, in the state that it asks for, beside a claim whose check finds its verdict."""

import dataclasses
import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.activations import ACTIVATIONS
from lib.ascent import COORDINATES, METHODS
from lib.claims import CLAIMS, examine
from lib.network import INITIALISATIONS
from lib.points import POINT_SETS
from lib.scenes import SCENES, Scene, address
from tests.test_claims import VERDICTS, documented
from tests.test_pages import VIEWS, assert_works, opened

LABELS = {
    **dict.fromkeys(("functions", "units", "unit", "first", "second"), ACTIVATIONS),
    "init": INITIALISATIONS,
    "method": METHODS,
    "coordinate": COORDINATES,
    **dict.fromkeys(("set", "noise"), POINT_SETS),
}


def everywhere(check):
    """Run a test for every scene."""
    return pytest.mark.parametrize("scene", SCENES, ids=[scene.title for scene in SCENES])(check)


def taken_over(key, wanted, value):
    """Return whether a control has the value that an address gives it: a label, a number, or some of them."""
    if isinstance(value, (list, tuple)):
        return len(wanted) == len(value) and all(map(taken_over, [key] * len(value), wanted, value))
    if isinstance(value, float):
        return float(wanted) == value
    return wanted == (LABELS[key][value].label if key in LABELS else value)


@everywhere
def test_a_scene_opens_cold_in_the_state_that_it_asks_for(scene):
    app = opened(scene.page, {k: list(v) if isinstance(v, tuple) else v for k, v in scene.state.items()})
    assert_works(app)
    assert not app.error or scene.claim == "softmax-max-trick"
    for key, wanted in scene.state.items():
        assert taken_over(key, wanted, app.session_state[key]), key


@everywhere
def test_the_claim_of_a_scene_has_the_verdict_that_its_check_finds(scene):
    assert scene.claim is None or CLAIMS[scene.claim].page == scene.page
    assert scene.claim is None or examine(CLAIMS[scene.claim], time.perf_counter).verdict is VERDICTS[scene.claim]


@everywhere
def test_an_address_holds_the_page_and_the_whole_state(scene):
    parts = urlsplit(address(scene))
    assert parts.path == f"/{scene.page}"
    wanted = {key: list(value) if isinstance(value, tuple) else [value] for key, value in scene.state.items()}
    assert parse_qs(parts.query, strict_parsing=True) == wanted
    assert address(scene).isascii()


@everywhere
def test_a_scene_uses_documented_keys(scene):
    assert set(scene.state) <= documented()[scene.page][0]


@everywhere
def test_a_scene_names_its_view_and_holds_text_only(scene):
    assert scene.state["view"] in VIEWS[scene.page]
    for value in scene.state.values():
        assert isinstance(value, str) or all(isinstance(part, str) for part in value)


@everywhere
def test_a_scene_has_a_short_title_one_sentence_for_the_hall_and_a_line_of_notes(scene):
    assert 0 < len(scene.title) <= 40
    assert scene.sentence.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", scene.sentence)
    assert len(scene.sentence) <= 110
    assert scene.notes.endswith((".", "?"))
    assert len(scene.notes) <= 110


def test_the_lecture_has_about_thirty_scenes_no_two_alike():
    assert 28 <= len(SCENES) <= 36
    assert len({scene.title for scene in SCENES}) == len(SCENES)
    assert len({address(scene) for scene in SCENES}) == len(SCENES)


def test_the_lecture_goes_through_the_pages_in_the_order_of_the_menu():
    pages = [scene.page for scene in SCENES]
    assert list(dict.fromkeys(pages)) == list(VIEWS)
    assert pages == sorted(pages, key=list(VIEWS).index)


def test_an_address_writes_blanks_and_symbols_so_that_any_browser_reads_them():
    scene = Scene("softmax", {"view": "Many classes", "scaled": "divided by √d", "of": ("a", "b&c")}, "", "", "")
    assert address(scene) == "/softmax?view=Many%20classes&scaled=divided%20by%20%E2%88%9Ad&of=a&of=b%26c"


def test_scenes_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        SCENES[0].title = ""


def test_the_overview_lists_every_scene_in_order_with_its_link_sentence_and_notes():
    app = opened(None, {"view": "Scenes"})
    assert_works(app)
    links = [(element.proto.label, f"/{element.proto.url}") for element in app.get("link_button")]
    assert links[0] == ("Start the lecture", f"{address(SCENES[0])}&lecture=1")
    assert links[1:] == [(f"**{place}. {scene.title}**", address(scene)) for place, scene in enumerate(SCENES, start=1)]
    assert {scene.sentence for scene in SCENES} <= {element.value for element in app.markdown}
    assert [element.value for element in app.caption] == [scene.notes for scene in SCENES]
