"""A simplified tree has the same values, and is as short as a reader expects."""

import numpy as np
import pytest
from hypothesis import given, settings

from lib.expressions.evaluation import evaluate
from lib.expressions.parser import parse
from lib.expressions.simplification import add, divide, multiply, negative, power, simplified, subtract, where
from lib.expressions.tree import Call, Comparison, Name, Number, Operation
from tests.unit.expressions import oracle

X, A, ZERO, ONE, TWO, THREE = Name("x"), Name("a"), *map(Number, (0.0, 1.0, 2.0, 3.0))
VALUES = {"x": np.array([-1.37, 0.41, 2.23]), "a": np.float64(0.75)}


@settings(max_examples=30, derandomize=True, deadline=None)
@given(text=oracle.expressions(["x", "x", "a", "0", "1", "2", "0.5"]))
def test_a_simplified_tree_has_the_same_values(text):
    tree = parse(text)
    before, after = evaluate(tree, VALUES), evaluate(simplified(tree), VALUES)
    usable = np.isfinite(before) & np.isfinite(after) & (np.abs(before) < 1e6)
    np.testing.assert_allclose(after[usable], before[usable], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x + 0", "x"),
        ("x - x", "0"),
        ("1 + x - x", "1"),
        ("x + a - (x - 1)", "a + 1"),
        ("x + x", "2*x"),
        ("x - (-a)", "x + a"),
        ("1*x", "x"),
        ("x*2*3", "6*x"),
        ("x*x/x", "x"),
        ("a*x/(2*a)", "x/2"),
        ("x/(a/2)", "2*x/a"),
        ("6*x/4", "3*x/2"),
        ("1/3 - 1", "-(2/3)"),
        ("x^1", "x"),
        ("(x^2)^3", "x^6"),
        ("2^3", "8"),
        ("--x", "x"),
        ("x*a", "a*x"),
    ],
)
def test_rules_of_arithmetic(text, expected):
    assert simplified(parse(text)) == parse(expected)


def test_operations_build_the_short_form_at_once():
    assert add(X, ZERO) == X
    assert subtract(X, X) == ZERO
    assert multiply(ONE, X) == X
    assert multiply(X, THREE) == Operation("*", THREE, X)
    assert divide(X, X) == ONE
    assert power(X, ONE) == X
    assert negative(negative(X)) == X


def test_what_is_divided_by_zero_stays_as_it_is():
    assert divide(X, ZERO) == Operation("/", X, ZERO)


def test_cases_with_equal_branches_are_one_and_a_condition_is_solved_for_its_variable():
    assert where(Comparison(">", X, ZERO), A, A) == A
    below = Comparison("<", X, Number(-3.0))
    assert where(Comparison("<", Operation("+", X, THREE), ZERO), A, X) == Call("where", (below, A, X))
    assert where(Comparison(">", ZERO, X), A, X) == parse("where(x < 0, a, x)")


def test_a_name_is_replaced_by_a_tree():
    assert simplified(parse("p^2", ("p",)), {"p": parse("sigmoid(z)", ("z",))}) == parse("sigmoid(z)^2", ("z",))
    assert simplified(parse("a*x"), {"a": TWO}) == parse("2*x")
