"""What the pages say of a function that a visitor types."""

from lib.expressions.functions import FUNCTIONS
from lib.expressions.own_activation import INTERVAL, MOST_CALLS
from lib.expressions.tokens import ExpressionError
from lib.text.numbers import significant

PARAMETER_NAMES = {"alpha": "a", "beta": "b"}
"""What a parameter of the lesson is called in the language."""

LANGUAGE = (
    "Write an expression in `x`, such as `x*sigmoid(b*x)` or `where(x > 0, x, a*x)`. It may have numbers, `+ - * / ^`, "
    f"comparisons, `pi`, `e`, `where(condition, then, otherwise)`, the parameters `a` and `b`, and the functions "
    f"{', '.join(f'`{name}`' for name in FUNCTIONS if name != 'where')}."
)


COSTLY = (
    f"Your function is left out here, because networks are trained with it: it may have at most {MOST_CALLS} smooth "
    "functions and powers."
)


def fault_sentence(fault: ExpressionError) -> str:
    """Return why a text cannot be read, as a sentence; it names what was typed, so it must be made safe to show."""
    message = str(fault)
    return f"Cannot read this: {message}{'' if message.endswith('?') else '.'}"


def marked_place(text: str, place: int) -> str:
    """Return the part of a text around a place, counted from 1, with a mark under it."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    start = max(0, place - 30)
    return f"{shown[start : start + 40]}\n{' ' * (place - 1 - start)}^"


def undefined_sentence(x: float) -> str:
    """Return that a function has no finite value or slope at x, the nearest such place to 0."""
    low, high = map(significant, INTERVAL)
    return (
        f"Your function or its slope is not finite at x = {significant(x, 4)}. It is left out here, because a network "
        f"needs a finite value and slope for every x; x from {low} to {high} was looked at."
    )
