"""The declared controls: one control for each key, each with a default that it may hold."""

import re

import pytest

from lib.lesson import controls
from lib.lesson.address import EVERY_PAGE
from lib.lesson.address_values import read_values
from lib.lesson.control import Choice, Choices, Interval, Switch, Text, limits, same
from lib.lesson.reading import parse_number
from lib.numerics.parameter import Parameter
from tests.unit.each import each

EVERY = [control for page in EVERY_PAGE.values() for view in page.views.values() for control in view]


def test_a_key_belongs_to_one_control():
    by_key = {control.key: control for control in EVERY}
    assert all(by_key[control.key] is control for control in EVERY)
    assert not {"view", "lecture", "scenes", "tour", "embed"} & set(by_key)


def test_every_declared_control_is_on_a_page():
    declared = [value for name, value in vars(controls).items() if name.isupper() and hasattr(value, "key")]
    assert {control.key for control in declared} <= {control.key for control in EVERY}


@each(
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


PARAMETERS = {control.key: control for control in EVERY if isinstance(control, Parameter)}
# These run over a wide range in whole steps, but what they mean is no count.
CONTINUOUS = {"shift"}


@each("parameter", PARAMETERS.values())
def test_a_parameter_whose_slider_has_whole_numbers_only_is_whole(parameter):
    numbers = (parameter.low, parameter.high, parameter.default, parameter.step)
    assert parameter.whole == (all(float(n).is_integer() for n in numbers) and parameter.key not in CONTINUOUS)


@each("parameter", PARAMETERS.values())
def test_the_address_of_a_parameter_has_plain_numbers_and_whole_ones_where_it_is_whole(parameter):
    middle = round(parameter.low + 0.3 * (parameter.high - parameter.low), 2)
    default = f"{parameter.default}".replace("-", "\u2212")
    for text in (f"{middle}", f"{middle}".replace(".", ","), f" {middle} ", default):
        (plain,), _ = read_values(parameter, [text])
        assert float(plain) == parameter.nearest(parse_number(text))
        assert read_values(parameter, [plain]) == ([plain], [])
        assert not parameter.whole or float(plain).is_integer()
    for text in ("1e999", "nan", "inf", "-inf", "0x10", "1_000", "", "\ud800", "9" * 400, "x" * 10_000, "--1"):
        kept, (note,) = read_values(parameter, [text])
        assert not kept
        assert re.match(f"{re.escape(parameter.label)}: .* holds {re.escape(limits(parameter))}", note, re.DOTALL)
    for beyond in (parameter.low - 1, parameter.high + 1):
        kept, (note,) = read_values(parameter, [str(beyond)])
        assert not kept
        assert "is out of range; it holds a" in note


def test_half_a_number_counts_upwards_and_minus_zero_is_zero():
    bins = PARAMETERS["bins"]
    assert [read_values(bins, [text])[0] for text in ("2.5", "7.6", "2.4", "3", "03")] == [
        ["3"],
        ["8"],
        ["2"],
        ["3"],
        ["03"],
    ]
    assert read_values(PARAMETERS["z"], ["-0"])[0] == ["0"]
    assert read_values(PARAMETERS["z"], ["1", "\u22122"])[0] == ["-2"]


def test_both_ends_of_an_interval_are_read():
    interval = next(control for control in EVERY if isinstance(control, Interval))
    assert read_values(interval, ["\u22122,5", "3"])[0] == ["-2.5", "3"]
    kept, (note,) = read_values(interval, ["a", "3"])
    assert not kept
    assert "Range of x: 'a' is not a number" in note


def test_a_text_that_cannot_be_read_is_refused_and_its_default_never():
    assert read_values(controls.POINTS, [""])[0] == [""]
    assert read_values(controls.FLIPS, ["1;0"])[0] == ["1;0"]
    kept, (note,) = read_values(controls.FLIPS, ["abc"])
    assert not kept
    assert "Flips: character 1" in note
