"""The catalogue of activations: what is magnified, and what the tooltips say."""

import math

import pytest

from lib.activations import ACTIVATIONS
from lib.charts.activation_catalogue import catalogue
from tests.unit.charts.pictures import table_of


def test_the_catalogue_magnifies_the_flat_leaky_side_and_nothing_else():
    curves = table_of(catalogue(), "curves")
    assert set(curves[curves["part"] == "magnified"]["name"]) == {"leaky_relu"}
    assert curves["name"].nunique() == len(ACTIVATIONS)


def test_the_tooltip_of_a_cell_has_what_was_measured_of_its_function():
    cells = table_of(catalogue(), "cells").set_index("name")
    assert cells["range"]["tanh"] == "−1 to 1"
    assert cells["range"]["relu"] == "0 to ∞"
    assert cells["steepest slope"]["sigmoid"] == pytest.approx(0.25)
    assert cells["function"]["relu"] == "ReLU"
    assert cells["mean output"]["hardtanh"] == 0
    assert cells["mean output"]["relu"] == pytest.approx(1 / math.sqrt(2 * math.pi), rel=1e-6)
