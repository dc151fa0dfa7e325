"""Names that a visitor chose are data in a picture, text in its CSV, and a literal in its script."""

import ast
import csv
import io
import json

import numpy as np
import pytest

from lib.charts import jacobian, losses, overflow, simplex, softmax
from lib.export.csv import table_to_csv
from lib.export.script import script
from lib.lesson import controls
from tests.hostile import HOSTILE

NUMBERS = {p.key: float(p.default) for p in (*controls.LOGITS, *controls.MORE_LOGITS)}
NUMBERS |= {
    p.key: float(p.default) for p in (controls.TEMPERATURE, controls.CONSTANT, controls.STEP_SIZE, controls.SHIFT)
}
TEXTS = [*HOSTILE, "\u732b", "a\nb", "\u202eabc", '"""', "\\", "\t=1"]
GROUPS = [TEXTS[start : start + 10] for start in range(0, len(TEXTS), 10)]


def small(names):
    """Return a picture of each kind that is for three classes, or names one."""
    z, logits = controls.named_logits(names), [2.0, 1.0, 0.1]
    yield jacobian.probability_changes(names, logits, 0, controls.STEP_SIZE, 0.5)
    yield simplex.simplex(names, z, controls.TEMPERATURE, NUMBERS, 0)
    yield losses.class_gradients(names, z, np.eye(3)[0], NUMBERS, height=372)
    yield overflow.over_shift(logits, names[0], "float64", controls.SHIFT, 0.0)


def large(names):
    """Return a picture of each kind that is for up to ten classes."""
    z, logits = controls.named_logits(names), np.linspace(-1, 1, len(names)).tolist()
    yield softmax.computation(names, z, 1.0, 0.0, NUMBERS)
    yield softmax.over_temperature(names, logits, controls.TEMPERATURE, 1.0)
    yield jacobian.matrix(names, logits, 0)


def walked(node):
    """Yield every text of a specification in which Vega evaluates expressions."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("expr", "signal", "calculate", "filter", "test") and isinstance(value, str):
                yield value
            yield from walked(value)
    elif isinstance(node, list):
        for value in node:
            yield from walked(value)


@pytest.mark.parametrize("names", GROUPS, ids=range(len(GROUPS)))
@pytest.mark.parametrize(("drawn", "most"), [(large, 10), (small, 3)], ids=["large", "small"])
def test_a_name_is_data_in_a_picture_text_in_its_csv_and_a_literal_in_its_script(drawn, most, names):
    names = names[:most]
    plain = [f"name{index}" for index in range(len(names))]
    for picture, model in zip(drawn(names), drawn(plain), strict=True):
        expressions = list(walked(json.loads(json.dumps(picture.specification))))
        assert expressions == list(walked(json.loads(json.dumps(model.specification))))
        rows = list(csv.reader(io.StringIO(table_to_csv(picture.data_at(NUMBERS)).removeprefix("\ufeff"), newline="")))
        assert not [cell for row in rows for cell in row if cell and cell[0] in "=@\t\r"]
        program = script(picture, NUMBERS)
        assert program.encode()
        assert all(line.isprintable() for line in program.splitlines())
        literals = {node.value for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Constant)}
        assert names[0] in literals
        assert imports(program) == imports(script(model, NUMBERS))


def imports(program):
    """Return what a program imports."""
    return [
        ast.unparse(node) for node in ast.walk(ast.parse(program)) if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
