"""What the pages say of a function that a visitor types."""

from math import isfinite

from lib.activations import Activation
from lib.expressions.functions import FUNCTIONS
from lib.expressions.own_activation import INTERVAL, MOST_CALLS, has_limits, has_ties, steep_kink, undefined_at
from lib.expressions.tokens import ExpressionError
from lib.learning.learned_parameter import ParameterTraining
from lib.text.numbers import equals, fixed, significant

PARAMETER_NAMES = {"alpha": "a", "beta": "b"}
"""What a parameter of the lesson is called in the language."""

GRAMMAR = (
    "It may have numbers, `+ - * / ^`, comparisons, `pi`, `e`, `where(condition, then, otherwise)`, the parameters `a` "
    f"and `b`, and the functions {', '.join(f'`{name}`' for name in FUNCTIONS if name != 'where')}."
)
LANGUAGE = f"Write an expression in `x`, such as `x*sigmoid(b*x)` or `where(x > 0, x, a*x)`. {GRAMMAR}"


MISSING = "Type your function in the box of this view. The pictures appear when it can be drawn."

TIES = "Where two arguments of `min` or `max` are equal, f′ is computed with the mean of their slopes."

LARGEST_PARAMETER = 1e6
MOST_MEASURED_KINKS = 12

COSTLY = (
    f"Your function is left out here, because networks are trained with it: it may have at most {MOST_CALLS} smooth "
    "functions and powers, where a power counts twice."
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


def learned_sentence(name: str, run: ParameterTraining, teacher: float) -> str:
    """Return whether a parameter of a typed function reached the teacher's, and what the loss fell to."""
    start, end = run.parameter[0], run.parameter[-1]
    if not isfinite(end) or abs(end) > LARGEST_PARAMETER:
        return (
            "The training diverges: the loss grows without bound, or the function has no value at an input. Start "
            "nearer to the teacher's parameter, or change the function."
        )
    reached = "has reached" if abs(end - teacher) < 0.01 else "has not reached"
    return (
        f"In {len(run.parameter) - 1} steps `{name}` went from {significant(start, 4)} to **{fixed(end, 3)}** and "
        f"{reached} the teacher's {significant(teacher)}. The loss fell from {significant(run.loss[0], 3)} to "
        f"{significant(run.loss[-1], 3)}."
    )


def not_drawn_sentence(low: float, high: float) -> str:
    """Say that a typed function has no curve between two ends."""
    return (
        f"Your function has no finite value between {significant(low)} and {significant(high)}, so no curve is drawn."
    )


NOT_FINITE = "Its range, mean and limits are not computed, because it is not finite for every x."


def unmeasured_reason(activation: Activation) -> str:
    """Return why the properties of a typed activation are not measured, as a sentence; empty if they can be.

    They are found by scans and quadrature, which need a finite function with few kinks and known limits.
    """
    x, kink = undefined_at(activation), steep_kink(activation)
    if x is not None:
        reason = f"it or its slope is not finite at x {equals(x)}"
    elif kink is not None:
        reason = f"its slope is not bounded near x {equals(kink)}"
    elif len(activation.kinks) > MOST_MEASURED_KINKS:
        reason = f"it has more than {MOST_MEASURED_KINKS} kinks"
    elif not has_limits(activation):
        reason = "no limit was found for x → −∞ or x → ∞"
    else:
        return ""
    return f"Its range, mean and limits are not computed, because {reason}."


def ties_sentence(activation: Activation) -> str:
    """Return what the slope is where arguments of min or max are equal; empty for a function without min and max."""
    return TIES if has_ties(activation) else ""


def undefined_sentence(x: float) -> str:
    """Return that a function has no finite value or slope at x, the nearest such place to 0."""
    low, high = map(significant, INTERVAL)
    return (
        f"Your function or its slope is not finite at x {equals(x)}. It is left out here, because this "
        f"view needs a finite value and slope for every x; x from {low} to {high} was looked at."
    )
