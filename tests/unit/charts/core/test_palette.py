"""The palette under the three kinds of colour blindness: any two of its colours stay at least 10 Delta-E apart.

The matrices simulate full protanopia, deuteranopia and tritanopia on linear RGB (Machado, Oliveira and Fernandes,
A physiologically-based model for simulation of color vision deficiency, 2009, table 1).
"""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

CONFIG = tomllib.loads((Path(__file__).parents[4] / ".streamlit" / "config.toml").read_text())
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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_any_two_colours_stay_apart(theme, vision):
    palette = CONFIG["theme"][theme]["chartCategoricalColors"]
    seen = {colour: lab(np.array(VISION[vision]) @ linear(colour)) for colour in palette}
    for one, other in combinations(palette, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= 10, (one, other)


@pytest.mark.parametrize(("theme", "background"), [("light", "#ffffff"), ("dark", "#171614")])
def test_words_in_every_colour_have_a_contrast_of_four_and_a_half_against_the_page(theme, background):
    def luminance(colour):
        return float(TO_XYZ[1] @ linear(colour))

    for colour in CONFIG["theme"][theme]["chartCategoricalColors"]:
        light, dark = sorted((luminance(colour), luminance(background)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour
