"""The words for those who hear a picture: they hold its present numbers, and change with them."""

import dataclasses

import pytest

from lib.charts.core.alt_text import alt_text
from tests.unit.charts.test_charts import PICTURES as FIRST
from tests.unit.charts.test_charts import RUNS
from tests.unit.charts.test_loss_charts import PICTURES as MORE

PICTURES = FIRST | MORE
EVERY = pytest.mark.parametrize("name", PICTURES)


def defaults(picture):
    return {key: slider.default for key, slider in picture.sliders.items()}


@EVERY
def test_what_is_said_of_a_picture_holds_numbers_and_is_not_endless(name):
    picture = PICTURES[name]()
    text = alt_text(picture, defaults(picture))
    assert text.startswith(picture.description)
    assert any(letter.isdigit() for letter in text)
    assert text.endswith(".")
    assert "nan" not in text
    assert len(text) < 1000


@EVERY
def test_what_is_said_changes_with_every_slider(name):
    picture = PICTURES[name]()
    values = defaults(picture)
    for key, slider in picture.sliders.items():
        moved = values | {key: slider.high if values[key] != slider.high else slider.low}
        assert alt_text(picture, moved) != alt_text(picture, values), key


def test_a_cursor_is_said_with_the_value_of_the_curve_there():
    text = alt_text(FIRST["per_flip"](), {"p": 0.5})
    assert "p = 0.5" in text
    assert "the cross-entropy 0.6931" in text


def test_a_bent_curve_is_said_as_it_is_bent():
    picture = FIRST["learned_slope"]()
    assert "PReLU as learned so far from -0.5 to 2" in alt_text(picture, {"prelustep": 0})
    end = float(-2 * RUNS["PReLU"].alpha[-1])
    assert f"PReLU as learned so far from {end:.4g} to 2" in alt_text(picture, {"prelustep": 300})


def test_sliders_that_are_not_shown_are_not_said():
    picture = dataclasses.replace(FIRST["over_temperature"](), columns=())
    assert alt_text(picture, {}) == picture.description
