"""What people type and paste is read as they mean it, or refused with its place, and never read as something else."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.learning.datasets import Points, encode_points
from lib.lesson.reading import (
    class_names,
    distinct,
    names_as_held,
    parse_flips,
    parse_number,
    parse_points,
    points_as_held,
    split_list,
)
from tests.unit.each import each


@each(
    ("text", "number"),
    [
        ("0,5", 0.5),
        ("\u22123", -3),
        ("\u22120,25", -0.25),
        ("0,125", 0.125),
        ("\u20133", -3),
        ("\uff11\uff0e\uff15", 1.5),
        ("\uff0d\uff12", -2),
        (" 1 000 ", 1000),
        ("10\u202f000", 10000),
        ("1e-3", 0.001),
        ("4.5e\u221205", 4.5e-05),
        ("+.5", 0.5),
        ("5.", 5),
        ("1e\u22123", 1e-3),
        ("3\u00d710\u207b\u2076", 3e-6),
        ("3 \u00d7 10\u2076", 3e6),
        ("3*10^6", 3e6),
        ("4.5 \\cdot 10^{-5}", 4.5e-5),
        ("4.5\u22c510\u22125", 4.5e-5),
        ("10\u207b\u2076", 1e-6),
        ("\u221210^3", -1000),
        ("1\u202f320", 1320),
        ("1'320,5", 1320.5),
        ("95%", 0.95),
        ("12,5 %", 0.125),
        ("1/1\u202f320", 1 / 1320),
        ("\u00bd", 0.5),
        ("\u0663\u066b\u0665", 3.5),
        ("\u200e5\ufeff", 5),
    ],
)
def test_a_number_is_read_in_any_common_notation(text, number):
    assert parse_number(text) == number


@each(
    "text",
    [
        *("", "abc", "1.2.3", "1,2,3", "--1", "0x10", "nan", "inf", "\u221e", "1_000", "1\u00bd", "1e", "1 2"),
        *("10 0000", "1 000 00"),
        *("3\u00d7", "3\u00d7105", "1/0", "1/2/3", "1/2%", "%", "/", "\ud800", "1" * 500, "e5", "0;5", "1e5e5"),
    ],
)
def test_what_is_not_a_number_is_refused_and_quoted(text):
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


@each("text", ["1,320", "-10,000", "1,320.5"])
def test_a_comma_that_could_group_digits_is_refused_with_both_readings(text):
    with pytest.raises(ValueError, match="could be two numbers: write"):
        parse_number(text)


@each("text", ["1e999", "-1e400", "9" * 310])
def test_a_number_that_no_float_holds_is_refused_as_too_large(text):
    with pytest.raises(ValueError, match="is too large"):
        parse_number(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_as_python_writes_it_is_read_back(number):
    assert parse_number(repr(number)) == number
    assert parse_number(repr(number).replace("-", "\u2212")) == number


@given(st.text())
def test_no_text_is_read_as_a_number_that_is_not_finite_or_raises_anything_else(text):
    with contextlib.suppress(ValueError):
        assert math.isfinite(parse_number(text))


@each(
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
        "1|0|1",
        "\ufeff1\u200b0\u00a01\u2028",
        "[1, 0, 1]",
        "1/0/1",
        "('H', 'T', 'H')",
        "\u0661\u0660\u0661",
        "\u0967\u0966\u0967",
        "\uff3b1\u30fb0\u30fb1\uff3d",
    ],
)
def test_flips_are_read_in_any_common_notation(text):
    assert parse_flips(text) == [1, 0, 1]


@each(
    ("text", "place", "character"),
    [
        ("10x1", 3, "x"),
        ("\u1e97", 1, "\u1e97"),
        ("01\u00b2", 3, "\u00b2"),
        ("2", 1, "2"),
        ("1.0", 2, "."),
        ("1-0", 2, "-"),
    ],
)
def test_the_first_bad_character_is_named_with_its_place(text, place, character):
    with pytest.raises(ValueError, match=f"character {place}, '{character}'"):
        parse_flips(text)


@each("text", ["", " , ", "\u3000"])
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


@each(
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
        ("cat/dog/tiger", ["cat", "dog", "tiger"]),
        ("\u732b\uff5c\u72d7\u3001\u864e\nowl\u060cfox", ["\u732b", "\u72d7", "\u864e", "owl", "fox"]),
        ("\u732b\uff0f\u72d7", ["\u732b", "\u72d7"]),
        ("![](//a.bc/p.png),b", ["![](//a.bc/p.png)", "b"]),
        (":material/home:", [":material/home:", "class 2"]),
        ("a,\u200b,\u2060\ufeff,a\u200b", ["a", "a 2"]),
        ("e\u0301,\u00e9", ["\u00e9", "\u00e9 2"]),
        ("a\ud800,b\x00", ["a", "b"]),
        ("a\ufe50b\ufe54c\ufe51d", ["a", "b", "c", "d"]),
        ("\u732b\u30fb\u72d7\uff65\u864e", ["\u732b", "\u72d7", "\u864e"]),
        ("A\u30fbB, C", ["A\u30fbB", "C"]),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467,a\u200db\u200c",
            ["\U0001f468\u200d\U0001f469\u200d\U0001f467", "ab"],
        ),
        ("\u0645\u06cc\u200c\u062e", ["\u0645\u06cc\u200c\u062e", "class 2"]),
        ("a,A,\uff41", ["a", "A", "\uff41 2"]),
    ],
)
def test_class_names_are_read_skip_empties_and_are_unique(text, names):
    assert class_names(text) == names


def test_missing_names_become_numbers_and_long_ones_are_cut():
    assert class_names("cat", 3, 3) == ["cat", "class 2", "class 3"]
    assert len(class_names("x" * 10_000)[0]) == 20


def test_an_emoji_of_several_codes_is_not_cut_in_its_middle():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert class_names(family * 5)[0] == family * 4
    assert class_names("x" * 19 + "e\u0323\u0301" * 2)[0] == "x" * 19


@each(
    ("text", "held", "left_out"),
    [
        ("cat;dog", "cat;dog", ""),
        ("a,b,c,d,e,f,g,h,i,j,k,l", "a, b, c, d, e, f, g, h, i, j", "of 12 names the first 10 are kept"),
        ("x" * 21 + ",y", "x" * 20 + ", y", "a name is cut after 20 characters"),
        (",".join(["x" * 20] * 10), ", ".join(["x" * 20] * 9), "the first 9 names are kept"),
        (" " * 300 + "a,b", "a, b", ""),
    ],
)
def test_what_a_list_of_names_loses_is_said_with_the_limit(text, held, left_out):
    kept, said = names_as_held(text)
    assert kept == held
    assert left_out in said
    assert bool(said) == bool(left_out)
    assert names_as_held(kept) == (kept, "")


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


@each(
    "text",
    [
        "1.25_-0.5_1~3_0_0",
        " 1.25_-0.5_1 ~ 3_0_0 ~",
        "1,25_\u22120,5_1~3_0_0",
        "1.25\t-0.5\t1\r\n3\t0\t0\n",
        "1.25, -0.5, 1; 3, 0, 0",
        "\uff11.25 -0.5 1\n3 0 0",
        "1.25,-0.5,1\n3,0,0\n",
        "x1,x2,class\n1.25,-0.5,1\r\n3.0,0,0\n",
        "x1,x2,class 1.25,-0.5,1 3,0,0",
        "\ufeffx1\tx2\tclass\n1.25\t-0.5\t1\n3\t0\t0",
        "x1\tx2\tclass 1.25\t-0.5\t1 3\t0\t0",
        "x;y;label 1,25;-0,5;1 3;0;0",
        "1.25 -0.5 1 3 0 0",
        "1.25, -0.5, 1 3, 0, 0",
        "1.25|-0.5|1\n3|0|0",
    ],
)
def test_points_are_read_as_the_address_has_them_and_as_rows_of_a_table(text):
    assert encode_points(parse_points(text)) == encode_points(Points([(1.25, -0.5), (3, 0)], [1, 0]))


@each("text", ["", "abc", "1_2", "1_2_9", "1_2_0.5", "1_1e999_0", "1_nan_0", "1_0.125_0", "1_2_0_3"])
def test_points_that_cannot_be_read_are_refused_with_the_item(text):
    with pytest.raises(ValueError, match=r"item 1 must be|text must be"):
        parse_points(text)


def test_a_table_of_points_is_held_as_the_address_has_it_and_rounding_is_said():
    assert points_as_held("x1,x2,class 1.2512345,-0.5,1") == (
        "1.25_-0.5_1",
        "the coordinates are rounded to two decimals",
    )
    assert points_as_held("1,2,1") == ("1_2_1", "")
    for kept in ("", "1.5_2_1~3_0_0", "abc", "1_2", "1,2,9"):
        assert points_as_held(kept) == (kept, "")
