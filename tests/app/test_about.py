"""What the app says of itself, and the tour that it offers to a first visit."""

from importlib.metadata import version

import pytest

from lib.text.about import LICENCE, PACKAGES, VERSION, bibtex, citation
from lib.text.catalogue.common import TOUR_OFFER, TOUR_STEPS
from tests.app.pages import VIEWS, assert_works, opened, shown
from ui.tour import ON_OVERVIEW


def texts(app):
    return [button.label for button in app.button]


def test_the_tab_says_version_licence_packages_citation_and_where_to_report():
    app = opened(None, {"view": "About"})
    assert_works(app)
    text = shown(app)
    assert all(f"{name} {version(name)}" in text for name in PACKAGES)
    for part in (f"**Version:** {VERSION}", f"**Licence:** {LICENCE}", "Open an issue", citation()):
        assert part in text
    assert app.code[0].value == bibtex()


@pytest.mark.parametrize("page", [None, *VIEWS])
def test_a_first_visit_is_offered_the_tour_goes_through_it_and_ends_it_for_that_address(page):
    app = opened(page)
    count = len(ON_OVERVIEW if page is None else TOUR_STEPS)
    assert 4 <= count <= 6
    assert TOUR_OFFER in shown(app)
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
