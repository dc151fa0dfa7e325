"""The formula of a tree in LaTeX.

Brackets stand only where the order of operations needs them. A quotient is a fraction, exp(u) is e^u, and where is a
list of cases.
"""

from lib.expressions.functions import FUNCTIONS
from lib.expressions.simplification import MIRRORED
from lib.expressions.tree import Call, Comparison, Name, Negative, Node, Number, Operation

CASES, COMPARISON, SUM, PRODUCT, POWER, ATOM = range(6)
"""How tightly a formula holds together, from the loosest on."""

DIGITS = 6

_SYMBOLS = {"pi": r"\pi", "<=": r"\le", ">=": r"\ge", "==": "=", "!=": r"\ne"}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_POWERED = ("sin", "cos", "tan", "sinh", "cosh", "tanh")
"""Functions whose power is written between name and argument, as in tanh²(x)."""


def latex(tree: Node) -> str:
    """Return the formula of a tree."""
    return _formula(tree)[0]


def _formula(tree: Node) -> tuple[str, int]:
    """Return the formula of a tree and how tightly it holds together."""
    match tree:
        case Number(value):
            return _number(value)
        case Name(name):
            return _SYMBOLS.get(name, name), ATOM
        case Negative(operand):
            return f"-{_in_place(operand, PRODUCT)}", SUM
        case Operation("+" | "-" as symbol, left, right):
            return f"{_in_place(left, SUM)} {symbol} {_term(symbol, right)}", SUM
        case Operation("*", left, right):
            return _product(left, right)
        case Operation("/", left, right):
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}", PRODUCT
        case Operation(_, base, exponent):
            return _power(base, exponent), POWER
        case Comparison(symbol, left, right):
            sides = (_in_place(side, SUM) for side in (left, right))
            return f" {_SYMBOLS.get(symbol, symbol)} ".join(sides), COMPARISON
        case Call("where", arguments):
            return _cases(arguments), CASES
        case Call(name, arguments):
            return _call(name, arguments)


def _in_place(tree: Node, least: int) -> str:
    """Return a formula, in brackets unless it holds together at least as tightly as its place needs."""
    text, tightness = _formula(tree)
    return text if tightness >= least else _bracketed(text)


def _term(symbol: str, tree: Node) -> str:
    """Return what is added or subtracted; an added sum needs no brackets, unless it begins with a sign."""
    text, tightness = _formula(tree)
    bare = tightness >= PRODUCT or (symbol == "+" and tightness == SUM and not text.startswith("-"))
    return text if bare else _bracketed(text)


def _bracketed(text: str) -> str:
    """Return a formula in brackets, which grow with a fraction or a list of cases."""
    return rf"\left({text}\right)" if r"\frac" in text or r"\begin" in text else f"({text})"


def _number(value: float) -> tuple[str, int]:
    """Return a number in at most six digits; a power of ten is a product."""
    mantissa, _, exponent = f"{value:.{DIGITS}g}".partition("e")
    if exponent:
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}", PRODUCT if value >= 0 else SUM
    return mantissa, ATOM if value >= 0 else SUM


def _product(left: Node, right: Node) -> tuple[str, int]:
    """Return a product; cases may stand last in it without brackets."""
    first = _in_place(left, PRODUCT)
    if isinstance(right, Call) and right.function == "where":
        return rf"{first}\,{latex(right)}", CASES
    second = _in_place(right, PRODUCT if isinstance(right, Operation) and right.symbol == "/" else POWER)
    sign = r" \cdot " if second[0].isdigit() or second.startswith(r"\frac") else r"\,"
    return f"{first}{sign}{second}", PRODUCT


def _power(base: Node, exponent: Node) -> str:
    match base:
        case Call(name, (argument,)) if name in _POWERED and isinstance(exponent, Number) and exponent.value > 0:
            head, _, _ = FUNCTIONS[name].latex.partition("(")
            return f"{head}^{{{latex(exponent)}}}{_bracketed(latex(argument))}"
    return f"{_in_place(base, ATOM)}^{{{latex(exponent)}}}"


def _call(name: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
    inside = ", ".join(map(latex, arguments))
    template = FUNCTIONS[name].latex
    if name == "log1p":
        inside = f"1 + {_in_place(arguments[0], PRODUCT)}"
    if template.endswith("(%s)"):
        return template.removesuffix("(%s)") + _bracketed(inside), ATOM
    return template % inside, {"exp": POWER, "expm1": SUM}.get(name, ATOM)


def _cases(arguments: tuple[Node, ...]) -> str:
    """Return the branches of where, and those of a where in its last branch, as one list of cases."""
    rows, conditions, rest = [], [], Call("where", arguments)
    while isinstance(rest, Call) and rest.function == "where":
        condition, then, rest = rest.arguments
        conditions.append(condition)
        rows.append(f"{latex(then)} & {_condition(condition)}")
    body = r" \\ ".join([*rows, f"{latex(rest)} & {_remaining(conditions)}"])
    return rf"\begin{{cases}} {body} \end{{cases}}"


def _remaining(conditions: list[Node]) -> str:
    """Return what holds where none of the conditions of a list of cases does."""
    match conditions:
        case [Comparison(symbol, left, right)] if symbol in _OPPOSITE:
            return latex(Comparison(_OPPOSITE[symbol], left, right))
        case [Comparison("<" | ">" as symbol, left, right), other] if other == Comparison(
            MIRRORED[symbol], left, right
        ):
            return latex(Comparison("==", left, right))
    return r"\text{otherwise}"


def _condition(tree: Node) -> str:
    """Return a condition; one that is no comparison holds where it is not 0, and a product is 'and'."""
    match tree:
        case Comparison():
            return latex(tree)
        case Operation("*", left, right):
            return rf"{_condition(left)} \text{{ and }} {_condition(right)}"
    return rf"{_in_place(tree, SUM)} \ne 0"
