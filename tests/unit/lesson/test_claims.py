"""The ledger: every check run, against the verdicts and the numbers that were established for the lesson."""

import dataclasses
import itertools
import math
import re
import time
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.activations import ACTIVATIONS, sigmoid, sigmoid_derivative, tanh
from lib.lesson.claims.claim import judge
from lib.lesson.claims.measurements import central_difference, first_where, relative_costs
from lib.lesson.claims.registry import CLAIMS, Verdict, examine
from lib.likelihood import likelihood
from lib.losses import binary_cross_entropy_with_logits_gradient
from lib.softmax import softmax
from lib.text.claims import statement

ROOT = Path(__file__).parents[3]
TRUE, FALSE, TRUE_IF = Verdict.TRUE, Verdict.FALSE, Verdict.TRUE_IF

VERDICTS = {
    "tanh-range": TRUE_IF,
    "tanh-derivative": TRUE,
    "tanh-centred": TRUE,
    "centring-cures-vanishing": FALSE,
    "tanh-steeper-tail": FALSE,
    "tanh-more-expressive": FALSE,
    "range-stability": FALSE,
    "tanh-saturates": TRUE,
    "tanh-cost": TRUE,
    "relu-derivative": TRUE,
    "relu-cures-vanishing": TRUE_IF,
    "relu-sparse": TRUE,
    "relu-fewer-parameters": FALSE,
    "relu-fast": TRUE,
    "relu-not-centred": TRUE,
    "relu-bad-for-negative-data": FALSE,
    "dead-for-ever": TRUE_IF,
    "negative-weight-kills": FALSE,
    "mostly-negative-kills": FALSE,
    "negative-bias-kills": TRUE_IF,
    "leaky-max": TRUE_IF,
    "leaky-no-death": TRUE_IF,
    "prelu-learned": TRUE,
    "elu-smooth": TRUE_IF,
    "elu-cures-vanishing": FALSE,
    "elu-mean": TRUE,
    "elu-no-death": TRUE_IF,
    "elu-cost": TRUE,
    "softmax-simplex": TRUE,
    "softmax-like-others": FALSE,
    "softmax-last-only": FALSE,
    "softmax-max-trick": TRUE,
    "softmax-jacobian": TRUE,
    "softmax-curve-n": TRUE_IF,
    "sigmoid-is-softmax": TRUE,
    "ce-unrelated-to-mse": FALSE,
    "mse-is-l2": FALSE,
    "mse-zero-gradient": TRUE_IF,
    "no-gradient-when-wrong": FALSE,
    "mse-blind": FALSE,
    "outputs-are-probabilities": TRUE_IF,
    "nll-is-cross-entropy": TRUE,
    "article-derives-ce": FALSE,
    "mle-most-probable": FALSE,
    "binomial-same-argmax": TRUE,
    "product-underflows": TRUE,
}

NUMBERS = [
    # 19.0 with NumPy's vectorised tanh, 19.1 on a processor for which it calls the C library's.
    ("tanh-range", "rounds", ".0f", "19"),
    ("tanh-derivative", "lost", ".0f", "19"),
    ("tanh-derivative", "kept", ".0e", "1e-16"),
    ("tanh-centred", "middle", "g", "0"),
    ("centring-cures-vanishing", "tanh_steepest", "g", "1"),
    ("centring-cures-vanishing", "sigmoid_steepest", "g", "0.25"),
    ("tanh-steeper-tail", "crossing", ".4f", "1.6629"),
    ("tanh-steeper-tail", "exact", ".4f", "1.6629"),
    ("tanh-steeper-tail", "ratio", ".3f", "0.027"),
    ("tanh-steeper-tail", "limit_share", ".6f", "1.000000"),
    ("range-stability", "tanh", ".0f", "19"),
    ("range-stability", "sigmoid", ".1f", "36.7"),
    ("tanh-saturates", "tanh", ".2f", "2.99"),
    ("tanh-saturates", "sigmoid", ".2f", "4.58"),
    ("relu-derivative", "at_zero", "g", "0"),
    ("relu-cures-vanishing", "he", ".1f", "0.9"),
    ("relu-cures-vanishing", "shrinks", ".0e", "1e+03"),
    ("relu-cures-vanishing", "layers", "g", "20"),
    ("relu-sparse", "share", ".1f", "0.5"),
    ("relu-not-centred", "mean", ".4f", "0.3989"),
    ("dead-for-ever", "frozen", "g", "0"),
    ("negative-weight-kills", "weight", "g", "-1"),
    ("negative-weight-kills", "x", "g", "-2"),
    ("negative-weight-kills", "z", "g", "2"),
    ("mostly-negative-kills", "moved_without", "g", "0"),
    ("negative-bias-kills", "threshold", "g", "-2"),
    ("leaky-max", "last", "g", "1"),
    ("leaky-no-death", "leaking", "g", "0"),
    ("prelu-learned", "alpha", ".2f", "1.50"),
    ("elu-smooth", "smooth", "g", "1"),
    ("elu-smooth", "left", ".2f", "0.25"),
    ("elu-smooth", "right", "g", "1"),
    ("elu-smooth", "bend", ".3f", "1.000"),
    ("elu-smooth", "bend_right", "g", "0"),
    ("elu-cures-vanishing", "slope", ".4f", "0.0017"),
    ("elu-cures-vanishing", "limit", "g", "0"),
    ("elu-mean", "usual", ".4f", "0.1605"),
    ("elu-mean", "article", ".4f", "0.3393"),
    ("elu-mean", "relu", ".4f", "0.3989"),
    ("softmax-like-others", "others", "g", "0"),
    ("softmax-max-trick", "broken", "g", "2"),
    ("softmax-jacobian", "rank", "g", "2"),
    ("softmax-curve-n", "with_few", ".3f", "0.185"),
    ("softmax-curve-n", "with_many", ".3f", "0.096"),
    ("mse-is-l2", "distance_grows", ".6f", "2.000000"),
    ("mse-is-l2", "error_grows", ".6f", "4.000000"),
    ("mse-zero-gradient", "half", ".1e", "-4.5e-05"),
    ("mse-zero-gradient", "cross", ".5f", "-0.99995"),
    ("mse-zero-gradient", "in_p", "g", "-1"),
    ("no-gradient-when-wrong", "peak_numerator", "g", "4"),
    ("no-gradient-when-wrong", "peak_denominator", "g", "27"),
    ("no-gradient-when-wrong", "p_numerator", "g", "1"),
    ("no-gradient-when-wrong", "p_denominator", "g", "3"),
    ("mle-most-probable", "numerator", "g", "1"),
    ("mle-most-probable", "denominator", "g", "1320"),
    ("mle-most-probable", "with_prior", ".1f", "0.4"),
    ("binomial-same-argmax", "coefficient", "g", "120"),
    ("binomial-same-argmax", "sample_peak", "g", "0.3"),
    ("binomial-same-argmax", "count_peak", "g", "0.3"),
    ("product-underflows", "first", "g", "1075"),
    ("nll-is-cross-entropy", "entropy", ".4f", "0.6109"),
    ("nll-is-cross-entropy", "share", "g", "0.3"),
    ("article-derives-ce", "value", ".10f", "0.0016777216"),
    ("article-derives-ce", "top", ".10f", "0.0022235661"),
]


@pytest.fixture(scope="module")
def findings():
    """What every check finds, each run once."""
    return {name: examine(claim, time.perf_counter) for name, claim in CLAIMS.items()}


def everywhere(check):
    """Run a test for every claim."""
    return pytest.mark.parametrize("name", CLAIMS)(check)


# Verdicts and numbers


def test_the_ledger_holds_exactly_the_lessons_claims():
    assert sorted(CLAIMS) == sorted(VERDICTS)


@everywhere
def test_each_check_finds_the_lessons_verdict(name, findings):
    assert findings[name].verdict is VERDICTS[name]


@pytest.mark.parametrize(("name", "number", "digits", "printed"), NUMBERS)
def test_each_number_of_the_lesson_is_found_to_its_printed_digits(name, number, digits, printed, findings):
    assert f"{findings[name].numbers[number]:{digits}}" == printed


def test_numbers_that_are_found_twice_agree(findings):
    crossing, blind = findings["tanh-steeper-tail"].numbers, findings["mse-is-l2"].numbers
    area = findings["mle-most-probable"].numbers
    assert crossing["crossing"] == pytest.approx(crossing["exact"], rel=1e-12)
    assert blind["squared_and_averaged"] == pytest.approx(blind["error"], rel=1e-12)
    assert area["sum_of_grid"] == pytest.approx(area["numerator"] / area["denominator"], rel=1e-6)


def test_a_counterexample_lies_well_beyond_rounding(findings):
    assert findings["centring-cures-vanishing"].numbers["centred"] < 1e-9
    assert findings["centring-cures-vanishing"].numbers["tanh"] > 0.1
    assert findings["dead-for-ever"].numbers["revived"] >= 1
    assert findings["dead-for-ever"].numbers["died"] >= 1
    assert findings["softmax-like-others"].numbers["change"] > 0.1
    assert findings["mostly-negative-kills"].numbers["moved"] > 0.05
    assert findings["elu-no-death"].numbers["article"] < findings["elu-no-death"].numbers["relu"] / 2
    assert findings["mse-blind"].numbers["squared"] > 10 * findings["mse-blind"].numbers["cross"]


@pytest.mark.parametrize("name", [claim.id for claim in CLAIMS.values() if not claim.needs_clock])
def test_a_check_without_a_clock_finds_the_same_every_time(name, findings):
    again = examine(CLAIMS[name])
    assert again.verdict is findings[name].verdict
    assert again.numbers == pytest.approx(findings[name].numbers, rel=1e-9, abs=1e-12)


@everywhere
def test_every_number_is_a_finite_float(name, findings):
    numbers = findings[name].numbers
    assert numbers
    assert all(type(number) is float and math.isfinite(number) for number in numbers.values())


# Words


@everywhere
def test_a_statement_has_all_its_numbers_filled_in(name, findings):
    said = statement(CLAIMS[name], findings[name])
    assert not re.search(r"[{}]|\bnan\b|\binf\b", said)
    assert said.endswith(".")
    assert findings[name].evidence.endswith(".")


@everywhere
def test_a_statement_quotes_what_the_check_found_and_types_no_decimal(name):
    template = CLAIMS[name].statement
    assert "{" in template
    assert not re.search(r"\d[.,]\d", re.sub(r"{[^}]*}", "", template))


@everywhere
def test_a_claim_is_one_short_sentence(name):
    text = CLAIMS[name].text
    assert text.endswith(".")
    assert not re.search(r"[.!?] ", text)
    assert len(text) <= 110


@everywhere
def test_a_condition_is_given_exactly_where_a_claim_is_true_only_under_it(name, findings):
    assert bool(CLAIMS[name].condition) == (findings[name].verdict is TRUE_IF)


def test_only_the_claim_about_the_article_itself_is_textual():
    assert [claim.id for claim in CLAIMS.values() if claim.textual] == ["article-derives-ce"]


@pytest.mark.parametrize("field", ["id", "text", "statement", "check"])
def test_no_two_claims_share_a_field_that_tells_them_apart(field):
    values = [getattr(claim, field) for claim in CLAIMS.values()]
    assert len(set(values)) == len(values)
    assert all(values)


def test_claims_and_findings_are_frozen(findings):
    with pytest.raises(dataclasses.FrozenInstanceError):
        CLAIMS["tanh-range"].text = ""
    with pytest.raises(dataclasses.FrozenInstanceError):
        findings["tanh-range"].verdict = FALSE


# Links


def documented():
    """Return page -> (its keys, the text of its rows) from README's table of addresses."""
    pages, page = {}, None
    for line in (
        (ROOT / "README.md").read_text(encoding="utf-8").split("## Addresses")[1].split("\n## ")[0].splitlines()
    ):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 3 or cells[1] == "parameter":
            continue
        page = cells[0].strip("`/") or page
        keys, text = pages.setdefault(page, (set(), []))
        keys.update(re.findall(r"`(\w+)`", cells[1]))
        text.append(cells[2])
    return pages


@everywhere
def test_a_link_uses_documented_pages_keys_and_tabs(name):
    claim, pages = CLAIMS[name], documented()
    keys, text = pages[claim.page]
    assert claim.link
    assert set(claim.link) <= keys
    assert "view" not in claim.link or f"`{claim.link['view']}`" in " ".join(text)


DISTINCT_LINKS = {(claim.page, tuple(sorted(claim.link.items()))) for claim in CLAIMS.values()}


@pytest.mark.parametrize(("page", "link"), sorted(DISTINCT_LINKS))
def test_a_linked_page_opens_in_the_state_of_the_link(page, link):
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    for key, value in link:
        app.query_params[key] = list(value) if isinstance(value, tuple) else value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    for key, value in link:
        assert in_the_address(app.session_state[key]) == value


def in_the_address(value):
    """Return a control's value as a link writes it."""
    if isinstance(value, (list, tuple)):
        return tuple(map(in_the_address, value))
    if isinstance(value, float):
        return f"{value:.0f}" if value >= 50 else str(value)
    return ACTIVATIONS[value].label if value in ACTIVATIONS else value


# A verdict is what lib makes it


def flat(x, **_):
    return np.ones_like(np.asarray(x, dtype=np.float64))


LOWERED = dataclasses.replace(ACTIVATIONS["sigmoid"], name="lowered", function=lambda x: sigmoid(x) - 0.5)
"""Were tanh no more than a centred sigmoid, centring would be all that it gains."""


@pytest.mark.parametrize(
    ("name", "place", "replacement", "verdict"),
    [
        ("tanh-derivative", "lib.lesson.claims.sigmoid_and_tanh.tanh_derivative", sigmoid_derivative, FALSE),
        ("tanh-saturates", "lib.lesson.claims.sigmoid_and_tanh.tanh_derivative", flat, FALSE),
        ("tanh-steeper-tail", "lib.lesson.claims.sigmoid_and_tanh.tanh_derivative", flat, TRUE),
        ("range-stability", "lib.lesson.claims.sigmoid_and_tanh.tanh", lambda x: sigmoid(x / 2), TRUE),
        ("tanh-more-expressive", "lib.lesson.claims.sigmoid_and_tanh.sigmoid", lambda x: np.sin(x), TRUE),
        (
            "centring-cures-vanishing",
            "lib.lesson.claims.sigmoid_and_tanh.ACTIVATIONS",
            ACTIVATIONS | {"tanh": LOWERED},
            TRUE,
        ),
        ("relu-derivative", "lib.lesson.claims.relu.relu_derivative", flat, FALSE),
        ("relu-sparse", "lib.lesson.claims.relu.relu", tanh, FALSE),
        ("relu-not-centred", "lib.lesson.claims.relu.relu", tanh, FALSE),
        ("dead-for-ever", "lib.lesson.claims.relu.revivals", lambda alive: 0, TRUE),
        ("leaky-max", "lib.lesson.claims.leaky_and_elu.leaky_relu", lambda x, alpha: np.maximum(alpha * x, x), TRUE),
        ("prelu-learned", "lib.lesson.claims.leaky_and_elu.prelu_alpha_derivative", lambda x: 0 * x, FALSE),
        ("prelu-learned", "lib.learning.perceptron.prelu_alpha_derivative", lambda x: 0 * x, FALSE),
        ("elu-smooth", "lib.lesson.claims.leaky_and_elu.elu_derivative", flat, TRUE),
        ("elu-cures-vanishing", "lib.lesson.claims.leaky_and_elu.SMALL_SLOPE", 0.0, TRUE),
        ("softmax-simplex", "lib.lesson.claims.softmax.softmax", sigmoid, FALSE),
        ("softmax-like-others", "lib.lesson.claims.softmax.softmax", sigmoid, TRUE),
        ("softmax-max-trick", "lib.lesson.claims.softmax.textbook_softmax", softmax, FALSE),
        ("softmax-jacobian", "lib.lesson.claims.softmax.softmax_jacobian", lambda z: np.diag(softmax(z)), FALSE),
        ("softmax-curve-n", "lib.lesson.claims.softmax.ARTICLE_CLASS_COUNTS", (50, 50), TRUE),
        ("ce-unrelated-to-mse", "lib.lesson.claims.losses.squared_error", lambda a, b: np.abs(a - b), TRUE),
        (
            "mse-zero-gradient",
            "lib.lesson.claims.losses.half_squared_error_slope",
            binary_cross_entropy_with_logits_gradient,
            FALSE,
        ),
        ("mse-blind", "lib.lesson.claims.losses.squared_error", lambda p, y: np.abs(p - y), TRUE),
        ("outputs-are-probabilities", "lib.lesson.claims.losses.overconfident", lambda z, factor: sigmoid(z), TRUE),
        ("article-derives-ce", "lib.lesson.claims.losses.ARTICLE_PROBABILITIES", (0.2, 0.3), TRUE),
        ("nll-is-cross-entropy", "lib.lesson.claims.losses.bernoulli_divergence", lambda q, p: 0 * p, FALSE),
        ("binomial-same-argmax", "lib.lesson.claims.likelihood.binomial_pmf", lambda k, n, p: p, FALSE),
        ("product-underflows", "lib.lesson.claims.likelihood.likelihood", lambda sample, p: 1.0, FALSE),
        ("product-underflows", "lib.lesson.claims.likelihood.log_likelihood", lambda sample, p: -np.inf, FALSE),
    ],
)
def test_a_verdict_turns_with_the_function_that_it_is_about(name, place, replacement, verdict, monkeypatch):
    monkeypatch.setattr(place, replacement)
    with np.errstate(all="ignore"):
        assert examine(CLAIMS[name]).verdict is verdict
    assert verdict is not VERDICTS[name]


def test_a_prior_moves_the_most_probable_parameter_only_because_it_weighs(monkeypatch):
    def without_prior(sample, p):
        return likelihood(sample, p) if sum(sample) == 3 else 1.0

    monkeypatch.setattr("lib.lesson.claims.likelihood.likelihood", without_prior)
    numbers = examine(CLAIMS["mle-most-probable"]).numbers
    assert numbers["with_prior"] == pytest.approx(numbers["maximum"])


# Measured claims


FORMULAS = ("relu", "sigmoid", "tanh", "library_tanh", "elu")


def clock_of(**seconds):
    """Return a clock on which each formula, in its turn, takes the given time; 1 for those that are not named."""

    def readings():
        now = 0.0
        for name in itertools.cycle(FORMULAS):
            yield now
            now += seconds.get(name, 1.0)
            yield now

    return readings().__next__


def test_costs_are_ratios_to_relu():
    assert relative_costs(clock_of(relu=2.0, sigmoid=6.0, tanh=8.0, library_tanh=3.0, elu=5.0)) == {
        "relu": 1.0,
        "sigmoid": 3.0,
        "tanh": 4.0,
        "library_tanh": 1.5,
        "elu": 2.5,
    }


@pytest.mark.parametrize(
    ("name", "seconds", "verdict"),
    [
        ("tanh-cost", {"sigmoid": 4.0, "tanh": 5.0}, TRUE),
        ("tanh-cost", {"sigmoid": 4.0, "tanh": 9.0}, FALSE),
        ("tanh-cost", {"sigmoid": 4.0, "tanh": 1.0}, FALSE),
        ("relu-fast", {"sigmoid": 3.0, "tanh": 4.0}, TRUE),
        ("relu-fast", {"sigmoid": 3.0, "tanh": 1.0}, FALSE),
        ("relu-fast", {"sigmoid": 1.0, "tanh": 3.0}, FALSE),
        ("elu-cost", {"elu": 3.0}, TRUE),
        ("elu-cost", {"elu": 1.1}, FALSE),
    ],
)
def test_a_measured_verdict_is_the_clocks(name, seconds, verdict):
    assert examine(CLAIMS[name], clock_of(**seconds)).verdict is verdict


@pytest.mark.parametrize("name", [claim.id for claim in CLAIMS.values() if claim.needs_clock])
def test_a_measured_claim_without_a_clock_names_what_is_missing(name):
    with pytest.raises(ValueError, match=f"clock must be given for {name}"):
        examine(CLAIMS[name])


# How checks look


@pytest.mark.parametrize(
    ("holds", "under_condition", "verdict"),
    [(True, True, TRUE), (True, False, TRUE), (False, True, TRUE_IF), (False, False, FALSE)],
)
def test_a_claim_is_true_if_only_when_it_fails_without_the_condition(holds, under_condition, verdict):
    assert judge(holds, under_condition) is verdict


def test_first_where_finds_the_first_float():
    root = first_where(lambda x: x * x >= 2, 0, 2)
    assert root * root >= 2 > np.nextafter(root, 0) ** 2


def test_first_where_is_infinite_where_nothing_holds():
    assert first_where(lambda x: False, 0, 1) == math.inf


def test_the_central_difference_of_a_sine_is_its_cosine():
    x = np.linspace(-3, 3, 61)
    np.testing.assert_allclose(central_difference(np.sin, x), np.cos(x), rtol=0, atol=1e-9)
