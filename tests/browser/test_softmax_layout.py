"""The softmax page in a real Chromium: what belongs together is seen together, on a laptop, a phone and a projector."""

import pytest

from lib.lesson.scenes import SCENES
from lib.lesson.scenes import address as scene_address
from tests.app.pages import VIEWS
from tests.browser.test_browser import CHART, address, pytestmark, settled

__all__ = ["address", "pytestmark"]
PHONE, LAPTOP, HALL = (360, 740), (1366, 768), (1920, 1080)
LOWEST = """(selectors) => Math.max(...[...document.querySelectorAll(selectors)]
  .filter(e => e.getBoundingClientRect().width > 0).map(e => e.getBoundingClientRect().bottom))"""
RIGHTMOST = LOWEST.replace("bottom", "right")
LETTERS = """() => Math.min(...[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg text')]
  .filter(t => t.textContent && +getComputedStyle(t).opacity).map(t => parseFloat(getComputedStyle(t).fontSize)))"""


def opened(browser, url, size):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(url)
    page.wait_for_selector(CHART, timeout=60_000)
    return page


@pytest.mark.parametrize("view", VIEWS["softmax"])
def test_a_laptop_shows_picture_sliders_and_controls_together_and_a_phone_scrolls_nothing_sideways(
    browser, address, view
):
    page = opened(browser, f"{address}/softmax?view={view}", LAPTOP)
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    assert settled(page, "document.querySelector('[data-testid=stVegaLiteChart] svg') !== null", True)
    box = chart.bounding_box()
    assert box["y"] + box["height"] <= LAPTOP[1]
    assert page.evaluate(LOWEST, "[class*=st-key-controls-]") <= LAPTOP[1]
    page.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    rightmost = f"({RIGHTMOST})('[data-testid=stVegaLiteChart] svg') <= {PHONE[0]}"
    assert settled(page, rightmost, True)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == PHONE[0]
    page.close()


@pytest.mark.parametrize("place", [place for place, scene in enumerate(SCENES, 1) if scene.page == "softmax"])
def test_in_the_lecture_letters_are_large_and_the_picture_fits_with_its_slider(browser, address, place):
    page = opened(browser, f"{address}{scene_address(SCENES[place - 1])}&lecture={place}", HALL)
    assert page.evaluate(LETTERS) >= 20
    box = page.locator("[data-testid=stVegaLiteChart]").first.bounding_box()
    assert box["y"] + box["height"] <= HALL[1]
    page.close()


def test_the_bars_of_a_step_and_its_error_move_with_one_slider(browser, address):
    page = opened(browser, f"{address}/softmax?view=Jacobian", LAPTOP)
    bars = "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')][1].querySelectorAll('.mark-rect path')"
    heights = f"[...{bars}].map(p => p.getBoundingClientRect().height).join()"
    error = (
        "document.querySelectorAll('[data-testid=stVegaLiteChart]')[2].textContent.match(/step size dz: [0-9.]+/)?.[0]"
    )
    slider = page.locator("input[name=stepsize_value]").locator("visible=true")
    assert slider.count() == 1
    page.wait_for_function("'arrived' in document.documentElement.dataset")
    before = page.evaluate(heights)
    slider.focus()
    page.keyboard.press("End")
    assert settled(page, error, "step size dz: 5") == "step size dz: 5"
    page.wait_for_function(f"(before) => {heights} !== before", arg=before)
    assert settled(page, "+new URL(location).searchParams.get('stepsize')", 5) == 5
    page.close()
