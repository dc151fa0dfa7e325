"""What people type and paste is read as they mean it, or refused with its place, and never read as something else."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lesson.reading import class_names, distinct, parse_flips, parse_number, split_list


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,5", 0.5),
        ("\u22123", -3),
        ("\u22120,25", -0.25),
        ("\u20133", -3),
        ("\uff11\uff0e\uff15", 1.5),
        ("\uff0d\uff12", -2),
        (" 1 000 ", 1000),
        ("10\u202f000", 10000),
        ("1e-3", 0.001),
        ("4.5e\u221205", 4.5e-05),
        ("+.5", 0.5),
        ("5.", 5),
    ],
)
def test_a_number_is_read_in_any_common_notation(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "1,2,3", "--1", "0x10", "nan", "inf", "1_000", "½", "1e", "5 %"])
def test_what_is_not_a_number_is_refused_and_quoted(text):
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1,320", "-10,000", "1,320.5"])
def test_a_comma_that_could_group_digits_is_refused_with_both_readings(text):
    with pytest.raises(ValueError, match="could be two numbers: write"):
        parse_number(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_as_python_writes_it_is_read_back(number):
    assert parse_number(repr(number)) == number
    assert parse_number(repr(number).replace("-", "\u2212")) == number


@given(st.text())
def test_no_text_is_read_as_a_number_that_is_not_finite_or_raises_anything_else(text):
    with contextlib.suppress(ValueError):
        assert not math.isnan(parse_number(text))


@pytest.mark.parametrize(
    "text",
    [
        "HTH",
        "1,0,1",
        " 1 0 ;1 ",
        "hth",
        "1\t0\t1",
        "\uff11\uff0c\uff10\uff0c\uff11",
        "1;0;1",
        "1\n0\n1",
        "1\u30010\u30011",
        "\uff28\uff34\uff28",
    ],
)
def test_flips_are_read_in_any_common_notation(text):
    assert parse_flips(text) == [1, 0, 1]


@pytest.mark.parametrize(
    ("text", "place", "character"),
    [("10x1", 3, "x"), ("\u1e97", 1, "\u1e97"), ("01\u00b2", 3, "\u00b2"), ("2", 1, "2")],
)
def test_the_first_bad_character_is_named_with_its_place(text, place, character):
    with pytest.raises(ValueError, match=f"character {place}, '{character}'"):
        parse_flips(text)


@pytest.mark.parametrize("text", ["", " , ", "\u3000"])
def test_an_empty_sample_is_refused(text):
    with pytest.raises(ValueError, match="no flip"):
        parse_flips(text)


@given(st.text(max_size=40))
def test_any_text_is_read_as_flips_or_refused(text):
    with contextlib.suppress(ValueError):
        assert set(parse_flips(text)) <= {0, 1}


def test_a_list_has_no_empty_items_whatever_separates_them():
    assert split_list("cat,,tiger; owl\tfox\n\u732b\uff0c\u72d7\u3001\u864e") == [
        "cat",
        "tiger",
        "owl",
        "fox",
        "\u732b",
        "\u72d7",
        "\u864e",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("\u732b\uff0c\u72d7\uff0c\u864e", ["\u732b", "\u72d7", "\u864e"]),
        ("cat;dog;tiger", ["cat", "dog", "tiger"]),
        ("cat,,tiger", ["cat", "tiger"]),
        ("a,a,a 2", ["a", "a 3", "a 2"]),
        ("", ["class 1", "class 2"]),
        ("cat", ["cat", "class 2"]),
        ("big cat, dog", ["big cat", "dog"]),
        ("class 2", ["class 2", "class 2 2"]),
    ],
)
def test_class_names_are_read_skip_empties_and_are_unique(text, names):
    assert class_names(text) == names


def test_missing_names_become_numbers_and_long_ones_are_cut():
    assert class_names("cat", 3, 3) == ["cat", "class 2", "class 3"]
    assert len(class_names("x" * 10_000)[0]) == 20


def test_marks_that_turn_the_direction_of_writing_are_left_out():
    assert class_names("ab\u202ecd,\u200f") == ["abcd", "class 2"]


@given(st.text(max_size=60), st.integers(2, 3), st.integers(3, 10))
def test_there_are_always_as_many_different_names_as_asked_for(text, fewest, most):
    names = class_names(text, fewest, most)
    assert fewest <= len(names) <= most
    assert len(set(names)) == len(names)
    assert all(name.strip() for name in names)


def test_a_repeated_name_gets_the_first_number_that_is_free():
    assert distinct(["cat", "cat", "dog", "cat"]) == ["cat", "cat 2", "dog", "cat 3"]
