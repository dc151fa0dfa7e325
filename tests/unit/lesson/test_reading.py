import pytest

from lib.lesson.reading import class_names, distinct, parse_flips, parse_names


@pytest.mark.parametrize("text", ["HTH", "1,0,1", " 1 0 ;1 ", "hth"])
def test_flips_are_read_in_any_common_notation(text):
    assert parse_flips(text) == [1, 0, 1]


def test_the_first_bad_character_is_named_with_its_place():
    with pytest.raises(ValueError, match="character 3, 'x'"):
        parse_flips("10x1")
    with pytest.raises(ValueError, match="no flip"):
        parse_flips(" , ")


def test_missing_names_become_numbers_and_long_ones_are_cut():
    assert parse_names("cat,,tiger,lion", 3) == ["cat", "class 2", "tiger"]
    assert parse_names("", 2) == ["class 1", "class 2"]
    assert len(parse_names("x" * 10_000, 1)[0]) == 20


@pytest.mark.parametrize("text", ["", "cat", "cat,cat", "a,b,c,d,e,f,g,h,i,j,k,l"])
def test_there_are_two_to_ten_different_class_names(text):
    names = class_names(text)
    assert 2 <= len(names) <= 10
    assert len(set(names)) == len(names)


def test_a_repeated_name_gets_a_number():
    assert distinct(["cat", "cat", "dog"]) == ["cat", "cat 2", "dog"]
