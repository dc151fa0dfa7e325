"""The lecture on a projector: large letters, only what a scene needs, and keys that lead from scene to scene."""

from urllib.parse import urlsplit

import pytest

from lib.lesson.address import PAGES, location
from lib.lesson.scenes.chapters import SCENES
from tests.browser import app, selectors
from tests.browser.tabs import PLOTS
from tests.browser.test_anatomy import is_large
from tests.thorough import first_of_each

KEY = (
    """(control) => control.closest('[class*="st-key-"]')?.className.match(/st-key-(\\S+)/)?.[1] ?? control.className"""
)
CONTROLS = f"""[...document.querySelectorAll("{selectors.CONTROL}")]
  .filter((control) => control.checkVisibility()).map({KEY})"""
SLIDERS = f"""[...document.querySelectorAll("{selectors.SLIDER}")].filter((slider) => slider.checkVisibility())
  .map((slider) => slider.name.replace("_value", ""))"""
LETTERS = f"""Math.min(...[...document.querySelectorAll("{selectors.TEXT}")]
  .filter((text) => text.textContent && text.checkVisibility({{ opacityProperty: true }}))
  .map((text) => parseFloat(getComputedStyle(text).fontSize)))"""
BOTTOM = f"document.querySelector('{selectors.CHART}').getBoundingClientRect().bottom"
COVERED = f"""(() => {{
  const box = document.querySelector("{selectors.SVG}").getBoundingClientRect();
  return (box.width * box.height) / (innerWidth * innerHeight);
}})()"""
# The colour that covers the whole window, null where the page is seen.
SCREEN = """(() => {
  const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const covering = top.shadowRoot?.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return covering?.matches(":popover-open") ? covering.classList[1] : null;
})()"""
# Keep the number of the scene that a link would load.
FOLLOWED = """addEventListener("click", (event) => {
  const link = event.composedPath()[0];
  if (!link.matches("a[href*=lecture]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.followed = new URL(link.href).searchParams.get("lecture");
}, true)"""
BAR = {"role": "navigation", "name": "Lecture"}
# What is played or moved in a scene, by its one slider.
MOVED = ("step", "layerstep", "prelustep", "outlier")


def number_of(title):
    """Return the number of the scene with a title."""
    return next(number for number, scene in enumerate(SCENES, start=1) if scene.title == title)


def show_scene(page, number):
    """Go to a scene of the lecture, and wait until it is there."""
    scene = SCENES[number - 1]
    address = location(scene.page, {**scene.state, "lecture": str(number)})
    if urlsplit(page.url).path == PAGES[scene.page].path:
        app.travel(page, address)
    else:
        app.open_tab(page, address)
    page.get_by_role(**BAR).get_by_text(f"{number} / {len(SCENES)}").wait_for()
    app.wait_until_idle(page)
    app.wait_until_still(page)


def place_of_page(number):
    """Return the place of the page of a scene among the pages."""
    return list(PAGES).index(SCENES[number - 1].page)


# The scenes of one page follow one another, so that its document is loaded once.
IN_ORDER_OF_PAGES = sorted(range(1, len(SCENES) + 1), key=place_of_page)


def kind(number):
    """Return the page of a scene, and whether something is played or moved in it."""
    return place_of_page(number), any(key in MOVED for key in SCENES[number - 1].state)


@pytest.mark.parametrize("number", first_of_each(kind, IN_ORDER_OF_PAGES))
def test_a_scene_shows_a_large_picture_in_large_letters_and_only_the_controls_that_it_needs(projector, server, number):
    state = SCENES[number - 1].state
    with app.watched(projector, server):
        show_scene(projector, number)
        # A number in a narrow bar or cell is as large as fits.
        app.eventually(projector, f"{LETTERS} >= 24", True)
        app.eventually(projector, f"{BOTTOM} <= innerHeight", True)
        plots, controls, sliders = (projector.evaluate(found) for found in (PLOTS, CONTROLS, SLIDERS))
    assert is_large(state["view"], plots, covered=60, side=60), plots
    assert controls or sliders
    assert {*controls, *sliders} <= set(state)
    assert sliders == [key for key in MOVED if key in state] or not state.keys() & MOVED


def test_the_lecture_goes_from_scene_to_scene_by_key_and_leaving_keeps_the_picture(page):
    number = number_of("ReLU has slope 0 or 1")
    app.open_tab(page, f"/activations?functions=Sigmoid&lecture={number - 1}")
    bar = page.get_by_role(**BAR)
    bar.wait_for()
    assert page.locator("h1").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("PageDown")
    page.wait_for_url(f"**lecture={number}*")
    bar.get_by_text(f"{number} /").wait_for()
    app.wait_until_idle(page)
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(lambda url: "lecture" not in url)
    page.locator("h1").wait_for()
    app.wait_until_idle(page)
    app.expect_address(page, lecture=None, functions=["ReLU"])


def test_one_picture_fills_the_screen_and_b_and_w_cover_it_until_any_key_or_a_click(page):
    page.set_viewport_size(app.PROJECTOR)
    app.open_tab(page, "/activations?functions=Sigmoid&show=function&lecture=1")
    page.get_by_role(**BAR).wait_for()
    app.eventually(page, f"{COVERED} >= 0.6", True)
    for key, color, leaves in (("b", "black", "b"), ("W", "white", "Escape"), (".", "black", "PageDown")):
        page.keyboard.press(key)
        app.eventually(page, SCREEN, color)
        page.keyboard.press(leaves)
        app.eventually(page, SCREEN, None)
    assert "lecture=1" in page.url
    page.keyboard.press("w")
    app.eventually(page, SCREEN, "white")
    page.mouse.click(960, 540)
    app.eventually(page, SCREEN, None)


def test_a_remote_changes_the_scene_whatever_has_the_focus_and_only_text_fields_keep_its_keys(page):
    number = number_of("One large step kills a unit")
    scene = SCENES[number - 1]
    app.open_tab(page, location(scene.page, {**scene.state, "lecture": str(number)}))
    page.evaluate(FOLLOWED)
    before, after = number - 1, number + 1

    def expect_followed(key, scene):
        page.evaluate("delete window.followed")
        page.keyboard.press(key)
        app.eventually(page, "window.followed", str(scene))

    slider = app.slider(page, "step")
    page.mouse.click(*app.place(page, slider, 0.4, 0.5))
    value = slider.input_value()
    expect_followed("PageDown", after)
    assert slider.input_value() == value
    page.locator(selectors.SVG).first.click()
    expect_followed("PageUp", before)
    page.get_by_role("button", name="Play", exact=True).focus()
    expect_followed("PageDown", after)
    page.get_by_role("radio").locator("visible=true").first.focus()
    expect_followed("PageUp", before)
    page.evaluate("document.activeElement.blur()")
    for key, there in (("ArrowRight", after), ("ArrowLeft", before), (" ", after)):
        expect_followed(key, there)


def test_an_arrow_moves_a_slider_that_has_the_focus_and_a_text_field_keeps_every_key(page):
    number = number_of("Ten flips, one curve")
    app.open_tab(page, f"/likelihood?flips=1101&p=0.2&lecture={number}")
    page.get_by_role(**BAR).wait_for()
    text = page.get_by_role("textbox").locator("visible=true").first
    text.focus()
    for key in ("PageDown", "PageUp", "ArrowRight", " ", "b"):
        page.keyboard.press(key)
    app.press(page, "p", "ArrowRight")
    app.expect_address(page, p=0.205, lecture=str(number))
