"""Adding an activation takes its function, its derivative and one record in lib/activations.py, and nothing else.

The activation of README's example is written into a copy of the app, whose pages, tests and benchmark are then run.
"""

import json
import math
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("lib", "ui", "pages", "frontend", "benchmarks", "tests/app/pages.py", "tests/unit/test_activations.py")
COPIED += ("storage", "streamlit_app.py")

RECIPE = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Add an activation\n")[2]
FUNCTIONS, RECORD = re.findall(r"```python\n(.*?)```", RECIPE, re.DOTALL)[:2]
"""The two blocks of code in README."""
ENTRY = textwrap.indent(RECORD.rstrip(), "    ") + ",\n"
"""The record as an entry of the registry."""

PROBE = """
import contextlib, io, json, runpy, sys

import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.activation_catalogue import catalogue
from lib.charts.activations import curves
from lib.export.script import script
from tests.app.pages import tables

def opened(**query):
    app = AppTest.from_file("streamlit_app.py", default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page("pages/activations.py").run()
    assert not app.exception, app.exception[0].stack_trace
    return app

def table(app, row):
    return next(dict(t.loc[row]) for t in tables(app) if row in t.index)

def printed(run, *arguments):
    with contextlib.redirect_stdout(io.StringIO()) as text:
        run(*arguments)
    return text.getvalue()

curve = curves(["arctan"], -5, 5, {"arctanbeta": 1.0}).data_at({"arctanbeta": 2.0})
at = list(curve["input x" if "input x" in curve else "x"]).index(1.0)
card = opened(functions="Arctan", cardarctan="true", arctanbeta="2")
flow = opened(view="Vanishing gradient", units=["Arctan", "Tanh"], unit="Arctan", layers="3")
pair = opened(view="Compare", first="Arctan", second="Tanh")
opened(view="Catalogue")
tests = printed(pytest.main, ["-q", "-k", "arctan", "-p", "no:cacheprovider", "tests/unit/test_activations.py"])
sys.argv[1:] = ["--elements", "100", "--repeats", "1"]
timed = printed(lambda: runpy.run_module("benchmarks.speed", run_name="__main__"))
print(json.dumps({
    "pills": list(card.button_group(key="functions").options),
    "beta": card.number_input(key="arctanbeta").value,
    "formulas": [formula.value.strip("$\\n") for formula in card.latex],
    "captions": [caption.value for caption in card.caption],
    "source": [code.value for code in card.code],
    "tables": [list(t.index) for t in tables(card)],
    "curve": {heading: float(column[at]) for heading, column in curve.items()},
    "flow": table(flow, "Arctan"),
    "pair": table(pair, "Arctan"),
    "catalogue": catalogue().description,
    "tests": tests,
    "timed": timed,
    "scripts": [script(curves(["arctan"], -5, 5, {"arctanbeta": 1.0}), {"arctanbeta": 2.0}), script(catalogue(), {})],
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the app with the made-up activation in lib/activations.py."""
    folder = tmp_path_factory.mktemp("app")
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    module = folder / "lib/activations.py"
    text = module.read_text(encoding="utf-8")
    before, registry, after = text.partition("# The registry\n")
    records, end, rest = after.rpartition(")\n\nACTIVATIONS")
    assert registry
    assert end
    module.write_text(before + FUNCTIONS + "\n\n" + registry + records + ENTRY + end + rest, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(copy):
    """Return what the pages of the copy show of the made-up activation, and what its tests and its benchmark print."""
    probe = subprocess.run([sys.executable, "-c", PROBE], cwd=copy, capture_output=True, text=True, check=False)
    assert probe.returncode == 0, probe.stderr
    return json.loads(probe.stdout.splitlines()[-1])


def test_it_takes_at_most_25_lines():
    assert (FUNCTIONS + RECORD).count("\n") <= 25


def test_it_has_a_pill_and_a_box_for_its_parameter(found):
    assert found["pills"][-1] == "Arctan"
    assert found["beta"] == 2


def test_its_card_has_formulas_values_source_and_no_table_of_frameworks(found):
    assert r"f(x) = \arctan(\beta x)" in found["formulas"]
    assert r"f'(x) = \frac{\beta}{1 + (\beta x)^2}" in found["formulas"]
    assert rf"f(1) &\approx {math.atan(2):.4g}" in found["formulas"][2]
    assert "Where it comes from" in found["captions"]
    assert [code.splitlines()[1][:10] for code in found["source"]] == ["def arctan"] * 2
    assert found["tables"] == [["Arctan"]]


def test_its_curve_follows_its_parameter(found):
    assert sorted(found["curve"].values()) == pytest.approx([2 / 5, 1, math.atan(2)], rel=1e-6)


def test_it_has_a_flow_of_gradients(found):
    factor = float(found["flow"]["Factor in each layer"])
    assert 0.5 < factor < 1
    assert f"{factor**3:.3g}" in found["flow"]["Gradient after 3 layers"]


def test_its_scripts_hold_it_as_plain_numpy(found):
    of_curves, of_catalogue = found["scripts"]
    assert "def arctan(x, beta=1.0):\n" in of_curves
    assert "    return np.arctan(beta * x)\n" in of_curves
    assert 'parameters = {"Arctan": {"beta": 2.0}}' in of_curves
    assert '"Arctan": arctan' in of_catalogue
    assert "def arctan(x, beta=1.0):\n" in of_catalogue


def test_its_moments_stand_beside_those_of_another(found):
    x = np.linspace(-10, 10, 20_001)
    density = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    variance = (np.arctan(x) ** 2 * density).sum() * (x[1] - x[0])
    assert found["pair"] == {"Mean of the output": "0.0000", "Variance": f"{variance:.4f}"}


def test_it_is_in_the_catalogue(found):
    assert "Arctan" in found["catalogue"]


def test_it_is_tested(found):
    passed = re.fullmatch(r"(\d+) passed, \d+ deselected(, \d+ warnings?)? in .*", found["tests"].splitlines()[-1])
    assert passed, found["tests"]
    assert int(passed[1]) >= 10


def test_it_is_timed(found):
    assert "\narctan " in found["timed"]
    assert "\narctan_derivative " in found["timed"]
