"""An address in a browser that knows nothing of the app yet: what it shows first, and the tour that it offers."""

import pytest
from playwright.sync_api import expect

from lib.lesson.address import PAGES, START
from lib.text.catalogue.common import TOUR_OFFER, TOUR_STEPS
from tests.browser import app, selectors
from ui.tour import ON_OVERVIEW

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
SLOW_CLOCK = "window.machineTime = performance.now.bind(performance); performance.now = () => machineTime() / 20;"
FAST_CLOCK = "performance.now = () => 20 * machineTime()"
# How many parts of the page and of its components are outlined, and which sliders are seen.
OUTLINED = """(function count(root) {
  return [...root.querySelectorAll("*")].reduce((sum, part) => {
    const outlined = getComputedStyle(part).outlineStyle === "solid" && !part.matches(":focus-visible");
    return sum + (outlined && part.checkVisibility()) + (part.shadowRoot ? count(part.shadowRoot) : 0);
  }, 0);
})(document)"""
SLIDERS = (
    f"""[...document.querySelectorAll("{selectors.SLIDER}")].map((slider) => [slider.name, slider.checkVisibility()])"""
)
# The steps of a tour that outline no part of the page or change which sliders are seen, named as in frontend/tour.js.
BAD_STEPS = f"""(names) => {{
  const before = JSON.stringify({SLIDERS});
  const bad = names.filter((name) => {{
    document.documentElement.dataset.tour = name;
    return !{OUTLINED} || JSON.stringify({SLIDERS}) !== before;
  }});
  delete document.documentElement.dataset.tour;
  return bad;
}}"""


@pytest.fixture(scope="module")
def fresh(browser, server):
    """Return a window with an empty cache."""
    with app.watched_window(browser, server) as page:
        page.add_init_script(SHIFTS + SLOW_CLOCK)
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_the_first_visit_shows_a_page_nothing_jumps_while_it_is_built_and_each_step_of_its_tour_outlines_a_part(
    fresh, name
):
    app.open_tab(fresh, PAGES[name].path)
    app.wait_until_still(fresh)
    assert fresh.title().startswith(PAGES[name].title)
    expect(fresh.locator("h1")).to_have_count(1)
    shifts = fresh.evaluate("window.shifts")
    assert sum(size for size, _ in shifts) <= MOST, sorted(shifts, reverse=True)[:3]
    expect(fresh.get_by_text(TOUR_OFFER)).to_be_visible()
    # tests/app/test_about.py goes through these steps on each page.
    assert fresh.evaluate(BAD_STEPS, list(ON_OVERVIEW if name == START else TOUR_STEPS)) == []


def press(page, name):
    """Press a button of the tour with the keyboard."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_the_tour_is_walked_and_ended_by_keyboard_leaves_the_picture_and_the_address_remembers(fresh):
    page = fresh
    # The last of the pages above is still there, with the offer of its tour.
    path = list(PAGES.values())[-1].path
    if not page.url.endswith(path):
        app.open_tab(page, path)
    app.mark_chart(page)
    before = page.evaluate(SLIDERS)
    for place in range(1, len(TOUR_STEPS) + 1):
        press(page, "Next" if place > 1 else "Start")
        page.get_by_text(f"{place} of {len(TOUR_STEPS)}").wait_for()
        app.eventually(page, f"{OUTLINED} > 0", True)
        assert page.evaluate(SLIDERS) == before
    press(page, "Done")
    app.expect_address(page, tour="off")
    expect(page.get_by_role("button", name="Done")).to_have_count(0)
    app.eventually(page, OUTLINED, 0)
    assert page.evaluate(SLIDERS) == before
    # An address that says so is opened without the tour: see tests/app/test_about.py.
    app.expect_marked_chart(page)


def test_a_skeleton_stands_for_a_page_until_it_is_whole_but_not_for_ever_where_a_picture_never_comes(new_tab):
    page = new_tab
    page.add_init_script(SLOW_CLOCK)
    # The code of the pictures never comes. A route of Playwright's would empty the cache for all other code too.
    page.context.new_cdp_session(page).send("Fetch.enable", {"patterns": [{"urlPattern": "*VegaLite*"}]})
    page.goto("/softmax?view=Overflow")
    heading = "document.querySelector('h1')"
    page.wait_for_function(f"{heading} && getComputedStyle({heading}).visibility === 'hidden'")
    page.evaluate(FAST_CLOCK)
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
