"""What is taken from a page: a picture as SVG, its numbers as CSV, and itself as a Python script."""

import ast
import math
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser import app

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_gives_its_picture_as_svg_its_numbers_as_csv_and_itself_as_python(page):
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
    assert any("ELU" in (text.text or "") for text in picture.iter(f"{SVG}text"))
