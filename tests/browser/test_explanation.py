"""The words of an explanation show their series in the picture, and its numbers follow a slider while it is dragged."""

import numpy as np
from playwright.sync_api import expect

from lib.losses import binary_cross_entropy_with_logits_gradient, squared_error_with_logits_gradient
from lib.text.numbers import significant
from tests.browser import app, selectors
from tests.browser.test_live_sliders import Line

# The opacity of the lines of squared error and of cross-entropy, by the first two colours of a theme.
OPACITIES, OPACITIES_IN_THE_DARK = (
    f"""{colors}.map((color) =>
      [...document.querySelector("{selectors.SVG}").querySelectorAll(`{selectors.LINE}[stroke="${{color}}"]`)]
        .map((line) => Number(getComputedStyle(line).opacity)))"""
    for colors in (["#0B5FA5", "#BD5100"], ["#6CB6FF", "#FF9A57"])
)
ALL, ONLY_CROSS_ENTROPY, DASHED = [[1, 1], [1, 1]], [[0.2, 0.2], [1, 1]], [[0.2, 1], [0.2, 1]]
TERMS = ("cross-entropy", "squared error", "slope")
PRESSED = f"""[...document.querySelectorAll("{selectors.TERM}")]
  .filter((term) => term.ariaPressed === "true").map((term) => term.textContent)"""
CHARTS = f"""[...document.querySelectorAll("{selectors.TERM}")].map((term) => term.dataset.charts)"""
HINTS = f"[...document.querySelectorAll('{selectors.HINT}')].map((hint) => hint.open)"
LEAVE_WINDOW = "document.documentElement.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }))"
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


def open_losses(page):
    """Open a tab with an explanation, and return three of its words once it is in sight."""
    app.open_tab(page, "/losses")
    page.evaluate(f"document.querySelector('{selectors.EXPLANATION}').scrollIntoView({{ block: 'end' }})")
    app.eventually(page, OPACITIES, ALL)
    return [page.get_by_role("button", name=name, exact=True).first for name in TERMS]


def leave_words(page):
    """Let the pointer rest beside the words."""
    page.locator(selectors.EXPLANATION).hover(position={"x": 5, "y": 5})


def release_slider(page):
    """Move a slider as a player does, and wait for the answer of the server."""
    page.evaluate(MOVE)
    app.expect_address(page, z=3)
    app.wait_until_idle(page)


def test_words_show_their_series_numbers_follow_a_drag_and_both_stay_when_the_server_writes_them_anew(new_tab):
    line = Line(new_tab)
    words = open_losses(new_tab)
    point_at_and_press(new_tab, *words)
    follow_a_drag(new_tab, line)
    write_anew(new_tab, *words[:2])


def point_at_and_press(page, cross, squared, slope):
    """Assert that a word shows its series alone while it is pointed at or pressed."""
    cross.hover()
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    page.evaluate(LEAVE_WINDOW)
    app.eventually(page, OPACITIES, ALL)
    leave_words(page)
    # The keyboard goes from one word to the next, Enter and Space press one, and Escape ends it.
    cross.focus()
    page.keyboard.press("Enter")
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    page.keyboard.press("Tab")
    expect(squared).to_be_focused()
    page.keyboard.press("Space")
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY[::-1])
    page.keyboard.press("Tab")
    expect(slope).to_be_focused()
    page.keyboard.press("Space")
    app.eventually(page, OPACITIES, DASHED)
    app.eventually(page, PRESSED, ["slope"])
    page.keyboard.press("Space")
    app.eventually(page, OPACITIES, ALL)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    app.eventually(page, OPACITIES, ALL)
    app.eventually(page, PRESSED, [])
    # A tap shows it until the next tap, and so does the click of a screen reader, which has no pointer.
    for press in (cross.click, lambda: cross.evaluate("term => term.click()")):
        press()
        leave_words(page)
        app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
        press()
        leave_words(page)
        app.eventually(page, OPACITIES, ALL)


def write_anew(page, cross, squared):
    """Assert that what is open, pressed and focused stays so when the server writes the text anew."""
    app.mark_chart(page)
    page.get_by_text("Hint 1").click()
    charts = page.evaluate(CHARTS)
    assert set(charts) == {"logit"}
    second = page.get_by_role("button", name=TERMS[0], exact=True).nth(1)
    second.click()
    squared.hover()
    release_slider(page)
    # The word under the mouse got neither the focus nor was it pressed.
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY[::-1])
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(cross).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(PRESSED) == ["cross-entropy"]
    leave_words(page)
    app.eventually(page, OPACITIES, ONLY_CROSS_ENTROPY)
    assert page.evaluate(CHARTS) == charts
    assert page.evaluate(HINTS) == [True, False]
    app.expect_marked_chart(page)
    app.show_theme(page, "dark")
    app.eventually(page, OPACITIES_IN_THE_DARK, ONLY_CROSS_ENTROPY)


def follow_a_drag(page, line):
    """Assert that the numbers of the text follow a drag without the server."""
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
