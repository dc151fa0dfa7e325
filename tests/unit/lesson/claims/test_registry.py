"""All claims together: the verdict of each, and how its texts and its link are written."""

import math
import re
import string

import pytest

from lib.lesson.address import PAGES, VIEW
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from lib.text.claims import both_sides, evidence, statement
from lib.text.numbers import formatted
from tests.unit.each import each
from tests.unit.lesson.verdicts import VERDICTS
from tests.unit.text.reading import number


def everywhere(check):
    """Run a test for every claim."""
    return each("name", CLAIMS)(check)


def test_the_registry_holds_exactly_the_claims_of_the_lesson():
    assert sorted(CLAIMS) == sorted(VERDICTS)


@everywhere
def test_each_check_finds_the_verdict_of_the_lesson(name, findings):
    assert findings[name].verdict is VERDICTS[name]


@each("name", [claim.id for claim in CLAIMS.values() if not claim.needs_clock])
def test_a_check_without_a_clock_finds_the_same_every_time(name, findings):
    again = examine(CLAIMS[name])
    assert again.verdict is findings[name].verdict
    assert again.numbers == pytest.approx(findings[name].numbers, rel=1e-9, abs=1e-12)


@each("name", [claim.id for claim in CLAIMS.values() if claim.needs_clock])
def test_a_claim_about_cost_without_a_clock_names_what_is_missing(name):
    with pytest.raises(ValueError, match=f"clock must be given for {name}"):
        examine(CLAIMS[name])


@everywhere
def test_every_number_is_a_finite_float(name, findings):
    numbers = findings[name].numbers
    assert numbers
    assert all(type(number) is float and math.isfinite(number) for number in numbers.values())


@everywhere
def test_the_evidence_is_a_sentence_whose_thresholds_are_numbers_of_the_check(name, findings):
    assert findings[name].evidence.endswith(".")
    filled = findings[name].evidence.format(**findings[name].numbers)
    assert not re.search(r"[{}]", filled)


@everywhere
def test_an_equals_sign_stands_before_a_number_in_full_and_one_of_approximation_before_a_rounded_one(name, findings):
    claim, numbers = CLAIMS[name], findings[name].numbers
    for template in (claim.statement, claim.met, claim.unmet, findings[name].evidence):
        for words, field, specification, _ in string.Formatter().parse(template):
            if field and words.endswith(("= ", "≈ ")):
                in_full = number(formatted(numbers[field], specification)) == pytest.approx(numbers[field], rel=1e-12)
                assert in_full == words.endswith("= "), f"{words}{field}"


@everywhere
def test_no_number_has_more_than_four_digits_but_the_slope_that_would_be_rounded_to_1(name, findings):
    claim, found = CLAIMS[name], findings[name]
    text = " ".join([statement(claim, found), *both_sides(claim, found).values(), evidence(found)])
    decimals = [digits.replace(".", "").lstrip("0") for digits in re.findall(r"(?<![\d.])\d+\.\d+", text)]
    assert [digits for digits in decimals if len(digits) > 4] == ["99995"] * (name == "mse-zero-gradient")


@everywhere
def test_a_statement_quotes_what_the_check_found_and_types_no_decimal(name, findings):
    claim = CLAIMS[name]
    template = claim.statement
    assert "{" in claim.statement + claim.met + claim.unmet
    assert not re.search(r"\d[.,]\d", re.sub(r"{[^}]*}", "", template))
    statement = template.format(**findings[name].numbers)
    assert statement.endswith(".")
    assert not re.search(r"[{}]", statement)


@everywhere
def test_a_condition_and_both_its_sides_are_given_exactly_where_a_claim_is_true_only_under_it(name, findings):
    claim = CLAIMS[name]
    given = [bool(text) for text in (claim.condition, claim.met, claim.unmet)]
    assert given == [findings[name].verdict is Verdict.TRUE_IF] * 3
    assert len(claim.other_conditions) == (2 if claim.condition else 0)
    assert len({claim.condition, *claim.other_conditions}) == 1 + len(claim.other_conditions)


@everywhere
def test_both_sides_of_a_condition_are_sentences_that_quote_numbers(name, findings):
    for template in filter(None, (CLAIMS[name].met, CLAIMS[name].unmet)):
        assert re.search(r"{\w+:", template)
        assert template[0].isupper() or template[0] == "{"
        assert re.search(r"[.)]$", template.format(**findings[name].numbers))


def test_only_the_claim_about_the_article_itself_is_textual():
    assert [claim.id for claim in CLAIMS.values() if claim.textual] == ["article-derives-ce"]


@each("field", ["id", "text", "statement", "check"])
def test_no_two_claims_share_a_field_that_tells_them_apart(field):
    values = [getattr(claim, field) for claim in CLAIMS.values()]
    assert len(set(values)) == len(values)
    assert all(values)


@everywhere
def test_a_link_sets_controls_of_the_view_that_it_opens(name):
    claim = CLAIMS[name]
    views = PAGES[claim.page].views
    view = claim.link.get(VIEW, next(iter(views)))
    assert claim.link
    assert set(claim.link) - {VIEW} <= {control.key for control in views[view]}
