"""The address has what a hand has set, and a page opened from it shows the same."""

import pytest

from tests.browser import app, selectors


def test_a_typed_value_moves_the_chart_and_reset_empties_the_address(page):
    app.open_tab(page, "/activations?functions=ELU")
    before = app.lines(page)
    app.type_number(page, "0.3")
    app.expect_address(page, elualpha="0.3")
    app.expect_slider(page, elualpha=0.3)
    app.eventually(page, f"{app.LINES} !== {before!r}", True)
    page.get_by_role("button", name="Reset").click()
    app.eventually(page, "location.search", "")


def test_a_preset_and_a_coin_are_in_the_address_and_survive_a_reload(page):
    app.open_tab(page, "/likelihood")
    page.get_by_role("button", name="Go to the maximum").click()
    app.expect_address(page, p="0.3")
    page.get_by_role("button", name="0", exact=True).first.click()
    app.expect_address(page, flips="1110001000")
    page.reload()
    app.wait_until_idle(page)
    app.expect_slider(page, p=0.3)
    app.expect_address(page, p="0.3", flips="1110001000")


@pytest.mark.parametrize("first", ["Catalogue", "Curves"])
def test_a_click_in_the_catalogue_opens_the_card_of_the_function_and_the_address_says_so(page, first):
    app.open_tab(page, f"/activations?view={first}")
    page.get_by_role("radio", name="Catalogue").click()
    name = page.get_by_text("Softsign", exact=True).and_(page.locator(selectors.TEXT))
    name.wait_for()
    app.wait_until_idle(page)
    box = app.box(page, name)
    page.mouse.click(box["x"] + 5, box["y"] + 60)
    page.get_by_text("def softsign(").wait_for()
    app.expect_address(page, functions=["Softsign"], cardsoftsign="true")
