"""Colours: the theme's are distinct and readable, and a series has the same one in every chart.

Any two colours of the theme are at least 30 Delta-E apart, and 13 under the three kinds of colour blindness.

The matrices simulate full protanopia, deuteranopia and tritanopia on linear RGB (Machado, Oliveira and Fernandes,
A physiologically-based model for simulation of color vision deficiency, 2009, table 1).
"""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np

from lib.activations import ACTIVATIONS
from lib.charts.colors import (
    ACTIVATION_LABELS,
    COLOR_COUNT,
    CROSS_ENTROPY,
    FIRST_SERIES,
    LIKELIHOOD_PALETTE,
    SQUARED_ERROR,
    with_color_at,
)
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.loss_curves import AXES
from lib.lesson.examples import DYING_ACTIVATIONS, GRADIENT_FLOW_ACTIVATIONS
from lib.losses import LOSSES
from tests.unit.charts.pictures import PICTURES, line_palette, loss_curves_over
from tests.unit.each import each

CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text())
VISION = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ @ np.ones(3)


def linear(colour):
    """Return a #rrggbb colour as linear RGB in [0, 1]."""
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Return linear RGB in CIE L*a*b*."""
    ratio = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@each("theme", ["light", "dark"])
@each("vision", VISION)
def test_any_two_colours_stay_apart(theme, vision):
    palette = CONFIG["theme"][theme]["chartCategoricalColors"]
    seen = {colour: lab(np.array(VISION[vision]) @ linear(colour)) for colour in palette}
    for one, other in combinations(palette, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= (30 if vision == "normal" else 13), (one, other)


@each(("theme", "background"), [("light", "#ffffff"), ("dark", "#171614")])
def test_words_in_every_colour_have_a_contrast_of_four_and_a_half_against_the_page(theme, background):
    def luminance(colour):
        return float(TO_XYZ[1] @ linear(colour))

    for colour in CONFIG["theme"][theme]["chartCategoricalColors"]:
        light, dark = sorted((luminance(colour), luminance(background)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour


def test_the_theme_has_as_many_colours_as_the_charts_count_on():
    assert {len(CONFIG["theme"][theme]["chartCategoricalColors"]) for theme in ("light", "dark")} == {COLOR_COUNT}


def color_places(picture):
    """Return the place in the theme of the colour of each series of a line chart."""
    palette = line_palette(picture)
    return {name: palette.index(name) % COLOR_COUNT for name in picture.tables["lines"]["series"].tolist()}


@each("name", ["dying_relu.neuron", "prelu.alpha_over_steps", "prelu.losses_over_steps", "prelu.learned_function"])
def test_an_activation_that_is_trained_has_the_colour_of_its_curve_and_no_other_has_it(name):
    found = color_places(PICTURES[name]())
    named = {label: found[label] for label in ACTIVATION_LABELS if label in found}
    assert named
    assert named == {label: ACTIVATION_LABELS.index(label) % COLOR_COUNT for label in named}
    assert len(set(found.values())) == len(found)


@each(
    "name",
    [
        "likelihood.likelihood_curve",
        "likelihood.log_likelihood_curve",
        "intervals.likelihood_ratio_cut",
        "cross_entropy.per_flip",
        "cross_entropy.per_flip_in_logit",
    ],
)
def test_losses_and_likelihood_have_the_same_colours_on_both_of_their_pages(name):
    found = color_places(PICTURES[name]())
    shared = [series for series in found if series in LIKELIHOOD_PALETTE]
    assert shared
    assert all(found[series] == LIKELIHOOD_PALETTE.index(series) for series in shared)


def test_a_typed_function_has_another_colour_than_the_activations_that_are_trained_beside_it():
    places = {label: ACTIVATION_LABELS.index(label) % COLOR_COUNT for label in ACTIVATION_LABELS}
    beside = [ACTIVATIONS[name].label for name in {*DYING_ACTIVATIONS, *GRADIENT_FLOW_ACTIVATIONS}]
    assert places["Your function"] not in {places[label] for label in beside}
    assert with_color_at(("a", "b"), 1, "c").index("c") % COLOR_COUNT == 1


def test_after_the_last_colour_the_first_follows_with_another_dash_pattern():
    names = [f"series {index}" for index in range(COLOR_COUNT + 1)]
    columns = {"x": np.arange(20.0)} | {name: np.arange(20.0) for name in names}
    picture = line_chart(
        columns, [Line(name, name) for name in names], AxesSpec("x", "y", palette=tuple(names)), "text"
    )
    found, table = color_places(picture), picture.tables["lines"]
    dashes = dict(zip(table["series"].tolist(), table["dash"].tolist(), strict=True))
    assert found[names[0]] == found[names[-1]]
    assert dashes[names[0]] != dashes[names[-1]]


def color_domains(node):
    """Return the domain of every scale of colours in a specification."""
    if isinstance(node, list):
        return [domain for part in node for domain in color_domains(part)]
    if not isinstance(node, dict):
        return []
    color = node.get("color")
    own = [color["scale"]["domain"]] if isinstance(color, dict) and "domain" in color.get("scale", {}) else []
    return own + [domain for part in node.values() for domain in color_domains(part)]


@each("name", [name for name in PICTURES if name.partition(".")[0] in ("calibration", "loss_curves", "regression")])
def test_the_first_colours_are_those_of_the_two_losses_and_the_two_classes(name):
    found = color_domains(PICTURES[name]().specification)
    assert found
    for domain in found:
        assert tuple(domain[:4]) == FIRST_SERIES
        assert len(domain) <= COLOR_COUNT or name.startswith("loss_curves")
        assert len(set(domain)) == len(domain)


@each("name", LOSSES)
def test_a_squared_error_and_a_cross_entropy_have_one_colour_whatever_they_are_a_loss_of(name):
    loss = LOSSES[name]
    axis = next(axis for axis in AXES.values() if loss in axis.losses)
    series = {"Squared": SQUARED_ERROR, "Brier": SQUARED_ERROR, "Cross-entropy": CROSS_ENTROPY}
    expected = series.get(loss.label.split(" ")[0], loss.label)
    picture = loss_curves_over(axis.name, (name,))
    assert set(picture.tables["lines"]["series"]) == {expected}
    assert expected in line_palette(picture)
