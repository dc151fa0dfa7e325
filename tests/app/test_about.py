"""What the app says of itself, and the tour that it offers to a first visit."""

import tomllib
from importlib.metadata import version

import pytest

from lib.text.about import LICENCE, PACKAGES, TITLE, VERSION, bibtex, citation
from tests.app.test_pages import ROOT, VIEWS, assert_works, opened, shown
from ui.tour import OFFER, ON_OVERVIEW, STEPS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def texts(app):
    return [button.label for button in app.button]


def test_version_and_licence_are_those_of_the_project():
    assert PROJECT["version"] == VERSION
    assert PROJECT["license"] == LICENCE
    assert (ROOT / "LICENSE").read_text().startswith(f"{LICENCE} License")


def test_the_packages_are_those_that_are_installed_and_no_others():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert set(PACKAGES) == {line.split("==")[0] for line in lines}


def test_the_tab_says_version_licence_packages_citation_and_where_to_report():
    app = opened(None, {"view": "About"})
    assert_works(app)
    text = shown(app)
    assert all(f"{name} {version(name)}" in text for name in PACKAGES)
    for part in (f"**Version:** {VERSION}", f"**Licence:** {LICENCE}", "Open an issue", citation()):
        assert part in text
    assert app.code[0].value == bibtex()


def test_a_bibtex_entry_has_its_braces_in_pairs_and_names_title_and_version():
    entry = bibtex()
    assert entry.startswith("@software{")
    assert entry.count("{") == entry.count("}")
    assert f"title = {{{{{TITLE}}}}}," in entry
    assert f"version = {{{VERSION}}}," in entry


@pytest.mark.parametrize("page", [None, *VIEWS])
def test_a_first_visit_is_offered_the_tour_goes_through_it_and_ends_it_for_that_address(page):
    app = opened(page)
    count = len(ON_OVERVIEW if page is None else STEPS)
    assert 4 <= count <= 6
    assert OFFER in shown(app)
    for step in range(1, count + 1):
        app.button(key="tour next").click().run()
        assert f"**{step} of {count}**" in shown(app)
    app.button(key="tour end").click().run()
    assert_works(app)
    assert "Done" not in texts(app)
    assert app.query_params["tour"] in ("off", ["off"])


@pytest.mark.parametrize("query", [{"tour": "off"}, {"view": "Curves"}, {"lecture": "1"}, {"functions": "ELU"}])
def test_an_address_that_says_anything_is_opened_without_the_tour(query):
    assert "Skip the tour" not in texts(opened("activations", query))


def test_a_control_that_is_moved_does_not_end_the_tour():
    app = opened("likelihood")
    app.number_input(key="p").set_value(0.3).run()
    assert "Skip the tour" in texts(app)
