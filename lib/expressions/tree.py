"""The tree of an expression: what the parser builds, and what everything else here works on.

In 2 * sin(x) the product is at the root. Its left branch is the number 2; its right branch is a call of sin, whose
only branch is the name x. Nodes are never changed, and nodes of equal content are equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was typed, such as 0.5."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, a parameter, or one of the constants pi and e."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """The negative of its operand, -u."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Operation:
    """One of u + v, u - v, u * v, u / v and u ^ v."""

    symbol: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison of two expressions, such as u < v: 1 where it holds and 0 elsewhere."""

    symbol: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the table, or where, with its arguments."""

    function: str
    arguments: tuple["Node", ...]


Node: TypeAlias = Number | Name | Negative | Operation | Comparison | Call


def branches(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node."""
    match node:
        case Number() | Name():
            return ()
        case Negative(operand):
            return (operand,)
        case Operation(_, left, right) | Comparison(_, left, right):
            return left, right
        case Call(_, arguments):
            return arguments


def nodes(tree: Node) -> Iterator[Node]:
    """Yield the tree itself and every node below it."""
    yield tree
    for branch in branches(tree):
        yield from nodes(branch)


def levels(tree: Node) -> int:
    """Return the number of nodes on the longest way from the root to a leaf."""
    return 1 + max(map(levels, branches(tree)), default=0)


def names(tree: Node) -> frozenset[str]:
    """Return the names that stand in the tree."""
    return frozenset(node.name for node in nodes(tree) if isinstance(node, Name))


def depends(tree: Node, variable: str) -> bool:
    """Return whether the variable stands in the tree."""
    return variable in names(tree)
