"""The tables of a picture as they are sent: whole, and made once while they stay the same."""

import io

import numpy as np
import pandas as pd

from lib.charts.core.picture import Picture
from lib.charts.simplex import simplex
from lib.lesson import controls
from ui.chart import shipped


def picture(**columns):
    return Picture({}, {name: {"x": np.array(values)} for name, values in columns.items()}, "title", "text")


def test_a_table_that_did_not_change_is_not_made_again_for_the_next_picture():
    first, second = shipped(picture(static=[1.0, 2.0], moving=[1.0])), shipped(picture(static=[1.0, 2.0], moving=[2.0]))
    assert second["static"] is first["static"]
    assert second["moving"] != first["moving"]


def test_what_is_shipped_is_each_table_of_the_picture():
    committed = {p.key: p.default for p in (*controls.LOGITS, controls.TEMPERATURE)}
    for true in range(3):
        drawn = simplex(["a", "b", "c"], controls.LOGITS, controls.TEMPERATURE, committed, true)
        for name, file in shipped(drawn).items():
            pd.testing.assert_frame_equal(pd.read_feather(io.BytesIO(file)), pd.DataFrame(drawn.tables[name]))
