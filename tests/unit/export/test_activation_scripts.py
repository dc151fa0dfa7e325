"""The functions of a script are those of its picture, under the names that the picture has for them."""

import ast

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.export.activation_scripts import compared, pairs, with_functions


def test_the_label_of_each_activation_is_mapped_to_its_function_and_derivative():
    names = {"relu": "relu", "relu_derivative": "slope of relu"}
    found = eval(pairs([ACTIVATIONS["relu"]]).removeprefix("functions = "), names)
    assert found == {"ReLU": ("relu", "slope of relu")}


@pytest.mark.parametrize(("first", "second"), [("elu", "relu"), ("tanh", "sigmoid")])
def test_a_script_of_two_functions_has_both_and_calls_them_f_and_g(first, second):
    text = compared("activations/difference")({"first": first, "second": second}, {})
    names = {"np": np}
    exec(text[text.index("# Values") : text.index("# Computation")], names)
    x = np.linspace(-3, 3, 7)
    for name, letter in ((first, "f"), (second, "g")):
        np.testing.assert_allclose(names[letter](x), ACTIVATIONS[name].function(x), atol=1e-12)
        np.testing.assert_allclose(names[f"{letter}_derivative"](x), ACTIVATIONS[name].derivative(x), atol=1e-12)
        assert names[f"{letter}_name"] == ACTIVATIONS[name].label


def test_the_last_statement_stands_after_the_functions():
    text = with_functions("activations/difference", {}, [ACTIVATIONS["relu"]], "f = relu")
    body = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.Assign)]
    names = [node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.targets[0]) for node in body]
    assert names.index("relu") < names.index("relu_derivative") < names.index("f")
