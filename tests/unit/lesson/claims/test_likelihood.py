"""Checks of claims on maximum likelihood: the lesson's numbers."""

import pytest

NUMBERS = [
    ("mle-most-probable", "numerator", "g", "1"),
    ("mle-most-probable", "denominator", "g", "1320"),
    ("mle-most-probable", "with_flat", ".1f", "0.3"),
    ("mle-most-probable", "with_prior", ".1f", "0.4"),
    ("mle-most-probable", "moved", "g", "3"),
    ("binomial-same-argmax", "coefficient", "g", "120"),
    ("binomial-same-argmax", "sample_peak", "g", "0.3"),
    ("binomial-same-argmax", "count_peak", "g", "0.3"),
    ("product-underflows", "first", "g", "1075"),
]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_the_area_is_found_by_formula_and_by_a_sum(findings):
    numbers = findings["mle-most-probable"].numbers
    assert numbers["sum_of_grid"] == pytest.approx(numbers["numerator"] / numbers["denominator"], rel=1e-6)
