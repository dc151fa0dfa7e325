"""Which cases of a slow test every run has."""

from tests.thorough import first_of_each


def test_the_first_case_of_each_kind_is_in_every_run_and_all_others_are_in_the_thorough_one_in_the_same_order():
    chosen = first_of_each(str.lower, ["a", "A", "b", "a", "B"])
    marked = {place: case for place, case in enumerate(chosen) if not isinstance(case, str)}
    assert [case for case in chosen if isinstance(case, str)] == ["a", "b"]
    assert {place: case.values for place, case in marked.items()} == {1: ("A",), 3: ("a",), 4: ("B",)}
    assert {mark.name for case in marked.values() for mark in case.marks} == {"thorough"}
