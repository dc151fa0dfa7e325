"""The source of lib as definitions, and which names in each stand for another one.

A definition is a top-level statement with the comment right above it: a function, a class, or a constant.
"""

import ast
import functools
import importlib
import importlib.util
import inspect
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SCOPES = (*FUNCTIONS, *COMPREHENSIONS, ast.ClassDef)


@dataclass(frozen=True)
class Address:
    """Where a name is defined: a module, and the name in it; a module outside of lib is imported as `line` says."""

    module: str
    name: str
    line: str = ""


@dataclass(frozen=True)
class Use:
    """A name in a text that is defined elsewhere: its first and last byte, what it stands for, and the local names."""

    start: int
    end: int
    address: Address
    local: frozenset[str]


@dataclass(frozen=True)
class Definition:
    """The text of a definition, and the names in it that are defined elsewhere."""

    text: bytes
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Source:
    """A module of lib: its title, its definitions by each name that they bind, and where its imports are defined."""

    title: str
    definitions: Mapping[str, Definition]
    imports: Mapping[str, Address]


@functools.cache
def source(module) -> Source:
    """Return the source of a module of lib, by its full name."""
    text = inspect.getsource(importlib.import_module(module)).encode()
    tree = ast.parse(text)
    imports = dict(imported(tree))
    nodes = {name: node for node in tree.body for name in bound(node) if not is_import(node)}
    addresses = imports | {name: Address(module, name) for name in nodes}
    found = {node: define(node, text, addresses) for node in nodes.values()}
    return Source(ast.get_docstring(tree).split("\n")[0], {name: found[node] for name, node in nodes.items()}, imports)


def define(node, text, addresses):
    """Return the definition of a top-level statement."""
    lines = text.splitlines(keepends=True)
    first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))]) - 1
    while first and lines[first - 1].startswith(b"#"):
        first -= 1
    return Definition(b"".join(lines[first : node.end_lineno]), tuple(uses(node, addresses, lines, first)))


def uses(node, addresses, lines, first) -> Iterator[Use]:
    """Yield the names in a statement that stand for a definition; their bytes are counted from line `first`."""
    starts = [0, *itertools.accumulate(map(len, lines[first:]))]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        start = starts[node.lineno - 1 - first] + len("def " if isinstance(node, ast.FunctionDef) else "class ")
        yield Use(start, start + len(node.name.encode()), addresses[node.name], frozenset())
    for name, local in free_names(node):
        outer = name.value if isinstance(name, ast.Attribute) else name
        address = addresses.get(outer.id)
        if address is None:
            continue
        if outer is not name and address.name == "":
            address = Address(address.module, name.attr)
        else:
            name = outer
        start = starts[name.lineno - 1 - first] + name.col_offset
        yield Use(start, starts[name.end_lineno - 1 - first] + name.end_col_offset, address, local)


def imported(tree) -> Iterator[tuple[str, Address]]:
    """Yield the names that a module imports; one that is itself a module of lib has an address without a name."""
    for node in filter(is_import, tree.body):
        for alias in node.names:
            name = alias.asname or alias.name
            if isinstance(node, ast.Import):
                yield name, Address(alias.name, name, f"import {alias.name}" + f" as {name}" * bool(alias.asname))
            elif not node.module.startswith("lib"):
                yield name, Address(node.module, name, f"from {node.module} import {alias.name}")
            elif importlib.util.find_spec(f"{node.module}.{alias.name}"):
                yield name, Address(f"{node.module}.{alias.name}", "")
            else:
                yield name, Address(node.module, alias.name)


def is_import(node):
    """Return whether a statement imports names."""
    return isinstance(node, (ast.Import, ast.ImportFrom))


def bound(node) -> Iterator[str]:
    """Yield the names that a node binds in the scope that it stands in."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)) and node.name:
        yield node.name
    if not isinstance(node, SCOPES):
        for child in ast.iter_child_nodes(node):
            yield from bound(child)


def free_names(node, local=frozenset()) -> Iterator[tuple[ast.expr, frozenset[str]]]:
    """Yield the names, and the attributes of names, that no scope in the node binds, with the names that one binds."""
    if isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        if (node.id if isinstance(node, ast.Name) else node.value.id) not in local:
            yield node, local
        return
    inside, outside = scoped(node)
    for child in outside:
        yield from free_names(child, local)
    own = {name for child in inside for name in bound(child)}
    for child in inside:
        # The names of a class are known in its own statements, and not in those of its methods.
        hidden = isinstance(node, ast.ClassDef) and isinstance(child, ast.FunctionDef)
        yield from free_names(child, local if hidden else local | own | arguments(node))


def scoped(node):
    """Return the parts of a node that stand in its own scope, and those in the scope around it."""
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Lambda):
        return [node.body], [node.args]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return node.body, [child for child in children if child not in node.body]
    return (children, []) if isinstance(node, COMPREHENSIONS) else ([], children)


def arguments(node):
    """Return the names of a function's arguments."""
    return (
        {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        if isinstance(node, FUNCTIONS)
        else set()
    )
