"""The derived formula has the values of the exact derivative, and reads well."""

import numpy as np
import pytest
from hypothesis import given, settings

from lib.expressions.dual import differentiate
from lib.expressions.evaluation import evaluate
from lib.expressions.expression import expression
from lib.expressions.functions import SMOOTH
from lib.expressions.parser import parse
from lib.expressions.simplification import simplified
from lib.expressions.symbolic import derivative
from lib.expressions.tree import Name, Negative, Number, Operation, nodes
from tests.unit.expressions import oracle

VALUES = {"x": np.array([-1.37, -0.41, 0.61, 2.23]), "a": np.float64(0.75)}
TERMS = [f"{k}*x^2" for k in range(1, 11)]
LEAVES = ["x", "x", "x", "a", "0.5", "2", "3", "pi", "1", "0"]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(text=oracle.expressions(LEAVES))
def test_the_formula_has_the_values_of_the_exact_derivative(text):
    tree = parse(text)
    exact = differentiate(tree, VALUES, {"x": np.float64(1)})
    found = evaluate(derivative(tree), VALUES)
    value = evaluate(tree, VALUES)
    comparable = np.isfinite(exact) & np.isfinite(found) & np.isfinite(value) & (np.abs(exact) < 1e8)
    size = np.maximum(1, np.abs(value[comparable]))
    assert (np.abs(exact - found)[comparable] <= 1e-6 * np.maximum(size, np.abs(exact[comparable]))).all()


@settings(max_examples=100, derandomize=True, deadline=None)
@given(text=oracle.expressions(LEAVES))
def test_a_simplified_formula_has_no_superfluous_part(text):
    tree = derivative(parse(text))
    for node in nodes(tree):
        assert node != Negative(Number(0.0))
        match node:
            case Operation("+" | "-", left, right):
                assert Number(0.0) not in (left, right)
                assert not isinstance(right, Negative)
            case Operation("*", left, right):
                assert not {Number(0.0), Number(1.0), Number(-1.0)} & {left, right}
                assert not isinstance(right, Number)
            case Operation("/", _, right):
                assert right != Number(1.0)
            case Operation("^", _, right):
                assert right not in (Number(0.0), Number(1.0))
            case Negative(operand):
                assert not isinstance(operand, (Negative, Number))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", "0"),
        ("x", "1"),
        ("-x", "-1"),
        ("3*x", "3"),
        ("x/2", "1/2"),
        ("x^2", "2*x"),
        ("x^3/3", "x^2"),
        ("1/x", "-(1/x^2)"),
        ("x^-1", "-(1/x^2)"),
        ("x*x", "2*x"),
        ("x + x", "2"),
        ("x - x", "0"),
        ("a*x + b", "a"),
        ("exp(-x)", "-exp(-x)"),
        ("e^(-x)", "-(e^(-x))"),
        ("exp(-x^2)", "-(2*x*exp(-x^2))"),
        ("sin(2*x)", "2*cos(2*x)"),
        ("log(x)", "1/x"),
        ("x*sigmoid(x)", "sigmoid(x) + x*sigmoid(x)*(1 - sigmoid(x))"),
        ("tanh(x)", "1 - tanh(x)^2"),
        ("softplus(a*x)", "a*sigmoid(a*x)"),
        ("2^x", "2^x*log(2)"),
        ("relu(x)", "where(x > 0, 1, 0)"),
        ("clip(x + 3, 0, 6)/6", "where(x <= -3, 0, where(x < 3, 1/6, 0))"),
        ("where(x > 0, x, a*x)", "where(x > 0, 1, a)"),
        ("where(x > 0, 2*x, 2*x)", "2"),
        ("abs(x)", "sign(x)"),
        ("max(x, 2*x)", "where(x > 2*x, 1, where(x < 2*x, 2, 1.5))"),
        ("min(x, 1)", "where(x < 1, 1, where(x > 1, 0, 0.5))"),
        ("max(0, x)", "where(x < 0, 0, where(x > 0, 1, 0.5))"),
        ("min(1, max(0, x))", "where(max(0, x) > 1, 0, where(x < 0, 0, where(x > 0, 1, 0.5)))"),
        ("x/(1 + x)", "1/(1 + x)^2"),
        ("(x - 1)/(x + 1)", "2/(x + 1)^2"),
        ("x^(1/3)", "x^(-(2/3))/3"),
        ("x^(-1/2)", "-(x^(-(3/2))/2)"),
        ("x^x", "x^x + x^x*log(x)"),
        ("x^2^3", "8*x^7"),
    ],
)
def test_rules_of_differentiation(text, expected):
    assert derivative(parse(text)) == simplified(parse(expected))


@pytest.mark.parametrize(
    "text",
    [
        "max(0, x)",
        "min(x, a*x)",
        "max(x, 2*x)",
        "abs(x)",
        "relu(x)",
        "clip(x, -1, 1)",
        "clip(1, x, 2)",
        "clip(x, 2*x, 5)",
    ],
)
def test_the_formula_has_the_values_of_the_exact_derivative_at_kinks_too(text):
    tree, values = parse(text), {"x": np.array([-3.0, -1, 0, 1, 2, 2.5, 3, 7]), "a": np.float64(0.75)}
    np.testing.assert_array_equal(evaluate(derivative(tree), values), differentiate(tree, values, {"x": 1.0}))


def test_a_formula_of_nested_maxima_does_not_grow_with_each_level():
    sizes = [sum(1 for _ in nodes(derivative(parse(f"max({', '.join(terms)})")))) for terms in (TERMS[:5], TERMS)]
    assert sizes[1] < 4 * sizes[0]


def test_the_formula_of_each_smooth_function_is_that_of_its_slope():
    x = np.array([0.3, 0.9, 2.7])
    for name, function in SMOOTH.items():
        found = expression(function.slope_text, ("u",)).function(x)
        np.testing.assert_allclose(found, function.slope(x), rtol=1e-12, err_msg=name)


def test_the_derivative_in_a_parameter_is_a_formula_too():
    assert derivative(parse("where(x > 0, x, a*x)"), "a") == parse("where(x > 0, 0, x)")
    assert derivative(parse("x"), "a") == Number(0.0)
    assert simplified(parse("u*x", ("u", "x")), {"u": Name("x")}) == parse("x^2")
