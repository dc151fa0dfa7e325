"""The declared controls: one control for each key, each with a default that it may hold."""

import pytest

from lib.lesson import controls
from lib.lesson.address import PAGES
from lib.lesson.control import Choice, Choices, Interval, Switch, Text, same

EVERY = [control for page in PAGES.values() for view in page.views.values() for control in view]


def test_a_key_belongs_to_one_control():
    by_key = {control.key: control for control in EVERY}
    assert all(by_key[control.key] is control for control in EVERY)
    assert not {"view", "lecture", "scenes", "tour", "embed"} & set(by_key)


def test_every_declared_control_is_on_a_page():
    declared = [value for name, value in vars(controls).items() if name.isupper() and hasattr(value, "key")]
    assert {control.key for control in declared} <= {control.key for control in EVERY}


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: Switch("Card", "Card"), "lower-case word"),
        (lambda: Choice("show", "Show", same("both", "function"), "slope"), "default must be one of"),
        (lambda: Choices("units", "Units", same("relu"), ("relu", "elu")), "not \\['elu'\\]"),
        (lambda: Interval("range", "Range", 0, 1, (0.5, 2), 0.1), "in order in \\[0, 1\\]"),
        (lambda: Text("names", "Names", "cat, dog", 3), "at most 3 characters"),
    ],
)
def test_a_control_that_cannot_be_is_refused_with_its_fault(make, fault):
    with pytest.raises(ValueError, match=fault):
        make()


def test_logits_are_labelled_with_the_names_of_the_classes():
    labels = [z.label for z in controls.named_logits(["cat", "owl", "fox", "bee"])]
    assert labels == ["Logit of cat", "Logit of owl", "Logit of fox", "Logit of bee"]
    assert [z.key for z in controls.named_logits(["cat", "owl"])] == ["cat", "dog"]
