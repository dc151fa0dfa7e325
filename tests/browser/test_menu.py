"""The menu: where it leads, and how it looks on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors

# How many links the menu has, whether they are in one row, each large enough for a finger, and whether no word is cut.
LINKS = f"""(() => {{
  const links = [...document.querySelectorAll("{selectors.MENU} a")];
  const boxes = links.map((link) => link.getBoundingClientRect());
  const tops = boxes.map((box) => box.top), bottoms = boxes.map((box) => box.bottom);
  const words = links.map((link) => link.querySelector("p"));
  return [
    boxes.length, Math.max(...tops) < Math.min(...bottoms), boxes.every((box) => Math.min(box.width, box.height) >= 44),
    words.every((word) => word.checkVisibility() && word.offsetWidth > 20 && word.scrollWidth <= word.offsetWidth),
  ];
}})()"""
IN_SIGHT = f"""(() => {{
  const tab = document.querySelector("{selectors.OPEN_TAB}").getBoundingClientRect();
  return tab.left >= 0 && tab.right <= innerWidth;
}})()"""


MARKED = f"""[...document.querySelectorAll("{selectors.MENU} a")].filter((link) => {{
  const style = getComputedStyle(link), weight = getComputedStyle(link.querySelector("p")).fontWeight;
  return style.backgroundColor !== "rgba(0, 0, 0, 0)" || weight > 500;
}}).map((link) => link.textContent.trim().split(/\\s+/).at(-1))"""
WIDTH = f"document.querySelector('{selectors.PAGE}').clientWidth >= 0.98 * innerWidth"


@pytest.mark.parametrize(("name", "path", "view"), [("Overview", "/", "Start"), ("About", "/?view=About", "About")])
def test_the_menu_leads_from_a_page_with_values_to_the_overview_and_to_about(page, server, name, path, view):
    app.open_tab(page, "/activations?functions=ELU")
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"{server}{path}")
    page.wait_for_selector(selectors.open_tab(view))


def test_on_a_phone_the_menu_is_one_row_of_words_and_the_open_tab_is_in_sight(page):
    page.set_viewport_size(app.PHONE)
    app.open_tab(page, "/losses?view=Calibration")
    app.eventually(page, LINKS, [6, True, True, True])
    app.eventually(page, IN_SIGHT, True)


def test_on_a_phone_the_button_that_adds_a_view_is_small_and_keeps_its_name(page):
    page.set_viewport_size(app.PHONE)
    app.open_tab(page, "/softmax")
    expect(page.get_by_role("button", name=re.compile("Add this view"))).to_be_visible()
    app.eventually(page, f"document.querySelector('{selectors.ADD_VIEW}').getBoundingClientRect().width < 60", True)


def test_the_page_is_as_wide_as_the_window_and_one_link_of_the_menu_is_marked_as_open(page):
    page.set_viewport_size({"width": 1900, "height": 900})
    app.open_tab(page, "/")
    app.eventually(page, WIDTH, True)
    app.eventually(page, f"{MARKED}.length", 1)
