"""A hall in the browser: one wall and two phones."""

from playwright.sync_api import expect

from lib.hall.code import spaced
from tests.browser import app, halls, selectors
from tests.browser.halls import button, expect_text, verdict
from tests.browser.tabs import ALL_RULES, OUTSIDE, RULES_OF_COLOR, VIOLATIONS
from tests.machine import AXE, need


def violations(page):
    """Return what axe-core finds on a page, in the light and in the dark theme."""
    need("axe-core (see .ci/run)", AXE.exists())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(VIOLATIONS, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    background = f"getComputedStyle(document.querySelector('{selectors.APP}')).backgroundColor"
    app.eventually(page, f"{background}.match(/\\d+/)[0] < 128", True)
    app.wait_until_still(page)
    return found + page.evaluate(VIOLATIONS, RULES_OF_COLOR)


def test_two_phones_flip_and_vote_and_the_wall_follows_without_being_drawn_anew(page, new_tab, new_page):
    code = halls.open_hall(page)
    # The first phone is another window of the browser of the wall, which spares it an empty cache.
    phones = [new_tab, new_page(viewport=app.PHONE)]
    new_tab.set_viewport_size(app.PHONE)
    halls.lose_first_report(phones[0])
    for phone in phones:
        phone.goto(f"/hall?code={code}")
    for phone in phones:
        expect(button(phone, halls.LOOK)).to_be_visible()
    expect_text(page, "2 phones have joined")
    button(page, "Ask").click()
    for place, phone in enumerate(phones):
        halls.look(phone, button(phone, "Flip 10 times"))
        button(phone, "Flip 10 times" if place else "Flip once").click()
        expect_text(phone, "Round 1:")
        expect_text(page, f"{1 + 10 * place} flip")
        if not place:
            expect(page.locator(selectors.SVG)).to_have_count(2)
            app.mark_chart(page)
    # Its numbers have changed in place: the chart is the one that the first flip has mounted.
    app.expect_marked_chart(page)
    # A phone that is loaded anew, or whose name and address are typed again, is the same phone.
    phones[0].reload()
    expect_text(phones[0], "Round 1: your flip is a")
    halls.choose(page, "Vote, then see")
    expect(page.locator(".st-key-hall-claim")).to_be_visible()
    button(page, "Ask").click()
    for phone, choice in zip(phones, ("True", "False"), strict=True):
        if choice == "False":
            # As when it was put away, and is taken out again.
            phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        else:
            halls.look(phone, verdict(phone, choice))
        verdict(phone, choice).click()
        expect_text(phone, f"Your vote: {choice}")
    expect_text(page, "2 of 2 phones have voted")
    for window in (page, phones[1]):
        assert violations(window) == []
        assert window.evaluate(OUTSIDE) == []
    assert page.locator(selectors.SVG).count() == 0
    button(page, "Show the votes").click()
    expect(page.locator(selectors.SVG)).to_have_count(1)
    # The picture of the claim opens in this window, as a projector shows it, and leads back.
    for step in ("Show what the computation finds", "Show the condition"):
        button(page, step).click()
    page.get_by_role("link", name="See it in a picture").click()
    bar = page.get_by_role("navigation", name="Lecture")
    expect(bar).to_contain_text(f"Hall {spaced(code)}")
    expect(page.locator(selectors.SVG)).to_have_count(1)
    # No scene is beside it, so the keys that change the scene are those of the page.
    page.evaluate("addEventListener('keydown', (event) => { document.body.dataset.key = event.key })")
    page.keyboard.press("PageDown")
    expect(page.locator("body")).to_have_attribute("data-key", "PageDown")
    bar.get_by_role("link", name="Back to the hall").click()
    expect_text(page, "Find the condition.")
    # The page was loaded anew: the host's key is in the storage of this browser, and in no address; a window without it
    # has no controls.
    expect(button(page, "Ask")).to_be_visible()
    key = page.evaluate("JSON.parse(localStorage.halls)")[code]["key"]
    assert key not in page.url
    phones[1].goto(f"/hall?code={code}&view=Wall")
    expect_text(phones[1], "Only the browser that has opened the hall can steer it.")
    assert button(phones[1], "Ask").count() == 0
    # A second window of this browser opens another hall, whose key stays when the first window stores what it knows.
    window = page.context.new_page()
    second = halls.open_hall(window)
    halls.close(page)
    kept = page.evaluate("JSON.parse(localStorage.halls)")
    assert kept[second]["key"]
    expect(button(page, f"Continue with your hall {spaced(second)}")).to_be_visible()
    halls.close(window)
    window.close()
    button(phones[0], halls.LOOK).click()
    expect_text(phones[0], "This hall is closed")
