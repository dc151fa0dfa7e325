"""The back button, and links from page to page: each shows exactly what its address names."""

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


def test_back_returns_to_the_value_and_to_the_page_that_was_left(page):
    app.open_tab(page, "/activations?functions=ELU")
    for key, value in (("Home", 0.0), ("End", 2.0)):
        app.press(page, "elualpha", key)
        app.expect_address(page, elualpha=value)
        app.wait_until_idle(page)
    go_to(page, "Softmax")
    for value in (2.0, 0.0):
        go_back(page)
        page.wait_for_url(f"**elualpha={value:.1f}*")
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
