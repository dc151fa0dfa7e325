"""The app for everybody: axe-core, contrast in the pictures, words for the pictures, the keyboard, and calm."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors
from tests.machine import AXE, need

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Rules that are off by default are switched on by name: a target is at least 24 pixels wide and high.
VIOLATIONS = """async (tags) => {
  const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } };
  const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => [id, target.flat().join(" "), html + failureSummary]));
}"""
# Words in pictures, which axe leaves alone: each with its contrast against the page, if it stands on the page. Words on
# coloured cells are in black or in white.
PALE = f"""(() => {{
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const rgb = (color) => (color.startsWith("color(") ? numbers(color.slice(10)).map((v, i) => (i < 3 ? 255 * v : v))
    : numbers(color));
  const part = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const page = rgb(getComputedStyle(document.querySelector("{selectors.APP}")).backgroundColor);
  const inks = ["black", "white", "#000", "#fff", "#000000", "#ffffff"];
  const shown = (word) => word.textContent.trim() && word.checkVisibility({{ opacityProperty: true }});
  const words = [...document.querySelectorAll("{selectors.TEXT}")].filter(shown).map((word) => {{
    const [r, g, b, alpha = 1] = rgb(getComputedStyle(word).fill);
    let seen = alpha;
    for (let at = word; at.tagName !== "svg"; at = at.parentElement) seen *= getComputedStyle(at).opacity;
    const mixed = [r, g, b].map((v, i) => v * seen + page[i] * (1 - seen));
    const [low, high] = [light(mixed), light(page)].sort((one, other) => one - other);
    return [word.textContent, (high + 0.05) / (low + 0.05), word.getAttribute("fill")];
  }});
  return words.filter(([, contrast, fill]) => contrast < 4.5 && !inks.includes(fill));
}})()"""
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
SKIP_A_RANK = ("Predict", "About")
CURVES_IN_ORDER = (
    *("a Skip to main content", "a Overview", "a Activations", "a Softmax", "a Likelihood", "a Losses", "a About"),
    *("button Reset", "button Curves", "button Sigmoid", "input Range of x — start", "input Range of x — end"),
    *("button Both", "input ELU α", "button Menu of this picture"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_tab_has_no_violation_of_wcag_and_the_words_in_its_pictures_can_be_read(tab, theme):
    need("axe-core (see .ci/run)", AXE.exists())
    app.resize(tab.page, app.LAPTOP)
    app.show_theme(tab.page, theme)
    app.eventually(tab.page, PALE, [])
    tab.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert tab.page.evaluate(VIOLATIONS, RULES) == []


def test_a_tab_says_the_numbers_of_its_pictures_in_words(tab):
    app.eventually(tab.page, f"{app.ALT_TEXTS}.filter((text) => !/\\d/.test(text))", [])


def test_a_tab_says_its_language_and_has_one_main_part_and_headings_in_ranks(tab):
    assert tab.page.locator("html").get_attribute("lang") == "en"
    assert tab.page.get_by_role("main").count() == 1
    ranks = tab.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => +heading.tagName[1])")
    assert ranks.count(1) == 1
    if tab.state["view"] not in SKIP_A_RANK:
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
    assert names.index("button Both") < in_chart < names.index("input ELU α")
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
    assert page.evaluate(FOCUSED)[0] == f"button {selectors.PICTURE_MENU}"


def test_nothing_moves_by_itself_where_calm_is_asked_for_and_play_still_plays(page):
    page.emulate_media(reduced_motion="reduce")
    app.open_tab(page, "/likelihood?view=Underflow&coinflips=1")
    longest = "Math.max(0, ...document.getAnimations().map((a) => +a.effect.getComputedTiming().activeDuration || 0))"
    assert page.evaluate(longest) < 1
    before = app.lines(page)
    app.wait_until_still(page)
    assert app.lines(page) == before
    page.get_by_role("button", name="Play", exact=True).click()
    app.eventually(page, f"document.querySelector('{selectors.SLIDER}').value > 10", True)
