"""The NumPy source of a typed function has its values and those of its derivative."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from lib.expressions.builtin import TEXTS
from lib.expressions.dual import differentiate
from lib.expressions.evaluation import evaluate
from lib.expressions.numpy_source import WIDTH, definition
from lib.expressions.parser import parse
from lib.expressions.symbolic import derivative
from tests.unit.expressions import oracle

X = np.linspace(-4, 4, 33) + 0.01


def run(tree, **arguments):
    """Return the values at X of the source of a tree."""
    scope = {"np": np, "math": math}
    exec(definition("f", tree, ("x",), arguments), scope)
    with np.errstate(all="ignore"):
        return scope["f"](X)


@pytest.mark.parametrize("name", TEXTS)
def test_the_activations_of_the_lesson_have_a_source(name):
    tree, numbers = parse(TEXTS[name]), {"a": 0.3, "b": 0.7}
    np.testing.assert_allclose(run(tree, **numbers), evaluate(tree, {"x": X, **numbers}), rtol=1e-12, atol=1e-15)
    exact = differentiate(tree, {"x": X, **numbers}, {"x": 1.0})
    np.testing.assert_allclose(run(derivative(tree), **numbers), exact, rtol=1e-10, atol=1e-15)


@settings(max_examples=75, derandomize=True, deadline=None)
@given(text=oracle.expressions(["x", "x", "a", "2", "0.5", "pi"]))
def test_the_source_has_the_values_of_the_text(text):
    tree = parse(text)
    expected = evaluate(tree, {"x": X, "a": 0.75})
    found = run(tree, a=0.75)
    usable = np.isfinite(expected) & np.isfinite(found) & (np.abs(expected) < 1e6)
    np.testing.assert_allclose(found[usable], expected[usable], rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("text", ["1/0", "10^900", "(x > 0) - (x < 0)", "where(-1 < x < 1, 1/0, x > 2)", "7", "x^-1"])
def test_numbers_alone_are_computed_as_numpy_does(text):
    np.testing.assert_allclose(run(parse(text)), evaluate(parse(text), {"x": X}))


def test_a_long_formula_is_broken_into_lines():
    source = definition("f", parse("+".join(["x*x*x"] * 25)), ("x",), {})
    assert max(map(len, source.split("\n"))) <= WIDTH + 8
    np.testing.assert_allclose(run(parse("+".join(["x*x*x"] * 25))), 25 * X**3)


def test_parameters_are_arguments_with_defaults():
    assert definition("own", parse("a*x"), ("x",), {"a": 0.5}) == "def own(x, a=0.5):\n    return a * x"
