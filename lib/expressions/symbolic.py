"""The formula of a derivative: a tree from a tree, by the rules of differentiation.

`differentiate` in `dual` computes the derivative as a number; the tree that is derived here is for reading. It is built
by the operations of `simplification`, so it has no term + 0, no factor 1 and no double sign.

Both agree at the kinks, with one exception: where the two arguments of min or max are equal and the slope of one of
them has cases itself, the formula takes the slope of the second argument and not the mean, which would double its size
at every level.
"""

import functools

from lib.expressions.functions import SMOOTH
from lib.expressions.parser import parse
from lib.expressions.simplification import (
    MIRRORED,
    ONE,
    TWO,
    ZERO,
    add,
    divide,
    multiply,
    negative,
    power,
    simplified,
    subtract,
    where,
)
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation, depends, nodes


def derivative(tree: Node, variable: str = "x") -> Node:
    """Return the derivative of a tree in one of its names, simplified."""
    return _derivative(simplified(tree), variable)


def _derivative(tree: Node, variable: str) -> Node:
    if not depends(tree, variable):
        return ZERO

    def d(node: Node) -> Node:
        return _derivative(node, variable)

    match tree:
        case Name():
            return ONE
        case Negative(u):
            return negative(d(u))
        case Operation("+", u, v):
            return add(d(u), d(v))
        case Operation("-", u, v):
            return subtract(d(u), d(v))
        case Operation("*", u, v):
            return add(multiply(d(u), v), multiply(u, d(v)))
        case Operation("/", u, v):
            return _quotient_rule(u, v, d(u), d(v))
        case Operation("^", u, v):
            return _power_rule(u, v, d(u), d(v))
        case Call(name, (u,)) if name in SMOOTH:
            return multiply(simplified(_slope(name), {"u": u}), d(u))
        case Call(name, arguments):
            return _piecewise_rule(name, arguments, tuple(map(d, arguments)))
    return ZERO


def _quotient_rule(u: Node, v: Node, du: Node, dv: Node) -> Node:
    """Return (u' v - u v') / v^2, or a shorter form where u or v is constant."""
    if dv == ZERO:
        return divide(du, v)
    if du == ZERO:
        return negative(divide(multiply(u, dv), power(v, TWO)))
    return divide(subtract(multiply(du, v), multiply(u, dv)), power(v, TWO))


def _power_rule(u: Node, v: Node, du: Node, dv: Node) -> Node:
    """Return v u^(v - 1) u' for a constant exponent, u^v ln(u) v' for a constant base, and their sum."""
    of_base = multiply(power(u, v) if u == v else multiply(v, power(u, subtract(v, ONE))), du)
    logarithm = ONE if u == Name("e") else Call("log", (u,))
    return add(of_base, multiply(multiply(power(u, v), logarithm), dv))


def _piecewise_rule(name: str, arguments: tuple[Node, ...], slopes: tuple[Node, ...]) -> Node:
    """Return the slope of the argument that is chosen."""
    match name, arguments, slopes:
        case "abs", (u,), (du,):
            return multiply(Call("sign", (u,)), du)
        case "relu", (u,), (du,):
            return where(Comparison(">", u, ZERO), du, ZERO)
        case "max", (u, v), (du, dv):
            return _of_chosen(">", u, v, du, dv)
        case "min", (u, v), (du, dv):
            return _of_chosen("<", u, v, du, dv)
        case "clip", (u, low, high), (du, dlow, dhigh) if dlow == dhigh == ZERO:
            return where(Comparison("<=", u, low), ZERO, where(Comparison("<", u, high), du, ZERO))
        case "clip", (u, low, high), (du, dlow, dhigh):
            above = Comparison(">=", Call("max", (u, low)), high)
            return where(above, dhigh, where(Comparison("<=", u, low), dlow, du))
        case "where", (condition, _, _), (_, dthen, dotherwise):
            return where(condition, dthen, dotherwise)
    return ZERO


def _of_chosen(symbol: str, u: Node, v: Node, du: Node, dv: Node) -> Node:
    """Return u' where the comparison holds, v' where its mirror image does, and their mean where u = v."""
    if any(isinstance(node, Call) and node.function == "where" for slope in (du, dv) for node in nodes(slope)):
        return where(Comparison(symbol, u, v), du, dv)
    total = add(du, dv)
    mean = Number(total.value / 2) if isinstance(total, Number) else divide(total, TWO)
    return where(Comparison(symbol, u, v), du, where(Comparison(MIRRORED[symbol], u, v), dv, mean))


@functools.cache
def _slope(name: str) -> Node:
    """Return the derivative of a smooth function as a tree in u."""
    return parse(SMOOTH[name].slope_text, ("u",))
