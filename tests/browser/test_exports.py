"""What is taken from a page: a picture as SVG, its numbers as CSV, and itself as a Python script."""

import ast
import math
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_gives_its_address_its_numbers_a_script_svg_and_png_and_fills_the_screen(page):
    app.open_tab(page, "/activations?functions=ELU&elualpha=0.5")
    copy_the_address(page)

    def file(item):
        with page.expect_download() as download:
            app.choose(page, item)
        return download.value.suggested_filename, Path(download.value.path())

    rows = file("Download CSV")[1].read_text().splitlines()
    assert rows[0] == 'input x,ELU,"ELU, slope"'
    assert float(rows[1].split(",")[1]) == pytest.approx(0.5 * (math.exp(-5) - 1), rel=1e-5)
    name, script = file("Download Python script")
    assert name == "curves.py"
    assert any(isinstance(node, ast.Constant) and node.value == 0.5 for node in ast.walk(ast.parse(script.read_text())))
    picture = ElementTree.parse(file("Download SVG")[1]).getroot()
    assert picture.tag == f"{SVG}svg"
    words = [text.text for text in picture.iter(f"{SVG}text")]
    # Its title and the values of its sliders stand above the picture, and nothing is cut off at its edges.
    assert words[:2] == [page.locator(selectors.CHART).first.get_attribute("aria-label"), "ELU α = 0.5"]
    assert "ELU" in "".join(filter(None, words[2:]))
    left, top, width, height = map(float, picture.attrib["viewBox"].split())
    first, above, last, below = page.locator(selectors.SVG).first.evaluate(
        """svg => {
          const { left, top } = svg.getBoundingClientRect();
          const words = [...svg.querySelectorAll("text")].filter((word) => word.checkVisibility());
          const boxes = words.map((word) => word.getBoundingClientRect());
          const all = (edge) => boxes.map((box) => box[edge]);
          const [low, high] = [(edge) => Math.min(...all(edge)), (edge) => Math.max(...all(edge))];
          const ends = [low("left"), low("top"), high("right"), high("bottom")];
          return ends.map((end, i) => end - [left, top, left, top][i]);
        }"""
    )
    assert left < first
    assert left + width > last
    assert top < above - 30
    assert top + height > below
    name, image = file("Download PNG")
    assert name == "curves.png"
    size = struct.unpack(">II", image.read_bytes()[16:24])
    assert size == pytest.approx((2 * width, 2 * height), abs=2)
    fill_the_screen(page)
    # What a curve has below its axis, where it is cut off, takes no space.
    app.follow_menu(page, "Likelihood")
    app.travel(page, "/likelihood?view=Confidence+intervals")
    page.wait_for_selector(selectors.open_tab("Confidence intervals"))
    app.wait_until_idle(page)
    picture = ElementTree.parse(file("Download SVG")[1]).getroot()
    drawn = page.locator(selectors.SVG).first.bounding_box()
    assert float(picture.attrib["height"]) < drawn["height"] + 120


def fill_the_screen(page):
    """Assert that a picture fills the screen with its slider, which keeps its value."""
    app.press(page, "elualpha", "ArrowRight")
    value = app.slider(page, "elualpha").input_value()
    shown = f"JSON.stringify(document.querySelector('{selectors.DRAWING}').getBoundingClientRect())"
    before = page.evaluate(shown)
    app.choose(page, "Full screen")
    picture = page.locator(selectors.PICTURE).first
    full = "document.fullscreenElement?.matches('[data-full]') ?? false"
    app.eventually(page, full, True)
    app.eventually(page, f"document.querySelector('{selectors.DRAWING}').getBoundingClientRect().height > 600", True)
    app.expect_slider(page, elualpha=float(value))
    app.press(page, "elualpha", "ArrowRight")
    app.expect_address(page, elualpha=float(app.slider(page, "elualpha").input_value()))
    value = app.slider(page, "elualpha").input_value()
    app.choose(page, "Full screen")
    app.eventually(page, full, False)
    app.eventually(page, shown, before)
    app.expect_slider(page, elualpha=float(value))
    assert picture.get_attribute("data-full") is None


def copy_the_address(page):
    """Assert that the menu of a picture copies the address, and says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    app.choose(page, "Copy link")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.locator(selectors.CHART_TOOLBAR).locator("visible=true").count() == 0
