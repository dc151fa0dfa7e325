"""A tree as the source of a function in plain NumPy, for a script or to be read."""

import ast
import textwrap
from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation, names

WIDTH = 60
"""The longest line of a formula, so that it fits beside the formula on a card."""

_CONSTANTS = {"pi": "np.pi", "e": "np.e"}
_FUNCTIONS = {
    "atan": "np.arctan({})",
    "abs": "np.abs({})",
    "min": "np.minimum({})",
    "max": "np.maximum({})",
    "relu": "np.maximum({}, 0)",
    "sigmoid": "1 / (1 + np.exp(-({})))",
    "softplus": "np.logaddexp(0, {})",
    "erf": "np.vectorize(math.erf)({})",
}
"""How NumPy writes a function whose name there is another one, with the arguments in place of {}."""
_OPERATIONS = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "^": ast.Pow}


@runtime_checkable
class HasSource(Protocol):
    """A function that has a source of its own, because it was typed."""

    @property
    def source(self) -> str:
        """Return the definition of the function in plain NumPy."""
        ...


def definition(name: str, tree: Node, variables: Sequence[str], arguments: Mapping[str, float]) -> str:
    """Return the definition of a function of arrays, with these arguments and their defaults.

    Its values have the shape of the first array, also where that does not stand in the tree.
    """
    parameters = ", ".join([*variables, *(f"{argument}={value!r}" for argument, value in arguments.items())])
    body = numpy_source(tree) + ("" if variables[0] in names(tree) else f" + 0 * {variables[0]}")
    if len(body) > WIDTH:
        lines = textwrap.wrap(body, WIDTH, break_long_words=False, break_on_hyphens=False)
        body = "(\n        " + "\n        ".join(lines) + "\n    )"
    return f"def {name}({parameters}):\n    return {body}"


def numpy_source(tree: Node) -> str:
    """Return the expression of a tree in NumPy."""
    return ast.unparse(_python(tree))


def _python(tree: Node) -> ast.expr:
    """Return the node of Python's for a tree; where it is no condition, a comparison is a number."""
    match tree:
        case Number(value):
            return _parsed(repr(int(value) if value.is_integer() and abs(value) < 1e15 else value))
        case Name(name):
            return _parsed(_CONSTANTS.get(name, name))
        case Negative(operand):
            return ast.UnaryOp(ast.USub(), _python(operand))
        case Operation("/", left, Number(value)) if value:
            return ast.BinOp(_python(left), ast.Div(), _python(Number(value)))
        case Operation("/" | "^" as symbol, left, right) if not names(left) | names(right):
            # Python's own numbers would raise ZeroDivisionError or OverflowError.
            function = {"/": "np.divide", "^": "np.float_power"}[symbol]
            return _parsed(f"{function}({numpy_source(left)}, {numpy_source(right)})")
        case Operation(symbol, left, right):
            return ast.BinOp(_python(left), _OPERATIONS[symbol](), _python(right))
        case Comparison():
            return _parsed(f"np.where({ast.unparse(_condition(tree))}, 1.0, 0.0)")
        case Call("where", (condition, then, otherwise)):
            branches = ", ".join(map(numpy_source, (then, otherwise)))
            return _parsed(f"np.where({ast.unparse(_condition(condition))}, {branches})")
        case Call(name, arguments):
            inside = ", ".join(map(numpy_source, arguments))
            return _parsed(_FUNCTIONS.get(name, f"np.{name}({{}})").format(inside))


def _condition(tree: Node) -> ast.expr:
    """Return a condition of np.where; a chain of comparisons is joined by &."""
    match tree:
        case Comparison(symbol, left, right):
            return _parsed(f"({numpy_source(left)}) {symbol} ({numpy_source(right)})")
        case Operation("*", left, right) if _is_condition(left) and _is_condition(right):
            return ast.BinOp(_condition(left), ast.BitAnd(), _condition(right))
    return _parsed(f"({numpy_source(tree)}) != 0")


def _is_condition(tree: Node) -> bool:
    match tree:
        case Operation("*", left, right):
            return _is_condition(left) and _is_condition(right)
    return isinstance(tree, Comparison)


def _parsed(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body
