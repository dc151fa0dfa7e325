from lib.lesson.examples import TEN_FLIPS, fair_flips
from lib.lesson.reading import parse_flips


def test_the_ten_flips_hold_three_ones():
    assert parse_flips(TEN_FLIPS) == [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]


def test_every_second_fair_flip_is_a_one():
    assert fair_flips(5) == [0, 1, 0, 1, 0]
