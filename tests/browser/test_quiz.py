"""A round of predictions: ten claims, each voted on before its verdict is shown."""

import re

from playwright.sync_api import expect

from lib.lesson.claims.registry import CLAIMS
from tests.browser import app
from tests.unit.lesson.verdicts import VERDICTS

KEYS = {"true": "t", "false": "f", "true if": "i"}
RIGHT = re.compile("^Correct. Your answer: ")
NEXT = re.compile("Next claim|Show the score")


def vote(page, verdicts, conditions):
    """Give the right answer to the present claim by keyboard, and wait until the page says that it is right."""
    # Before its run has ended, the page has parts of the claim before, and its buttons know no keys.
    app.wait_until_idle(page)
    expect(page.get_by_text(RIGHT)).to_have_count(0)
    claim = page.locator("h3").inner_text()
    page.keyboard.press(KEYS[verdicts[claim]])
    if claim in conditions:
        offered = page.get_by_role("button", name=re.compile("^… "))
        expect(offered).to_have_count(3)
        names = offered.all_inner_texts()
        page.keyboard.press(str(1 + [conditions[claim] in name for name in names].index(True)))
    page.get_by_text(RIGHT).wait_for()


def test_a_round_is_played_to_its_end_by_keyboard_and_votes_stay_when_a_picture_is_opened_and_the_quiz_again(page):
    verdicts = {CLAIMS[name].text: str(verdict) for name, verdict in VERDICTS.items()}
    conditions = {claim.text: claim.condition for claim in CLAIMS.values() if claim.condition}
    app.open_tab(page, "/?view=Quiz")
    for place in range(1, 11):
        page.get_by_text(f"Claim {place} of 10").wait_for()
        vote(page, verdicts, conditions)
        if place == 2:
            page.get_by_role("link", name="See it in a picture").click()
            page.wait_for_url(re.compile(r"/(activations|softmax|likelihood|losses)"))
            page.go_back()
            page.get_by_text("Claim 2 of 10").wait_for()
            page.get_by_text(RIGHT).wait_for()
        # The button that goes on, whose key is N, stands below the reason and comes last.
        page.get_by_role("button", name=NEXT).wait_for()
        page.keyboard.press("n")
    page.get_by_text("10 of 10 correct").wait_for()
    page.get_by_role("button", name="Repeat this round").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Claim 1 of 10").wait_for()
