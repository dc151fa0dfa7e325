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
from lib.expressions.tokens import NAME, NUMBER, OPERATOR, ExpressionError, Token, tokens, typed_as
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation, nodes

MOST_NODES = 200
MOST_LEVELS = 30
MOST_CALLS = 20
"""The most smooth functions and powers in one expression, with powers counted twice.

For 1,000 points a function may take 0.2 ms, and a power 0.25 ms, with another one in its derivative
(benchmarks/expressions.py measures them).
"""
LARGEST_NUMBER = 1e100
LARGEST_EXPONENT = 1000
LEAST_SIMILAR = 0.7
"""How similar two names must be, from 0 to 1, for one to be taken for the other."""

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
    "alpha": "a",
    "beta": "b",
    "theta": "a",
    "cbrt": "x^(1/3)",
    "square": "x^2",
    "exp2": "2^x",
    "Φ": "(1 + erf(x/sqrt(2)))/2",
    "log10": "log(x)/log(10)",
    "lg": "log(x)/log(10)",
    "log2": "log(x)/log(2)",
    "logit": "log(x/(1 - x))",
    "erfc": "1 - erf(x)",
    "sec": "1/cos(x)",
    "csc": "1/sin(x)",
    "cosec": "1/sin(x)",
    "cot": "1/tan(x)",
    "coth": "1/tanh(x)",
    "sech": "1/cosh(x)",
    **dict.fromkeys(("asin", "arcsin"), "atan(x/sqrt(1 - x^2))"),
    **dict.fromkeys(("acos", "arccos"), "pi/2 - atan(x/sqrt(1 - x^2))"),
    **dict.fromkeys(("asinh", "arcsinh", "arsinh"), "log(x + sqrt(x^2 + 1))"),
    **dict.fromkeys(("acosh", "arccosh", "arcosh"), "log(x + sqrt(x^2 - 1))"),
    **dict.fromkeys(("atanh", "arctanh", "artanh"), "log((1 + x)/(1 - x))/2"),
    **dict.fromkeys(("heaviside", "step"), "where(x > 0, 1, 0)"),
    **dict.fromkeys(("if", "then", "else", "piecewise", "cases"), "where(condition, then, otherwise)"),
    "and": "-1 < x < 1",
    "or": "max(c, d)",
    "not": "1 - c",
    "inf": "1e100",
    "infinity": "1e100",
    "np": "exp",
    "math": "exp",
}
"""What people type for something that has another name in the language, and what they can write instead."""

ABSENT = {
    "nan": "numbers must be finite",
    **dict.fromkeys(("floor", "ceil", "round"), "there is no rounding; a step is where(x > 0, 1, 0)"),
    "mod": "there is no remainder of a division",
    "softmax": "it needs several inputs, and an expression has one",
    "lambda": "write only the expression",
    "def": "write only the expression",
    "return": "write only the expression",
    "random": "an expression has the same value every time",
    "rand": "an expression has the same value every time",
}
"""What is not in the language and has no other name in it."""

_TEXTS_BY_LETTERS = {name.replace("_", ""): text for name, text in TEXTS.items()}

EXAMPLES = {"min": "{}, 0", "max": "{}, 0", "clip": "{}, -1, 1", "where": "{0} > 0, {0}, 0"}
"""Arguments to show how a function is called, where it has several."""

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
    known = (*variables, *PARAMETERS, *CONSTANTS, *FUNCTIONS)
    for token in found:
        _check_word(token, variables, known)
    _check_order(found, text, variables[0])
    _check_brackets(found)
    tree = _translated(found, variables[0])
    _check_size(tree)
    return tree


# Words: numbers and names


def _check_word(token: Token, variables: Sequence[str], known: Sequence[str]) -> None:
    """Raise ExpressionError for a number that is too large and for an unknown name."""
    if token.kind == NUMBER and float(token.text) > LARGEST_NUMBER:
        raise ExpressionError(
            f"number too large at {token.place}: numbers may be at most {LARGEST_NUMBER:g}", token.place
        )
    if token.kind == NAME and token.text not in known:
        raise ExpressionError(
            f"unknown name `{token.text}` at {token.place}: {_advice(token.text, variables, known)}", token.place
        )


def _advice(name: str, variables: Sequence[str], known: Sequence[str]) -> str:
    """Return what to write instead of an unknown name."""
    lower, values = name.lower(), (*variables, *PARAMETERS, *CONSTANTS)
    written_out = _TEXTS_BY_LETTERS.get(lower.replace("_", ""))
    if written_out:
        return f"write it out: `{written_out}`"
    if lower in ABSENT or lower.startswith("_"):
        return ABSENT.get(lower, "write the digits of a number together, and a name without underscore")
    meant = SYNONYMS.get(name) or SYNONYMS.get(lower.replace("_", "")) or _call_of(lower, values)
    meant = meant or _product_of(name, values) or _similar(lower, known)
    if meant:
        return f"did you mean `{meant}`?"
    if len(name) == 1:
        return f"{_listed(variables)}, and a parameter is {' or '.join(PARAMETERS)}"
    return f"the names are {', '.join(values)}; the functions are {', '.join(FUNCTIONS)}"


def _listed(variables: Sequence[str]) -> str:
    """Say which variables there are."""
    return f"the variable{'s are' if len(variables) > 1 else ' is'} {', '.join(variables)}"


def _call_of(name: str, values: Sequence[str]) -> str:
    """Return the call of a function whose argument was written without brackets: sin(2*x) for sin2x."""
    called = {"ln": "log"} | {function: function for function in FUNCTIONS}
    for prefix in sorted(called, key=len, reverse=True):
        rest = name.removeprefix(prefix)
        argument = rest.lstrip("0123456789")
        factor = rest.removesuffix(argument)
        if name.startswith(prefix) and argument in (*values, *([""] if factor else [])):
            return f"{called[prefix]}({'*'.join(filter(None, (factor, argument)))})"
    return ""


def _product_of(name: str, values: Sequence[str]) -> str:
    """Return a*x for ax, x*sin for xsin and x^2 for x2, in any of the values; empty for other names."""
    letters = name.rstrip("0123456789")
    if letters != name and letters in values:
        return f"{letters}^{name.removeprefix(letters)}"
    cuts = (cut for cut in range(1, len(name)) if name[:cut] in values and name[cut:] in (*values, *FUNCTIONS))
    return next((f"{name[:cut]}*{name[cut:]}" for cut in cuts), "")


def _similar(name: str, known: Sequence[str]) -> str:
    """Return a known name with the same letters, or else a similar one; empty if there is none."""
    same = [other for other in known if sorted(other) == sorted(name)]
    return next(iter(same or difflib.get_close_matches(name, known, n=1, cutoff=LEAST_SIMILAR)), "")


# Order: operators between operands, brackets in pairs


def _opens(token: Token) -> bool:
    """Return whether a token can be the first of an operand."""
    return token.kind != OPERATOR or token.text == "("


def _closes(token: Token) -> bool:
    """Return whether a token can be the last of an operand."""
    return token.kind == NUMBER or token.text == ")" or (token.kind == NAME and token.text not in FUNCTIONS)


def _check_order(found: Sequence[Token], text: str, variable: str) -> None:
    """Raise ExpressionError unless operands and operators take turns."""
    first, last = found[0], found[-1]
    if not _opens(first) and first.text not in "+-":
        raise ExpressionError(
            f"nothing stands before `{first.text}` at {first.place}: write an expression there", first.place
        )
    for left, right in pairwise(found):
        _check_neighbors(left, right, text, variable)
    if last.text in FUNCTIONS:
        raise _without_argument(last, variable)
    if not _closes(last):
        raise ExpressionError(
            f"nothing stands after `{last.text}` at {last.place}: write an expression there", last.place
        )


def _check_neighbors(left: Token, right: Token, text: str, variable: str) -> None:
    if left.text in FUNCTIONS:
        if right.text != "(":
            raise _without_argument(left, variable, powered=right.text in ("^", "**"))
    elif _closes(left) and _opens(right):
        first, second = typed_as(left, text), typed_as(right, text)
        raise ExpressionError(
            f"an operator is missing between `{first}` and `{second}` at {right.place}: {_joined(left, right)}",
            right.place,
        )
    elif not _closes(left) and not _opens(right) and right.text not in ("+", "-"):
        remedy = "write != for unequal" if {left.text, right.text} == {"<", ">"} else "write an expression there"
        raise ExpressionError(
            f"nothing stands between `{left.text}` and `{right.text}` at {right.place}: {remedy}", right.place
        )


def _joined(left: Token, right: Token) -> str:
    """Return how two operands are written that follow each other."""
    if left.kind == right.kind == NUMBER:
        return "write the digits of a number together, with one decimal point, and `*` for a product"
    if OPERATOR in (left.kind, right.kind) or right.text in FUNCTIONS:
        return "write `*` there for a product"
    return f"write `{left.text}*{right.text}` for a product"


def _example(name: str, variable: str) -> str:
    """Return a call of a function, to show its arguments."""
    return f"{name}({EXAMPLES.get(name, '{}').format(variable)})"


def _without_argument(token: Token, variable: str, powered: bool = False) -> ExpressionError:
    called = _example(token.text, variable)
    remedy = f"write its power after it, as in `{called}^2`" if powered else f"write `{called}`"
    return ExpressionError(f"the function `{token.text}` at {token.place} has no argument: {remedy}", token.place)


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


def _translated(found: Sequence[Token], variable: str) -> Node:
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
    return _node(parsed.body, places, variable, 1)


def _node(parsed: ast.expr, places: dict[int, int], variable: str, level: int) -> Node:
    """Return our node of a node of Python's, or raise ExpressionError if the language does not have it."""
    place = places.get(parsed.col_offset, 1)
    if level > MOST_LEVELS:
        raise _too_deep(place)

    def below(node: ast.expr) -> Node:
        return _node(node, places, variable, level + 1)

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
            return _call(name, [below(argument) for argument in arguments], place, variable)
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


def _call(name: str, arguments: Sequence[Node], place: int, variable: str) -> Node:
    """Return the call of a function; min and max of several arguments are taken two by two."""
    function = FUNCTIONS[name]
    fewest, most = (1, 1) if isinstance(function, Smooth) else (function.fewest, function.most)
    if not fewest <= len(arguments) <= most:
        wanted = f"{fewest} argument{'s' if fewest > 1 else ''}" if fewest == most else f"{fewest} to {most} arguments"
        remedy = f"write `{_example(name, variable)}`"
        raise ExpressionError(f"the function `{name}` at {place} takes {wanted}, not {len(arguments)}: {remedy}", place)
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
        counted = f"{calls} functions and powers, where a power counts twice"
        raise ExpressionError(f"{counted}: at most {MOST_CALLS} are allowed, shorten it", 1)


def expensive_calls(tree: Node) -> int:
    """Return how many smooth functions and powers are in a tree; a power counts twice, and a square is a product."""
    return sum(map(_cost, nodes(tree)))


def _cost(node: Node) -> int:
    """Return how often a node counts."""
    match node:
        case Operation("^", _, Number(2)):
            return 0
        case Operation("^", _, _):
            return 2
        case Call(name, _):
            return int(name in SMOOTH)
    return 0


def _too_deep(place: int) -> ExpressionError:
    remedy = f"at most {MOST_LEVELS} levels are allowed, shorten it, or put the parts of a long sum into brackets"
    return ExpressionError(f"nested too deeply at {place}: {remedy}", place)
