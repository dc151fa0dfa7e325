"""The functions of scripts: plain NumPy with the values of lib."""

import math
from math import pi

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, elu, sigmoid
from lib.export.functions import Style, definitions, inlined
from lib.losses import LOSSES
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import positive

STYLES = [Style(), Style(short=True)]
SLOPE = 0.5


def run(text):
    """Return the names that a text defines."""
    names = {"np": np, "math": math}
    exec(text, names)
    return names


def _half(x):
    return x * SLOPE


@elementwise
def made_up(x, alpha=2.0):
    """Return alpha x / 2 + pi; ValueError unless alpha > 0.

    A function that no module of lib knows.
    """
    positive("alpha", alpha)
    return alpha * _half(x) + pi


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda activation: activation.name)
def test_activations_have_the_values_of_lib(activation, style):
    x = np.linspace(-8, 8, 161)
    names = run(definitions([activation.function, activation.derivative], style))
    for function in (activation.function, activation.derivative):
        np.testing.assert_array_equal(names[function.__name__](x), function(x))


@pytest.mark.parametrize("style", [Style(infinite=True), Style(short=True, infinite=True)])
@pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda loss: loss.name)
def test_losses_have_the_values_of_lib_also_where_a_factor_is_infinite(loss, style):
    x = np.linspace(0, 1, 21) if loss.argument == "probability" else np.linspace(-6, 6, 61)
    names = run(definitions([loss.function, loss.gradient], style))
    for y in map(float, loss.targets):
        for function in (loss.function, loss.gradient):
            with np.errstate(all="ignore"):
                np.testing.assert_array_equal(names[function.__name__](x, y), function(x, y))


def test_a_function_is_what_a_student_would_write():
    first, summary, last = definitions([ACTIVATIONS["elu"].function], Style()).splitlines()
    assert first == "def elu(x, alpha=1.0):"
    assert last == "    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))"
    assert summary.strip('" ') in elu.__doc__


def test_a_new_function_needs_no_edit_of_export():
    assert definitions([made_up], Style()) == (
        f"SLOPE = 0.5\npi = {pi}\n\n\n"
        "def half(x):\n    return x * SLOPE\n\n\n"
        'def made_up(x, alpha=2.0):\n    """Return alpha x / 2 + pi."""\n    return alpha * half(x) + pi'
    )
    assert definitions([made_up], Style(short=True)) == (
        f"SLOPE = 0.5\npi = {pi}\n\ndef made_up(x, alpha=2.0):\n    return alpha * (x * SLOPE) + pi"
    )


def test_a_function_that_is_no_definition_is_refused():
    with pytest.raises(TypeError, match="not defined by a def statement"):
        definitions([lambda x: x], Style())


def test_functions_of_one_expression_become_lambdas_unless_others_need_them():
    functions = {name: ACTIVATIONS[name].function for name in ("sigmoid", "silu", "relu", "mish")}
    text, expressions = inlined(functions)
    assert expressions["relu"] == "lambda x: np.maximum(x, 0)"
    assert expressions["silu"] == "lambda x: x * sigmoid(x)"
    assert expressions["sigmoid"] == "sigmoid"
    assert expressions["mish"] == "mish"
    names, x = run(text), np.linspace(-3, 3, 7)
    for name, function in functions.items():
        np.testing.assert_array_equal(eval(expressions[name], names)(x), function(x))


def test_a_function_is_written_once_and_after_what_it_needs():
    text = definitions([ACTIVATIONS["silu"].function, sigmoid, ACTIVATIONS["swish"].function], Style())
    assert text.count("def sigmoid(") == 1
    assert text.index("def sigmoid(") < text.index("def silu(")
