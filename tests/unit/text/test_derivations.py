"""What a page shows of a derivation: symbols, the present numbers, and the signs between them."""

import math
import re

import numpy as np
import pytest

from lib.lesson import controls
from lib.lesson.address import PAGES
from lib.lesson.control import Choice, Choices, Switch, Text
from lib.lesson.derivations.derivation import Equation, Line, Relation
from lib.lesson.derivations.registry import DERIVATIONS
from lib.lesson.derivations.writer import Writer, multiplied, shortened, summed, width
from lib.numerics.parameter import Parameter
from lib.text.derivations import given_markdown, line_latex, lines_markdown, number_row, present_values
from tests.unit.each import each
from tests.unit.text.latex_value import latex_value

SHOWN = [(name, *place) for name, derivation in DERIVATIONS.items() for place in derivation.views]


def held(control, random=None):
    """Return the default of a control, or a value that it can hold: often an end of its range."""
    match control:
        case Parameter() if random:
            value = random.choice([control.low, control.high, random.uniform(control.low, control.high)])
            return control.nearest(round(float(value), 2))
        case Choice() if random:
            return str(random.choice(list(control.options)))
        case Text() if random and control is controls.FLIPS:
            return str(random.choice(["1", "0", "1111", "10" * 600, "0001", "10" * 4000 + "1"]))
        case Text() if random and control is controls.NAMES:
            return str(random.choice(["a, b", "a, b, c", "a, b, c, d, e, f, g, h, i, j"]))
        case Parameter() | Choice() | Choices() | Text() | Switch():
            return control.default


def state_of(page, view, random=None):
    return {control.key: held(control, random) for control in PAGES[page].views[view]}


@each(("name", "page", "view"), SHOWN)
def test_a_derivation_is_written_with_finite_numbers_at_every_state_or_says_why_it_has_none(name, page, view):
    derivation, random = DERIVATIONS[name], np.random.default_rng(0)
    for _ in range(8):
        state = state_of(page, view, random)
        given, lines = given_markdown(derivation, state), lines_markdown(derivation, state)
        assert "NaN" not in given + lines
        assert r"\infty" not in given + lines
        assert lines.count("{") == lines.count("}")
        values, reason = present_values(derivation, state)
        assert (values is None) == bool(reason)
        assert given.endswith(reason)


@each(("name", "page", "view"), SHOWN)
def test_every_line_has_its_number_and_its_reason(name, page, view):
    lines = lines_markdown(DERIVATIONS[name], state_of(page, view))
    for number, line in enumerate(DERIVATIONS[name].lines, start=1):
        assert f"\n$$\n\n**{number}.** {line.reason}" in lines
        assert line.latex in lines
        assert re.fullmatch(r"[A-Z\\$Δ].*[.?]", line.reason)


def test_the_numbers_in_a_formula_give_the_value_behind_it():
    checked = 0
    for name, derivation in DERIVATIONS.items():
        values = derivation.values(state_of(*derivation.views[0]))
        for line in derivation.lines:
            value, written = line.value(**values), line.numbers(Writer(), **values)
            pairs = (
                zip(written, (value.left, value.right), strict=True)
                if isinstance(value, Equation)
                else [(written, value)]
            )
            for formula, number in pairs:
                found = latex_value(formula)
                if found is not None:
                    checked += 1
                    assert found == pytest.approx(float(np.ravel(number)[0]), rel=2e-3, abs=1e-3), (name, formula)
    assert checked >= 100


def test_an_equals_sign_stands_only_where_no_number_was_rounded():
    def row(value, shown, relation=Relation.EQUAL):
        return number_row(Line("x", "", lambda: value, lambda w: f"{w(shown)} + 0", relation), relation, {})

    assert row(0.5, 0.5) == "& = 0.5 + 0 = 0.5"
    assert row(1 / 3, 0.5) == r"& = 0.5 + 0 \approx 0.3333"
    assert row(0.5, 1 / 3) == r"& \approx 0.3333 + 0 \approx 0.5"
    assert row(1 / 3, 0.5, Relation.AT_MOST) == r"& \le 0.5 + 0 \approx 0.3333"


def test_an_equation_that_does_not_hold_is_written_so():
    he = DERIVATIONS["he"]
    factor = next(line for line in he.lines if line.latex.endswith("= 1"))
    vanishing = state_of("activations", "Vanishing gradient")
    assert r"\ne 1" in line_latex(factor, False, he.values(vanishing | {"init": "lecun"}))
    kept = line_latex(factor, False, he.values(vanishing | {"init": "he"}))
    assert r"\ne" not in kept
    assert kept.endswith(r"\approx 1 \end{aligned}")


def test_a_line_without_numbers_is_shown_in_symbols():
    derivation = DERIVATIONS["mle"]
    state = state_of("likelihood", "Likelihood") | {"flips": "111"}
    assert "All flips agree" in given_markdown(derivation, state)
    assert r"& \Leftrightarrow p = \frac{k}{n} \end{aligned}" in lines_markdown(derivation, state)


def test_a_product_that_underflows_is_written_as_a_power_of_ten():
    state = state_of("likelihood", "Underflow") | {"coinflips": 1200}
    exponent = math.floor(1200 * math.log10(0.5))
    assert rf"\cdot 10^{{{exponent}}}" in lines_markdown(DERIVATIONS["likelihood"], state)


def test_a_long_sum_or_product_is_shortened_and_broken_into_rows():
    assert summed(["1", "-2", "3"]) == "1 - 2 + 3"
    assert summed(shortened([1, 2, 3, 4, 5], str)) == r"1 + 2 + \dots + 5"
    assert multiplied(shortened([1, 2, 3, 4, 5], str)) == r"1 \cdot 2 \cdots 5"
    assert summed([r"1.234 \cdot 10^{-15}"] * 3) == (
        r"1.234 \cdot 10^{-15} + 1.234 \cdot 10^{-15} \\ &\quad + 1.234 \cdot 10^{-15}"
    )
    assert width(r"\frac{1}{2} \cdot \sigma(x) = 1 - \ln 2") == 7 + 3 + 1 + 2 + 3


def test_a_writer_knows_whether_it_has_rounded():
    writer = Writer()
    assert (writer(0.25), writer.factor(-2), writer.power(-2, 2), writer.sign) == ("0.25", "(-2)", "(-2)^{2}", "=")
    assert (writer.sign_of(1 / 3), writer.sign) == (r"\approx", "=")
    assert (writer.vector([1, 2, 3, 4, 5]), writer.sign) == (r"(1, 2, \dots, 5)", "=")
    assert (writer.probability(1 - 1 / 3e9, 1 / 3e9), writer.sign) == (r"(1 - 3.333 \cdot 10^{-10})", r"\approx")
