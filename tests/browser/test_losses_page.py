"""The losses page in a real Chromium: what a student moves, and what it moves, on one screen."""

from urllib.parse import quote

import pytest

from tests.app.pages import VIEWS
from tests.browser.test_browser import address, pytestmark, tab  # noqa: F401

SCREEN = {"width": 1366, "height": 768}
BOTTOMS = """() => {
  const bottom = (part) => part.getBoundingClientRect().bottom;
  const visible = [...document.querySelectorAll('.vega-bind')].filter((slider) => slider.offsetHeight);
  const chart = document.querySelector('[data-testid=stVegaLiteChart]');
  const among = visible.filter((slider) => chart.contains(slider));
  return [document.querySelector('[class*=st-key-controls-]'), chart, ...among].map(bottom);
}"""
WIDE = """() => [...document.querySelectorAll('svg.marks, .vega-bind, [class*=st-key-controls-], .katex .base')]
  .filter((part) => part.getBoundingClientRect().right > innerWidth).map((part) => part.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("view", VIEWS["losses"])
def test_controls_picture_and_sliders_fit_a_laptop_together_and_nothing_is_cut_on_a_phone(browser, address, view):  # noqa: F811
    with tab(browser, f"{address}/losses?view={quote(view)}") as page:
        page.set_viewport_size(SCREEN)
        page.wait_for_timeout(1000)
        assert max(page.evaluate(BOTTOMS)) <= SCREEN["height"]
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_timeout(1000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate(WIDE) == []


def test_on_a_phone_the_menu_is_one_row_and_the_open_tab_is_in_sight(browser, address):  # noqa: F811
    phone = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    phone.goto(f"{address}/losses?view=Calibration")
    phone.wait_for_function(
        "document.querySelector('.st-key-view [aria-checked=true]')?.getBoundingClientRect().right <= innerWidth"
    )
    menu = [link.bounding_box() for link in phone.locator(".st-key-menu :is(a, button)").all()]
    assert len(menu) == 8
    assert max(box["y"] for box in menu) < min(box["y"] + box["height"] for box in menu)
    phone.context.close()
