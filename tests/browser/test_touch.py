"""Fingers on a phone: up and down scrolls the page wherever it begins, sideways moves a value, a tap sets it."""

from tests.browser import app, selectors

SCROLLED = f"document.querySelector('{selectors.MAIN}').scrollTop"


def draw_finger(page, start, across=0, down=0):
    """Draw a finger over the screen; Chromium itself decides whether that scrolls the page."""
    browser = page.context.new_cdp_session(page)
    x, y = start
    browser.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        at = {"x": x + across * step / 12, "y": y + down * step / 12}
        browser.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    browser.detach()


def swipe(page, part):
    """Draw a finger upwards from a part of the page, and wait until the page has scrolled."""
    start = app.place(page, part, 0.3, 0.5)
    before = page.evaluate(SCROLLED)
    draw_finger(page, start, 5, -150)
    app.eventually(page, f"{SCROLLED} > {before}", True)
    app.wait_until_still(page)


def test_a_swipe_scrolls_the_page_and_changes_nothing_and_fingers_move_sliders_and_points(touched_page):
    page = touched_page
    app.open_tab(page, "/losses")
    slider, plot = app.slider(page, "z"), page.locator(selectors.PLOT).first
    for part in (slider, plot):
        swipe(page, part)
        assert slider.input_value() == "-4"
    draw_finger(page, app.place(page, slider, 0.5, 0.5), across=40, down=8)
    right = float(slider.input_value())
    assert right > 0
    app.expect_address(page, z=right)
    app.wait_until_idle(page)
    draw_finger(page, app.place(page, plot, 0.9, 0.5), across=-120, down=8)
    left = float(slider.input_value())
    assert left < right
    app.expect_address(page, z=left)
    page.touchscreen.tap(*app.place(page, slider, 0.5, 0.5))
    app.expect_address(page, z=0.0)
    app.expect_number(page, z=0.0)
    app.go_to(page, "/losses?view=Loss%20surface&count=6", descent=0)
    points = "(new URL(location).searchParams.get('points') ?? '').split('~')"
    plot = page.locator(selectors.plot("classified"))
    swipe(page, plot)
    page.touchscreen.tap(*app.place_in_map(page, plot, 0.9, 0.9))
    app.eventually(page, f"[{points}.length, {points}.pop()]", [7, "3.2_-3.2_0"])
    app.wait_until_idle(page)
    (left, y), (right, _) = (app.place_in_map(page, plot, across, 0.9) for across in (0.6, 0.9))
    draw_finger(page, (right, y), across=left - right)
    app.eventually(page, f"[{points}.length, {points}.pop()]", [7, "0.8_-3.2_0"])


def test_a_finger_on_a_slider_of_the_server_scrolls_drags_and_taps(touched_page):
    page = touched_page
    app.open_tab(page, "/likelihood?view=Confidence+intervals")
    track = page.locator(selectors.server_slider("confidence"))
    swipe(page, track)
    app.expect_address(page, confidence=None)
    draw_finger(page, app.place(page, track, 0.2, 0.5), across=30, down=4)
    page.wait_for_function("new URL(location).searchParams.get('confidence') < 0.8")
    app.wait_until_idle(page)
    page.touchscreen.tap(*app.place(page, track, 0.9, 0.5))
    page.wait_for_function("new URL(location).searchParams.get('confidence') > 0.9")
