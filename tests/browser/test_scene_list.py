"""A lecturer's own scenes in a real Chromium: collected, ordered, kept, sent, and run as a lecture."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_browser import CHART, ELU, NETWORK, pytestmark, server, settled, tab

__all__ = ["pytestmark"]

TITLES = "[...document.querySelectorAll('input[aria-label^=\"Scene \"]')].map(box => box.value)"
WRITTEN = "JSON.parse(sessionStorage.getItem('own scenes') ?? '{}').scenes?.length"
NAMED = ["Softmax: Classes", "Activations: Curves"]


@pytest.fixture(scope="module")
def address():
    with server() as running:
        yield running


def add(page, place):
    """Add the present view, and wait until the page says which scene it is, and has written it down."""
    page.get_by_role("button", name="Add this view").click()
    page.get_by_text(f"This view is now scene {place} of yours").wait_for()
    assert settled(page, WRITTEN, place) == place


def go(page, name):
    """Go to another page by the menu."""
    page.get_by_role("link", name=name).click()
    page.wait_for_selector(f"h1:has-text('{name}')")


def mine(page):
    """Open the tab with the list from the menu."""
    page.get_by_test_id("stPageLink").get_by_role("link", name="Overview").click()
    page.get_by_role("radio", name="My scenes").click()
    page.get_by_role("button", name="Save as a file").wait_for()


@pytest.fixture(scope="module")
def collected(browser, address, tmp_path_factory):
    """Collect a view of two pages, change their order, and return the file and the link that keep them."""
    with tab(browser, f"{address}/activations?functions=ELU&utm=7") as page:
        page.wait_for_selector(ELU)
        page.locator(ELU).first.focus()
        page.keyboard.press("End")
        assert settled(page, "+new URL(location).searchParams.get('elualpha')", 2) == 2
        add(page, 1)
        go(page, "Softmax")
        page.wait_for_selector(CHART)
        add(page, 2)
        mine(page)
        assert settled(page, TITLES, NAMED[::-1]) == NAMED[::-1]
        page.get_by_role("button", name="Down").first.click()
        assert settled(page, TITLES, NAMED) == NAMED
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        file = tmp_path_factory.mktemp("kept") / "scenes.json"
        file.write_bytes(Path(download.value.path()).read_bytes())
        yield file, page.get_by_test_id("stCode").inner_text().strip()
        assert [error for error in page.errors if not NETWORK.search(error)] == []


def test_the_file_holds_the_views_in_order_as_readable_text(collected):
    scenes = json.loads(collected[0].read_text())["scenes"]
    assert [scene["title"] for scene in scenes] == NAMED
    assert [scene["page"] for scene in scenes] == ["softmax", "activations"]
    assert float(scenes[1]["state"].pop("elualpha")) == 2
    assert scenes[1]["state"] == {"functions": "ELU", "utm": "7"}
    assert scenes[0]["state"] == {}


def test_a_file_loads_in_another_window_and_a_bad_one_leaves_the_list_as_it_is(browser, address, collected, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text(collected[0].read_text().replace('"softmax"', '"attic"'))
    with tab(browser, address) as page:
        mine(page)
        page.locator("input[type=file]").set_input_files(collected[0])
        assert settled(page, TITLES, NAMED) == NAMED
        page.locator("input[type=file]").set_input_files(bad)
        page.get_by_text("scenes[0].page: must be one of").wait_for()
        assert page.evaluate(TITLES) == NAMED
        page.get_by_role("button", name="Undo").click()
        assert settled(page, TITLES, []) == []


def test_a_page_that_is_loaded_anew_still_has_the_list_of_its_window(browser, address):
    with tab(browser, f"{address}/likelihood") as page:
        add(page, 1)
        page.goto(f"{address}/losses")
        page.wait_for_selector(CHART)
        add(page, 2)
        page.reload()
        page.wait_for_selector(CHART)
        mine(page)
        assert settled(page, TITLES, ["Likelihood: Likelihood", "Losses: Two classes"])[-1] == "Losses: Two classes"
        page.get_by_role("textbox", name="Scene 2").fill("  A  <b>name</b> ")
        page.get_by_role("textbox", name="Scene 2").press("Enter")
        named = ["Likelihood: Likelihood", "A <b>name</b>"]
        assert settled(page, TITLES, named) == named


def test_a_link_opened_cold_shows_the_list_and_page_down_walks_through_it(browser, address, collected):
    link = collected[1]
    assert link.startswith(f"{address}/?view=My%20scenes&scenes=")
    with tab(browser, f"{address}/losses") as page:
        page.goto(link)
        page.get_by_role("button", name="Save as a file").wait_for()
        assert settled(page, TITLES, NAMED) == NAMED
        start = page.get_by_role("link", name="Start the lecture with these scenes").get_attribute("href")
        page.goto(f"{address}/{start}")
        bar = page.get_by_role("navigation", name="Lecture")
        bar.get_by_text("1 / 2").wait_for()
        assert urlsplit(page.url).path == "/softmax"
        page.wait_for_selector(CHART)
        page.keyboard.press("PageDown")
        bar.get_by_text("2 / 2").wait_for()
        page.wait_for_selector(ELU)
        bar.get_by_text(NAMED[1]).wait_for()
        assert settled(page, f"document.querySelector('{ELU}').value", "2") == "2"
        assert parse_qs(urlsplit(page.url).query)["scenes"] == parse_qs(urlsplit(link).query)["scenes"]
        assert bar.get_by_text("Notes").is_hidden()
        page.keyboard.press("PageUp")
        bar.get_by_text("1 / 2").wait_for()


def test_the_button_is_small_on_a_phone_and_keeps_its_name(browser, address):
    with tab(browser, f"{address}/softmax") as page:
        page.set_viewport_size({"width": 360, "height": 740})
        button = page.get_by_role("button", name=re.compile("Add this view"))
        button.wait_for()
        assert settled(page, "document.querySelector('.st-key-add button').getBoundingClientRect().width < 60", True)
