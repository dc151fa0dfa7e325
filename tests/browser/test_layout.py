"""Every tab, looked at on a laptop and on a phone: what belongs together is seen together, and nothing is cut off."""

import pytest

from lib.lesson.address import START
from tests.browser import app, selectors

# Which of these end below the window: the panel of controls, the first picture with its sliders, and its tools.
BELOW = f"""(() => {{
  const first = (part) => [...document.querySelectorAll(part)].find((found) => found.checkVisibility());
  const chart = first("{selectors.CHART}");
  const slider = [...chart.querySelectorAll("{selectors.SLIDER_ROW}")].findLast((row) => row.checkVisibility());
  const parts = {{ panel: first("{selectors.PANEL}"), chart, slider, tools: first("{selectors.TOOLS}") }};
  return Object.keys(parts).filter((name) => parts[name]?.getBoundingClientRect().bottom > innerHeight);
}})()"""
FLAT = f"""[...document.querySelectorAll("{selectors.PANEL}, {selectors.CHART}, {selectors.TOOLS}")].slice(0, 3)
  .filter((part) => part.getBoundingClientRect().height <= 30).map((part) => part.className)"""
# What stands out on the left or on the right, and what can be scrolled sideways.
OUTSIDE = f"""(() => {{
  const all = (part, root = document) => [...root.querySelectorAll(part)];
  const buttons = all("{selectors.TOOLS} *").flatMap((part) => (part.shadowRoot ? all("button", part.shadowRoot) : []));
  const parts = all("{selectors.DRAWING}, {selectors.SLIDER_ROW}, {selectors.PANEL}, {selectors.FORMULA}");
  const wide = [document.documentElement, document.querySelector("{selectors.MAIN}")];
  const out = ({{ left, right }}) => left < 0 || right > innerWidth;
  return [
    ...[...parts, ...buttons].filter((part) => part.checkVisibility() && out(part.getBoundingClientRect())),
    ...wide.filter((part) => part.scrollWidth > innerWidth),
  ].map((part) => part.outerHTML.slice(0, 80));
}})()"""

# Formulas of which Streamlit's box cuts something off.
CUT = f"""[...document.querySelectorAll("{selectors.DISPLAYED_FORMULA}")]
  .filter((box) => box.scrollHeight > box.clientHeight).map((box) => box.textContent.slice(0, 40))"""


def test_controls_first_picture_and_its_sliders_and_tools_fit_a_laptop(tab):
    if tab.name == START:
        pytest.skip("the overview has no picture beside controls")
    app.resize(tab.page, app.LAPTOP)
    app.eventually(tab.page, BELOW, [])
    app.eventually(tab.page, FLAT, [])


def test_no_formula_is_cut_off_above_or_below(tab):
    app.resize(tab.page, app.LAPTOP)
    app.eventually(tab.page, CUT, [])


def test_nothing_is_cut_off_and_nothing_scrolls_sideways_on_a_phone(tab):
    app.resize(tab.page, app.PHONE)
    app.eventually(tab.page, OUTSIDE, [])


def test_the_catalogue_has_as_many_cells_in_a_row_as_there_is_room_for(page):
    left = f"[...document.querySelectorAll('{selectors.BAR}')].map((p) => Math.round(p.getBoundingClientRect().left))"
    app.open_tab(page, "/activations?view=Catalogue")
    for width, across in ((1366, 7), (900, 5), (360, 2)):
        page.set_viewport_size({"width": width, "height": 768})
        app.eventually(page, f"new Set({left}).size", across)
