"""A test over many cases runs all of them, and says in which one it fails."""

import inspect

import pytest

from tests.unit.each import each


def test_every_case_is_run_with_the_fixtures_that_are_left():
    seen = []

    @each("name, number", [("a", 1), pytest.param("b", 2, id="second")])
    @each("letter", "xy")
    def test(fixture, name, number, letter):
        seen.append((fixture, name, number, letter))

    assert list(inspect.signature(test).parameters) == ["fixture"]
    test(fixture=0)
    assert seen == [(0, "a", 1, "x"), (0, "a", 1, "y"), (0, "b", 2, "x"), (0, "b", 2, "y")]


def test_an_error_names_its_case():
    @each("number", [1, 2, 3])
    def test(number):
        assert number < 2

    with pytest.raises(AssertionError) as found:
        test()
    assert found.value.__notes__ == ["case: {'number': 2}"]


def test_no_case_is_an_error():
    with pytest.raises(AssertionError, match="no case for name"):
        each("name", [])
