"""The activations and losses of scripts, as plain NumPy: they are written for students, in `templates/functions`."""

import ast
import functools
import inspect
from collections.abc import Callable, Sequence

from lib.export.template import template
from lib.expressions.numpy_source import HasSource

FILES = ("functions/activations", "functions/losses")


def definitions(functions: Sequence[Callable]) -> str:
    """Return the definitions of functions, in the order of their files, with those of the functions that they call.

    A function without a plain form there, such as a newly registered activation, is given by its own source. What it
    calls must have a plain form.
    """
    plain = plain_definitions()
    texts = plain | {f.__name__: own_source(f) for f in functions if f.__name__ not in plain}
    chosen, pending = set(), [function.__name__ for function in functions]
    while pending:
        if (name := pending.pop()) not in chosen:
            chosen.add(name)
            pending += calls(texts[name]) & texts.keys()
    return "\n\n".join(text for name, text in texts.items() if name in chosen)


@functools.cache
def plain_definitions() -> dict[str, str]:
    """Return the text of each function of FILES by its name."""
    found = {}
    for text in map(template, FILES):
        lines = text.splitlines()
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef):
                found[node.name] = "\n".join(lines[node.lineno - 1 : node.end_lineno])
    return found


def calls(text: str) -> set[str]:
    """Return the names of the functions that a text calls."""
    called = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return {function.id for function in called if isinstance(function, ast.Name)}


def own_source(function: Callable) -> str:
    """Return the source of a function without decorators, annotations and checks of its arguments.

    Of its docstring the first line is left. A function that was typed has a source of its own. TypeError unless a def
    statement defines it.
    """
    if isinstance(function, HasSource):
        return function.source
    node = ast.parse(inspect.getsource(inspect.unwrap(function))).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{function!r} is not defined by a def statement")
    node.decorator_list, node.returns = [], None
    for argument in node.args.args:
        argument.annotation = None
    body = [statement for statement in node.body if not isinstance(statement, ast.Expr)]
    summary = (ast.get_docstring(node) or "").split("\n")[0]
    node.body = [ast.Expr(ast.Constant(summary)), *body] if summary else body
    return ast.unparse(node)
