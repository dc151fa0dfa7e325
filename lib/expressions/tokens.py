"""From the characters that were typed or pasted to tokens: numbers, names and operators, each with its place.

People paste formulas from papers and word processors, so a token may have been typed in many ways: a minus sign of
print, a raised dot or a cross for a product, ² for ^2, full-width letters, π, α. Each character is first replaced by
its plain form, which keeps the place of the original; errors then name a place in the text as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_TEXT = 400
"""The most characters that a text may have."""

NUMBER, NAME, OPERATOR = "number", "name", "operator"

PLAIN = {
    **dict.fromkeys("·×∙⋅•∗✕✖⨯∘", "*"),
    **dict.fromkeys("−–—‒‐‑﹣⁃", "-"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("ˆ↑", "^"),
    "≤": "<=",
    "⩽": "<=",
    "≥": ">=",
    "⩾": ">=",
    "≠": "!=",
    "π": " pi ",
    "√": " sqrt ",
    "α": " a ",
    "β": " b ",
    "σ": " sigmoid ",
}
"""The plain form of characters whose compatibility form (NFKC) is not in the language."""

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ˣᵃᵇ", "0123456789+-()xab", strict=True))
"""Superscripts and what stands in the exponent for each: x⁻¹ is x^(-1)."""

REMEDIES = {
    "=": "write only what stands on the right of =, and == to compare",
    **dict.fromkeys("|∣‖", "write abs(x) for |x|"),
    ".": "write a decimal point between digits, and the name of a function alone: exp, not np.exp",
    "[": "use round brackets ( )",
    "]": "use round brackets ( )",
    "{": "use round brackets ( )",
    "}": "use round brackets ( )",
    "!": "there is no factorial; write != for unequal",
    "%": "there is no remainder of a division",
    "?": "write where(condition, then, otherwise)",
    ":": "write only the expression, and where(condition, then, otherwise) for cases",
    ";": "write a comma between arguments, and only one expression",
    **dict.fromkeys(
        "'’′", "write the function alone, since its derivative is computed, and the digits of a number together"
    ),
    **dict.fromkeys('"“”„‘`', "write the expression without quotation marks"),
    **dict.fromkeys("\\$", "write it without LaTeX, as in x/2 and sin(x)"),
    **dict.fromkeys("∑∏∫∂", "there are no signs of sums, products, integrals and derivatives; write it in closed form"),
    "±": "write + or -",
    "∓": "write + or -",
    "∛": "write u^(1/3), which needs u >= 0",
    "&": "write a chain, as in -1 < x < 1",
    "∞": "numbers must be finite",
}
"""What to do instead of a character that is not in the language."""

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<operator>\*\*|<=|>=|==|!=|[-+*/^()<>,])"
)


class ExpressionError(ValueError):
    """A text that is not an expression of the language; the message names the place and the remedy.

    `place` counts the characters of the text as typed, from 1.
    """

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True)
class Token:
    """A number, a name or an operator, with the place of its first character in the text as typed, from 1."""

    kind: str
    text: str
    place: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; ExpressionError for a text that is too long or has a foreign character."""
    if len(text) > LONGEST_TEXT:
        raise ExpressionError(
            f"the text has {len(text)} characters: at most {LONGEST_TEXT} are allowed", LONGEST_TEXT + 1
        )
    characters = list(zip(text, range(1, len(text) + 1), strict=True) if text.isascii() else _plain_characters(text))
    plain, places = "".join(c for c, _ in characters), [place for _, place in characters]
    return tuple(_with_root_brackets(text, tuple(_scan(text, plain, places))))


def _with_root_brackets(text: str, found: tuple[Token, ...]) -> Iterator[Token]:
    """Yield the tokens, with brackets around a number or name after root signs: √2 is sqrt(2), √√2 is sqrt(sqrt(2))."""
    opened = 0
    for before, token in zip((None, *found), found, strict=False):
        if before is not None and text[before.place - 1] == "√" and token.kind != OPERATOR:
            opened += 1
            yield Token(OPERATOR, "(", token.place)
        yield token
        if text[token.place - 1] != "√":
            yield from (Token(OPERATOR, ")", token.place) for _ in range(opened))
            opened = 0


def _scan(text: str, plain: str, places: list[int]) -> Iterator[Token]:
    start = 0
    while start < len(plain):
        if plain[start].isspace():
            start += 1
            continue
        match = _TOKEN.match(plain, start)
        if match is None:
            raise _foreign(text, plain[start], places[start])
        yield Token(str(match.lastgroup), match.group(), places[start])
        start = match.end()


def _plain_characters(text: str) -> Iterator[tuple[str, int]]:
    """Yield the plain characters of a text, each with the place of the typed character that it comes from."""
    raised = False
    for place, typed in enumerate(text, 1):
        if (typed in RAISED) != raised:
            raised = not raised
            yield from ((c, place) for c in ("^(" if raised else ")"))
        yield from ((c, place) for c in _plain(typed))
    if raised:
        yield ")", len(text)


def _plain(typed: str) -> str:
    """Return the plain form of one character; nothing for one without a width, such as a byte-order mark."""
    if typed.isascii():
        return typed
    if typed in RAISED:
        return RAISED[typed]
    if unicodedata.category(typed) == "Cf":
        return ""
    form = unicodedata.normalize("NFKC", typed)
    if len(form) == 3 and form[1] == "⁄":
        return f"({form[0]}/{form[2]})"
    return "".join(PLAIN.get(c, _digit(c)) for c in form)


def _digit(character: str) -> str:
    """Return the ASCII digit of a decimal digit in any script, and any other character as it is."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def typed_as(token: Token, text: str) -> str:
    """Return what was typed for a token: its own text, or the one character that stands for it, such as ½."""
    typed = text[token.place - 1]
    return token.text if typed.isascii() or typed == token.text[:1] else typed


def _foreign(text: str, character: str, place: int) -> ExpressionError:
    shown = text[place - 1] if text[place - 1].isprintable() else f"U+{ord(text[place - 1]):04X}"
    remedy = REMEDIES.get(character, "only numbers, names, + - * / ^ ( ) , and comparisons are allowed")
    if character == "=" and {*text[max(0, place - 2) : place + 1]} & {*"<>"}:
        remedy = "write <= or >="
    return ExpressionError(f"unknown character `{shown}` at {place}: {remedy}", place)
