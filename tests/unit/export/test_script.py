"""Scripts to take home: each picture of each page, drawn again by a Python that has numpy and altair alone."""

import ast
import inspect
import json
import pickle
import subprocess
import sys

import numpy as np
import pytest

import ui
from lib.activations import elu, prelu
from lib.charts import activations, losses
from lib.charts.core.calls import deferred
from lib.charts.core.picture import standalone
from lib.export.script import closure, named, output_names, script
from lib.export.source import Address, free_names, source
from lib.lesson import controls
from lib.lesson.experiments.activations import prelu_training
from tests.app.pages import TABS, opened

COLOURS = ("#112233", "#445566")
# The scripts run in a folder of their own, isolated: what is not Python's, numpy's or altair's is not there.
CLEAN = """
import importlib.abc, pickle, runpy, sys
from pathlib import Path

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"lib", "ui", "pages", "streamlit", "pandas", "pyarrow", "scipy"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
for file in sorted(Path().glob("*.py")):
    found = runpy.run_path(str(file))
    result = found["numbers"], found["standalone"](found["picture"], found["values"], found["COLOURS"])
    Path(f"{file.stem}.pickle").write_bytes(pickle.dumps(result))
"""


STARTS = {p.key: p.default for a in activations.ACTIVATIONS.values() for p in a.parameters.values()}
CURVES = activations.curves(["relu", "elu"], -5, 5, STARTS)


@pytest.fixture(scope="module")
def shown():
    """Return every picture of every tab with the values that its sliders stand at, by tab and key."""
    pictures, show = {}, ui.show
    for page, view in TABS:

        def record(picture, key, live=(), *further, tab=f"{page}-{view}", **named):
            pictures[f"{tab}-{key}".replace(" ", "_")] = picture, {k: held.value for k, held in dict(live).items()}
            show(picture, key, live, *further, **named)

        ui.show = record
        opened(page, {"view": view})
    ui.show = show
    return pictures


@pytest.fixture(scope="module")
def drawn_again(shown, tmp_path_factory):
    """Return the numbers and the specification that each script gives, run in one clean interpreter."""
    folder = tmp_path_factory.mktemp("scripts")
    for name, (picture, values) in shown.items():
        text = script(picture, values, COLOURS) + f"COLOURS = {COLOURS}\n"
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "-c", CLEAN], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return {name: pickle.loads((folder / f"{name}.pickle").read_bytes()) for name in shown}


def test_every_tab_with_a_picture_has_one_that_says_how_it_was_made(shown):
    assert len(shown) > len(TABS) - 5
    assert [name for name, (picture, _) in shown.items() if picture.call is None] == []


def test_a_script_gives_the_numbers_of_the_page_and_no_others(shown, drawn_again):
    for name, (picture, values) in shown.items():
        numbers, _ = drawn_again[name]
        expected = picture.data_at(values)
        assert list(numbers) == list(expected), name
        for heading, column in expected.items():
            np.testing.assert_array_equal(numbers[heading], column, err_msg=f"{name}: {heading}")


def test_a_script_draws_the_picture_of_the_page(shown, drawn_again):
    for name, (picture, values) in shown.items():
        expected = standalone(picture, values, COLOURS)
        assert json.dumps(drawn_again[name][1]) == json.dumps(expected), name
        assert expected["config"]["range"]["category"] == list(COLOURS)


def test_a_script_holds_what_its_picture_needs_as_it_stands_in_lib_and_nothing_of_other_pages():
    text = script(CURVES, {"elualpha": 1.5})
    assert inspect.getsource(elu) in text
    assert "values = {'elualpha': 1.5}" in text
    assert "def softmax(" not in text
    assert "remembered" not in text
    compile(text, "script", "exec")


def test_each_definition_stands_before_it_is_needed_and_once():
    names = [line.split("(")[0] for line in script(CURVES, {}).splitlines() if line.startswith(("def ", "class "))]
    assert len(names) == len(set(names))
    assert names.index("def elementwise") < names.index("def elu") < names.index("def activations_curves")


def test_two_things_of_one_name_get_the_name_of_their_module():
    names = output_names(closure(named(CURVES.call).values()))
    assert names[Address("lib.charts.activations", "curves")] == "activations_curves"
    assert names[Address("lib.charts.core.line_layers", "curves")] == "lines_curves"
    assert names[Address("lib.activations", "elu")] == "elu"


def test_a_function_behind_the_name_of_its_module_is_not_taken_for_a_local_variable():
    picture = losses.over_logit(1, controls.LOGIT, -4.0)
    text = script(picture, {})
    assert "hover()" in text
    assert "pointer." not in text.replace("pointermove", "")


def test_a_call_that_names_two_things_alike_is_refused():
    first, second = deferred(prelu, 1.0, 0.25), deferred(prelu_training, 1.5, 0.25, 0)
    with pytest.raises(ValueError, match="prelu is both of"):
        named([first, second])


def test_a_name_that_a_function_binds_itself_is_no_use_of_a_definition():
    text = b"def f(a, b=c):\n    d = [c for c in a]\n    return lambda e: (a, b, d, e, g)\n"
    node = ast.parse(text).body[0]
    assert [name.id for name, _ in free_names(node)] == ["c", "g"]


def test_names_of_a_class_are_not_those_of_its_methods():
    node = ast.parse("class A(B):\n    x: int = y\n    z = x\n    def x2(self):\n        return x\n").body[0]
    assert sorted(name.id for name, _ in free_names(node)) == ["B", "int", "x", "y"]


@pytest.mark.parametrize(
    "module", ["lib.activations", "lib.charts.core.line_layers", "lib.lesson.examples", "lib.likelihood"]
)
def test_every_use_stands_where_it_is_said_to(module):
    for definition in source(module).definitions.values():
        for use in definition.uses:
            text = definition.text[use.start : use.end].decode()
            assert text.rpartition(".")[2] == (use.address.name or text)
