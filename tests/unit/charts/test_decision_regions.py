"""Points in the plane: shapes over the regions, and what can be edited."""

import dataclasses

import numpy as np

from lib.charts import decision_regions
from lib.lesson.controls import DESCENT
from tests.unit.charts.pictures import DESCENTS, PICTURES, POINTS


def test_regions_have_the_shapes_of_their_classes_at_places_spread_over_the_plane():
    cells = PICTURES["decision_regions.regions"]().tables["cells"]
    assert 50 <= cells["has_shape"].sum() <= 100
    assert np.ptp(cells["left"][cells["has_shape"]]) > 0.8 * np.ptp(cells["left"])


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
