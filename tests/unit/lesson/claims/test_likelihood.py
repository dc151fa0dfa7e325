"""Checks of claims on maximum likelihood: the lesson's numbers, and functions with another verdict."""

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from lib.likelihood import likelihood
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
MODULE = "lib.lesson.claims.likelihood"

NUMBERS = [
    ("mle-most-probable", "numerator", "g", "1"),
    ("mle-most-probable", "denominator", "g", "1320"),
    ("mle-most-probable", "with_prior", ".1f", "0.4"),
    ("binomial-same-argmax", "coefficient", "g", "120"),
    ("binomial-same-argmax", "sample_peak", "g", "0.3"),
    ("binomial-same-argmax", "count_peak", "g", "0.3"),
    ("product-underflows", "first", "g", "1075"),
]

REPLACED = [
    ("binomial-same-argmax", "binomial_pmf", lambda k, n, p: p, FALSE),
    ("product-underflows", "likelihood", lambda sample, p: 1.0, FALSE),
    ("product-underflows", "log_likelihood", lambda sample, p: -np.inf, FALSE),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


@pytest.mark.parametrize(("name", "function", "replacement", "verdict"), REPLACED)
def test_another_function_gets_another_verdict(name, function, replacement, verdict, verdict_with):
    assert verdict is not VERDICTS[name]
    assert verdict_with(name, f"{MODULE}.{function}", replacement) is verdict


def test_the_area_is_found_by_formula_and_by_a_sum(findings):
    numbers = findings["mle-most-probable"].numbers
    assert numbers["sum_of_grid"] == pytest.approx(numbers["numerator"] / numbers["denominator"], rel=1e-6)


def test_a_flat_prior_does_not_move_the_most_probable_parameter(monkeypatch):
    def with_flat_prior(sample, p):
        return likelihood(sample, p) if sum(sample) == 3 else 1.0

    monkeypatch.setattr(f"{MODULE}.likelihood", with_flat_prior)
    numbers = examine(CLAIMS["mle-most-probable"]).numbers
    assert numbers["with_prior"] == pytest.approx(numbers["maximum"])
