"""What holds for every chart: it is complete, shares its specification, and has numbers and a text alternative."""

import importlib
import json
import pkgutil

import numpy as np
import pandas as pd
import pytest

import lib.charts
from lib.charts.core.alt_text import alt_text
from lib.charts.core.picture import Picture
from lib.numerics.parameter import grid
from tests.unit.charts.pictures import OTHERS, PICTURES
from tests.unit.each import each
from tests.vega_lite import vega_lite_validator

EVERY = each("name", PICTURES)


def defaults(picture):
    return {key: slider.default for key, slider in picture.sliders.items()}


def test_there_is_a_picture_of_every_chart():
    names = set()
    for found in pkgutil.iter_modules(lib.charts.__path__):
        module = importlib.import_module(f"lib.charts.{found.name}")
        functions = {name: thing for name, thing in vars(module).items() if hasattr(thing, "__wrapped__")}
        charts = [name for name, function in functions.items() if function.__annotations__.get("return") is Picture]
        names |= {f"{found.name}.{name}" for name in charts if functions[name].__module__ == module.__name__}
    assert names == {name.partition(" ")[0] for name in PICTURES}


@EVERY
def test_a_picture_is_complete(name):
    picture = PICTURES[name]()
    text = json.dumps(picture.specification)
    assert picture.description
    assert picture.title
    assert '"title"' in text or '"axis": null' in text or name == "softmax.computation"
    for table in picture.tables:
        assert f'"name": "{table}"' in text
    assert "view" not in picture.specification["config"]


@pytest.fixture(scope="module")
def vega_lite():
    """Return the validator of Vega-Lite's own schema."""
    return vega_lite_validator()


@EVERY
def test_a_specification_is_valid_vega_lite(name, vega_lite):
    assert vega_lite.is_valid(PICTURES[name]().specification)


@each(
    "part",
    [
        lambda chart: chart,
        lambda chart: chart["layer"][0],
        lambda chart: next(layer for layer in chart["layer"] if "layer" in layer)["layer"][1],
    ],
)
def test_an_unknown_property_of_a_chart_or_of_a_layer_at_any_depth_is_found(part, vega_lite):
    specification = json.loads(json.dumps(PICTURES["activations.curves"]().specification))
    part(specification)["encodings"] = {}
    assert not vega_lite.is_valid(specification)


@EVERY
def test_equal_arguments_give_the_same_specification(name):
    assert PICTURES[name]().specification is PICTURES[name]().specification


@each("name", OTHERS)
def test_other_numbers_of_the_same_shape_give_the_same_specification(name):
    assert PICTURES[name]().specification is OTHERS[name]().specification


@EVERY
def test_every_slider_is_a_parameter_of_the_specification_with_its_default_on_the_grid(name):
    picture = PICTURES[name]()
    assert set(picture.sliders) <= {p["name"] for p in picture.specification.get("params", [])}
    for parameter in picture.sliders.values():
        assert np.abs(grid(parameter) - parameter.default).min() < 1e-9, parameter.key


@each(("name", "picture"), [*PICTURES.items(), *OTHERS.items()])
def test_the_numbers_of_a_picture_have_headings_and_no_empty_column(name, picture):
    picture = picture()
    numbers = pd.DataFrame(picture.data_at(defaults(picture)))
    assert len(numbers) >= 2
    assert numbers.columns.is_unique
    assert numbers.notna().any().all()


@EVERY
def test_the_text_alternative_holds_numbers_and_is_not_endless(name):
    picture = PICTURES[name]()
    text = alt_text(picture, defaults(picture))
    assert text.startswith(picture.description)
    assert any(letter.isdigit() for letter in text)
    assert text.endswith(".")
    assert "nan" not in text
    assert len(text) < 1000


@EVERY
def test_the_text_alternative_changes_with_every_slider(name):
    picture = PICTURES[name]()
    values = defaults(picture)
    for key, slider in picture.sliders.items():
        moved = values | {key: slider.high if values[key] != slider.high else slider.low}
        assert alt_text(picture, moved) != alt_text(picture, values), key
