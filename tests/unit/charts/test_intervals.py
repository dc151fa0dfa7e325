"""The likelihood-ratio cut crosses the log-likelihood at the ends of its interval; coverage has dots at its jumps."""

import pytest

from lib.charts.intervals import MOST_DOTTED, coverage_curves
from lib.statistics.coverage import coverage
from lib.statistics.intervals import INTERVALS, likelihood_ratio_interval
from tests.unit.charts.pictures import PICTURES, numbers_at


def test_the_cut_crosses_the_log_likelihood_at_the_ends_of_the_likelihood_ratio_interval():
    numbers = numbers_at(PICTURES["intervals.likelihood_ratio_cut"]())
    above = numbers["probability p of a 1"][numbers["Log-likelihood"] >= numbers["Cut for 95%"]]
    assert (above.min(), above.max()) == pytest.approx(likelihood_ratio_interval(3, 10, 0.95), abs=0.005)
    assert numbers["Maximum"].iloc[0] == pytest.approx(numbers["Log-likelihood"].max())


def test_at_each_jump_of_a_coverage_of_few_flips_the_filled_dot_has_the_value_that_it_has_there():
    lines = coverage_curves(3, 0.95).tables["lines"]
    for place, interval in enumerate(INTERVALS.values()):
        dots, filled, x = (lines[name][place] for name in ("dots", "filled", "xs"))
        ends = dots[filled == 1]
        middle = (ends + lines["other_sides"][place][filled == 1]) // 2
        assert len(middle) == len(set(middle)) > 0
        assert lines["values"][place][ends] == pytest.approx(coverage(interval, 3, 0.95, x[middle]), abs=1e-6)
    many = coverage_curves(MOST_DOTTED + 1, 0.95).tables["lines"]
    assert all((dots == -1).all() for dots in many["dots"])


def test_an_interval_says_the_same_under_the_pointer_as_in_the_table():
    picture = PICTURES["intervals.intervals"]()
    titles = [each["title"] for each in picture.specification["layer"][0]["encoding"]["tooltip"]]
    assert titles == list(numbers_at(picture)) == ["interval", "lower end", "k/n", "upper end"]
