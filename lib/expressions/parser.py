"""From tokens to the tree of an expression.

The order of operations is Python's, so Python's own parser builds the tree; nothing is ever evaluated. Before it sees
a text, every name is known to be one of the language and every operator stands between operands, so that an error can
name the place and the remedy. Afterwards each node is translated through an allow-list, and the size is bounded.
"""

import ast
import difflib
from collections.abc import Sequence
from itertools import pairwise

from lib.expressions.builtin import TEXTS
from lib.expressions.functions import CONSTANTS, FUNCTIONS, PARAMETERS, SMOOTH, Smooth
from lib.expressions.tokens import NAME, NUMBER, OPERATOR, ExpressionError, Token, tokens
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation, nodes

MOST_NODES = 200
MOST_LEVELS = 30
MOST_CALLS = 20
"""The most smooth functions and powers in one expression: each may take 0.2 ms for 1,000 points."""
LARGEST_NUMBER = 1e100
LARGEST_EXPONENT = 1000

SYNONYMS = {
    "ln": "log",
    "arctan": "atan",
    "tg": "tan",
    "maximum": "max",
    "minimum": "min",
    "absolute": "abs",
    "fabs": "abs",
    "sgn": "sign",
    "logistic": "sigmoid",
    "expit": "sigmoid",
    "pow": "^",
    "power": "^",
    "cbrt": "^(1/3)",
    "log10": "log(x)/log(10)",
    "log2": "log(x)/log(2)",
    "heaviside": "where(x > 0, 1, 0)",
    "step": "where(x > 0, 1, 0)",
    "if": "where(condition, then, otherwise)",
    "else": "where(condition, then, otherwise)",
    "and": "-1 < x < 1",
    "or": "max(c, d)",
    "inf": "1e100",
    "np": "exp",
    "math": "exp",
}
"""What people type for something that has another name in the language."""

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^"}
_COMPARED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}


def parse(text: str, variables: Sequence[str] = ("x",)) -> Node:
    """Return the tree of an expression in these variables.

    ExpressionError, which names the place in the text and the remedy, for any text that is not in the language or is
    larger than it allows.
    """
    found = tokens(text)
    if not found:
        raise ExpressionError(f"nothing is typed: write an expression in {', '.join(variables)}", 1)
    for token in found:
        _check_word(token, variables)
    _check_order(found)
    _check_brackets(found)
    tree = _translated(found)
    _check_size(tree)
    return tree


# Words: numbers and names


def _check_word(token: Token, variables: Sequence[str]) -> None:
    """Raise ExpressionError for a number that is too large and for an unknown name."""
    if token.kind == NUMBER and float(token.text) > LARGEST_NUMBER:
        raise ExpressionError(
            f"number too large at {token.place}: numbers may be at most {LARGEST_NUMBER:g}", token.place
        )
    known = (*variables, *PARAMETERS, *CONSTANTS, *FUNCTIONS)
    if token.kind == NAME and token.text not in known:
        raise ExpressionError(
            f"unknown name `{token.text}` at {token.place}: {_advice(token.text, variables, known)}", token.place
        )


def _advice(name: str, variables: Sequence[str], known: Sequence[str]) -> str:
    """Return what to write instead of an unknown name."""
    lower = name.lower()
    if lower in TEXTS:
        return f"write it out: `{TEXTS[lower]}`"
    values = (*variables, *PARAMETERS, *CONSTANTS)
    meant = SYNONYMS.get(lower) or _product_of(name, values) or _similar(lower, known)
    if meant:
        return f"did you mean `{meant}`?"
    return f"the names are {', '.join(values)}; the functions are {', '.join(FUNCTIONS)}"


def _product_of(name: str, values: Sequence[str]) -> str:
    """Return the product of two names that were written together, such as a*x for ax; empty if it is none."""
    cuts = (cut for cut in range(1, len(name)) if name[:cut] in values and name[cut:] in values)
    return next((f"{name[:cut]}*{name[cut:]}" for cut in cuts), "")


def _similar(name: str, known: Sequence[str]) -> str:
    """Return a known name with the same letters, or else a similar one; empty if there is none."""
    same = [other for other in known if sorted(other) == sorted(name)]
    return next(iter(same or difflib.get_close_matches(name, known, n=1)), "")


# Order: operators between operands, brackets in pairs


def _opens(token: Token) -> bool:
    """Return whether a token can be the first of an operand."""
    return token.kind != OPERATOR or token.text == "("


def _closes(token: Token) -> bool:
    """Return whether a token can be the last of an operand."""
    return token.kind == NUMBER or token.text == ")" or (token.kind == NAME and token.text not in FUNCTIONS)


def _check_order(found: Sequence[Token]) -> None:
    """Raise ExpressionError unless operands and operators take turns."""
    first, last = found[0], found[-1]
    if not _opens(first) and first.text not in "+-":
        raise ExpressionError(
            f"nothing stands before `{first.text}` at {first.place}: write an expression there", first.place
        )
    for left, right in pairwise(found):
        _check_neighbors(left, right)
    if last.text in FUNCTIONS:
        raise _without_argument(last)
    if not _closes(last):
        raise ExpressionError(
            f"nothing stands after `{last.text}` at {last.place}: write an expression there", last.place
        )


def _check_neighbors(left: Token, right: Token) -> None:
    if left.text in FUNCTIONS:
        if right.text != "(":
            raise _without_argument(left)
    elif _closes(left) and _opens(right):
        raise ExpressionError(
            f"an operator is missing between `{left.text}` and `{right.text}` at {right.place}: "
            f"write `{left.text}*{right.text}` for a product",
            right.place,
        )
    elif not _closes(left) and not _opens(right) and right.text not in ("+", "-"):
        raise ExpressionError(
            f"nothing stands between `{left.text}` and `{right.text}` at {right.place}: write an expression there",
            right.place,
        )


def _without_argument(token: Token) -> ExpressionError:
    return ExpressionError(
        f"the function `{token.text}` at {token.place} has no argument: write `{token.text}(x)`", token.place
    )


def _check_brackets(found: Sequence[Token]) -> None:
    """Raise ExpressionError for brackets without a partner, too many of them, and a comma outside of a function."""
    opened: list[tuple[Token, bool]] = []
    for before, token in pairwise((Token(OPERATOR, "", 1), *found)):
        if token.text == "(":
            opened.append((token, before.text in FUNCTIONS))
        elif token.text == ")" and not opened:
            raise ExpressionError(f"`)` at {token.place} closes nothing: remove it or write `(` before it", token.place)
        elif token.text == ")":
            opened.pop()
        elif token.text == "," and not (opened and opened[-1][1]):
            raise ExpressionError(
                f"a comma at {token.place} outside of a function: write a decimal point, as in 0.5", token.place
            )
        if len(opened) > MOST_LEVELS:
            raise _too_deep(token.place)
    if opened:
        place = opened[-1][0].place
        raise ExpressionError(f"`(` at {place} is not closed: write `)` after its expression", place)


# Translation


def _translated(found: Sequence[Token]) -> Node:
    """Return the tree of tokens, each of which is known to be in the language."""
    words, places, length = [], {}, 0
    for token in found:
        words.append("**" if token.text == "^" else token.text.lstrip("0") if token.kind == NUMBER else token.text)
        if token.kind == NUMBER and not words[-1][:1].isdigit():
            words[-1] = "0" + words[-1]
        places[length] = token.place
        length += len(words[-1]) + 1
    try:
        parsed = ast.parse(" ".join(words), mode="eval")
    except (SyntaxError, RecursionError, MemoryError):
        raise _too_deep(1) from None
    return _node(parsed.body, places, 1)


def _node(parsed: ast.expr, places: dict[int, int], level: int) -> Node:
    """Return our node of a node of Python's, or raise ExpressionError if the language does not have it."""
    place = places.get(parsed.col_offset, 1)
    if level > MOST_LEVELS:
        raise _too_deep(place)

    def below(node: ast.expr) -> Node:
        return _node(node, places, level + 1)

    match parsed:
        case ast.Constant(value=int() | float() as value):
            return Number(float(value))
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(below(operand))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return below(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _operation(_BINARY[type(op)], below(left), below(right), place)
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _chain([below(operand) for operand in (left, *others)], [_COMPARED[type(op)] for op in ops])
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            return _call(name, [below(argument) for argument in arguments], place)
    raise ExpressionError(f"this is not in the language, at {place}: write it with + - * / ^ and functions", place)


def _operation(symbol: str, left: Node, right: Node, place: int) -> Node:
    """Return the operation; ExpressionError for a power with too large a number as its exponent."""
    match symbol, right:
        case "^", Number(value) | Negative(Number(value)) if value > LARGEST_EXPONENT:
            raise ExpressionError(
                f"exponent {value:g} too large in the power at {place}: at most {LARGEST_EXPONENT} is allowed", place
            )
    return Operation(symbol, left, right)


def _chain(operands: Sequence[Node], symbols: Sequence[str]) -> Node:
    """Return the product of the comparisons in a chain, such as -1 < x < 1."""
    compared: list[Node] = [Comparison(symbol, *pair) for symbol, pair in zip(symbols, pairwise(operands), strict=True)]
    tree = compared[0]
    for comparison in compared[1:]:
        tree = Operation("*", tree, comparison)
    return tree


def _call(name: str, arguments: Sequence[Node], place: int) -> Node:
    """Return the call of a function; min and max of several arguments are taken two by two."""
    function = FUNCTIONS[name]
    fewest, most = (1, 1) if isinstance(function, Smooth) else (function.fewest, function.most)
    if not fewest <= len(arguments) <= most:
        wanted = f"{fewest} argument{'s' if fewest > 1 else ''}" if fewest == most else f"{fewest} to {most} arguments"
        raise ExpressionError(f"the function `{name}` at {place} takes {wanted}, not {len(arguments)}", place)
    if name not in ("min", "max"):
        return Call(name, tuple(arguments))
    tree = arguments[0]
    for argument in arguments[1:]:
        tree = Call(name, (tree, argument))
    return tree


# Size


def _check_size(tree: Node) -> None:
    """Raise ExpressionError for a tree with too many nodes or calls."""
    count = sum(1 for _ in nodes(tree))
    if count > MOST_NODES:
        raise ExpressionError(f"the expression has {count} parts: at most {MOST_NODES} are allowed, shorten it", 1)
    calls = expensive_calls(tree)
    if calls > MOST_CALLS:
        raise ExpressionError(f"{calls} functions and powers: at most {MOST_CALLS} are allowed, shorten it", 1)


def expensive_calls(tree: Node) -> int:
    """Return how many smooth functions and powers are in a tree."""
    return sum(map(_is_expensive, nodes(tree)))


def _is_expensive(node: Node) -> bool:
    """Return whether a node is a smooth function or a power; a square is a product."""
    match node:
        case Operation("^", _, Number(2)):
            return False
        case Operation("^", _, _):
            return True
        case Call(name, _):
            return name in SMOOTH
    return False


def _too_deep(place: int) -> ExpressionError:
    return ExpressionError(f"nested too deeply at {place}: at most {MOST_LEVELS} levels are allowed", place)
