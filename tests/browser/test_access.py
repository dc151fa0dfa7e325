"""The app for everybody: axe-core, contrast in the pictures, words for the pictures, the keyboard, and calm."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors
from tests.machine import AXE, need

# What has the focus: its name, whether that is to be seen, and whether it is to be seen itself.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const name = at.ariaLabel || at.labels?.[0]?.textContent || at.innerText || "";
  const style = getComputedStyle(at);
  const ring = style.outlineStyle !== "none" || style.boxShadow !== "none"
    || at.matches("main, input[type=number], input[type=text]");
  return [`${at.tagName.toLowerCase()} ${name.trim().split("\\n").pop().trim()}`, ring,
    at.checkVisibility({ opacityProperty: true, visibilityProperty: true })];
}"""
# Tabs of the overview whose first heading under the title is of the third rank.
SKIP_A_RANK = ("Quiz", "About")
CURVES_IN_ORDER = (
    *("a Skip to main content", "a Overview", "a Activations", "a Softmax", "a Likelihood", "a Losses", "a About"),
    *("button Reset", "button Curves", "input ELU α", "button Menu of this picture", "button Sigmoid"),
    *("input Range of x — start", "input Range of x — end", "button Both"),
)


IN_BOTH_THEMES = pytest.mark.parametrize(
    "theme", ["light", "dark"], ids=["in light colours on a laptop", "in dark colours on a phone"]
)


@IN_BOTH_THEMES
def test_a_tab_has_no_violation_of_wcag(tab, theme):
    need("axe-core (see .ci/run)", AXE.exists())
    assert tab.violations[theme] == []


@IN_BOTH_THEMES
def test_the_words_in_the_pictures_of_a_tab_can_be_read(tab, theme):
    assert tab.pale_words[theme] == []


def test_a_tab_says_the_numbers_of_its_pictures_in_words(tab):
    assert tab.pictures_without_numbers == []


def test_a_tab_says_its_language_and_has_one_main_part_and_headings_in_ranks(tab):
    assert tab.language == "en"
    assert tab.main_parts == 1
    ranks = tab.heading_ranks
    assert ranks.count(1) == 1
    if tab.view not in SKIP_A_RANK:
        assert all(after <= before + 1 for before, after in itertools.pairwise(ranks)), ranks


def test_tab_goes_through_the_curves_in_the_order_of_the_page_and_shows_where_it_is(page):
    app.open_tab(page, "/activations?functions=ELU")
    visited = []
    for _ in range(60):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))
        if visited[-1][0].startswith("body"):
            break
    names = [name for name, *_ in visited]
    places = [names.index(name) for name in CURVES_IN_ORDER]
    assert places == sorted(places)
    assert [names.count(name) for name in CURVES_IN_ORDER] == [1] * len(places)
    in_chart = next(place for place, name in enumerate(names) if re.match(r"input ELU α\s+1$", name))
    assert names.index("button Curves") < in_chart < names.index("input ELU α")
    assert [name for name, ring, seen in visited[:-1] if not (ring and seen)] == []


def test_the_keyboard_goes_through_the_menu_of_a_picture_to_its_numbers_as_a_table_and_comes_back(page):
    app.open_tab(page, "/activations?functions=ELU&elualpha=0.5")
    page.get_by_role("button", name=selectors.PICTURE_MENU).focus()
    page.keyboard.press("Enter")
    app.eventually(page, f"({FOCUSED})()[0]", "button Download PNG")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    app.eventually(page, f"({FOCUSED})()[0]", f"button {selectors.PICTURE_MENU}")
    page.keyboard.press("Enter")
    app.eventually(page, f"({FOCUSED})()[0]", "button Download PNG")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("columnheader")).to_have_text(["input x", "ELU", "ELU, slope"])
    cells = dialog.get_by_role("cell").all_text_contents()
    assert cells[:3] == ["−5", "−0.496631", "0.003368973"]
    rows = dialog.get_by_role("row").count() - 1
    assert 40 <= rows <= 101
    assert re.match(rf"{rows} of \d+ rows", dialog.locator(".note").text_content())
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    app.eventually(page, f"({FOCUSED})()[0]", f"button {selectors.PICTURE_MENU}")


def test_nothing_moves_by_itself_where_calm_is_asked_for_and_play_still_plays(page):
    page.emulate_media(reduced_motion="reduce")
    app.open_tab(page, "/likelihood?view=Underflow&coinflips=1")
    longest = "Math.max(0, ...document.getAnimations().map((a) => +a.effect.getComputedTiming().activeDuration || 0))"
    assert page.evaluate(longest) < 1
    app.wait_until_still(page)
    before = app.lines(page)
    app.wait_until_still(page)
    assert app.lines(page) == before
    page.get_by_role("button", name="Play", exact=True).click()
    app.eventually(page, f"document.querySelector('{selectors.SLIDER}').value > 10", True)
