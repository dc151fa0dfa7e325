"""What is taken from a page: a picture as SVG, its numbers as CSV, and itself as a Python script."""

import ast
import math
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser import app, selectors

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_gives_its_picture_as_svg_and_png_its_numbers_as_csv_and_itself_as_python(page):
    app.open_tab(page, "/activations?functions=ELU&elualpha=0.5")

    def file(button):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        return download.value.suggested_filename, Path(download.value.path())

    rows = file("CSV")[1].read_text().splitlines()
    assert rows[0] == 'input x,ELU,"ELU, slope"'
    assert float(rows[1].split(",")[1]) == pytest.approx(0.5 * (math.exp(-5) - 1), rel=1e-5)
    name, script = file("Python")
    assert name == "curves.py"
    assert any(isinstance(node, ast.Constant) and node.value == 0.5 for node in ast.walk(ast.parse(script.read_text())))
    picture = ElementTree.parse(file("SVG")[1]).getroot()
    assert picture.tag == f"{SVG}svg"
    words = [text.text for text in picture.iter(f"{SVG}text")]
    # Its title and the values of its sliders stand above the picture, and nothing is cut off at its edges.
    assert words[:2] == [page.locator(selectors.CHART).first.get_attribute("aria-label"), "ELU α = 0.5"]
    assert "ELU" in "".join(filter(None, words[2:]))
    left, top, width, height = map(float, picture.attrib["viewBox"].split())
    shown = page.locator(selectors.SVG).first.evaluate(
        "svg => (({ x, y, width, height }) => [x, y, width, height])(svg.getBBox())"
    )
    assert left < shown[0]
    assert left + width > shown[0] + shown[2]
    assert top < shown[1] - 30
    assert top + height > shown[1] + shown[3]
    name, image = file("PNG")
    assert name == "curves.png"
    size = struct.unpack(">II", image.read_bytes()[16:24])
    assert size == pytest.approx((2 * width, 2 * height), abs=2)
