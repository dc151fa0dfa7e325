"""The tour of one minute: every page that is opened bare offers it, and it leaves no trace."""

import pytest
from playwright.sync_api import expect

from lib.lesson.address import PAGES, START
from lib.text.catalogue.common import TOUR_STEPS
from tests.browser import app, selectors
from ui.tour import ON_OVERVIEW

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


def press(page, name):
    """Press a button of the tour with the keyboard."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", PAGES)
def test_the_tour_is_walked_and_ended_by_keyboard_leaves_the_picture_and_the_address_remembers(page, name):
    names = list(ON_OVERVIEW if name == START else TOUR_STEPS)
    app.open_tab(page, PAGES[name].path)
    app.mark_chart(page)
    before = page.evaluate(SLIDERS)
    for place in range(1, len(names) + 1):
        press(page, "Next" if place > 1 else "Start")
        page.get_by_text(f"{place} of {len(names)}").wait_for()
        app.eventually(page, f"{OUTLINED} > 0", True)
        assert page.evaluate(SLIDERS) == before
    press(page, "Done")
    app.expect_address(page, tour="off")
    expect(page.get_by_role("button", name="Done")).to_have_count(0)
    app.eventually(page, OUTLINED, 0)
    assert page.evaluate(SLIDERS) == before
    # An address that says so is opened without the tour: see tests/app/test_about.py.
    app.expect_marked_chart(page)
