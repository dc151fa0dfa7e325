"""A lecturer's own scenes: collected, ordered, kept, sent, and run as a lecture."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lib.lesson.scene_list import MAX_BYTES
from tests.browser import app, selectors
from tests.browser.conftest import another_tab

TITLES = "[...document.querySelectorAll('input[aria-label^=\"Scene \"]')].map((box) => box.value)"
WRITTEN = "JSON.parse(JSON.parse(sessionStorage.getItem('scene-list') ?? '{}').list ?? '{}').scenes?.length"
NAMED = ["Softmax: Classes", "Activations: Curves"]


def add(page, place):
    """Add the present view, and wait until the page says which scene it is, and has written it down."""
    page.get_by_role("button", name="Add this view").click()
    page.get_by_text(f"This view is now number {place} in My list").wait_for()
    app.eventually(page, WRITTEN, place)


def open_list(page):
    """Open the tab with the list from the menu."""
    page.locator(selectors.PAGE_LINK).get_by_role("link", name="Overview").click()
    page.get_by_role("radio", name="My list").click()
    page.get_by_role("button", name="Save as a file").wait_for()


@pytest.fixture(scope="module")
def collecting(shared_window, server):
    """Return the tab in which a list is collected."""
    with another_tab(shared_window, server) as page:
        yield page


@pytest.fixture(scope="module")
def collected(collecting, tmp_path_factory):
    """Collect a view of two pages, change their order, and return the file and the link that keep them."""
    page = collecting
    app.open_tab(page, "/activations?functions=ELU&utm=7")
    app.press(page, "elualpha", "End")
    app.expect_address(page, elualpha=2.0)
    add(page, 1)
    page.get_by_role("link", name="Softmax").click()
    page.wait_for_selector("h1:has-text('Softmax')")
    app.wait_until_idle(page)
    add(page, 2)
    page.reload()
    app.wait_until_idle(page)
    open_list(page)
    app.eventually(page, TITLES, NAMED[::-1])
    page.get_by_role("button", name="Down").first.click()
    app.eventually(page, TITLES, NAMED)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path_factory.mktemp("kept") / "scenes.json"
    file.write_bytes(Path(download.value.path()).read_bytes())
    return file, page.locator(selectors.CODE).inner_text().strip()


def test_the_file_holds_the_views_in_order_as_readable_text(collected):
    scenes = json.loads(collected[0].read_text())["scenes"]
    assert [scene["title"] for scene in scenes] == NAMED
    assert [scene["page"] for scene in scenes] == ["softmax", "activations"]
    assert float(scenes[1]["state"].pop("elualpha")) == 2
    assert scenes[1]["state"] == {"functions": "ELU", "utm": "7"}
    assert scenes[0]["state"] == {}


def test_a_file_loads_in_another_window_and_a_bad_one_leaves_the_list_as_it_is(collected, page, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text(collected[0].read_text().replace('"softmax"', '"attic"'))
    app.open_tab(page, "/?view=My+list")
    app.eventually(page, TITLES, [])
    page.locator(selectors.FILE_BOX).set_input_files(collected[0])
    app.eventually(page, TITLES, NAMED)
    page.locator(selectors.FILE_BOX).set_input_files(bad)
    page.get_by_text("scenes[0].page: must be one of").wait_for()
    app.wait_until_idle(page)
    assert page.evaluate(TITLES) == NAMED
    page.get_by_label("Load a file").set_input_files(
        {"name": "large.json", "mimeType": "application/json", "buffer": b" " * (MAX_BYTES + 1)}
    )
    page.get_by_text("a file holds at most 200000 bytes, not 200001").wait_for()
    app.wait_until_idle(page)
    assert page.evaluate(TITLES) == NAMED
    page.get_by_role("button", name="Undo").click()
    app.eventually(page, TITLES, [])
    text = collected[0].read_text()
    transfer = page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'x.json')); return data; }", text
    )
    page.get_by_label("Load a file").dispatch_event("drop", {"dataTransfer": transfer})
    app.eventually(page, TITLES, NAMED)


@pytest.mark.usefixtures("collected")
def test_a_page_that_is_loaded_anew_still_has_the_list_of_its_window(collecting):
    page = collecting
    page.reload()
    app.wait_until_idle(page)
    app.eventually(page, TITLES, NAMED)
    page.get_by_role("textbox", name="Scene 2").fill("  A  <b>name</b> ")
    page.get_by_role("textbox", name="Scene 2").press("Enter")
    app.eventually(page, TITLES, [NAMED[0], "A <b>name</b>"])


def test_a_link_opened_cold_shows_the_list_and_page_down_walks_through_it(collected, page, server):
    link = collected[1]
    assert link.startswith(f"{server}/?view=My%20list&scenes=")
    app.open_tab(page, link)
    app.eventually(page, TITLES, NAMED)
    start = page.get_by_role("link", name="Start the lecture with these scenes").get_attribute("href")
    app.open_tab(page, f"/{start}")
    bar = page.get_by_role("navigation", name="Lecture")
    bar.get_by_text("1 / 2").wait_for()
    assert urlsplit(page.url).path == "/softmax"
    page.keyboard.press("PageDown")
    bar.get_by_text("2 / 2").wait_for()
    bar.get_by_text(NAMED[1]).wait_for()
    app.wait_until_idle(page)
    app.expect_slider(page, elualpha=2.0)
    assert urlsplit(page.url).path == "/activations"
    assert f"scenes={app.query(page)['scenes'][0]}" in link
    expect(bar.get_by_text("Notes")).to_be_hidden()
    # What the keys do with the links of the bar is in tests/browser/test_lecture.py.
    back = bar.get_by_role("link", name="Previous scene").get_attribute("href")
    assert start.removeprefix("/") == back.removeprefix("/")
