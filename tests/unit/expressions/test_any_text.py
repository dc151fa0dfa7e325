"""Whatever is typed gives a result or the package's own error: 4,000 texts."""

import random
import re

import numpy as np

from lib.expressions.builtin import TEXTS
from lib.expressions.expression import expression
from lib.expressions.functions import FUNCTIONS
from lib.expressions.tokens import PLAIN, RAISED, ExpressionError

WORDS = ["x", "x", "a", "pi", "e", "0", "1", "3", "0.5", "1e9", "1e-300"]
OPERATORS = ["+", "-", "*", "/", "^", "**", "<", "<=", "==", ","]
PIECES = [*WORDS, *OPERATORS, *FUNCTIONS, *PLAIN, *RAISED, *"()(). "]
FOREIGN = [*"\0\n\t\u200b\ufeff\ud800'\"\\`$%&#@!?;:[]{}|~_²½∞一é🙂", "lambda", "import", "if", "or", "__class__"]
X = np.array([-np.inf, -1e300, -3.0, -1.0, -0.0, 0.5, 1.0, 800.0, np.inf, np.nan])


def texts(count):
    """Yield random pieces, activations with wrong characters, and activations with another word or operator."""
    chance = random.Random(0)
    for place in range(count):
        seed = f"{chance.choice([*TEXTS.values()])}{chance.choice(OPERATORS)}{chance.choice([*TEXTS.values()])}"
        match place % 4:
            case 0:
                yield "".join(chance.choices(PIECES + FOREIGN, k=chance.randint(1, 15)))
            case 1:
                at = chance.randrange(len(seed))
                yield seed[:at] + chance.choice(PIECES + FOREIGN) + seed[at + chance.randint(0, 2) :]
            case _:
                parts = re.split(r"(\w+|[-+*/^<>,])", seed)
                for at in chance.sample(range(len(parts)), 3):
                    kinds = {"x": WORDS, "+": OPERATORS}
                    kind = "x" if parts[at] in ("x", "a", "b", "1", "2") else "+" if parts[at] in OPERATORS else ""
                    parts[at] = chance.choice(kinds[kind]) if kind else parts[at]
                yield "".join(parts)


def read(text):
    """Return the expression of a text, or None if it is refused with a place in it."""
    try:
        return expression(text)
    except ExpressionError as refused:
        return None if 1 <= refused.place <= len(text) + 1 else refused


def test_every_text_gives_a_result_or_the_error_of_the_package():
    found = [typed for typed in map(read, texts(4_000)) if typed is not None]
    assert 1200 < len(found) < 3600
    for typed in found[::5]:
        numbers = dict.fromkeys(typed.parameters, 0.5)
        assert typed.function(X, **numbers).shape == X.shape
        assert typed.derivative(X, **numbers).shape == X.shape
        assert typed.latex
        assert typed.derivative_latex()
    for typed in found[::200]:
        typed.kinks(-3, 3, **dict.fromkeys(typed.parameters, 0.5))
