import pytest

from lib.activations import ACTIVATIONS
from lib.lesson.examples import PARAMETERS, TEN_FLIPS, parse_flips, parse_names
from lib.losses import LOSSES


def test_every_key_of_the_app_is_unique():
    records = [*ACTIVATIONS.values(), *LOSSES.values()]
    keys = [p.key for p in PARAMETERS] + [p.key for record in records for p in record.parameters.values()]
    assert len(keys) == len(set(keys))


def test_the_ten_flips_hold_three_ones():
    assert parse_flips(TEN_FLIPS) == [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]


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
