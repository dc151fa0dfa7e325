"""Other media than a screen with colours of our choice: forced colours, and paper."""

from tests.browser import app, selectors

# The colour of each button of a group, and whether it is the one that is chosen.
CHOSEN = f"""[...document.querySelectorAll("{selectors.OPTION}")].map((option) => {{
  const {{ backgroundColor, color }} = getComputedStyle(option);
  return [option.matches("[aria-checked=true], [aria-pressed=true]"), backgroundColor, color];
}})"""
# What is on paper of a list of parts of the page.
SEEN = (
    "(parts) => parts.filter((part) => [...document.querySelectorAll(part)].some((found) => found.checkVisibility()))"
)
CUT = f"""[...document.querySelectorAll("{selectors.CHART}")]
  .filter((chart) => getComputedStyle(chart).breakInside !== "avoid").length"""
# How dark the axes' words are on paper, from 0 for black to 255, after the filter that inverts a dark chart.
WORDS = f"""(() => {{
  const [word] = document.querySelectorAll("{selectors.AXIS_TEXT}");
  const inverted = getComputedStyle(word.closest("svg")).filter.includes("invert");
  const [red] = getComputedStyle(word).fill.match(/[\\d.]+/g).map(Number);
  return inverted ? 255 - red : red;
}})()"""


def test_in_both_themes_forced_colours_and_paper_show_what_is_needed(page):
    app.open_tab(page, "/activations?functions=ELU&functions=Tanh&cardelu=true")
    for theme in ("light", "dark"):
        app.show_theme(page, theme)
        page.emulate_media(forced_colors="active")
        expect_what_is_chosen_and_the_focus_to_be_seen(page)
        page.emulate_media(forced_colors="none")
        print_page(page, theme)
    assert page.pdf().startswith(b"%PDF")


def expect_what_is_chosen_and_the_focus_to_be_seen(page):
    """Assert that with forced colours a slider, what is chosen and the focus differ from what is beside them."""
    slider = app.slider(page, "elualpha")
    app.eventually(page, f"getComputedStyle(document.querySelector('{selectors.SLIDER}')).appearance", "auto")
    options = page.evaluate(CHOSEN)
    chosen = {tuple(colors) for is_chosen, *colors in options if is_chosen}
    assert sum(is_chosen for is_chosen, *_ in options) == 4
    assert len(chosen) == 1
    assert not chosen & {tuple(colors) for is_chosen, *colors in options if not is_chosen}
    back, track, thumb = page.evaluate(f"""["{selectors.MAIN}", "{selectors.server_slider("range")} > :first-child",
      "{selectors.server_slider("range")} > :has(input)"].map((part) =>
      getComputedStyle(document.querySelector(part)).backgroundColor)""")
    assert len({back, track, thumb}) == 3
    for focused in (slider, page.get_by_role("radio", name="Compare"), page.locator(selectors.NUMBER_BOX).first):
        page.keyboard.press("Tab")
        focused.focus()
        assert focused.evaluate("part => getComputedStyle(part).outlineStyle") == "solid"


def print_page(page, theme):
    """Assert that paper has pictures, numbers, words and formulas, dark on white, and nothing to click."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(color_scheme=theme, media="print")
    kept = ["h1", selectors.SVG, selectors.DISPLAYED_FORMULA, selectors.NUMBER_BOX, selectors.OPEN_TAB, ".stCode"]
    left = [selectors.MENU, f"{selectors.TABS} [aria-checked=false]", selectors.TOOLS, selectors.SLIDER]
    left += [".st-key-intro", ".vega-bindings"]
    left += [f"{selectors.NUMBER_BOX} ~ * button", f"{selectors.MENU} button", "[data-testid=stTooltipIcon]"]
    assert page.evaluate(SEEN, kept + left) == kept
    app.eventually(page, CUT, 0)
    app.eventually(page, f"{WORDS} < 110", True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_paper_has_the_claims_of_the_ledger_that_are_closed_and_no_other_part_that_is(page):
    app.open_tab(page, "/?view=Ledger&page=losses")
    page.emulate_media(media="print")
    assert page.get_by_text("squared error", exact=False).locator("visible=true").count() >= 5
    page.emulate_media(media="screen")
    app.follow_menu(page, "Likelihood")
    app.travel(page, "/likelihood?view=Underflow")
    page.wait_for_selector(selectors.open_tab("Underflow"))
    app.wait_until_idle(page)
    page.emulate_media(media="print")
    assert page.locator("summary").count() > 0
    assert page.locator("summary").locator("visible=true").count() == 0
