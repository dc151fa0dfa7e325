"""Points in the plane: the regions of their classes with their names, and what can be edited."""

import dataclasses

import numpy as np

from lib.charts import decision_regions
from lib.charts.decision_regions import NAME_SIZE
from lib.lesson.controls import DESCENT
from lib.numerics.parameter import grid
from tests.unit.charts.pictures import DESCENTS, PICTURES, POINTS


def test_the_names_of_regions_do_not_meet_at_any_step():
    table = PICTURES["decision_regions.regions"]().tables["regions"]
    assert table["name"].tolist() == ["a", "b", "c"]
    for index in range(grid(DESCENT).size):
        places = np.column_stack([table[f"{axis}{index}"] for axis in "xy"])
        places = places[np.isfinite(places).all(axis=1)]
        assert len(places) >= 1
        gaps = np.abs(places[:, None] - places[None])[~np.eye(len(places), dtype=bool)]
        assert (gaps >= NAME_SIZE).any(axis=-1).all()


def test_all_points_can_be_edited_inside_the_plot():
    for name in ("decision_lines", "regions"):
        picture = PICTURES[f"decision_regions.{name}"]()
        assert picture.editable_points == tuple(map(tuple, POINTS.x.tolist()))
        assert picture.editable_area == (-4, 4, -4, 4)


def test_weights_of_0_have_no_decision_line():
    still = dataclasses.replace(DESCENTS["Cross-entropy"], weights=np.zeros_like(DESCENTS["Cross-entropy"].weights))
    columns = decision_regions.decision_lines(POINTS, {"Cross-entropy": still}, DESCENT, 0.0).tables["ends"]
    assert np.isnan(columns["x0"]).all()
    assert np.isfinite(PICTURES["decision_regions.decision_lines"]().tables["ends"]["x0"]).all()
