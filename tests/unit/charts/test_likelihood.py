"""Charts of the likelihood: factors, an infinite score, and both scales."""

import re

import numpy as np
import pytest

from lib.charts import binomial_slices, cross_entropy, intervals, likelihood, maximum_likelihood, simulation
from lib.inference.maximum_likelihood import maximize
from lib.lesson import controls
from lib.lesson.experiments.likelihood import flip_simulation
from lib.likelihood import likelihood as likelihood_of
from lib.text.numbers import significant
from tests.unit.charts.pictures import PICTURES, SAMPLE, P, line_lists, numbers_at, table_of


@pytest.mark.parametrize("p", [0.2, 0.5, 1.0])
def test_the_factors_of_the_flips_multiply_to_the_likelihood(p):
    factors = numbers_at(PICTURES["likelihood.factors"](), p=p)["factor"]
    np.testing.assert_allclose(np.prod(factors), p**3 * (1 - p) ** 7, rtol=1e-6)


def test_a_score_is_infinite_at_both_ends():
    picture = PICTURES["likelihood.log_likelihood_curve"]()
    scores = line_lists(picture, "slopes")["ln L(p)"]
    assert scores[0] == scores[-1] == np.inf
    assert np.isfinite(scores[1:-1]).all()
    assert line_lists(picture, "infinity_text") == {"ln L(p)": "−∞"}


def test_the_likelihood_is_drawn_as_it_is_and_on_demand_divided_by_its_maximum():
    found = numbers_at(likelihood.likelihood_curve(SAMPLE, P, 0.5))
    np.testing.assert_allclose(found["L(p)"], likelihood_of(SAMPLE, found["probability p of a 1"]), rtol=1e-9)
    for picture, title in (
        (
            likelihood.likelihood_curve(SAMPLE, P, 0.5, relative=True),
            "Relative likelihood of 10 flips, maximum 1 at p = 0.3",
        ),
        (likelihood.relative_likelihood(SAMPLE, P, 0.5), "L(p) / L(k/n) over prediction p"),
    ):
        relative = numbers_at(picture)
        assert list(relative.columns)[1] == "L(p) / L(k/n)"
        assert relative["L(p) / L(k/n)"].max() == pytest.approx(1)
        assert picture.title == title


def test_a_log_likelihood_with_a_cursor_has_a_point_at_each_of_its_stops():
    picture = likelihood.log_likelihood_curve(SAMPLE, P, 0.123)
    assert (picture.tables["domain"]["cursor_indices"][0] >= 0).all()
    assert 0.123 in picture.data["x"]


def test_the_product_underflows_where_a_float_ends_and_the_sum_does_not():
    numbers = numbers_at(PICTURES["likelihood.underflow"]()).set_index("flips of a fair coin")
    assert numbers["From the product"].dropna().index.max() == 1074
    assert numbers["From the sum of logarithms"].notna().all()


@pytest.mark.parametrize(
    "picture",
    [
        likelihood.likelihood_curve(SAMPLE, P, 0.5),
        likelihood.likelihood_curve(SAMPLE, P, 0.5, relative=True),
        likelihood.log_likelihood_curve(SAMPLE, P, 0.5),
    ],
)
def test_the_maximum_is_annotated_with_its_value_and_its_place(picture):
    curve = numbers_at(picture).iloc[:, 1]
    notes = table_of(picture, "annotations")
    assert notes["note"].tolist() == [f"maximum {significant(curve.max())} at p = 0.3"]
    assert (notes["x"].item(), notes["value"].item()) == pytest.approx((0.3, curve.max()))


@pytest.mark.parametrize(
    "draw",
    [
        lambda: likelihood.likelihood_curve([1], P, 0.5),
        lambda: likelihood.likelihood_curve([1], P, 0.5, True),
        lambda: likelihood.relative_likelihood([1], P, 0.5),
        lambda: likelihood.log_likelihood_curve([1], P, 0.5),
        lambda: likelihood.likelihood_by_sample_size([1]),
        lambda: likelihood.factors([1], P, 0.5),
        lambda: cross_entropy.of_sample([1], P, 0.5),
        lambda: intervals.likelihood_ratio_cut([1], 0.95, controls.NULL, 0.5),
        lambda: intervals.coverage_curves(1, 0.95),
        lambda: binomial_slices.table(1, P, controls.TABLE_K),
        lambda: simulation.growing_histogram(1, 0.3, flip_simulation(1, 0.3, 10, 0), controls.GROWTH, 0.0),
        lambda: maximum_likelihood.ascent([1], maximize(1, 1, 0.9, steps=1), controls.ASCENT_STEP),
    ],
)
def test_one_flip_and_one_step_are_in_the_singular(draw):
    picture = draw()
    headings = [column.heading for column in picture.data_columns]
    names = np.asarray(picture.tables.get("lines", {}).get("name", [])).tolist()
    said = " ".join([picture.title, picture.description, *headings, *names])
    assert re.search(r"\b1 (flips|steps)", said) is None
    assert re.search(r"\b(1 flip|1 step|for 1, 10 and 100 flips)\b", said)
