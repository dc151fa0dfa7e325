"""The lecture on a projector, and the predictions by keyboard, in a real Chromium."""

import re

import pytest

from lib.lesson.claims.registry import CLAIMS
from lib.lesson.scenes import SCENES
from lib.lesson.scenes import address as scene_address
from tests.browser.test_browser import pytestmark, server, settled, tab
from tests.unit.lesson.verdicts import VERDICTS

__all__ = ["pytestmark"]

CONTROLS = """[...document.querySelectorAll(
  '.stNumberInput, .stSlider, .stSelectbox, .stTextInput, .stButtonGroup, .stButton, .stExpander')]
  .filter(e => e.getClientRects().length)
  .map(e => e.closest('[class*="st-key-"]')?.className.match(/st-key-(\\S+)/)?.[1] ?? e.className)"""
SLIDERS = """[...document.querySelectorAll('.vega-bind input')]
  .filter(e => e.getClientRects().length).map(e => e.name.replace('_value', ''))"""
LETTERS = """Math.min(...[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg text')]
  .filter(e => e.textContent && e.getClientRects().length).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
BOTTOM = "document.querySelector('[data-testid=stVegaLiteChart]').getBoundingClientRect().bottom"
RIGHT = re.compile("^Right. You said")
SHOWN = [1, 8, 15, 18, 21, 26, 32]


@pytest.fixture(scope="module")
def address():
    with server() as running:
        yield running


@pytest.mark.parametrize("number", SHOWN)
def test_on_a_projector_a_scene_shows_its_picture_in_large_letters_and_only_what_it_needs(browser, address, number):
    scene = SCENES[number - 1]
    with tab(browser, f"{address}{scene_address(scene)}&lecture={number}") as page:
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.get_by_role("navigation", name="Lecture").wait_for()
        assert settled(page, f"{LETTERS} >= 20", True)
        assert settled(page, f"{BOTTOM} <= 1080", True)
        assert set(page.evaluate(CONTROLS)) <= set(scene.state)
        assert set(page.evaluate(SLIDERS)) <= set(scene.state)
        assert set(page.evaluate(CONTROLS)) | set(page.evaluate(SLIDERS))


def test_the_lecture_says_what_to_play_and_the_slider_for_it_is_there(browser, address):
    for number, slider in ((8, "step"), (12, "layerstep"), (13, "prelustep"), (33, "outlier")):
        with tab(browser, f"{address}{scene_address(SCENES[number - 1])}&lecture={number}") as page:
            assert settled(page, SLIDERS, [slider]) == [slider]


def test_a_round_of_predictions_is_played_to_its_end_by_keyboard_alone(browser, address):
    keys = {"true": "t", "false": "f", "true if": "i"}
    verdicts = {CLAIMS[name].text: str(verdict) for name, verdict in VERDICTS.items()}
    with tab(browser, f"{address}/") as page:
        page.goto(f"{address}/?view=Predict")
        for place in range(1, 11):
            page.get_by_text(f"Claim {place} of 10").wait_for(timeout=60_000)
            page.get_by_text(RIGHT).wait_for(state="detached")
            claim = page.locator("h3").inner_text()
            page.keyboard.press(keys[verdicts[claim]])
            page.get_by_text(RIGHT).wait_for()
            page.keyboard.press("n")
        page.get_by_text("10 of 10 right").wait_for()
        page.get_by_role("button", name="The same ten again").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Claim 1 of 10").wait_for()
