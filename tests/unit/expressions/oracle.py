"""Expressions for tests, and their values in mpmath, from the tree and with no code of the package's evaluation."""

import operator

import mpmath as mp
from hypothesis import strategies as st

from lib.expressions.tree import Call, Comparison, Name, Negative, Number, Operation

SMOOTH = {
    "exp": mp.exp,
    "expm1": mp.expm1,
    "log": mp.log,
    "log1p": mp.log1p,
    "sqrt": mp.sqrt,
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "atan": mp.atan,
    "erf": mp.erf,
    "sigmoid": lambda u: 1 / (1 + mp.exp(-u)),
    "softplus": lambda u: mp.log1p(mp.exp(u)),
}
PIECEWISE = {
    "abs": abs,
    "sign": mp.sign,
    "min": min,
    "max": max,
    "clip": lambda u, low, high: min(max(u, low), high),
    "relu": lambda u: max(u, 0),
}
OPERATIONS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def value(tree, names):
    """Return the value of a tree in mpmath; a complex number or an error where the expression is not defined."""
    match tree:
        case Number(number):
            return mp.mpf(number)
        case Name(name):
            return {"pi": mp.pi, "e": mp.e}.get(name) or names[name]
        case Negative(operand):
            return -value(operand, names)
        case Operation(symbol, left, right):
            return OPERATIONS[symbol](value(left, names), value(right, names))
        case Comparison(symbol, left, right):
            return mp.mpf(COMPARISONS[symbol](value(left, names), value(right, names)))
        case Call("where", (condition, then, otherwise)):
            return value(then if value(condition, names) != 0 else otherwise, names)
        case Call(name, arguments):
            return (SMOOTH | PIECEWISE)[name](*(value(argument, names) for argument in arguments))


def expressions(leaves, piecewise=True, largest=12):
    """Return a strategy of texts of the language, with these leaves."""

    def grown(smaller):
        two = st.tuples(smaller, smaller)
        kinds = [
            st.builds("({} {} {})".format, smaller, st.sampled_from("+-*/"), smaller),
            st.builds("{}({})".format, st.sampled_from(sorted(SMOOTH)), smaller),
            st.builds("({})^{}".format, smaller, st.sampled_from(["2", "3", "-1", "0.5", "(-2)"])),
            st.builds("(-{})".format, smaller),
        ]
        if piecewise:
            kinds += [
                st.builds("{}({})".format, st.sampled_from(["abs", "sign", "relu"]), smaller),
                st.builds("{0}({1[0]}, {1[1]})".format, st.sampled_from(["min", "max"]), two),
                st.builds("clip({}, -1, 2)".format, smaller),
                st.builds("where({0[0]} {1} {0[1]}, {2[0]}, {2[1]})".format, two, st.sampled_from(["<", ">="]), two),
            ]
        return st.one_of(kinds)

    return st.recursive(st.sampled_from(leaves), grown, max_leaves=largest)
