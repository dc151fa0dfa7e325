"""Every line of every derivation, evaluated at random points and compared with the line before it."""

from dataclasses import replace

import numpy as np

from lib.lesson.address import PAGES, START
from lib.lesson.derivations.derivation import Equation, Relation
from lib.lesson.derivations.registry import DERIVATIONS, REASONS, derivations_of
from tests.unit.each import each
from tests.unit.lesson.derivations.chains import wrong_lines
from tests.unit.lesson.derivations.points import POINTS

# What section 4 of the lesson asks for, and the binary case of the gradient of cross-entropy.
ASKED = [
    "why-nonlinear",
    "sigmoid-derivative",
    "sigmoid-log-odds",
    "tanh-derivative",
    "elu-derivative",
    "prelu-alpha",
    "backprop",
    "he",
    "softmax-jacobian",
    "softmax-ce",
    "mse-logit",
    "bce-logit",
    "likelihood",
    "mle",
    "nll-ce",
    "coin-to-network",
    "gaussian-mse",
    "attention-scale",
    "bce-convex",
]

EVERY_LINE = [(name, index) for name, derivation in DERIVATIONS.items() for index in range(len(derivation.lines))]


def test_the_derivations_are_those_of_the_lesson_and_each_has_its_random_points():
    assert set(DERIVATIONS) == set(ASKED) == set(POINTS)


def test_every_view_of_the_four_pages_has_a_derivation_or_a_reason_in_one_or_two_sentences_and_where_to_look():
    views = {(page.name, view) for page in PAGES.values() if page.name != START for view in page.views}
    assert set(REASONS) == {(page, view) for page, view in views if not derivations_of(page, view)}
    for reason in REASONS.values():
        assert 1 <= reason.sentence.count(". ") + reason.sentence.endswith(".") <= 2
        assert reason.elsewhere is None or derivations_of(*reason.elsewhere)
        assert (reason.elsewhere is not None) == ("elsewhere" in reason.sentence or "derivative is." in reason.sentence)


@each("name", DERIVATIONS)
def test_every_line_follows_from_the_line_before_it_at_random_points(name):
    assert wrong_lines(DERIVATIONS[name], POINTS[name]) == []


@each("name", DERIVATIONS)
def test_a_calculation_has_at_least_two_lines(name):
    starts = [i for i, line in enumerate(DERIVATIONS[name].lines) if i == 0 or line.relation is Relation.BEGIN]
    assert all(
        after - before >= 2 for before, after in zip(starts, [*starts[1:], len(DERIVATIONS[name].lines)], strict=True)
    )


def corrupted(derivation, index):
    """Return a derivation with one wrong line: another value, or the other equation."""

    def value(**values):
        right = line.value(**values)
        if isinstance(right, Equation):
            return Equation(right.left, np.asarray(right.right) + 0.1)
        return np.asarray(right, np.float64) * 1.01 + {Relation.AT_LEAST: 1e3, Relation.AT_MOST: -1e3}.get(bound, 1e-3)

    line, following = derivation.lines[index], derivation.lines[index + 1 : index + 2]
    bound = line.relation
    if bound is Relation.BEGIN or index == 0:
        bound = {Relation.AT_LEAST: Relation.AT_MOST, Relation.AT_MOST: Relation.AT_LEAST}.get(following[0].relation)
    if bound is Relation.LESS:
        bound = Relation.AT_MOST
    lines = [*derivation.lines]
    lines[index] = replace(line, value=value)
    return replace(derivation, lines=tuple(lines))


@each(("name", "index"), EVERY_LINE)
def test_one_wrong_line_would_be_found(name, index):
    derivation = DERIVATIONS[name]
    found = wrong_lines(corrupted(derivation, index), POINTS[name], points=12)
    assert found
    assert set(found) <= {index, index + 1}
