"""The pointer on the pictures: it reads the curves, also as a finger, and places, drags and removes points."""

from tests.browser import app, selectors

READ = f"document.querySelector('{selectors.CHART}').textContent"


def test_the_pointer_draws_numbers_and_a_tangent(page):
    app.open_tab(page, "/activations?functions=Sigmoid")
    plot = page.locator(selectors.PLOT).first
    for across in (0.4, 0.45):
        page.mouse.move(*app.place(page, plot, across, 0.4))
    app.eventually(page, f"{READ}.includes('Sigmoid: ')", True)
    app.eventually(page, f"document.querySelectorAll('{selectors.RULE}').length", 2)


def test_a_click_pins_a_point_until_it_is_clicked_again_or_escape_is_pressed_and_the_server_does_not_run(page):
    sent = []
    page.once("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    app.open_tab(page, "/activations?functions=ELU")
    place = app.place(page, page.locator(selectors.PLOT).first, 0.3, 0.5)
    page.mouse.move(*place)
    app.eventually(page, f"{READ}.includes('ELU: ')", True)
    before = len(sent)
    for unpin in (lambda: page.mouse.click(*place), lambda: page.keyboard.press("Escape")):
        page.mouse.click(*place)
        page.mouse.move(1, 1)
        app.eventually(page, f"/input x: −2.*ELU: −0.8646647, slope 0.1353/.test({READ})", True)
        unpin()
        page.mouse.move(1, 1)
        app.eventually(page, f"{READ}.includes('ELU: ')", False)
    assert sent[before:] == []


def test_a_finger_reads_the_curves_and_the_numbers_stay_when_it_is_lifted(touched_page):
    page = touched_page
    page.set_viewport_size(app.LAPTOP)
    app.open_tab(page, "/activations?functions=Sigmoid")
    page.touchscreen.tap(*app.place(page, page.locator(selectors.PLOT).first, 0.6, 0.5))
    app.eventually(page, f"/input x: .*Sigmoid: .*, slope /.test({READ})", True)


def test_a_finger_that_is_drawn_across_a_chart_reads_the_curves_on_its_way(touched_page):
    page = touched_page
    page.set_viewport_size(app.LAPTOP)
    app.open_tab(page, "/activations?functions=Sigmoid")
    (left, y), (right, _) = (app.place(page, page.locator(selectors.PLOT).first, across, 0.5) for across in (0.2, 0.8))
    # Chromium itself handles these touches: it decides whether they scroll the page, and which element captures them.
    browser = page.context.new_cdp_session(page)
    browser.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": left, "y": y}]})
    app.eventually(page, f"{READ}.includes('input x: −3')", True)
    for step in range(1, 21):
        at = {"x": left + (right - left) * step / 20, "y": y}
        browser.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    app.eventually(page, f"{READ}.includes('input x: 3')", True)
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_click_in_a_column_of_the_jacobian_chooses_the_logit_that_is_raised(page):
    app.open_tab(page, "/softmax?view=Jacobian")
    plot = page.locator(selectors.plot("jacobian"))
    for across, down, place in ((0.4, 0.9, "2"), (0.83, 0.5, "3")):
        page.mouse.click(*app.place_in_map(page, plot, across, down))
        app.expect_address(page, moved=place)
        app.wait_until_idle(page)


def test_a_hand_places_drags_and_removes_points_and_the_address_holds_them(page):
    app.open_tab(page, "/losses?view=Loss%20surface&count=6")
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
