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
