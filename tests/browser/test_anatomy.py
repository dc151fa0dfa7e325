"""The anatomy of a view: its picture first, its controls beside it, and no word of it under the button of its menu."""

import pytest

from tests.browser import app, selectors

# What is wrong on a phone of the first picture and its slider, which are to be on the first screen.
FIRST_SCREEN = f"""(() => {{
  const first = (part, root) => [...root.querySelectorAll(part)].find((found) => found.checkVisibility());
  const chart = first("{selectors.CHART}", document);
  const slider = first("{selectors.SLIDER_ROW}", chart);
  const places = [chart.getBoundingClientRect().top, slider?.getBoundingClientRect().bottom ?? 0];
  return [320, 740].map((limit, i) => (places[i] <= limit ? "" : places[i])).filter(String);
}})()"""
# Controls that do not come after their picture, at the right of it on a laptop and below it on a phone.
MISPLACED = f"""[...document.querySelectorAll("{selectors.PANEL}")].filter((panel) => {{
  const pictures = panel.parentElement.previousElementSibling?.getBoundingClientRect();
  const {{ left, top }} = panel.getBoundingClientRect();
  return !pictures || (innerWidth > 960 ? left < pictures.right : top < pictures.bottom);
}}).map((panel) => panel.className)"""
# Words of a picture under the button of its menu.
UNDER_MENU = f"""[...document.querySelectorAll("{selectors.PICTURE}")].flatMap((picture) => {{
  const root = [...picture.querySelectorAll("{selectors.TOOLS} *")].find((part) => part.shadowRoot).shadowRoot;
  const icon = root.querySelector("[aria-label='{selectors.PICTURE_MENU}'] svg").getBoundingClientRect();
  const meet = ({{ left, right, top, bottom }}) =>
    left < icon.right && icon.left < right && top < icon.bottom && icon.top < bottom;
  const shown = (text) => text.textContent.trim() && text.checkVisibility({{ opacityProperty: true }});
  const texts = [...picture.querySelectorAll("{selectors.TEXT}")].filter(shown);
  return texts.filter((text) => meet(text.getBoundingClientRect())).map((text) => text.textContent);
}})"""

# A view of each kind: a picture, two in a row, maps, bars, a choice or a sentence over the pictures, a folded player.
VIEWS = [
    "/activations?view=Dying ReLU",
    "/softmax?view=Jacobian",
    "/softmax?view=Simplex",
    "/likelihood?view=Likelihood",
    "/losses?view=Race",
    "/losses?view=Landscape",
]


@pytest.mark.parametrize("address", VIEWS)
def test_the_picture_is_first_and_its_slider_is_on_the_first_screen_of_a_phone(page, address):
    page.set_viewport_size(app.PHONE)
    app.open_tab(page, address)
    app.eventually(page, FIRST_SCREEN, [])
    for size in (app.PHONE, app.LAPTOP):
        app.resize(page, size)
        app.eventually(page, MISPLACED, [])
        app.eventually(page, UNDER_MENU, [])
