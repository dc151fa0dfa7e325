"""What is seen on each tab, its derivations open, in one visit: on a laptop in light colors, on a phone in dark ones.

One window goes from tab to tab as a visitor does: to load the whole app anew takes four times as long. It keeps the
size and the theme in which it was left, and changes both at once, because each change draws the page anew. Every
observation is waited for, and what is there in the end is recorded.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from lib.lesson import controls
from lib.lesson.address import PAGES, VIEW, location
from lib.lesson.derivations.registry import derivations_of
from tests.browser import app, selectors
from tests.machine import AXE

STATES = [(name, {VIEW: view}) for name, page in PAGES.items() for view in page.views]
STATES.insert(
    1 + STATES.index(("activations", {VIEW: "Dying ReLU"})),
    ("activations", {VIEW: "Dying ReLU", "stage": "a layer"}),
)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Rules that are off by default are switched on by name: a target is at least 24 pixels wide and high.
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
# Rules whose outcome depends on colors, and so on the theme.
RULES_OF_COLOR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Of what axe would load before, no rule that runs here reads the style sheets.
VIOLATIONS = """async (options) => {
  const found = await axe.run(document, { ...options, resultTypes: ["violations"], preload: { assets: ["media"] } });
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
# Which of these end below the window: the panel of controls, and the first picture with its sliders.
BELOW = f"""(() => {{
  const first = (part) => [...document.querySelectorAll(part)].find((found) => found.checkVisibility());
  const panel = first("{selectors.PANEL}"), chart = panel && first("{selectors.CHART}");
  const rows = [...(chart?.querySelectorAll("{selectors.SLIDER_ROW}") ?? [])];
  const parts = {{ panel, chart, slider: rows.findLast((row) => row.checkVisibility()) }};
  return Object.keys(parts).filter((name) => parts[name]?.getBoundingClientRect().bottom > innerHeight);
}})()"""
FLAT = f"""[...document.querySelectorAll("{selectors.PANEL}, {selectors.CHART}")].slice(0, 2)
  .filter((part) => part.getBoundingClientRect().height <= 30).map((part) => part.className)"""
# What stands out on the left or on the right, and what can be scrolled sideways.
OUTSIDE = f"""(() => {{
  const all = (part, root = document) => [...root.querySelectorAll(part)];
  const buttons = all("{selectors.TOOLS} *").flatMap((part) => (part.shadowRoot ? all("button", part.shadowRoot) : []));
  const parts = all("{selectors.DRAWING}, {selectors.SLIDER_ROW}, {selectors.PANEL}, {selectors.FORMULA}");
  const wide = [document.documentElement, document.querySelector("{selectors.MAIN}")];
  const out = ({{ left, right }}) => left < 0 || right > innerWidth;
  return [
    ...[...parts, ...buttons].filter((part) => part.checkVisibility() && out(part.getBoundingClientRect())),
    ...wide.filter((part) => part.scrollWidth > innerWidth),
  ].map((part) => part.outerHTML.slice(0, 80));
}})()"""

# Formulas of which Streamlit's box cuts something off.
CUT = f"""[...document.querySelectorAll("{selectors.DISPLAYED_FORMULA}")]
  .filter((box) => box.scrollHeight > box.clientHeight).map((box) => box.textContent.slice(0, 40))"""


# Formulas of derivations that can be scrolled sideways in their box.
SCROLLED = f"""[...document.querySelectorAll("{selectors.DERIVED_FORMULA}")]
  .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent.slice(0, 40))"""

# Words and numbers of a picture that run into another one.
COLLIDING = f"""[...document.querySelectorAll("{selectors.CHART}")].flatMap((chart) => {{
  const shown = (text) => text.textContent.trim() && text.checkVisibility({{ opacityProperty: true }});
  const texts = [...chart.querySelectorAll("svg text")].filter(shown);
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  // A text with an edge around it is two texts in one place.
  const same = (i, j) => texts[i].textContent === texts[j].textContent && Math.abs(boxes[i].left - boxes[j].left) < 3;
  const runs_into = (i) => boxes.some((box, j) => j < i && meet(box, boxes[i]) && !same(i, j));
  return texts.filter((_, i) => runs_into(i)).map((text) => text.textContent);
}})"""

# Words of a picture that are cut off: by Vega, which then ends them with dots, or at the edge of the picture.
CUT_WORDS = f"""[...document.querySelectorAll("{selectors.CHART}")].flatMap((chart) => {{
  const {{ left, right, top, bottom }} = chart.getBoundingClientRect();
  // The box of a text is a little larger than its letters.
  const out = (box) => box.left < left - 4 || box.right > right + 4 || box.top < top - 4 || box.bottom > bottom + 4;
  const shown = (text) => text.textContent.trim() && text.checkVisibility({{ opacityProperty: true }});
  const texts = [...chart.querySelectorAll("svg text")].filter(shown);
  return texts.filter((text) => text.textContent.endsWith("…") || out(text.getBoundingClientRect()))
    .map((text) => text.textContent);
}})"""
# Words of a picture under the button of its menu.
UNDER_MENU = f"""[...document.querySelectorAll("{selectors.PICTURE}")].flatMap((picture) => {{
  const root = [...picture.querySelectorAll("{selectors.TOOLS} *")].find((part) => part.shadowRoot).shadowRoot;
  const icon = root.querySelector("[aria-label='{selectors.PICTURE_MENU}'] svg").getBoundingClientRect();
  const meet = ({{ left, right, top, bottom }}) =>
    left < icon.right && icon.left < right && top < icon.bottom && icon.top < bottom;
  const shown = (text) => text.textContent.trim() && text.checkVisibility({{ opacityProperty: true }});
  const texts = [...picture.querySelectorAll("{selectors.TEXT}")].filter(shown);
  return texts.filter((text) => meet(text.getBoundingClientRect())).map((text) => text.textContent);
}})"""
# The buttons at the corners of pictures that have more than one.
CORNERS = f"""[...document.querySelectorAll("{selectors.PICTURE}")].map((picture) => {{
  const roots = [...picture.querySelectorAll("{selectors.TOOLS} *")].flatMap((part) => part.shadowRoot ?? []);
  const buttons = roots.flatMap((root) => [...root.querySelectorAll(".corner button")]);
  return buttons.filter((button) => button.checkVisibility()).length;
}}).filter((buttons) => buttons > 1)"""
# What is wrong on a phone with the first picture and its slider, which are to be on the first screen.
FIRST_SCREEN = f"""(() => {{
  const first = (part, root) => [...root.querySelectorAll(part)].find((found) => found.checkVisibility());
  const chart = document.querySelector("{selectors.PANEL}") && first("{selectors.CHART}", document);
  if (!chart) return [];
  const slider = first("{selectors.SLIDER_ROW}", chart);
  const places = [chart.getBoundingClientRect().top, slider?.getBoundingClientRect().bottom ?? 0];
  return [320, 740].map((limit, i) => (places[i] <= limit ? "" : places[i])).filter(String);
}})()"""
# Controls that do not come after their picture, at the right of it on a laptop and below it on a phone.
MISPLACED = f"""[...document.querySelectorAll("{selectors.PANEL}")].filter((panel) => {{
  if (!panel.parentElement.parentElement.querySelector("{selectors.PICTURE}")) return false;
  const pictures = panel.parentElement.previousElementSibling?.getBoundingClientRect();
  const {{ left, top }} = panel.getBoundingClientRect();
  return !pictures || (innerWidth > 960 ? left < pictures.right : top < pictures.bottom);
}}).map((panel) => panel.className)"""

# Rows of pictures whose plots have not the same upper and lower edge, by these edges.
UNEVEN_ROWS = f"""[...document.querySelectorAll("{selectors.COLUMNS}")].map((row) => {{
  const plots = [...row.children].map((column) => column.querySelector("{selectors.PLOT}")).filter(Boolean);
  return plots.map((plot) => plot.getBoundingClientRect()).map(({{ top, bottom }}) => [top, bottom]);
}}).filter((edges) => edges.some((edge) => edge.some((place, i) => Math.abs(place - edges[0][i]) > 1)))"""

# What the first row of pictures takes, in per cent, of the space from the tabs of a page or the bar of the lecture down
# to the end of the window: its plots of the area together, and of the height the lowest of them, but at most as much as
# it is wide. A page that begins without a picture has neither.
PLOTS = f"""(() => {{
  const rectangle = (part) => part.getBoundingClientRect();
  const bars = [...document.querySelectorAll("{selectors.TABS}, {selectors.LECTURE}")];
  const top = Math.max(...bars.map((part) => rectangle(part).bottom));
  const page = document.querySelector("{selectors.PAGE}"), padding = parseFloat(getComputedStyle(page).paddingLeft);
  const width = page.clientWidth - 2 * padding, height = innerHeight - top;
  const plots = [...document.querySelectorAll("{selectors.PICTURE} {selectors.PLOT}")].map(rectangle);
  const row = plots.filter((plot) => plot.top < plots[0].bottom);
  const covered = row.reduce((sum, plot) => sum + plot.width * plot.height, 0);
  const side = Math.min(...row.map((plot) => Math.min(plot.width, plot.height)));
  return row.length ? [covered / (width * height), side / height].map((share) => Math.round(100 * share)) : [];
}})()"""

ALT_TEXTS_WITHOUT_NUMBERS = f"{app.ALT_TEXTS}.filter((text) => !/\\d/.test(text))"
# Beside controls there is a picture.
ONE_PICTURE = f"!document.querySelector('{selectors.PANEL}') || !!document.querySelector('{selectors.CHART}')"
# What is there: controls, plots, the language, and the parts of the document.
STRUCTURE = f"""({{
  has_panel: !!document.querySelector("{selectors.PANEL}"),
  plots: {PLOTS},
  language: document.documentElement.lang,
  main_parts: document.querySelectorAll("main, [role=main]").length,
  heading_ranks: [...document.querySelectorAll("h1,h2,h3,h4")].map((heading) => +heading.tagName[1]),
}})"""


# Faults that are looked for on a laptop and on a phone, on a laptop alone, and on a phone alone.
OF_EVERY_SIZE = {
    "colliding_words": COLLIDING,
    "cut_words": CUT_WORDS,
    "words_under_menu": UNDER_MENU,
    "misplaced_panels": MISPLACED,
}
OF_A_LAPTOP = {
    "pictures_without_numbers": ALT_TEXTS_WITHOUT_NUMBERS,
    "below_a_laptop": BELOW,
    "flat": FLAT,
    "cut_formulas": CUT,
    "uneven_rows": UNEVEN_ROWS,
}
OF_A_PHONE = {
    "outside_a_phone": OUTSIDE,
    "scrolled_derivations": SCROLLED,
    "pictures_with_buttons": CORNERS,
    "not_on_first_screen": FIRST_SCREEN,
}
# Faults that depend on the colors.
OF_A_THEME = ("pale_words", "violations")


@dataclass(frozen=True)
class Tab:
    """What is seen on a tab: faults by what was looked for, empty where there are none, and its structure."""

    page: str
    view: str
    has_panel: bool
    plots: list[int]
    uneven_rows: list
    words_under_menu: dict[str, list[str]]
    cut_words: dict[str, list[str]]
    misplaced_panels: dict[str, list[str]]
    pictures_with_buttons: list[int]
    not_on_first_screen: list[float]
    pale_words: dict[str, list]
    violations: dict[str, list]
    pictures_without_numbers: list[str]
    below_a_laptop: list[str]
    flat: list[str]
    cut_formulas: list[str]
    outside_a_phone: list[str]
    scrolled_derivations: list[str]
    colliding_words: dict[str, list]
    language: str
    main_parts: int
    heading_ranks: list[int]


def observe(page: Page, name: str, state: dict[str, str]) -> Tab:
    """Go to a tab, and record what is seen on it; the window is left with the other size and theme than it had."""
    go_to(page, name, state)
    if page.viewport_size == app.LAPTOP:
        laptop = on_a_laptop(page)
        show_in(page, app.PHONE, "dark")
        phone = on_a_phone(page)
    else:
        phone = on_a_phone(page)
        show_in(page, app.LAPTOP, "light")
        laptop = on_a_laptop(page)
    of_both = {fault: {"laptop": laptop.pop(fault), "phone": phone.pop(fault)} for fault in OF_EVERY_SIZE}
    of_themes = {fault: {"light": laptop.pop(fault), "dark": phone.pop(fault)} for fault in OF_A_THEME}
    return Tab(page=name, view=state[VIEW], **laptop, **phone, **of_both, **of_themes)


def show_in(page: Page, size: dict[str, int], theme: str) -> None:
    """Show a tab in another size and theme."""
    page.set_viewport_size(size)
    app.show_theme(page, theme)


def on_a_laptop(page: Page) -> dict:
    """Return what is seen on a laptop, in light colors."""
    return app.faults(page, OF_EVERY_SIZE | OF_A_LAPTOP) | page.evaluate(STRUCTURE) | of_color(page, ALL_RULES)


def on_a_phone(page: Page) -> dict:
    """Return what is seen on a phone, in dark colors."""
    return app.faults(page, OF_EVERY_SIZE | OF_A_PHONE) | of_color(page, RULES_OF_COLOR)


def of_color(page: Page, rules: dict) -> dict[str, list]:
    """Return the words in pictures that can hardly be read, and what violates rules of axe."""
    pale = app.faults(page, {"pale_words": PALE})
    return pale | {"violations": page.evaluate(VIOLATIONS, rules) if AXE.exists() else []}


def go_to(page: Page, name: str, state: dict[str, str]) -> None:
    """Go to a tab as the back button does, or load it where it is on another page or in a state of its own."""
    switches = [controls.DERIVATIONS[derivation.id].key for derivation in derivations_of(name, state[VIEW])]
    address = location(name, state | dict.fromkeys(switches, "true"))
    if urlsplit(page.url).path != PAGES[name].path or set(state) != {VIEW} or "stage" in app.query(page):
        app.open_tab(page, address)
        if AXE.exists():
            page.evaluate(AXE.read_text(encoding="utf-8"))
    else:
        app.travel(page, address)
        page.wait_for_selector(selectors.open_tab(state[VIEW]))
        app.eventually(page, ONE_PICTURE, True)
    for switch in switches:
        page.wait_for_selector(f".st-key-{switch} details[open]")
    app.wait_until_idle(page)
    app.wait_until_still(page)
