"""A table over an x axis has round x, kinks and the cursor, and none of them twice."""

import numpy as np

from lib.activations import ACTIVATIONS
from lib.charts import activations, likelihood
from lib.charts.core.axis_domains import ends, rounded
from lib.charts.core.table_rows import MOST_ROUND, table_rows
from lib.lesson.controls import PROBABILITY
from lib.text.numbers import precise
from tests.unit.charts.pictures import PICTURES
from tests.unit.each import each

STARTS = {p.key: p.default for a in ACTIVATIONS.values() for p in a.parameters.values()}


def shown_x(picture, values):
    """Return the x of the rows of a picture's table."""
    numbers = picture.data_at(values)
    return next(iter(numbers.values()))[table_rows(picture, values)]


@each(("low", "high"), [(-5, 5), (-4.5, 5), (-20, 20), (-1, 0.5), (0, 7)])
def test_the_table_of_curves_has_quarters_or_halves_and_kinks_without_doubles(low, high):
    picture = activations.curves(["hardswish", "relu", "elu"], low, high, STARTS)
    x = shown_x(picture, STARTS)
    kinks = [k for k in (-3, 0, 3) if low < k < high]
    assert set(kinks) <= set(x.tolist())
    steps = np.diff(x)
    assert steps.min() > 1e-3
    assert len(x) <= MOST_ROUND + len(kinks) + 2
    assert set(np.arange(np.ceil(low), high)) <= set(x.tolist())


@each(("low", "high"), [(-5, 5), (-4.5, 5), (-20, 20)])
def test_no_x_is_a_decimal_that_a_float_misses(low, high):
    x = activations.curves(["sigmoid"], low, high, STARTS).data["x"]
    assert max(len(str(value)) for value in x) <= 9
    assert {-2.0, -1.75, 0.25} <= set(x.tolist())


def test_the_likelihood_of_the_lesson_is_in_the_table_in_all_its_digits_and_so_is_the_cursor():
    sample = [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]
    picture = likelihood.likelihood_curve(sample, PROBABILITY, 0.123)
    numbers, rows = picture.data_at({"p": 0.123}), table_rows(picture, {"p": 0.123})
    found = dict(zip(numbers["probability p of a 1"][rows].tolist(), numbers["L(p)"][rows].tolist(), strict=True))
    assert 0.123 in found
    exact = {0.1: "0.0004782969", 0.2: "0.0016777216", 0.3: "0.0022235661", 0.5: "0.0009765625"}
    assert {p: precise(found[p]) for p in exact} == exact


@each("name", PICTURES)
def test_every_picture_has_rows_in_its_table(name):
    picture = PICTURES[name]()
    values = {key: slider.default for key, slider in picture.sliders.items()}
    rows = table_rows(picture, values)
    assert rows.tolist() == sorted(set(rows.tolist()))
    assert rows.size


@each("alpha", [0.0, 0.25, 1.5])
def test_the_y_axis_of_curves_fits_what_is_drawn(alpha):
    names = ["sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu"]
    values = STARTS | {"prelualpha": alpha} if "prelualpha" in STARTS else STARTS
    picture = activations.fitted(activations.curves(names, -5, 5, STARTS), values, True)
    numbers = np.concatenate(list(picture.data_at(values).values())[1:])
    drawn = rounded(float(np.nanmin(numbers)), float(np.nanmax(numbers)), "linear")
    assert ends(picture.tables["domain"], "y") == drawn
    assert drawn[0] >= -8
