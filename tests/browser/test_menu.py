"""The menu: where it leads, and how it looks on a phone."""

import re

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


def test_the_menu_is_one_row_on_a_phone_and_leads_to_the_overview_and_to_about_without_the_values_of_a_page(
    page, server
):
    page.set_viewport_size(app.PHONE)
    app.open_tab(page, "/losses?view=Calibration")
    app.eventually(page, LINKS, [6, True, True, True])
    app.eventually(page, IN_SIGHT, True)
    expect(page.get_by_role("button", name=re.compile("Add this view"))).to_be_visible()
    app.eventually(page, f"document.querySelector('{selectors.ADD_VIEW}').getBoundingClientRect().width < 60", True)
    app.resize(page, {"width": 1900, "height": 900})
    app.eventually(page, WIDTH, True)
    follow(page, "Overview", f"{server}/", "Start")
    app.follow_menu(page, "Likelihood")
    app.travel(page, "/likelihood?view=Underflow")
    page.wait_for_selector(selectors.open_tab("Underflow"))
    follow(page, "About", f"{server}/?view=About", "About")


def follow(page, name, address, view):
    """Follow a link of the menu to an address, where one link alone is marked as open."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(address)
    page.wait_for_selector(selectors.open_tab(view))
    app.eventually(page, f"{MARKED}.length", 1)
