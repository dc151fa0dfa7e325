"""Formulas as a reader expects them."""

import pytest

from lib.expressions.expression import expression
from lib.expressions.functions import FUNCTIONS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", "x"),
        ("pi*x", r"\pi\,x"),
        ("2*x", r"2\,x"),
        ("x*2", r"x \cdot 2"),
        ("2*3", r"2 \cdot 3"),
        ("x/2*3", r"\frac{x}{2} \cdot 3"),
        ("x + -2", "x + (-2)"),
        ("x - (x - 1)", "x - (x - 1)"),
        ("x + (x - 1)", "x + x - 1"),
        ("x*(x + 1)", r"x\,(x + 1)"),
        ("-(x + 1)", "-(x + 1)"),
        ("(-x)^2", "(-x)^{2}"),
        ("-x^2", "-x^{2}"),
        ("(x + 1)/(x - 1)", r"\frac{x + 1}{x - 1}"),
        ("(x/2)^2", r"\left(\frac{x}{2}\right)^{2}"),
        ("exp(-x/2)", r"e^{\frac{-x}{2}}"),
        ("exp(x)^2", "(e^{x})^{2}"),
        ("2*expm1(x)", r"2\,(e^{x} - 1)"),
        ("log1p(x/2)", r"\ln\left(1 + \frac{x}{2}\right)"),
        ("tanh(x)^2", r"\tanh^{2}(x)"),
        ("tanh(x)^-1", r"\tanh(x)^{-1}"),
        ("sqrt(1 + x)", r"\sqrt{1 + x}"),
        ("abs(x)", r"\left|x\right|"),
        ("sigmoid(x)", r"\sigma(x)"),
        ("max(x, 1, 2)", r"\max(\max(x, 1), 2)"),
        ("where(x > 0, x, a*x)", r"\begin{cases} x & x > 0 \\ a\,x & x \le 0 \end{cases}"),
        (
            "where(x < -1, 1, where(x < 1, 2, 3))",
            r"\begin{cases} 1 & x < -1 \\ 2 & x < 1 \\ 3 & \text{otherwise} \end{cases}",
        ),
        ("where(-1 < x < 1, 1, 0)", r"\begin{cases} 1 & -1 < x \text{ and } x < 1 \\ 0 & \text{otherwise} \end{cases}"),
        ("where(x, 1, 0)", r"\begin{cases} 1 & x \ne 0 \\ 0 & \text{otherwise} \end{cases}"),
        ("2*where(x > 0, 1, 0)", r"2\,\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}"),
        ("where(x > 0, 1, 0) + 1", r"\left(\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}\right) + 1"),
        ("1e-9*x", r"1 \cdot 10^{-9}\,x"),
        ("1.0507009873554805*x", r"1.0507\,x"),
        ("x == 1", "x = 1"),
    ],
)
def test_a_formula_has_the_brackets_that_it_needs(text, expected):
    assert expression(text).latex == expected


def test_every_function_has_a_formula():
    for name in FUNCTIONS:
        arguments = ", ".join(["x"] * {"clip": 3, "where": 3, "min": 2, "max": 2}.get(name, 1))
        assert expression(f"{name}({arguments})").latex


def test_the_derivative_has_a_formula():
    assert expression("x*sigmoid(x)").derivative_latex() == r"\sigma(x) + x\,\sigma(x)\,(1 - \sigma(x))"
    assert expression("exp(-x^2)").derivative_latex() == r"-2\,x\,e^{-x^{2}}"
    assert expression("a*x").derivative_latex("a") == "x"
    at_zero = r"\begin{cases} 0 & x < 0 \\ 1 & x > 0 \\ 0.5 & x = 0 \end{cases}"
    assert expression("max(0, x)").derivative_latex() == at_zero
