"""The app in a frame of another page, with embed=true: every link keeps that, and nothing offers a tour."""

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors

pytestmark = pytest.mark.thorough

EMBEDDED = {"embed": ["true"], "embed_options": ["light_theme", "hide_loading_screen"]}
QUERY = "embed=true&embed_options=light_theme&embed_options=hide_loading_screen"


def follow(page, role, name, path):
    """Click a link or a tab, and wait for the embedded address that it leads to."""
    page.get_by_role(role, name=name, exact=True).first.click()
    page.wait_for_url(path)
    app.expect_address(page, **EMBEDDED)
    app.wait_until_idle(page)


def test_every_way_through_the_app_stays_embedded_and_nothing_offers_a_tour(page):
    app.open_tab(page, f"/softmax?{QUERY}")
    expect(page.get_by_text("New here?")).to_have_count(0)
    follow(page, "radio", "Cross-entropy", "**view=Cross-entropy*")
    page.wait_for_selector(selectors.open_tab("Cross-entropy"))
    app.wait_until_idle(page)
    follow(page, "link", "Take these logits to the losses", "**/losses?*")
    follow(page, "link", "Overview", "**127.0.0.1*/?embed*")
    page.wait_for_selector(selectors.open_tab("Start"))
    follow(page, "radio", "Lesson", "**view=Lesson*")
    follow(page, "link", "Start the lecture", "**lecture=1*")
    # The key clicks the link of the next scene.
    page.keyboard.press("PageDown")
    page.wait_for_url("**lecture=2*")
    app.expect_address(page, **EMBEDDED)
    app.wait_until_idle(page)
    follow(page, "link", "Leave", lambda url: "lecture" not in url)
    follow(page, "button", "Reset", "**/activations*")
    page.evaluate("setTimeout(() => history.go(-2))")
    page.wait_for_url("**lecture=*")
    app.expect_address(page, **EMBEDDED)
