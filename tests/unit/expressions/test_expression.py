"""The record of an expression."""

import pytest

from lib.expressions.expression import expression


def test_it_knows_its_parameters_and_variables():
    typed = expression("b*x")
    assert typed.text == "b*x"
    assert typed.parameters == ("b",)
    assert typed.variables == ("x",)
    assert expression("p*y + z*a", ("p", "y", "z")).parameters == ("a",)


def test_equal_texts_are_equal_records():
    assert expression("x + 1") is expression("x + 1")
    assert hash(expression("x + 1")) == hash(expression("x + 1"))
    assert expression("x + 1") != expression("x + 2")


def test_several_variables_are_arrays_that_broadcast():
    error = expression("(p - y)^2", ("p", "y", "z"))
    assert error.function([[0.5], [1]], [0, 1], 0).tolist() == [[0.25, 0.25], [1, 0]]
    assert error.derivative(0.5, 1, 0).tolist() == -1
    assert error.partial("y", 0.5, 1, 0).tolist() == 1


def test_values_that_are_no_real_numbers_are_refused():
    with pytest.raises(ValueError, match="x must hold real numbers"):
        expression("x").function(1j)
