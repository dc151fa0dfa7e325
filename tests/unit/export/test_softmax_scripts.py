"""The logits of a script: those of sliders, and those of sliders that are hidden."""

from lib.export.softmax_scripts import given_logits, live_logits
from lib.lesson import controls


def test_a_slider_has_its_present_value_and_a_hidden_one_the_committed_one():
    first, second, third = controls.LOGITS
    arguments = {
        "names": ["a", "b", "c"],
        "logits": (first, second, third),
        "committed": {first.key: 1.0, third.key: 3.0},
    }
    found = live_logits(arguments, {first.key: -1.0, second.key: 2.0})
    assert found == {"names": ["a", "b", "c"], "logits": [-1.0, 2.0, 3.0]}


def test_logits_without_sliders_are_those_of_the_picture():
    assert given_logits({"names": ["a"], "logits": [1.0], "more": 0}) == {"names": ["a"], "logits": [1.0]}
