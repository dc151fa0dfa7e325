"""The planes of the inputs and of the hidden units: what is shaded, and where the points are."""

import numpy as np

from lib.charts import two_units as charts
from lib.charts.core.sweeps import SWEEPS, sweep_starts
from lib.learning.two_units import two_units
from lib.lesson.controls import TWO_UNITS
from lib.lesson.examples import TWO_UNITS_KEYS, XOR_INPUTS, XOR_SOLUTION
from lib.numerics.parameter import grid
from tests.unit.charts.pictures import PICTURES, numbers_at
from tests.unit.each import each

SOLUTION = dict(zip(TWO_UNITS_KEYS, XOR_SOLUTION, strict=True))


def inside(path, x, y):
    """Return whether a place of [-1, 1]^2 is in one of the closed lines of a path, whose y grows downwards."""
    hits = 0
    for line in path.strip("MZ").split("ZM"):
        corners = np.array([pair.split(",") for pair in line.split("L")], dtype=float) * [1, -1]
        following = np.roll(corners, -1, axis=0)
        crossed = (corners[:, 1] > y) != (following[:, 1] > y)
        rise, run = (following - corners)[crossed, ::-1].T
        hits += int((x < corners[crossed, 0] + (y - corners[crossed, 1]) / rise * run).sum())
    return hits % 2 == 1


def is_shaded(tables, row, place):
    """Return whether a place of [-1, 1]^2 is shaded at a row of the sweeps."""
    return inside(tables[SWEEPS]["path"][row], *place)


@each("has_relu", [True, False])
def test_the_shaded_regions_hold_exactly_the_points_whose_output_is_positive_at_every_step(has_relu):
    inputs, hidden = (draw(TWO_UNITS, SOLUTION, has_relu).tables for draw in (charts.input_plane, charts.hidden_plane))
    for index, (parameter, start) in enumerate(zip(TWO_UNITS, sweep_starts(TWO_UNITS), strict=True)):
        for row, value in list(enumerate(grid(parameter), start))[::5]:
            weights = np.array(XOR_SOLUTION)
            weights[index] = value
            network = two_units(weights, has_relu)
            low, span = (hidden[SWEEPS][f"v{place}"][row] for place in (8, 9))
            places = 2 * (network.hidden(XOR_INPUTS) - low) / span - 1
            for x, place, y in zip(XOR_INPUTS, places, network.output(XOR_INPUTS), strict=True):
                if abs(y) > 1e-6:
                    assert is_shaded(inputs, row, np.array(x) - 0.5) == (y > 0)
                    assert is_shaded(hidden, row, place) == (y > 0)


def test_each_point_of_the_hidden_plane_is_a_quarter_of_it_or_more_from_its_border():
    table = charts.hidden_plane(TWO_UNITS, SOLUTION, True).tables[SWEEPS]
    hidden = np.stack([table[f"v{place}"] for place in range(8)], axis=-1)
    places = (hidden - table["v8"][:, None]) / table["v9"][:, None]
    assert places.min() > 0.25 - 1e-6
    assert places.max() < 0.75 + 1e-6


def test_the_description_says_where_the_network_is_right():
    assert PICTURES["two_units.input_plane"]().description.endswith("right at (0, 0) and (0, 1).")
    assert charts.input_plane(TWO_UNITS, SOLUTION, True).description.endswith("right at all of them.")


def test_the_points_of_the_hidden_plane_are_the_outputs_of_the_units():
    numbers = numbers_at(charts.hidden_plane(TWO_UNITS, SOLUTION, True))
    np.testing.assert_allclose(numbers[["h₁", "h₂"]], [[0, 0], [1, 0], [1, 0], [2, 1]], atol=1e-12)
