"""The table of the address, and the list in README that is written from it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.lesson.address import FORMER_VIEWS, PAGES, inserted, location, markdown, readable, without_defaults

ROOT = Path(__file__).parents[3]


def test_every_page_has_a_file_and_a_path_of_its_own():
    assert {page.path for page in PAGES.values()} == {"/", "/activations", "/softmax", "/likelihood", "/losses"}
    assert all((ROOT / page.file).is_file() for page in PAGES.values())


@pytest.mark.parametrize("page", PAGES)
def test_a_location_holds_a_state_that_can_be_read_back(page):
    state = {"view": "A view", "functions": ("ELU", "GELU (tanh form)"), "names": "a&b=c, d"}
    address = urlsplit(location(page, state))
    assert address.path == PAGES[page].path
    assert parse_qs(address.query) == {"view": ["A view"], "functions": list(state["functions"]), "names": ["a&b=c, d"]}
    assert location(page, {}) == PAGES[page].path


def test_a_link_leaves_out_what_a_page_has_in_any_case_and_is_never_bare():
    shown = {
        "view": "Classes",
        "temperature": "1",
        "cat": "3.5",
        "dog": "1",
        "lecture": "2",
        "names": "cat, dog, tiger",
    }
    assert without_defaults("softmax", shown) == {"cat": "3.5", "lecture": "2"}
    kept = {"functions": ("ELU", "Tanh"), "show": "both", "range": ("-5", "5"), "tour": "off", "elualpha": "x"}
    assert without_defaults("activations", kept) == {key: value for key, value in kept.items() if key != "show"}
    assert without_defaults("losses", {"view": "Two classes", "y": "1"}) == {"view": "Two classes"}


def test_readme_lists_the_addresses_as_they_are():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert inserted(readme) == readme, "run: python -m lib.lesson.address README.md"


def test_the_list_names_every_key_or_the_ends_of_its_row():
    listed = markdown()
    for page in PAGES.values():
        assert all(f"`{view}`" in listed for view in page.views)
    assert all(f"| `{key}`" in listed for key in ("elualpha", "flips", "temperature", "descent", "range"))
    assert "`class4` to `class10`" in listed


@pytest.mark.parametrize(
    ("page", "old", "now"), [(p, old, now) for p, f in FORMER_VIEWS.items() for old, now in f.items()]
)
def test_a_former_name_of_a_view_still_opens_it_in_any_case_without_a_note(page, old, now):
    assert now in PAGES[page].views
    assert old not in PAGES[page].views
    for written in (old, old.casefold(), f" {old.upper()} "):
        assert readable(page, {"view": [written]}) == ({"view": [now]}, [])


def test_a_former_name_of_one_page_is_no_view_of_another():
    assert readable("softmax", {"view": ["Climb"]})[0] == {}
