"""The pointer on the pictures: it reads the curves, also as a finger, and places, drags and removes points."""

from tests.browser import app, selectors
from tests.browser.opened import on_activations, on_losses, on_softmax

READ = f"document.querySelector('{selectors.CHART}').textContent"


@on_activations
def test_the_pointer_draws_numbers_and_a_tangent_and_a_click_pins_them_until_another_or_escape_without_the_server(
    opened,
):
    page = opened
    app.go_to(page, "/activations?functions=ELU&elualpha=1.00", elualpha=1)
    box = app.box(page, page.locator(selectors.PLOT).first)
    place = (box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    page.mouse.move(place[0] - 20, place[1])
    page.mouse.move(*place)
    app.eventually(page, f"{READ}.includes('ELU: ')", True)
    app.eventually(page, f"document.querySelectorAll('{selectors.RULE}').length", 2)
    page.evaluate(app.COUNT_MESSAGES)
    for unpin in (lambda: page.mouse.click(*place), lambda: page.keyboard.press("Escape")):
        page.mouse.click(*place)
        page.mouse.move(1, 1)
        app.eventually(page, f"/input x: −2.*ELU: −0.8646647, slope 0.1353/.test({READ})", True)
        unpin()
        page.mouse.move(1, 1)
        app.eventually(page, f"{READ}.includes('ELU: ')", False)
    assert page.evaluate("window.sent") == 0


def test_a_finger_reads_the_curves_also_on_its_way_across_and_the_numbers_stay_when_it_is_lifted(touched_page):
    page = touched_page
    page.set_viewport_size(app.LAPTOP)
    app.open_tab(page, "/activations?functions=Sigmoid")
    box = app.box(page, page.locator(selectors.PLOT).first)
    left, middle, right = (box["x"] + box["width"] * across for across in (0.2, 0.6, 0.8))
    y = box["y"] + box["height"] / 2
    page.touchscreen.tap(middle, y)
    app.eventually(page, f"/input x: .*Sigmoid: .*, slope /.test({READ})", True)
    # Chromium itself handles these touches: it decides whether they scroll the page, and which element captures them.
    browser = page.context.new_cdp_session(page)
    browser.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": left, "y": y}]})
    app.eventually(page, f"{READ}.includes('input x: −3')", True)
    for step in range(1, 21):
        at = {"x": left + (right - left) * step / 20, "y": y}
        browser.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    app.eventually(page, f"{READ}.includes('input x: 3')", True)
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@on_softmax
def test_a_click_in_a_column_of_the_jacobian_chooses_the_logit_that_is_raised(opened):
    page = opened
    app.go_to(page, "/softmax?view=Jacobian&stepsize=0.2", stepsize=0.2)
    plot = page.locator(selectors.plot("jacobian"))
    for across, down, place in ((0.4, 0.9, "2"), (0.83, 0.5, "3")):
        page.mouse.click(*app.place_in_map(page, plot, across, down))
        app.expect_address(page, moved=place)
        app.wait_until_idle(page)


@on_losses
def test_a_hand_places_drags_and_removes_points_and_the_address_holds_them(opened):
    page = opened
    app.go_to(page, "/losses?view=Loss%20surface&count=6&descent=10", descent=10)
    points = "(new URL(location).searchParams.get('points') ?? '').split('~')"
    plot = page.locator(selectors.plot("classified"))
    page.mouse.click(*app.place_in_map(page, plot, 0.9, 0.9))
    app.eventually(page, f"[{points}.length, {points}.pop()]", [7, "3.2_-3.2_0"])
    app.wait_until_idle(page)
    app.drag(page, app.place_in_map(page, plot, 0.9, 0.9), app.place_in_map(page, plot, 0.8, 0.9))
    app.eventually(page, f"[{points}.length, {points}.pop()]", [7, "2.4_-3.2_0"])
    page.get_by_role("radio", name="removes").click()
    app.expect_address(page, edit="removes")
    app.wait_until_idle(page)
    page.mouse.click(*app.place_in_map(page, plot, 0.8, 0.9))
    app.eventually(page, f"{points}.length", 6)
