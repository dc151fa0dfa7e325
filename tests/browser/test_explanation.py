"""The words of an explanation show their series in the picture, and its numbers follow a slider while it is dragged."""

import numpy as np
from playwright.sync_api import expect

from lib.losses import binary_cross_entropy_with_logits_gradient, squared_error_with_logits_gradient
from lib.text.numbers import significant
from tests.browser import app, selectors
from tests.browser.test_live_sliders import Line

# The opacity of the lines of each of two colours of the theme, in the light.
SQUARED_ERROR, CROSS_ENTROPY = ("#0B5FA5", "#BD5100")
OPACITIES = f"""["{SQUARED_ERROR}", "{CROSS_ENTROPY}"].map((color) =>
  [...document.querySelector("{selectors.SVG}").querySelectorAll(`{selectors.LINE}[stroke="${{color}}"]`)]
    .map((line) => Number(getComputedStyle(line).opacity)))"""
ALL, ONLY_CROSS_ENTROPY, DASHED = [[1, 1], [1, 1]], [[0.2, 0.2], [1, 1]], [[0.2, 1], [0.2, 1]]
FOCUS = "document.activeElement.textContent"
TERMS = ("cross-entropy", "squared error", "slope")
# As a player does, which leaves the focus where it is.
MOVE = f"""(() => {{
  const slider = document.querySelector("{selectors.slider("z")}");
  slider.value = 3;
  slider.dispatchEvent(new Event("input", {{ bubbles: true }}));
}})()"""


def shown_numbers(page):
    """Return the numbers of the text, by their names."""
    return page.evaluate(
        f"Object.fromEntries([...document.querySelectorAll('{selectors.LIVE_NUMBER}')]"
        ".map((part) => [part.dataset.number, part.textContent]))"
    )


def test_a_word_shows_its_series_alone_while_it_is_pointed_at_focused_or_tapped(page):
    app.open_tab(page, "/losses")
    app.mark_chart(page)
    cross, squared, slope = (page.get_by_role("button", name=name, exact=True).first for name in TERMS)
    page.evaluate(f"document.querySelector('{selectors.EXPLANATION}').scrollIntoView({{ block: 'end' }})")
    app.eventually(page, OPACITIES, ALL)
    cross.hover()
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    page.locator(selectors.EXPLANATION).hover(position={"x": 5, "y": 5})
    app.eventually(page, OPACITIES, ALL)
    # The keyboard goes from one word to the next, and Escape leaves the last one.
    cross.focus()
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    page.keyboard.press("Tab")
    expect(squared).to_be_focused()
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY[::-1])
    page.keyboard.press("Tab")
    expect(slope).to_be_focused()
    app.eventually(page, OPACITIES, DASHED)
    page.keyboard.press("Escape")
    app.eventually(page, OPACITIES, ALL)
    # A tap shows it until the next tap.
    cross.click()
    page.locator(selectors.EXPLANATION).hover(position={"x": 5, "y": 5})
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    cross.click()
    page.locator(selectors.EXPLANATION).hover(position={"x": 5, "y": 5})
    app.eventually(page, OPACITIES, ALL)
    # A word that is shown keeps the focus when the server writes the text anew.
    cross.focus()
    page.evaluate(MOVE)
    app.expect_address(page, z=3)
    app.wait_until_idle(page)
    app.eventually(page, FOCUS, "cross-entropy")
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    app.expect_marked_chart(page)


def test_the_numbers_of_the_text_follow_a_drag_without_the_server(new_page):
    page = new_page()
    line = Line(page)
    app.open_tab(page, "/losses?z=-4")
    line.hold()
    slider = app.slider(page, "z")
    page.mouse.move(*app.place(page, slider, 0.3, 0.5))
    page.mouse.down()
    box, seen = slider.bounding_box(), set()
    for share in (0.35, 0.5, 0.8):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
        z = np.float64(slider.input_value())
        gradients = binary_cross_entropy_with_logits_gradient(z, 1), squared_error_with_logits_gradient(z, 1)
        numbers = dict(zip(("z", "cross_slope", "squared_slope"), map(significant, (z, *gradients)), strict=True))
        assert shown_numbers(page) == numbers
        seen.add(numbers["cross_slope"])
    assert len(seen) == 3
    page.mouse.up()
    line.release()
    app.expect_address(page, z=float(z))
    app.wait_until_idle(page)
    assert shown_numbers(page) == numbers
