"""The back button, and links from page to page: each shows exactly what its address names."""

import re

from tests.browser import app, selectors

HEADING = "h1:has-text('{}')"


def go_to(page, name):
    """Follow a link of the menu, and wait until its page is there."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_selector(HEADING.format(name))
    app.wait_until_idle(page)


def go_back(page):
    """Press the back button; where that loads a page, an answer would not come."""
    page.evaluate("setTimeout(() => history.back())")


def go_forward(page):
    """Press the forward button: the last entry of the history is the present one again."""
    page.evaluate("setTimeout(() => history.forward())")


def test_back_returns_to_the_value_and_to_the_page_that_was_left(page):
    app.open_tab(page, "/activations?functions=ELU")
    for key, value in (("Home", 0.0), ("End", 2.0)):
        app.press(page, "elualpha", key)
        app.expect_address(page, elualpha=value)
        app.wait_until_idle(page)
    go_to(page, "Softmax")
    for value in (2.0, 0.0):
        go_back(page)
        page.wait_for_url(re.compile(rf"[?&]elualpha={value:g}(&|$)"))
        page.wait_for_selector(HEADING.format("Activations"))
        app.expect_slider(page, elualpha=value)
        app.expect_number(page, elualpha=value)
        app.wait_until_idle(page)


def test_back_and_a_link_that_carries_values_open_the_tab_that_they_name(page):
    app.open_tab(page, "/likelihood?view=Cross-entropy&flips=HHT")
    page.get_by_role("link", name="Take this sample to the losses").click()
    page.wait_for_url("**/losses?*")
    page.wait_for_selector(selectors.open_tab("From likelihood"))
    app.eventually(page, "document.querySelector('input[aria-label^=Flips]')?.value", "110")
    app.wait_until_idle(page)
    go_to(page, "Softmax")
    go_back(page)
    page.wait_for_selector(HEADING.format("Losses"))
    page.wait_for_selector(selectors.open_tab("From likelihood"))


def test_a_link_to_a_claims_picture_opens_in_the_same_window_and_one_step_back_is_the_claim(page):
    app.open_tab(page, "/?view=Claims&page=softmax")
    app.wait_until_idle(page)
    page.locator("summary").first.click()
    page.get_by_role("link", name="See it in a picture").first.wait_for()
    app.wait_until_idle(page)
    app.wait_until_still(page)  # The claim opens with an animation, in which the link moves.
    tabs = len(page.context.pages)
    page.get_by_role("link", name="See it in a picture").first.click()
    page.wait_for_url("**/softmax*")
    page.wait_for_selector(HEADING.format("Softmax"))
    app.wait_until_idle(page)
    assert len(page.context.pages) == tabs
    go_back(page)
    page.wait_for_selector(selectors.open_tab("Claims"))
    page.get_by_role("link", name="See it in a picture").first.wait_for()


def test_each_tab_class_and_number_has_an_entry_in_the_history_with_which_picture_box_and_address_agree(
    new_tab,
):
    page = new_tab  # The history of a tab that other tests have used may be full.
    choose_classes(page)
    type_a_number(page)
    change_tabs(page)


def choose_classes(page):
    """Choose classes by their names on a cold page and by clicks: back chooses the one before."""
    app.open_tab(page, "/softmax?view=Cross-entropy&names=cat,🐱,*cat*,cat&true=3")
    chosen = f"document.querySelector('{selectors.choice('true')} [aria-checked=true]')?.textContent.trim()"
    app.eventually(page, chosen, "*cat*")
    first_letter = f"getComputedStyle(document.querySelector('{selectors.choice('true')} p'), '::first-letter')"
    app.eventually(page, f"{first_letter}.textTransform", "none")
    group = page.locator(selectors.choice("true"))
    for name, place in (("🐱", "2"), ("cat 2", "4"), ("cat", None)):
        group.get_by_role("radio", name=name, exact=True).click()
        app.expect_address(page, true=place)
        app.eventually(page, chosen, name)
        app.wait_until_idle(page)
    for name, place in (("cat 2", "4"), ("🐱", "2"), ("*cat*", "3")):
        go_back(page)
        app.expect_address(page, true=place)
        app.eventually(page, chosen, name)
        app.wait_until_idle(page)
    page.get_by_role("radio", name="Temperature").click()
    app.expect_address(page, view="Temperature", true=None)
    app.wait_until_idle(page)
    go_back(page)
    app.expect_address(page, view="Cross-entropy", true="3")
    app.eventually(page, chosen, "*cat*")
    app.wait_until_idle(page)
    go_forward(page)
    page.wait_for_selector(selectors.open_tab("Temperature"))
    app.expect_address(page, view="Temperature", true=None)


def type_a_number(page):
    """Type a number: it has an entry of its own as a dragged one has."""
    app.go_to(page, "/softmax?view=Jacobian", stepsize=0.1)
    entries = page.evaluate("history.length")
    page.evaluate(app.COUNT_MESSAGES)
    box = page.locator(selectors.number_box("stepsize"))
    box.click()
    box.press("Control+A")
    page.keyboard.insert_text("2")
    box.press("Enter")
    app.expect_address(page, stepsize=2.0)
    app.eventually(page, "window.sent", 1)
    assert page.evaluate("history.length") == entries + 1
    go_back(page)  # The slider, which has followed the typed number, reports nothing after this.
    app.expect_address(page, stepsize=None, view="Jacobian")
    app.expect_slider(page, stepsize=0.1)
    app.expect_number(page, stepsize=0.1)
    app.wait_until_idle(page)
    app.expect_address(page, stepsize=None)
    app.expect_slider(page, stepsize=0.1)
    app.expect_number(page, stepsize=0.1)
    go_forward(page)
    app.expect_address(page, stepsize=2.0)
    app.expect_slider(page, stepsize=2)
    app.expect_number(page, stepsize=2)


def change_tabs(page):
    """Change the tab: each has an entry, and back and forward agree with picture, box and address."""
    app.go_to(page, "/softmax?view=Classes&temperature=2&cat=2", cat=2)
    entries = page.evaluate("history.length")
    for view in ("Temperature", "Jacobian", "Simplex"):
        page.get_by_role("radio", name=view).click()
        page.wait_for_selector(selectors.open_tab(view))
        app.expect_address(page, view=view)
        app.wait_until_idle(page)
    # The temperature that "Jacobian" does not have leaves the address without an entry of its own.
    assert page.evaluate("history.length") == entries + 3
    steps = [(-1, "Jacobian", None), (-1, "Temperature", 2.0), (-1, "Classes", 2.0), (2, "Jacobian", None)]
    for step, view, temperature in steps:
        page.evaluate(f"setTimeout(() => history.go({step}))")
        page.wait_for_selector(selectors.open_tab(view))
        app.expect_address(page, view=None if view == "Classes" else view)
        app.wait_until_idle(page)
        if temperature:
            app.expect_address(page, temperature=temperature)
        if view == "Temperature":
            app.expect_slider(page, temperature=temperature)
            app.expect_number(page, temperature=temperature)
    assert page.evaluate("history.length") == entries + 3
