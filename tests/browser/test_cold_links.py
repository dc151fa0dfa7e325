"""An address as the very first request to a server, in a browser that knows nothing of the app yet."""

import pytest
from playwright.sync_api import expect

from benchmarks.load import server as serve
from lib.lesson.address import PAGES
from tests.browser import app, selectors

MOST = 0.05
# The layout shifts that no hand has caused, each with its size and with what has moved.
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  const name = (node) => node?.className?.baseVal ?? node?.className ?? node?.nodeName;
  for (const shift of list.getEntries()) {
    if (!shift.hadRecentInput) window.shifts.push([shift.value, shift.sources.map(({ node }) => name(node))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# A busy machine takes longer than the five seconds after which a page is shown as it is (frontend/first_paint.js).
SLOW_CLOCK = "const now = performance.now.bind(performance); performance.now = () => now() / 20;"


@pytest.fixture(scope="module")
def fresh(browser):
    """Return a window, with an empty cache, of a server that has shown nothing yet."""
    with serve("streamlit_app.py") as running, app.watched_window(browser, f"http://{running.host}") as page:
        page.add_init_script(SHIFTS + SLOW_CLOCK)
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_the_first_visit_to_a_page_on_a_fresh_server_shows_it_and_nothing_jumps_while_it_is_built(fresh, name):
    app.open_tab(fresh, PAGES[name].path)
    app.wait_until_still(fresh)
    assert fresh.title().startswith(PAGES[name].title)
    expect(fresh.locator("h1")).to_have_count(1)
    shifts = fresh.evaluate("window.shifts")
    assert sum(size for size, _ in shifts) <= MOST, sorted(shifts, reverse=True)[:3]


def test_a_skeleton_stands_for_a_page_until_it_is_whole_but_not_for_ever_where_a_picture_never_comes(new_page):
    page = new_page()
    page.route("**/*VegaLite*", lambda route: None)
    page.goto("/activations")
    heading = "document.querySelector('h1')"
    page.wait_for_function(f"{heading} && getComputedStyle({heading}).visibility === 'hidden'")
    page.locator("h1").wait_for()
    assert page.locator(selectors.DRAWING).count() == 0


def test_a_pill_a_typed_value_and_a_tab_move_nothing_and_keep_the_picture_and_its_slider(page):
    # A mean that no other test has: its server computes the comparison while the browser draws the controls.
    app.open_tab(page, "/activations?functions=ELU&mean=0.37")
    page.evaluate(SHIFTS)
    app.mark_chart(page)
    app.press(page, "elualpha", "End")
    app.expect_address(page, elualpha=2.0)
    app.pill(page, "Tanh").click()
    app.expect_address(page, functions=["ELU", "Tanh"])
    app.eventually(page, f"document.querySelector('{selectors.CHART}').ariaLabel", "Tanh and ELU with their slopes")
    app.expect_slider(page, elualpha=2.0)
    before = app.lines(page)
    app.type_number(page, "0.3")
    app.expect_slider(page, elualpha=0.3)
    page.wait_for_function(f"before => {app.LINES} !== before", arg=before)
    app.wait_until_idle(page)
    app.expect_marked_chart(page)
    # A script clicks, because for half a second after a visitor's click the browser excuses every shift.
    page.get_by_role("radio", name="Compare").evaluate("tab => tab.click()")
    page.wait_for_selector(selectors.TABLE)
    app.wait_until_idle(page)
    app.wait_until_still(page)
    shifts = page.evaluate("window.shifts")
    assert sum(size for size, _ in shifts) <= MOST, sorted(shifts, reverse=True)[:3]
