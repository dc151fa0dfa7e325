"""The histogram of a simulation grows from one repeat to all."""

import numpy as np

from tests.unit.charts.pictures import HISTOGRAM, PICTURES


def test_the_histogram_grows_from_one_repeat_to_all():
    picture = PICTURES["simulation.growing_histogram"]()
    assert sorted(picture.data_at({"growth": 0})["simulated share"])[-1] == 1
    np.testing.assert_allclose(
        picture.data_at({"growth": 40})["simulated share"],
        HISTOGRAM.frequencies[-1][picture.tables["bars"]["k"]],
        rtol=1e-6,
    )
