"""A function is typed, moved by its slider in the chart, and found in the address on another machine."""

from tests.browser import app


def test_a_typed_function_is_live_and_stands_in_the_address(page):
    app.open_tab(page, "/activations?functions=ELU")
    box = page.get_by_label("Your own function f(x)")
    box.fill("a·x² − tahn(x)")
    box.press("Enter")
    page.get_by_text("unknown name `tahn` at 8: did you mean `tanh`?").wait_for()
    box.fill("x*sigmoid(a·x)")
    box.press("Enter")
    app.expect_slider(page, owna=1)
    app.wait_until_idle(page)
    app.mark_chart(page)
    before = app.lines(page)
    app.press(page, "owna", "End")
    page.wait_for_function(f"before => {app.LINES} !== before", arg=before)
    app.expect_address(page, own="x*sigmoid(a·x)", owna=5.0)
    app.expect_marked_chart(page)
    picture = app.lines(page)
    app.open_tab(page, page.url)
    app.expect_slider(page, owna=5)
    app.eventually(page, app.LINES, picture)


def test_both_parameters_move_the_mounted_chart_within_bounds_of_their_own(page):
    app.open_tab(page, "/activations?functions=ELU&own=max(a*x,+b)&ownb=-2&ownblow=-3&ownbhigh=2")
    app.expect_slider(page, owna=1, ownb=-2)
    app.wait_until_idle(page)
    app.mark_chart(page)
    for key, button, end in (("ownb", "End", 2), ("owna", "Home", -5), ("ownb", "Home", -3)):
        before = app.lines(page)
        app.press(page, key, button)
        page.wait_for_function(f"before => {app.LINES} !== before", arg=before)
        app.expect_address(page, **{key: float(end)})
        app.wait_until_idle(page)
    app.expect_address(page, owna=-5.0, ownb=-3.0, ownblow=-3.0, ownbhigh=2.0)
    app.expect_marked_chart(page)
    picture = app.lines(page)
    app.open_tab(page, page.url)
    app.expect_slider(page, owna=-5, ownb=-3)
    app.eventually(page, app.LINES, picture)
