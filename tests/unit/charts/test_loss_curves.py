"""Curves of any losses: each on one axis, lib's values and gradients, and breaks where a gradient jumps."""

import numpy as np

from lib.charts import loss_curves
from lib.charts.loss_curves import AXES
from lib.losses import LOSSES
from tests.unit.charts.pictures import LOSS_STARTS, numbers_at
from tests.unit.charts.pictures import loss_curves_over as over
from tests.unit.each import each


def test_every_loss_lies_on_exactly_one_axis():
    placed = [loss.name for axis in AXES.values() for loss in axis.losses]
    assert sorted(placed) == sorted(LOSSES)


def test_only_the_losses_of_an_axis_are_drawn_on_it_and_choosing_among_them_mounts_no_new_chart():
    names = ("focal", "brier", "huber", "hinge")
    drawn = ["Focal", "Focal, slope", "Hinge", "Hinge, slope"]
    assert list(numbers_at(over("output", names))) == ["logit z or score s", *drawn]
    assert [loss.name for loss in loss_curves.losses_on_axis(AXES["probability"], names)] == ["brier"]
    assert over("output", ("hinge",)).specification is over("output", ("focal",)).specification


@each("name", LOSSES)
@each("y", [0.0, 0.35, 1.0])
def test_loss_and_gradient_are_libs_wherever_they_are_finite(name, y):
    loss = LOSSES[name]
    axis = next(axis for axis in AXES.values() if loss in axis.losses)
    picture = over(axis.name, (name,), y, gamma=0.77, delta=0.33, epsilon=0.123)
    for values in ({}, {"gamma": 0.77, "delta": 0.33, "epsilon": 0.123}, {"gamma": 5.0, "delta": 3.1, "epsilon": 0.5}):
        found = numbers_at(picture, **{key: value for key, value in values.items() if key in picture.sliders})
        x = found[axis.title].to_numpy()
        arguments = {n: (LOSS_STARTS | values)[p.key] for n, p in loss.parameters.items()}
        expected = np.asarray(loss.function(x, loss.coded(y), **arguments))
        np.testing.assert_allclose(found[loss.label], np.where(np.isfinite(expected), expected, np.nan), rtol=1e-6)
        drawn = found[f"{loss.label}, slope"].notna().to_numpy()
        gradient = np.asarray(loss.gradient(x, loss.coded(y), **arguments))
        np.testing.assert_allclose(found[f"{loss.label}, slope"][drawn], gradient[drawn], rtol=1e-5, atol=1e-7)


def test_gradients_break_where_they_jump():
    hinge = numbers_at(over("output", ("hinge",), 0.0)).set_index("logit z or score s")["Hinge, slope"]
    assert hinge.index[hinge.isna()].tolist() == [-1]
    absolute = numbers_at(over("prediction", ("absolute_error", "huber"), 0.35)).set_index("prediction ŷ")
    assert absolute.index[absolute["Absolute error, slope"].isna()].tolist() == [0.35]
    assert absolute["Huber, slope"].notna().all()
