"""The likelihood-ratio cut crosses the log-likelihood at the ends of its interval."""

import pytest

from lib.statistics.intervals import likelihood_ratio_interval
from tests.unit.charts.pictures import PICTURES, numbers_at


def test_the_cut_crosses_the_log_likelihood_at_the_ends_of_the_likelihood_ratio_interval():
    numbers = numbers_at(PICTURES["intervals.likelihood_ratio_cut"]())
    above = numbers["probability p of a 1"][numbers["Log-likelihood"] >= numbers["Cut for 95%"]]
    assert (above.min(), above.max()) == pytest.approx(likelihood_ratio_interval(3, 10, 0.95), abs=0.005)
    assert numbers["Maximum"].iloc[0] == pytest.approx(numbers["Log-likelihood"].max())
