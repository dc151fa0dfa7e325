"""The activations of the lesson in the language are those of lib.activations."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS
from lib.expressions.builtin import TEXTS
from lib.expressions.expression import expression

X = np.concatenate([np.linspace(-40, 40, 1601), [-1e-9, 1e-9, -0.0]])
ARGUMENTS = {"alpha": "a", "beta": "b"}
EVERY = [pytest.param(name, id=name) for name in TEXTS]


def arguments(name):
    """Return numbers for the parameters of an activation, and the same for those of its text."""
    ours = dict.fromkeys(ACTIVATIONS[name].parameters, 0.3)
    return ours, {ARGUMENTS[argument]: value for argument, value in ours.items()}


def test_the_twenty_activations_of_the_lesson_have_a_text():
    assert len(TEXTS) == 20
    assert set(TEXTS) <= set(ACTIVATIONS)


@pytest.mark.parametrize("name", EVERY)
def test_values_and_slopes_agree_also_at_the_kinks(name):
    activation, typed = ACTIVATIONS[name], expression(TEXTS[name])
    ours, theirs = arguments(name)
    assert set(typed.parameters) == set(theirs)
    x = np.concatenate([X, activation.kinks])
    for found, expected in (
        (typed.function(x, **theirs), activation.function(x, **ours)),
        (typed.derivative(x, **theirs), activation.derivative(x, **ours)),
    ):
        np.testing.assert_array_less(np.abs(found - expected), 8 * np.spacing(np.maximum(1, np.abs(expected))))


@pytest.mark.parametrize("name", EVERY)
def test_kinks_agree(name):
    _, theirs = arguments(name)
    assert tuple(kink.x for kink in expression(TEXTS[name]).kinks(-20, 20, **theirs)) == (
        ACTIVATIONS[name].kinks if name != "celu" else (0.0,)
    )
