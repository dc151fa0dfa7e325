"""The source of the lesson's functions as plain NumPy: no decorators, annotations or checks of arguments.

What is left is what a student would write: a definition, the first line of its docstring, and its formula; before it
the helpers and constants of its module that it names.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from lib.numerics import validation
from lib.numerics.elementwise import vanishing_product

LONGEST = 110
"""The longest first line of a docstring that stays whole."""
NOT_A_NUMBER = r"np\.where\(np\.isnan\((\w+)\), \1, np\.where\(.*\)\)"
"""A choice that lets NaN pass, around another one."""
PRODUCT = '''def times(x, factor):
    """Return x * factor, and 0 where the factor is 0: 0 ln 0 = 0."""
    return np.where(factor == 0, 0.0, x * factor)'''


@dataclass(frozen=True)
class Style:
    """How functions are written: short ones have no docstrings, and their helpers of one expression are put into them.

    Products of a number and 0 are plain ones, unless that number may be `infinite`.
    """

    short: bool = False
    infinite: bool = False


def definitions(functions: Iterable[Callable], style: Style) -> str:
    """Return the source of functions as one text, each after what it needs."""
    return joined(sources(functions, style), 1 if style.short else 2)


def sources(functions: Iterable[Callable], style: Style) -> dict[str, str]:
    """Return the sources of functions and of what they need by their names in the script."""
    found: dict[str, str] = {}
    for function in functions:
        collect(inspect.unwrap(function), style, found)
    return found


def joined(found: Mapping[str, str], gap: int) -> str:
    """Return sources as one text: constants, then functions so many empty lines apart."""
    constants = [source for source in found.values() if not source.startswith("def ")]
    defined = [source for source in found.values() if source.startswith("def ")]
    return "\n".join([*constants, "\n" * gap * bool(constants)]) + ("\n" * (gap + 1)).join(defined)


def inlined(functions: Mapping[str, Callable]) -> tuple[str, dict[str, str]]:
    """Return definitions as one text, and for each label the expression of its function.

    That is a lambda where a function is one expression that no other function needs, and its name elsewhere.
    """
    found, expressions = sources(functions.values(), Style(short=True)), {}
    for label, function in functions.items():
        name = function.__name__
        arguments, _, body = found[name].removeprefix(f"def {name}(").partition("):\n    return ")
        if body and not any(re.search(rf"\b{name}\(", other) for key, other in found.items() if key != name):
            del found[name]
            expressions[label] = f"lambda {arguments}: {body}"
        else:
            expressions[label] = name
    return joined(found, 1), expressions


def collect(function: Callable, style: Style, found: dict[str, str]) -> None:
    """Add the source of a function to `found`, after that of the functions and constants that it names."""
    plain = Plain(function, style)
    name = plain.name(function.__name__)
    if name in found:
        return
    text = plain.source()
    for needed, thing in plain.needed.items():
        if thing is vanishing_product:
            found.setdefault(plain.name(needed), PRODUCT)
        elif inspect.isfunction(thing):
            collect(inspect.unwrap(thing), style, found)
        else:
            found.setdefault(plain.name(needed), constant(plain.name(needed), needed, function.__module__, thing))
    found.setdefault(name, text)


def constant(plain: str, name: str, module: str, value: object) -> str:
    """Return the statement that gives a constant its name in the script, with the expression of its module if any."""
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value and name in map(ast.unparse, targets):
            return f"{plain} = {ast.unparse(node.value)}"
    return f"{plain} = {value!r}"


def shortened(line: str) -> str:
    """Return the first line of a docstring without what it says of errors, and without its tail if it is too long."""
    line = re.sub("; ValueError .*", ".", line)
    return line if len(line) <= LONGEST else re.split("[:;] ", line)[0].rstrip(".") + "."


class Plain(ast.NodeTransformer):
    """Rewrites a function as plain NumPy, and notes in `needed` which other things of its module it names."""

    def __init__(self, function: Callable, style: Style) -> None:
        """Take a function; TypeError unless a def statement defines it."""
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        if not isinstance(node, ast.FunctionDef):
            raise TypeError(f"{function!r} is not defined by a def statement")
        self.node, self.style = node, style
        self.parameters = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]
        assigned = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        local = {*self.parameters, *assigned}
        self.scope = {name: thing for name, thing in function.__globals__.items() if name not in local}
        self.needed: dict[str, object] = {}

    def source(self) -> str:
        """Return the text of the definition."""
        first = (ast.get_docstring(self.node) or "").split("\n")[0]
        summary = [ast.Expr(ast.Constant(shortened(first)))] if first and not self.style.short else []
        plain = ast.FunctionDef(
            name=self.name(self.node.name),
            args=ast.arguments([], list(map(ast.arg, self.parameters)), None, [], [], None, self.node.args.defaults),
            body=summary + self.body(),
            decorator_list=[],
        )
        return ast.unparse(ast.fix_missing_locations(plain))

    def body(self) -> list[ast.stmt]:
        """Return the statements without the docstring."""
        rest = self.node.body[1 if ast.get_docstring(self.node) else 0 :]
        return [statement for statement in map(self.visit, rest) if statement is not None]

    def name(self, name: str) -> str:
        """Return the name in the script: a private one loses its underscore."""
        if self.scope.get(name) is vanishing_product:
            return "times"
        plain = name.lstrip("_")
        return f"{plain}_part" if name != plain and plain in self.scope else plain

    def checks(self, node: ast.AST) -> bool:
        """Return whether a node is a call that checks an argument and returns it."""
        thing = self.scope.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
        return getattr(thing, "__module__", "") == validation.__name__

    def visit_Expr(self, node: ast.Expr) -> ast.stmt | None:
        """Drop a call whose result is not used: all it can do is to raise an error."""
        return None if isinstance(node.value, ast.Call) else node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        """Drop a condition on which an error is raised."""
        return None if all(isinstance(inner, ast.Raise) for inner in node.body) else self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        """Drop a check whose result has the name of its argument."""
        target = ast.unparse(node.targets[0])
        if self.checks(node.value) and isinstance(node.value, ast.Call) and ast.unparse(node.value.args[1]) == target:
            return None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Write a product with its operator, a checked argument without its check, and a helper as its expression."""
        called = self.scope.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if self.checks(node):
            return self.visit(node.args[1])
        if called is vanishing_product and not self.style.infinite:
            return ast.BinOp(self.visit(node.args[0]), ast.Mult(), self.visit(node.args[1]))
        if re.fullmatch(NOT_A_NUMBER, ast.unparse(node)):
            return self.visit(node.args[2])
        return self.substituted(called, node.args) or self.generic_visit(node)

    def substituted(self, called: object, arguments: list[ast.expr]) -> ast.AST | None:
        """Return the expression of a private helper with arguments put in, None if short functions keep their call."""
        if not (self.style.short and inspect.isfunction(called) and called.__name__.startswith("_")):
            return None
        helper = Plain(called, self.style)
        body = helper.body()
        if len(body) > 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
            return None
        self.needed |= helper.needed
        expressions = dict(zip(helper.parameters, map(self.visit, arguments), strict=True))
        return Substitute(expressions).visit(body[0].value)

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Note a name of the module, and write it as the script does."""
        thing = self.scope.get(node.id)
        if thing is None or isinstance(thing, ModuleType):
            return node
        self.needed.setdefault(node.id, thing)
        return ast.Name(self.name(node.id), node.ctx)


class Substitute(ast.NodeTransformer):
    """Puts expressions in the places of names."""

    def __init__(self, expressions: Mapping[str, ast.expr]) -> None:
        """Take the expression for each name."""
        self.expressions = expressions

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Return the expression for a name that has one."""
        return self.expressions.get(node.id, node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        """Leave out a sign that is taken twice."""
        inner = self.visit(node.operand)
        if isinstance(node.op, ast.USub) and isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.USub):
            return inner.operand
        return ast.UnaryOp(node.op, inner)
