"""Every tab, looked at on a laptop and on a phone: what belongs together is seen together, and nothing is cut off."""

import pytest

from lib.lesson.address import START
from tests.browser import app, selectors

# Which of these end below the window: the panel of controls, and the first picture with its sliders.
BELOW = f"""(() => {{
  const first = (part) => [...document.querySelectorAll(part)].find((found) => found.checkVisibility());
  const chart = first("{selectors.CHART}");
  const slider = [...chart.querySelectorAll("{selectors.SLIDER_ROW}")].findLast((row) => row.checkVisibility());
  const parts = {{ panel: first("{selectors.PANEL}"), chart, slider }};
  return Object.keys(parts).filter((name) => parts[name]?.getBoundingClientRect().bottom > innerHeight);
}})()"""
FLAT = f"""[...document.querySelectorAll("{selectors.PANEL}, {selectors.CHART}")].slice(0, 2)
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

# Formulas of derivations that can be scrolled sideways in their box.
SCROLLED = f"""[...document.querySelectorAll("{selectors.DERIVED_FORMULA}")]
  .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent.slice(0, 40))"""

# Words and numbers of a picture that run into another one.
COLLIDING = f"""[...document.querySelectorAll("{selectors.CHART}")].flatMap((chart) => {{
  const shown = (text) => text.textContent.trim() && text.checkVisibility({{ opacityProperty: true }});
  const texts = [...chart.querySelectorAll("svg text")].filter(shown);
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  // A text with an edge around it is two texts in one place.
  const same = (i, j) => texts[i].textContent === texts[j].textContent && Math.abs(boxes[i].left - boxes[j].left) < 3;
  const runs_into = (i) => boxes.some((box, j) => j < i && meet(box, boxes[i]) && !same(i, j));
  return texts.filter((_, i) => runs_into(i)).map((text) => text.textContent);
}})"""


def test_controls_first_picture_and_its_sliders_fit_a_laptop(tab):
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
    app.eventually(tab.page, SCROLLED, [])


def test_words_in_a_picture_do_not_run_into_each_other_on_a_laptop_and_on_a_phone(tab):
    for size in (app.LAPTOP, app.PHONE):
        app.resize(tab.page, size)
        app.eventually(tab.page, COLLIDING, [])


def test_the_catalogue_has_as_many_cells_in_a_row_as_there_is_room_for(page):
    left = f"[...document.querySelectorAll('{selectors.BAR}')].map((p) => Math.round(p.getBoundingClientRect().left))"
    app.open_tab(page, "/activations?view=Catalogue")
    for width, across in ((1366, 7), (900, 5), (360, 2)):
        page.set_viewport_size({"width": width, "height": 768})
        app.eventually(page, f"new Set({left}).size", across)


def test_numbers_and_names_of_many_classes_do_not_run_into_each_other(page):
    names = "cat, dog, tiger, elephant seal, hippopotamus, an unusual long name"
    app.open_tab(page, f"/softmax?view=Jacobian&names={names}&cat=7")
    # No label is left out, and each cell has its number.
    shown = f"[...document.querySelectorAll('{selectors.TEXT}')].filter((text) => text.textContent.trim()).length"
    assert page.evaluate(shown) > 36 + 18
    app.eventually(page, COLLIDING, [])
    box = page.get_by_role("textbox", name="Class names")
    box.fill(f"{names}, 7, 8, 9, 10")
    box.press("Enter")
    app.expect_address(page, names=f"{names}, 7, 8, 9, 10")
    app.wait_until_idle(page)
    app.eventually(page, COLLIDING, [])
