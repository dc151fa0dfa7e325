"""What the pages say of a function that a visitor types."""

from math import isfinite

from lib.activations import Activation
from lib.expressions.functions import FUNCTIONS
from lib.expressions.own_activation import INTERVAL, MOST_CALLS, has_limits, has_ties, steep_kink, undefined_at
from lib.expressions.tokens import ExpressionError
from lib.learning.learned_parameter import ParameterTraining
from lib.text.catalogue import activations as words
from lib.text.catalogue import common
from lib.text.numbers import equals, fixed, significant

PARAMETER_NAMES = {"alpha": "a", "beta": "b"}
"""What a parameter of the lesson is called in the language."""

GRAMMAR = common.FORMULA_GRAMMAR.format(functions=", ".join(f"`{name}`" for name in FUNCTIONS if name != "where"))
LANGUAGE = f"{words.OWN_LANGUAGE} {GRAMMAR}"
COSTLY = words.OWN_COSTLY.format(most=MOST_CALLS)

LARGEST_PARAMETER = 1e6
MOST_MEASURED_KINKS = 12


def fault_sentence(fault: ExpressionError) -> str:
    """Return why a text cannot be read, as a sentence; it names what was typed, so it must be made safe to show."""
    message = str(fault)
    if message.endswith("?"):
        return common.FORMULA_QUESTION.format(question=message)
    return common.FORMULA_FAULT.format(fault=message)


def marked_place(text: str, place: int) -> str:
    """Return the part of a text around a place, counted from 1, with a mark under it."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    start = max(0, place - 30)
    return f"{shown[start : start + 40]}\n{' ' * (place - 1 - start)}^"


def learned_sentence(name: str, run: ParameterTraining, teacher: float) -> str:
    """Return whether a parameter of a typed function reached the teacher's, and what the loss fell to."""
    start, end = run.parameter[0], run.parameter[-1]
    if not isfinite(end) or abs(end) > LARGEST_PARAMETER:
        return words.PRELU_OWN_DIVERGED
    given = {
        "steps": len(run.parameter) - 1,
        "name": name,
        "start": significant(start, 4),
        "end": fixed(end, 3),
        "teacher": significant(teacher),
        "first_loss": significant(run.loss[0], 3),
        "last_loss": significant(run.loss[-1], 3),
    }
    reached = abs(end - teacher) < 0.01
    return words.PRELU_OWN_REACHED.format(**given) if reached else words.PRELU_OWN_NOT_REACHED.format(**given)


def not_drawn_sentence(low: float, high: float) -> str:
    """Say that a typed function has no curve between two ends."""
    return words.OWN_NOT_DRAWN.format(low=significant(low), high=significant(high))


def unmeasured_reason(activation: Activation) -> str:
    """Return why the properties of a typed activation are not measured, as a sentence; empty if they can be.

    They are found by scans and quadrature, which need a finite function with few kinks and known limits.
    """
    x, kink = undefined_at(activation), steep_kink(activation)
    if x is not None:
        return words.OWN_NOT_FINITE_AT.format(x=equals(x))
    if kink is not None:
        return words.OWN_STEEP.format(x=equals(kink))
    if len(activation.kinks) > MOST_MEASURED_KINKS:
        return words.OWN_MANY_KINKS.format(most=MOST_MEASURED_KINKS)
    return "" if has_limits(activation) else words.OWN_NO_LIMIT


def ties_sentence(activation: Activation) -> str:
    """Return what the slope is where arguments of min or max are equal; empty for a function without min and max."""
    return words.OWN_TIES if has_ties(activation) else ""


def undefined_sentence(x: float) -> str:
    """Return that a function has no finite value or slope at x, the nearest such place to 0."""
    low, high = map(significant, INTERVAL)
    return words.OWN_UNDEFINED.format(x=equals(x), low=low, high=high)
