"""Waiting: a page that is opened cold does not jump while it is built, and no change moves what stands on it."""

import pytest

from tests.browser import test_browser
from tests.browser.test_browser import CHART, ELU, PAGES, drawn, pytestmark, settled  # noqa: F401

MOST = 0.05
# The sum of all layout shifts that no hand has caused, and the largest of them with what has moved.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  const told = (node) => node?.className?.baseVal ?? node?.className ?? node?.nodeName;
  for (const shift of list.getEntries()) {
    if (!shift.hadRecentInput) window.shifts.push([shift.value, shift.sources.map(({ node }) => told(node))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
QUIET = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"


@pytest.fixture(scope="module")
def address():
    with test_browser.server() as running:
        yield running


@pytest.fixture
def visit(browser, address):
    """Return a function that opens an address in a browser of its own, and waits until the page has arrived.

    A request for what is `missing` never gets an answer.
    """
    contexts = []

    def go(path, wait=True, missing="no such file"):
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 900}))
        page = contexts[-1].new_page()
        page.add_init_script(WATCH)
        page.route(f"**/*{missing}*", lambda route: None)
        page.goto(f"{address}/{path}")
        if wait:
            page.wait_for_selector(CHART, timeout=60_000)
            page.wait_for_timeout(1000)
        return page

    yield go
    for context in contexts:
        context.close()


def shifted(page):
    """Return the sum of the shifts since the last look."""
    shifts = page.evaluate("window.shifts.splice(0)")
    return sum(value for value, _ in shifts), sorted(shifts, reverse=True)[:3]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_jumps_while_a_page_is_opened_cold(visit, path):
    total, largest = shifted(visit(path))
    assert total <= MOST, largest


def test_a_skeleton_stands_for_a_page_until_it_is_whole_but_not_for_ever_where_a_picture_never_comes(visit):
    page = visit("activations", wait=False, missing="VegaLite")
    hidden = "!!document.querySelector('h1') && getComputedStyle(document.querySelector('h1')).visibility === 'hidden'"
    page.wait_for_function(hidden, timeout=60_000)
    page.locator("h1").wait_for(timeout=60_000)


def test_a_pill_a_typed_value_and_a_tab_move_nothing_and_keep_the_picture(visit):
    page = visit("activations?functions=ELU")
    shifted(page)
    page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.mounted = 'first'")
    page.get_by_role("button", name="Tanh", exact=True).click()
    assert settled(page, "document.body.textContent.includes('━ Tanh')", True)
    box = page.locator("[data-testid=stNumberInput] input").first
    before = drawn(page)
    box.fill("0.3")
    box.press("Enter")
    assert settled(page, f"document.querySelector('{ELU}')?.value", "0.3") == "0.3"
    assert drawn(page) != before
    assert page.evaluate("document.querySelector('[data-mounted=first]') !== null")
    page.wait_for_timeout(1000)
    total, largest = shifted(page)
    assert total <= MOST, largest
    page.get_by_role("radio", name="Compare").click()
    page.wait_for_selector("[data-testid=stTable]", timeout=60_000)
    page.wait_for_function(QUIET)
    page.wait_for_timeout(1000)
    total, largest = shifted(page)
    assert total <= MOST, largest
