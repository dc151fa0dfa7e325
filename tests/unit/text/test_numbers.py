"""Numbers as text: what is printed reads back to the same number, within the digits that are printed."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lib.lesson.reading import parse_number
from lib.text.numbers import (
    MINUS,
    NAN,
    aligned,
    equals,
    equals_probability,
    equals_vector,
    exponential,
    factor,
    filled,
    fixed,
    formatted,
    fraction,
    gathered,
    grouped,
    latex,
    latex_equals,
    latex_exponential,
    latex_fixed,
    latex_relation,
    listed,
    percentage,
    plain_power,
    power,
    precise,
    relation,
    signed,
    significant,
    significant_texts,
    vector,
)
from tests.unit.each import each
from tests.unit.text.reading import number as printed
from tests.unit.text.reading import number_in_latex

FINITE = st.floats(allow_nan=False, allow_infinity=False)
# Fixed decimal places are for numbers of a common size: of a huge one each of 300 digits would be printed.
COMMON = st.floats(-1e9, 1e9)
# A busy machine is no fault of the code.
ANY_TIME = settings(deadline=None)
DIGITS, PLACES = st.integers(1, 17), st.integers(0, 12)
EXTREMES = {
    "nan": (math.nan, "NaN", r"\text{NaN}"),
    "infinity": (math.inf, "∞", r"\infty"),
    "minus infinity": (-math.inf, "−∞", r"-\infty"),
    "zero": (0.0, "0", "0"),
    "minus zero": (-0.0, "0", "0"),
    "largest": (1.7976931348623157e308, "1.798×10³⁰⁸", r"1.798 \cdot 10^{308}"),
    "least": (-1.7976931348623157e308, "−1.798×10³⁰⁸", r"-1.798 \cdot 10^{308}"),
    "smallest": (5e-324, "4.941×10⁻³²⁴", r"4.941 \cdot 10^{-324}"),
    "a negative power": (-4.5398e-5, "−4.54×10⁻⁵", r"-4.54 \cdot 10^{-5}"),
    "a small power": (1e-7, "1×10⁻⁷", r"1 \cdot 10^{-7}"),
    "common": (-2.5, "−2.5", "-2.5"),
}


@each("case", EXTREMES)
def test_extreme_numbers_have_one_form_in_plain_text_and_one_in_latex(case):
    number, plain, mathematics = EXTREMES[case]
    assert significant(number, 4) == plain
    assert latex(number, 4) == mathematics


# Above, one digit of the largest float would be rounded up to a number that no float holds.
@ANY_TIME
@given(st.floats(-1e308, 1e308), DIGITS)
def test_significant_digits_read_back_within_half_of_the_last_one(number, digits):
    text = significant(number, digits)
    assert printed(text) == pytest.approx(number, rel=0.5 * 10.0 ** (1 - digits) * (1 + 1e-12), abs=5e-324)
    assert len(re.sub(r"×.*|[^\d]", "", text).lstrip("0").rstrip("0")) <= digits


@ANY_TIME
@given(FINITE)
def test_seventeen_digits_read_back_to_the_very_number(number):
    assert printed(significant(number, 17)) == number


@ANY_TIME
@given(COMMON, PLACES)
def test_decimal_places_read_back_within_half_of_the_last_one(number, places):
    text = fixed(number, places)
    assert printed(text) == pytest.approx(number, rel=0.5e-3, abs=0.5 * 10.0**-places * (1 + 1e-12))
    if abs(number) < 0.99:
        assert len(text.partition(".")[2]) == places
    else:
        assert len(re.sub(r"×.*|[^\d]", "", text).lstrip("0").rstrip("0")) <= 4


@ANY_TIME
@given(st.floats(), DIGITS)
def test_plain_text_has_no_hyphen_and_a_minus_sign_only_before_a_number_below_zero(number, digits):
    for text in (significant(number, digits), fixed(number, digits), percentage(number, digits)):
        assert "-" not in text
        if text.startswith(MINUS):
            assert printed(text.removesuffix("%")) < 0 or math.isinf(number)


@ANY_TIME
@given(st.floats(), DIGITS)
def test_latex_says_the_number_that_plain_text_says(number, digits):
    for plain, mathematics in (
        (significant(number, digits), latex(number, digits)),
        (fixed(number, digits), latex_fixed(number, digits)),
    ):
        if math.isnan(number):
            assert (plain, mathematics) == (NAN, r"\text{NaN}")
        else:
            assert number_in_latex(mathematics) == printed(plain)
        assert not re.search(r"\de", mathematics)


@ANY_TIME
@given(COMMON, PLACES)
def test_a_signed_number_has_its_sign_and_what_rounds_to_0_is_0_because_a_zero_has_no_sign(number, places):
    text = signed(number, places)
    assert text[0] == (MINUS if printed(text) < 0 else "+") if printed(text) else text == "0"
    assert printed(text) == printed(fixed(number, places))


@each(
    ("number", "specification", "text"),
    [(1e-5, "+.4f", "0"), (-1e-5, "+.2f", "0"), (0.4, "+.0f", "0"), (0.6, "+.0f", "+1"), (-2, "+.0f", "−2")],
)
def test_a_template_with_signs_has_none_before_0(number, specification, text):
    assert formatted(number, specification) == text


def test_infinity_has_a_plus_only_where_every_number_has_a_sign():
    assert signed(math.inf, 3) == "+∞"
    assert signed(-math.inf, 3) == "−∞"
    assert signed(math.nan, 3) == NAN


@each(("share", "places", "text"), [(0.256, 0, "26%"), (0.256, 1, "25.6%"), (-0.0004, 1, "0.0%"), (math.nan, 0, "NaN")])
def test_a_share_is_a_percentage(share, places, text):
    assert percentage(share, places) == text


@ANY_TIME
@given(st.integers())
def test_a_whole_number_of_five_digits_has_groups_of_three(count):
    text = grouped(count)
    assert int(text.replace(MINUS, "-").replace("\u202f", "")) == count
    assert re.fullmatch(r"−?(\d{1,4}|\d{2,3}(\u202f\d{3})+|\d(\u202f\d{3}){2,})", text)


@each(
    ("number", "text"),
    [(0.0004782969, "4.783×10⁻⁴"), (0.001, "0.001"), (1.66294, "1.663"), (1075, "1075"), (12345.6, "12350")],
)
def test_a_number_on_a_page_has_four_digits(number, text):
    assert significant(number) == text


@each("p", ["0.0004782969", "0.0016777216", "0.0009765625", "0.0022235661"])
def test_the_table_of_a_chart_has_the_digits_of_the_lesson(p):
    assert precise(float(p)) == p
    assert precise(float(p) * (1 + 1e-15)) == p


def test_a_fraction_is_exact_until_it_is_long():
    assert fraction(Fraction(1, 1320)) == "1/1320"
    assert fraction(Fraction(1, 10**13)) == "1×10⁻¹³"


@ANY_TIME
@given(st.lists(FINITE, max_size=5))
def test_a_list_has_every_number(numbers):
    assert [printed(text) for text in listed(numbers, 17).split(", ") if text] == numbers


@ANY_TIME
@given(COMMON, COMMON)
def test_a_template_has_its_numbers_as_they_are_written_everywhere(first, second):
    text = filled(
        "A well-known slope is {first:.4f}, in the limit {second:.1e}: {{}}.", {"first": first, "second": second}
    )
    assert text == f"A well-known slope is {fixed(first)}, in the limit {formatted(second, '.1e')}: {{}}."


def test_a_template_without_its_number_is_refused():
    with pytest.raises(KeyError, match="second"):
        filled("{first:.1f} {second:.1f}", {"first": 1.0})


@ANY_TIME
@given(FINITE)
def test_a_factor_is_in_brackets_if_it_is_negative(number):
    text = factor(number, 17)
    assert text.startswith("(") == text.endswith(")") == (number < 0)
    assert number_in_latex(text.strip("()")) == number


@each(
    ("base", "written", "plain"),
    [
        (0.5, "0.5^{3}", "0.5³"),
        (1e-6, r"(1 \cdot 10^{-6})^{3}", "(1×10⁻⁶)³"),
        (-2.0, "(-2)^{3}", "(−2)³"),
        (0.0, "0^{3}", "0³"),
    ],
)
def test_the_base_of_a_power_is_in_brackets_where_it_must_be(base, written, plain):
    assert power(base, 3) == written
    assert plain_power(base, 3) == plain


@ANY_TIME
@given(st.integers(-9999, 9999), st.integers(-8, 8), FINITE)
def test_an_equals_sign_stands_before_a_number_in_full_and_one_of_approximation_before_a_rounded_one(
    mantissa, exponent, number
):
    short = float(f"{mantissa}e{exponent}")
    assert relation(short) == relation(short * (1 + 1e-15)) == "="
    assert relation(number) == ("=" if math.isclose(printed(significant(number)), number, rel_tol=1e-12) else "≈")
    assert relation(short, 1 / 3) == "≈"


def test_a_number_stands_after_its_relation_in_each_of_the_two_forms():
    assert (equals(0.25), equals(1 / 3), equals(1 / 3, 2)) == ("= 0.25", "≈ 0.3333", "≈ 0.33")
    assert (equals(0.125, 2), equals(math.inf), equals(1e-7)) == ("≈ 0.12", "= ∞", "= 1×10⁻⁷")
    assert (latex_equals(-2), latex_equals(1 / 3)) == ("= -2", r"\approx 0.3333")
    assert (latex_relation(0.5, -2), latex_relation(0.5, 1 / 3)) == ("=", r"\approx")
    assert equals_vector([0.5, 0.25]) == "= (0.5, 0.25)"
    assert equals_vector([0.5, 2 / 3]) == r"\approx (0.5, 0.667)"
    assert (equals_vector([0.1234]), equals_vector([0.1234], 4)) == (r"\approx (0.123)", "= (0.1234)")


@each(
    ("p", "complement", "written"),
    [
        (0.5, 0.5, "= 0.5"),
        (2 / 3, 1 / 3, r"\approx 0.6667"),
        (1 - 2**-30, 2**-30, r"\approx 1 - 9.313 \cdot 10^{-10}"),
        (1.0, 1e-20, r"= 1 - 1 \cdot 10^{-20}"),
        (1.0, 0.0, "= 1"),
    ],
)
def test_a_probability_that_would_be_rounded_to_1_has_the_relation_of_its_complement(p, complement, written):
    assert equals_probability(p, complement) == written


def test_a_vector_is_in_parentheses():
    assert vector([1.0, -0.0, 1e-9, math.inf]) == r"(1, 0, 1 \cdot 10^{-9}, \infty)"


@each(("stack", "name"), [(aligned, "aligned"), (gathered, "gathered")])
def test_rows_stand_below_each_other_with_a_gap_between(stack, name):
    assert stack("a &= 1") == rf"\begin{{{name}}} a &= 1 \end{{{name}}}"
    assert stack("a", "b", "c") == rf"\begin{{{name}}} a \\ b \\ c \end{{{name}}}"
    assert stack("a", "b", gap="1ex", small=True) == rf"\small \begin{{{name}}} a \\[1ex] b \end{{{name}}}"


@ANY_TIME
@given(FINITE, DIGITS)
@example(1e15, 17)
@example(-4.5e-5, 2)
def test_a_printed_number_can_be_pasted_into_a_box_in_each_of_its_forms(number, digits):
    shown = significant(number, digits)
    value = float(f"{number:.{digits}g}")
    assume(math.isfinite(value))
    assert parse_number(shown) == value
    assert parse_number(latex(number, digits)) == value
    copied = re.sub(r" \\cdot 10\^\{(-?\d+)\}", r"⋅10^\1", latex(number, digits)).replace("-", MINUS)
    assert parse_number(copied) == value


@ANY_TIME
@given(COMMON, st.integers(0, 6), st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_places_signs_percentages_groups_and_fractions_are_read_back(number, places, count, divisor):
    assert parse_number(fixed(number, places)) == printed(fixed(number, places))
    assert parse_number(signed(number, places)) == printed(fixed(number, places))
    assert parse_number(percentage(number, places)) == pytest.approx(float(f"{number * 100:.{places}f}") / 100)
    assert parse_number(grouped(count)) == count
    assert parse_number(fraction(Fraction(count, divisor))) == pytest.approx(count / divisor, rel=5e-4)


@each(
    ("power_of_ten", "plain", "in_latex"),
    [
        (-363.5, "3.162×10⁻³⁶⁴", r"3.162 \cdot 10^{-364}"),
        (-400.000001, "1×10⁻⁴⁰⁰", r"1 \cdot 10^{-400}"),
        (500.0, "1×10⁵⁰⁰", r"1 \cdot 10^{500}"),
        (-2.0, "0.01", "0.01"),
        (-math.inf, "0", "0"),
        (math.inf, "∞", r"\infty"),
        (math.nan, "NaN", r"\text{NaN}"),
    ],
)
def test_an_exponential_is_a_power_of_ten_where_a_float_would_underflow_or_overflow(power_of_ten, plain, in_latex):
    logarithm = power_of_ten * math.log(10)
    assert (exponential(logarithm), latex_exponential(logarithm)) == (plain, in_latex)


def test_a_fraction_too_small_for_a_float_is_a_power_of_ten():
    assert fraction(Fraction(1, 2 * 10**400)) == "5×10⁻⁴⁰¹"


@ANY_TIME
@given(st.lists(st.floats() | COMMON | st.floats(-1e4, 1e4)))
@example([0.0, -0.0, 1e-3, 0.00099999, 999.96, 9999.6, -0.125, 1e5])
def test_many_numbers_at_once_are_written_as_each_is_alone(numbers):
    assert significant_texts(numbers) == [significant(number) for number in numbers]
