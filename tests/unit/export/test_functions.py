"""The functions of scripts: plain NumPy with the values of lib."""

import math

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, sigmoid
from lib.charts.loss_curves import AXES
from lib.export.functions import definitions, own_source, plain_definitions
from lib.lesson.controls import RANGE
from lib.losses import LOSSES
from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.validation import positive

RELATIVE, ABSOLUTE = 1e-12, 1e-15
"""Plain forms are looser than lib's only where a value passes through 0."""

LAMBDAS = (lambda x: x,)


def run(text):
    """Return the names that a text defines."""
    names = {"np": np, "math": math}
    exec(text, names)
    return names


@elementwise
def made_up(x: FloatArray, alpha: float = 2.0) -> FloatArray:
    """Return alpha x sigmoid(x); ValueError unless alpha > 0.

    A function that no module of lib knows.
    """
    positive("alpha", alpha)
    return alpha * vanishing_product(x, sigmoid(x))


def settings(parameters):
    """Return arguments of a function: its defaults, and each parameter at both ends."""
    return [{}, *({name: float(end)} for name, p in parameters.items() for end in (p.low, p.high))]


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda activation: activation.name)
def test_activations_have_the_values_of_lib_over_the_widest_range(activation):
    x = np.union1d(np.linspace(RANGE.low, RANGE.high, 801), activation.kinks)
    names = run(definitions([activation.function, activation.derivative]))
    for function in (activation.function, activation.derivative):
        for given in settings(activation.parameters):
            found = names[function.__name__](x, **given)
            np.testing.assert_allclose(found, function(x, **given), rtol=RELATIVE, atol=ABSOLUTE)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda loss: loss.name)
def test_losses_have_the_values_of_lib_inside_their_axes(loss):
    axis = next(axis for axis in AXES.values() if loss.argument in axis.arguments)
    x = np.linspace(axis.low, axis.high, 201)[1:-1]
    names = run(definitions([loss.function, loss.gradient]))
    for y in map(loss.coded, (0.0, 0.3, 0.8, 1.0)):
        for function in (loss.function, loss.gradient):
            for given in settings(loss.parameters):
                with np.errstate(divide="ignore"):
                    found = names[function.__name__](x, y, **given)
                np.testing.assert_allclose(found, function(x, y, **given), rtol=RELATIVE, atol=2 * ABSOLUTE)


def test_a_plain_function_has_one_to_three_lines():
    for name, text in plain_definitions().items():
        assert 1 <= text.count("\n") <= 3, name
        assert "isnan" not in text, name
        assert "inf" not in text.partition("#")[0], name


def test_a_function_comes_with_those_that_it_calls_each_once():
    text = definitions([ACTIVATIONS["silu"].function, ACTIVATIONS["swish"].function])
    assert [line for line in text.splitlines() if line.startswith("def ")] == [
        "def sigmoid(x):",
        "def silu(x):",
        "def swish(x, beta=1.0):",
    ]


def test_a_new_function_needs_no_edit_of_export():
    text = definitions([made_up])
    assert text.endswith(
        "\n\ndef made_up(x, alpha=2.0):\n"
        '    """Return alpha x sigmoid(x); ValueError unless alpha > 0."""\n'
        "    return alpha * vanishing_product(x, sigmoid(x))"
    )
    x = np.linspace(-8, 8, 161)
    np.testing.assert_allclose(run(text)["made_up"](x), made_up(x), rtol=RELATIVE)


def test_a_function_that_is_no_definition_is_refused():
    with pytest.raises(TypeError, match="not defined by a def statement"):
        own_source(LAMBDAS[0])
