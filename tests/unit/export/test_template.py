"""Templates with other values."""

import ast

import numpy as np
import pytest

from lib.export.template import Code, assign, entries, fill, literal, pair, template


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (np.float32(0.25), "0.25"),
        (2, "2"),
        (np.int64(3), "3"),
        (True, "True"),
        (np.bool_(False), "False"),
        (None, "None"),
        ('a "cat"\n', '"a \\"cat\\"\\n"'),
        ((1, 2.5), "[1, 2.5]"),
        (np.array([[1.0, 2.0]]), "[[1.0, 2.0]]"),
        ({"a": [1.0]}, '{"a": [1.0]}'),
        (Code("1 / n"), "1 / n"),
    ],
)
def test_a_value_is_written_as_a_student_would(value, text):
    assert literal(value) == text


@pytest.mark.parametrize("text", ["ünï", "\\", "a'b", "\u2028", "🐯"])
def test_a_text_comes_back_as_it_was(text):
    assert ast.literal_eval(literal(text)) == text


def test_a_value_without_a_text_is_refused():
    with pytest.raises(TypeError, match="no Python text"):
        literal(object())


def test_values_are_replaced_and_comments_stay():
    text = 'a = 1\nb, c = 1, 2  # both\nnames = ["x"]\n\n'
    assert assign(text, {"a": 2.5, "b, c": pair(3, 4)}) == 'a = 2.5\nb, c = 3, 4  # both\nnames = ["x"]\n\n'


def test_a_hash_in_a_text_is_no_comment():
    assert assign('name = "a  # b"\n', {"name": "c"}) == 'name = "c"\n'


def test_a_long_value_takes_several_lines_with_its_comment_above():
    values = {
        "x": [i / 8 for i in range(60)],
        "points": [[0.25, -1.5, 1]] * 30,
        "flips": "10" * 200,
        "names": [f'a  "cat" {i}  # \\' for i in range(10)],
        "parameters": {f"function {i}": {"alpha": 0.5} for i in range(9)},
    }
    text = assign("".join(f"{name} = 0  # {name}\n" for name in values), values)
    assert text.startswith("# x\nx = [\n")
    assert max(map(len, text.splitlines())) <= 120
    names = {}
    exec(text, names)
    assert {name: names[name] for name in values} == values


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(KeyError, match="not among the values: z"):
        assign("a = 1\n", {"z": 2})
    with pytest.raises(KeyError, match="no section points"):
        fill("likelihood/factors", points="x = 1")


def test_entries_take_as_few_lines_as_they_need():
    assert entries("f", {"a": "b"}) == 'f = {"a": b}'
    first, *inner, last = entries("f", {f"name {i}": f"function_{i}" for i in range(9)}).splitlines()
    assert (first, len(inner), last) == ("f = {", 2, "}")
    assert inner[0].startswith('    "name 0": function_0, "name 1": function_1, ')
    assert max(map(len, inner)) <= 120


def test_math_is_imported_where_functions_need_it():
    text = fill("activations/activation_histogram", functions="f = math.erfc")
    assert "import math\n\nimport altair as alt\n" in text
    assert "import math" not in fill("activations/activation_histogram")


def test_a_template_without_changes_is_itself():
    assert fill("likelihood/factors") == template("likelihood/factors")
