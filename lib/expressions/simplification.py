"""Operations on trees that simplify as a reader expects.

A sum has no term 0 and no double sign, and a term cancels with its negative. A product is one number, then its factors,
each once and with its power, over its denominators; equal factors above and below the line cancel. A comparison has its
number on the right.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.expressions.functions import CONSTANTS, PARAMETERS
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation

ZERO, ONE, TWO = Number(0.0), Number(1.0), Number(2.0)


def simplified(tree: Node, replaced: Mapping[str, Node] | None = None) -> Node:
    """Return a tree, simplified, in which the given trees stand for the given names."""

    def simple(node: Node) -> Node:
        return simplified(node, replaced)

    match tree:
        case Name(name) if replaced and name in replaced:
            return replaced[name]
        case Negative(operand):
            return negative(simple(operand))
        case Operation(symbol, left, right):
            return SIMPLIFIED[symbol](simple(left), simple(right))
        case Comparison(symbol, left, right):
            return Comparison(symbol, simple(left), simple(right))
        case Call(name, arguments):
            return Call(name, tuple(map(simple, arguments)))
    return tree


# Sums


def negative(u: Node) -> Node:
    """Return -u, without a double sign."""
    match u:
        case Number(value):
            return Number(0.0 - value)
        case Negative(operand):
            return operand
        case Operation("-", left, right):
            return subtract(right, left)
        case Operation("*" | "/" as symbol, Number(value), right):
            return SIMPLIFIED[symbol](Number(0.0 - value), right)
    return Negative(u)


def add(u: Node, v: Node) -> Node:
    """Return u + v, without a term 0, and with equal terms as a double."""
    match u, v:
        case Number(first), Number(second):
            return Number(first + second)
        case _, Number(term) if ratio := _ratio(u):
            return _fraction(ratio[0] + term * ratio[1], ratio[1])
        case _, Number(0):
            return u
        case Number(0), _:
            return v
        case _, Negative(operand):
            return subtract(u, operand)
        case Negative(operand), _:
            return subtract(v, operand)
        case _, Number(value) if value < 0:
            return subtract(u, Number(-value))
    return multiply(TWO, u) if u == v else Operation("+", u, v)


def subtract(u: Node, v: Node) -> Node:
    """Return u - v, without a term 0 or a double sign; 0 for equal terms."""
    match u, v:
        case Number(first), Number(second):
            return Number(first - second)
        case _, Number(term) if ratio := _ratio(u):
            return _fraction(ratio[0] - term * ratio[1], ratio[1])
        case _, Number(0):
            return u
        case Number(0), _:
            return negative(v)
        case _, Negative(operand):
            return add(u, operand)
        case _, Number(value) if value < 0:
            return add(u, Number(-value))
        case _, Operation("+" | "-" as symbol, left, right) if (rest := _without(u, left)) is not None:
            return {"+": subtract, "-": add}[symbol](rest, right)
    rest = _without(u, v)
    return Operation("-", u, v) if rest is None else rest


def _without(u: Node, term: Node) -> Node | None:
    """Return a sum without one of its terms, or None if it does not have that term."""
    match u:
        case _ if u == term:
            return ZERO
        case Operation("+" | "-" as symbol, left, right):
            rest = _without(left, term)
            if rest is not None:
                return SIMPLIFIED[symbol](rest, right)
            return left if symbol == "+" and right == term else None
    return None


# Products


@dataclass(frozen=True)
class _Product:
    """A product: the number above / below, times each base to its power, with the bases in order."""

    above: float
    below: float
    powers: tuple[tuple[Node, float], ...]


def multiply(u: Node, v: Node) -> Node:
    """Return u v: the number first, then the factors."""
    return _written(_combined(_product(u), _product(v), 1))


def divide(u: Node, v: Node) -> Node:
    """Return u / v, without a fraction in a fraction; u / 0 stays as it is."""
    return Operation("/", u, v) if v == ZERO else _written(_combined(_product(u), _product(v), -1))


def power(u: Node, v: Node) -> Node:
    """Return u^v, without an exponent 1, and as a number where it is a whole one of few digits."""
    match u, v:
        case Number(base), Number(exponent) if base % 1 == 0 and 0 < exponent <= 9 and abs(base) <= 9:
            return Number(base**exponent) if exponent % 1 == 0 else Operation("^", u, v)
        case _, Number(0):
            return ONE
        case _, Number(1):
            return u
        case Operation("^", base, Number(inner)), Number(outer) if inner % 1 == 0 and outer % 1 == 0:
            return power(base, Number(inner * outer))
    return Operation("^", u, v)


SIMPLIFIED = {"+": add, "-": subtract, "*": multiply, "/": divide, "^": power}


def _product(tree: Node) -> _Product:
    """Return a tree as a product; one factor, itself, if it is neither a product nor a quotient."""
    match tree:
        case Number(value):
            return _Product(value, 1, ())
        case Negative(operand):
            return _combined(_Product(-1, 1, ()), _product(operand), 1)
        case Operation("*", left, right):
            return _combined(_product(left), _product(right), 1)
        case Operation("/", left, right) if right != ZERO:
            return _combined(_product(left), _product(right), -1)
        case Operation("^", base, Number(exponent)) if exponent % 1 == 0:
            return _Product(1, 1, ((base, exponent),))
    return _Product(1, 1, ((tree, 1.0),))


def _combined(u: _Product, v: _Product, sign: int) -> _Product:
    """Return u v for the sign 1 and u / v for the sign -1, with the powers of equal bases added."""
    powers = dict(u.powers)
    for base, exponent in v.powers:
        powers[base] = powers.get(base, 0.0) + sign * exponent
    above, below = (v.above, v.below) if sign == 1 else (v.below, v.above)
    kept = tuple((base, exponent) for base, exponent in powers.items() if exponent != 0)
    return _Product(u.above * above, u.below * below, kept)


def _written(product: _Product) -> Node:
    """Return the tree of a product."""
    if product.above == 0:
        return ZERO
    chosen = _distributed(product)
    if chosen is not None:
        return chosen
    above, below = _reduced(abs(product.above), abs(product.below))
    powers = sorted(product.powers, key=_rank)
    top = _joined(above, [power(base, Number(n)) for base, n in powers if n > 0])
    bottom = _joined(below, [power(base, Number(-n)) for base, n in powers if n < 0])
    written = top if bottom == ONE else Operation("/", top, bottom)
    if product.above * product.below > 0:
        return written
    return Number(0.0 - written.value) if isinstance(written, Number) else Negative(written)


def _rank(factor: tuple[Node, float]) -> int:
    """Return the place of a factor: parameters and constants, then variables, then all else."""
    match factor:
        case Name(name), _:
            return 0 if name in (*PARAMETERS, *CONSTANTS) else 1
    return 2


def _joined(number: float, factors: list[Node]) -> Node:
    """Return the product of a number and factors, without a number 1."""
    parts: list[Node] = [*([Number(number)] if number != 1 or not factors else []), *factors]
    tree = parts[0]
    for part in parts[1:]:
        tree = Operation("*", tree, part)
    return tree


def _ratio(tree: Node) -> tuple[float, float] | None:
    """Return the numbers above and below the line of a fraction of numbers, such as -1/2, or None."""
    match tree:
        case Operation("/", Number(above), Number(below)) if below:
            return above, below
        case Negative(Operation("/", Number(above), Number(below))) if below:
            return -above, below
    return None


def _fraction(above: float, below: float) -> Node:
    """Return the number above / below, as a fraction if it is not whole."""
    return _written(_Product(above, below, ()))


def _reduced(above: float, below: float) -> tuple[float, float]:
    """Return the positive fraction above / below in lowest terms."""
    if above % below == 0 or below % above == 0:
        common = min(above, below)
    else:
        whole = above % 1 == below % 1 == 0
        common = math.gcd(int(above), int(below)) if whole else 1
    return above / common, below / common


def _distributed(product: _Product) -> Node | None:
    """Return a product with where as one where, if a branch of it is a number: then the cases become shorter."""
    for place, (base, exponent) in enumerate(product.powers):
        if exponent == 1 and any(isinstance(branch, Number) for branch in _branches(base)):
            rest = _written(
                _Product(product.above, product.below, product.powers[:place] + product.powers[place + 1 :])
            )
            return _times(rest, base)
    return None


def _branches(tree: Node) -> Iterator[Node]:
    """Yield the branches of where, and of a where in its last branch."""
    if isinstance(tree, Call) and tree.function == "where":
        yield tree.arguments[1]
        yield from _branches(tree.arguments[2]) if isinstance(tree.arguments[2], Call) else (tree.arguments[2],)


def _times(factor: Node, tree: Node) -> Node:
    """Return factor times a where, branch by branch."""
    if isinstance(tree, Call) and tree.function == "where":
        condition, then, otherwise = tree.arguments
        return where(condition, multiply(factor, then), _times(factor, otherwise))
    return multiply(factor, tree)


# Cases

MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The comparison with both sides exchanged."""


def where(condition: Node, then: Node, otherwise: Node) -> Node:
    """Return the cases of a condition, or the branch itself if both are equal."""
    return then if then == otherwise else Call("where", (_solved(condition), then, otherwise))


def _solved(condition: Node) -> Node:
    """Return a comparison such as x + 3 < 0 as x < -3, and 0 > x as x < 0."""
    match condition:
        case Comparison(symbol, Number() as bound, u) if not isinstance(u, Number):
            return _solved(Comparison(MIRRORED.get(symbol, symbol), u, bound))
        case Comparison(symbol, Operation("+", u, Number(term)), Number(bound)):
            return Comparison(symbol, u, Number(bound - term))
        case Comparison(symbol, Operation("-", u, Number(term)), Number(bound)):
            return Comparison(symbol, u, Number(bound + term))
    return condition
