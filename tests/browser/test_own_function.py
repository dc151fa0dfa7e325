"""A function is typed, moved by its sliders in the chart, and found in the address on another machine."""

from tests.browser import app
from tests.browser.opened import on_activations


def move(page, key, button, end):
    """Move a slider to an end: the curves follow, and the address."""
    before = app.lines(page)
    app.press(page, key, button)
    page.wait_for_function(f"before => {app.LINES} !== before", arg=before)
    app.expect_address(page, **{key: float(end)})
    app.wait_until_idle(page)


@on_activations
def test_a_typed_function_is_live_and_both_parameters_move_its_chart_within_bounds_that_stand_in_the_address(opened):
    page = opened
    app.go_to(page, "/activations?functions=ELU&elualpha=0.2", elualpha=0.2)
    box = page.get_by_label("Your own function f(x)")
    box.fill("a·x² − tahn(x)")
    box.press("Enter")
    page.get_by_text("unknown name `tahn` at 8: did you mean `tanh`?").wait_for()
    box.fill("x*sigmoid(a·x)")
    box.press("Enter")
    app.expect_slider(page, owna=1)
    app.wait_until_idle(page)
    app.mark_chart(page)
    move(page, "owna", "End", 5)
    app.expect_address(page, own="x*sigmoid(a·x)")
    app.expect_marked_chart(page)
    typed, curve = page.url, app.lines(page)
    app.go_to(page, "/activations?functions=ELU&own=max(a*x,+b)&ownb=-2&ownblow=-3&ownbhigh=2", owna=1, ownb=-2)
    app.mark_chart(page)
    for key, button, end in (("ownb", "End", 2), ("owna", "Home", -5), ("ownb", "Home", -3)):
        move(page, key, button, end)
    app.expect_address(page, owna=-5.0, ownb=-3.0, ownblow=-3.0, ownbhigh=2.0)
    app.expect_marked_chart(page)
    picture = app.lines(page)
    app.open_tab(page, page.url)
    app.expect_slider(page, owna=-5, ownb=-3)
    app.eventually(page, app.LINES, picture)
    app.go_to(page, typed, owna=5)
    app.eventually(page, app.LINES, curve)
